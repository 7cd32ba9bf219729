//! Which pages and forms results have.

mod compare;
mod indicator;
mod lesson;
mod measurement;
mod trial;

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::{ServiceConfig, get, post};
use chrono_tz::Europe::Oslo;

use crate::error::FieldErrors;
use crate::tx::Tx;
use crate::web::{Filled, FormData, paths};

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/forsok/{slug}/resultater", get().to(trial::show))
        .route("/forsok/{slug}/resultater/last-ned", get().to(trial::file))
        .route("/forsok/{slug}/resultater/ny-indikator", get().to(indicator::new))
        .route("/forsok/{slug}/resultater/ny-indikator", post().to(indicator::add))
        .route("/forsok/{slug}/resultater/ny-laerdom", get().to(lesson::new))
        .route("/forsok/{slug}/resultater/ny-laerdom", post().to(lesson::add))
        .route("/indikator/{id}/rediger", get().to(indicator::edit))
        .route("/indikator/{id}/rediger", post().to(indicator::change))
        .route("/indikator/{id}/versjoner", get().to(indicator::versions))
        .route("/indikator/{id}/ny-maling", get().to(measurement::new))
        .route("/indikator/{id}/ny-maling", post().to(measurement::add))
        .route("/maling/{id}/rediger", get().to(measurement::edit))
        .route("/maling/{id}/rediger", post().to(measurement::change))
        .route("/laerdom/{id}/rediger", get().to(lesson::edit))
        .route("/laerdom/{id}/rediger", post().to(lesson::change))
        .route("/laerdom/{id}/versjoner", get().to(lesson::versions))
        .route(paths::INDICATORS, get().to(compare::catalogue))
        .route("/indikatorer/{slug}", get().to(compare::show))
        .route("/indikatorer/{slug}/last-ned", get().to(compare::file));
}

/// What became of a form.
enum Taken {
    /// It is done; go there.
    Done(String),
    /// It comes back with complaints.
    Back(FieldErrors),
    /// Somebody else has changed the thing meanwhile.
    Changed,
}

/// A form that comes back: its status, and what stands in it. After a conflict it starts from the present `version`.
fn back(taken: Taken, form: FormData, version: i32) -> (StatusCode, Filled) {
    match taken {
        Taken::Changed => {
            let form = form.with("version", version.to_string());
            (StatusCode::CONFLICT, Filled::back(form, FieldErrors::one("", "result-conflict")))
        }
        Taken::Back(errors) => (StatusCode::UNPROCESSABLE_ENTITY, Filled::back(form, errors)),
        Taken::Done(_) => (StatusCode::OK, Filled::with(form)),
    }
}

/// Today in Norway.
fn today(tx: &Tx<'_>) -> chrono::NaiveDate {
    tx.now.with_timezone(&Oslo).date_naive()
}

/// A spreadsheet to be saved.
fn spreadsheet(name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .insert_header((header::VARY, "Cookie, Accept-Language"))
        .body(bytes)
}
