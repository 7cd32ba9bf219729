//! Threads over HTTP: opening, replying, editing, answering; a thread's page is in places.

mod edit;
mod open;
mod read;

use actix_web::web::{self, ServiceConfig};

use crate::web::paths;

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/ny-trad", web::get().to(open::choose))
        // Before the kinds, which it would be read as one of.
        .route(paths::SIMILAR_THREADS, web::get().to(open::similar))
        .route("/ny-trad/{kind}", web::get().to(open::form))
        .route("/ny-trad/{kind}", web::post().to(open::submit))
        .route("/trad/{id}", web::get().to(read::bare))
        .route("/trad/{id}/gjor/svar", web::post().to(read::reply))
        .route("/trad/{id}/gjor/losning", web::post().to(read::accept))
        .route("/trad/{id}/gjor/hos-oss", web::post().to(read::same_here))
        .route("/innlegg/{id}/rediger", web::get().to(edit::form))
        .route("/innlegg/{id}/rediger", web::post().to(edit::submit))
        .route("/innlegg/{id}/versjoner", web::get().to(edit::versions));
}
