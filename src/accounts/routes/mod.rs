//! Which page and form of this slice is where: sign-in, personas, Min side, joining, coordinating. And the middleware
//! that keeps a session alive while it is used.

pub mod coordinate;
pub mod join;
pub mod me;
pub mod personas;
pub mod sign_in;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::{self, ServiceConfig, get, post};
use actix_web::{Error as ActixError, HttpMessage as _};

use super::actions::sessions;
use crate::web::{Cx, InUse, paths};

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
        .service(web::resource(paths::LISTED).route(post().to(me::set_listed)))
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

/// The middleware that notes a session's use, at most once a minute and after the page's own transaction. That it could
/// not be noted is no reason to fail the page.
///
/// # Errors
/// Those of the request itself.
pub async fn keep_alive(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, ActixError> {
    let res = next.call(req).await?;
    let used = res.request().extensions().get::<InUse>().is_some_and(InUse::get);
    if let Some(cx) = Cx::of(res.request()).filter(|_| used)
        && let Err(fault) = cx.upkeep().write(sessions::touch).await
    {
        tracing::warn!(fault = format!("{fault:#}"), "a session's use was not noted");
    }
    Ok(res)
}
