//! Which gathering pages exist.

use actix_web::web::{ServiceConfig, get};

use super::{area, front, help, organisation, provision, thread, threads, trial};
use crate::web::paths;

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route(paths::FRONT, get().to(front::routes::front))
        .route(paths::AREAS, get().to(area::routes::areas))
        .route("/omrade/{slug}", get().to(area::routes::area))
        .route("/organisasjon/{slug}", get().to(organisation::routes::organisation))
        .route("/fylke/{slug}", get().to(organisation::routes::county))
        .route("/forsok/{slug}", get().to(trial::routes::trial))
        .route("/trad/{id}/{slug}", get().to(thread::routes::thread))
        .route(paths::PROVISIONS, get().to(provision::routes::provisions))
        .route("/regel/{act}", get().to(provision::routes::act))
        .route("/regel/{act}/{section}", get().to(provision::routes::section))
        .route("/regel/{act}/{section}/{ledd}", get().to(provision::routes::paragraph))
        .route(paths::THREADS, get().to(threads::routes::threads))
        .route(paths::ABOUT, get().to(help::routes::about))
        .route(paths::PRIVACY, get().to(help::routes::privacy))
        .route(paths::ACCESSIBILITY, get().to(help::routes::accessibility))
        .route("/robots.txt", get().to(help::routes::robots));
}
