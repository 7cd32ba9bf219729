//! Which pages about peers exist.

mod like;
mod map;
mod requests;

use actix_web::web::{ServiceConfig, get, post};

use crate::web::paths;

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/organisasjon/{slug}/like", get().to(like::page))
        .route(paths::MAP, get().to(map::page))
        .route(paths::PARTNERS, get().to(requests::mine))
        .route(paths::NEW_PARTNER_REQUEST, get().to(requests::form))
        .route(paths::NEW_PARTNER_REQUEST, post().to(requests::send))
        .route("/samarbeid/foresporsel/{id}", get().to(requests::show))
        .route("/samarbeid/foresporsel/{id}/svar", post().to(requests::answer))
        .route("/samarbeid/foresporsel/{id}/trekk", post().to(requests::withdraw))
        .route("/samarbeid/{id}/avslutt", post().to(requests::end));
}
