//! Accounts over HTTP: signing in and out, one's own page, and membership of organisations.

pub mod coordinate;
pub mod join;
pub mod me;
pub mod personas;
pub mod sign_in;

use actix_web::web::{self, ServiceConfig, get, post};

use crate::web::paths;

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    let link = paths::sign_in_link("{token}");
    config
        .service(web::resource(paths::SIGN_IN).route(get().to(sign_in::page)).route(post().to(sign_in::ask)))
        .service(
            web::resource(paths::SIGN_IN_CODE).route(get().to(sign_in::code_page)).route(post().to(sign_in::use_code)),
        )
        .service(web::resource(link).route(get().to(sign_in::link_page)).route(post().to(sign_in::use_link)))
        .service(web::resource(paths::SIGN_OUT).route(post().to(sign_in::sign_out)))
        .service(web::resource(paths::PERSONAS).route(get().to(personas::page)).route(post().to(personas::pick)))
        .service(web::resource(paths::LANGUAGE).route(post().to(me::choose_language)))
        .service(web::resource(paths::ME).route(get().to(me::page)).route(post().to(me::change_profile)))
        .service(web::resource(paths::CHOOSE_HAT).route(post().to(me::choose_hat)))
        .service(web::resource(paths::END_SESSIONS).route(post().to(me::end_sessions)))
        .service(web::resource(paths::LEAVE).route(post().to(me::leave)))
        .service(web::resource(paths::join("{slug}")).route(get().to(join::page)).route(post().to(join::ask)))
        .service(
            web::resource(paths::coordinate("{slug}"))
                .route(get().to(coordinate::page))
                .route(post().to(coordinate::invite)),
        )
        .service(web::resource("/medlemskap/{organisation}/svar").route(post().to(coordinate::answer)));
}
