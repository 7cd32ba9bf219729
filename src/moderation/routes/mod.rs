//! Moderation over HTTP: the queue and its cases, reporting, objecting, one's own cases, the public log.

mod cases;
mod objections;
mod own;
mod report;
mod tools;

use actix_web::http::StatusCode;
use actix_web::web::{ServiceConfig, get, post};

use crate::web::{Filled, paths};

/// Adds this slice's routes. They come before the threads': `/trad/{id}/moderer` is no thread's readable address.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route(paths::MODERATION, get().to(cases::queue))
        .route(paths::MODERATION_LOG, get().to(own::log))
        .route("/moderering/sak/{id}", get().to(cases::show))
        .route("/moderering/sak/{id}", post().to(cases::decide))
        .route("/moderering/sak/{id}/ta", post().to(cases::take))
        .route("/moderering/sak/{id}/slipp", post().to(cases::leave))
        .route("/moderering/sak/{id}/notat", post().to(cases::note))
        .route("/moderering/innvending/{id}", get().to(objections::show))
        .route("/moderering/innvending/{id}", post().to(objections::answer))
        .route(paths::MY_CASES, get().to(own::page))
        .route("/avgjorelse/{id}", get().to(own::decision))
        .route("/avgjorelse/{id}/innvending", post().to(own::object))
        .route("/innlegg/{id}/meld", get().to(report::form))
        .route("/innlegg/{id}/meld", post().to(report::submit))
        .route("/trad/{id}/moderer", get().to(tools::thread))
        .route("/trad/{id}/gjor/moderer", post().to(tools::decide_thread))
        .route("/innlegg/{id}/moderer", get().to(tools::show_post))
        .route("/innlegg/{id}/moderer", post().to(tools::decide_post));
}

/// 422 for a form that came back.
fn status(filled: &Filled) -> StatusCode {
    if filled.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
