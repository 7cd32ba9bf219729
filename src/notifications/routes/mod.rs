//! Notices over HTTP: the list, what one follows, the unsubscribe link; and the middleware that notes notices as seen.

mod list;
mod mail;
mod seen;
pub mod stopping;

use actix_web::web::{ServiceConfig, get, post};

use crate::web::paths;

pub use seen::note_seen;

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route(paths::NOTICES, get().to(list::page))
        .route(paths::NOTICES_SEEN, post().to(list::all_seen))
        .route(paths::FOLLOWS, get().to(list::follows))
        .route("/avmelding/{token}", get().to(mail::show))
        .route("/avmelding/{token}", post().to(mail::stop));
}
