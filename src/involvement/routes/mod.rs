//! A trial's page of involvement, its forms, and the compare view.

mod compare;
mod event;
mod trial;

use actix_web::http::StatusCode;
use actix_web::web::{ServiceConfig, get, post};

use crate::web::{Filled, paths};

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route(paths::COMPARE, get().to(compare::page))
        .route(paths::COMPARE_CSV, get().to(compare::sheet))
        .route("/forsok/{slug}/involvering", get().to(trial::page))
        .route("/forsok/{slug}/involvering/ny", get().to(event::new))
        .route("/forsok/{slug}/involvering/ny", post().to(event::register))
        .route("/forsok/{slug}/involvering/lovet", get().to(trial::promise))
        .route("/forsok/{slug}/involvering/lovet", post().to(trial::keep_promise))
        .route("/involvering/{id}/endre", get().to(event::edit))
        .route("/involvering/{id}/endre", post().to(event::save))
        .route("/involvering/{id}/trekk", post().to(event::withdraw))
        .route("/involvering/{id}/svar", get().to(event::tell))
        .route("/involvering/{id}/svar", post().to(event::told));
}

fn status(filled: &Filled) -> StatusCode {
    if filled.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
