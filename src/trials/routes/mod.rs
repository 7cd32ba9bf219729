//! The register of trials, and everything a participant does with its own.

mod adopt;
mod new;
mod part;
mod record;

use actix_web::http::StatusCode;
use actix_web::web::{ServiceConfig, get, post};
use actix_web::{HttpRequest, HttpResponse};

use super::views::register::Listing;
use super::{TrialFilter, list, views};
use crate::error::{Error, FieldErrors};
use crate::web::{Cx, Filled, FormData, Reply, Ui, paths, see_other};

/// Adds this slice's routes; a trial's own page is the places'.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route(paths::TRIALS, get().to(show_register))
        .route(paths::NEW_TRIAL, get().to(new::form))
        .route(paths::NEW_TRIAL, post().to(new::submit))
        .route(paths::NEW_NON_TRIAL, get().to(new::non_trial_form))
        .route(paths::NEW_NON_TRIAL, post().to(new::submit_non_trial))
        .route("/forsok/{slug}/endringer", get().to(record::changes))
        .route("/forsok/{slug}/publiser", post().to(record::publish))
        .route("/forsok/{slug}/bekreft", post().to(record::verify))
        .route("/forsok/{slug}/rediger/{section}", get().to(record::form))
        .route("/forsok/{slug}/rediger/{section}", post().to(record::submit))
        .route("/forsok/{slug}/vi-ogsa", get().to(adopt::form))
        .route("/forsok/{slug}/vi-ogsa", post().to(adopt::submit))
        .route("/forsok/{slug}/vi-ogsa/angre", post().to(adopt::forget))
        .route("/forsok/{slug}/deltaker/{organisation}", get().to(part::show))
        .route("/forsok/{slug}/deltaker/{organisation}/status", get().to(part::step_form))
        .route("/forsok/{slug}/deltaker/{organisation}/status", post().to(part::take_step))
        .route("/forsok/{slug}/deltaker/{organisation}/angre", post().to(part::take_back))
        .route("/forsok/{slug}/deltaker/{organisation}/vedtak", get().to(part::form))
        .route("/forsok/{slug}/deltaker/{organisation}/vedtak", post().to(part::submit))
        .route("/forsok/{slug}/deltaker/{organisation}/unntak", get().to(part::exemption_form))
        .route("/forsok/{slug}/deltaker/{organisation}/unntak", post().to(part::save_exemption));
}

/// `GET /forsok?status=…&omrade=…`: the address is the whole filter.
async fn show_register(cx: Cx, req: HttpRequest) -> Reply {
    let shown = Listing::parse(&FormData::of(req.query_string().as_bytes()));
    let (ui, trials) = cx.read(|tx| list(tx, &TrialFilter::default())).await?;
    Ok(cx.page(&ui, &ui.t("trials"), &views::register::register(&ui, &trials, &shown)))
}

/// What came of a form.
enum Outcome {
    /// Taken.
    Sent(HttpResponse),
    /// It comes back.
    Back(StatusCode, Filled),
}

/// A form that was taken leads on; one that cannot be taken comes back with what was typed.
fn sorted(sent: Result<(Ui, String), Error>, form: FormData) -> Result<Outcome, Error> {
    match sent {
        Ok((_, path)) => Ok(Outcome::Sent(see_other(&path))),
        Err(Error::Invalid(errors)) => Ok(Outcome::Back(StatusCode::UNPROCESSABLE_ENTITY, Filled::back(form, errors))),
        Err(Error::Conflict(why)) => {
            Ok(Outcome::Back(StatusCode::CONFLICT, Filled::back(form, FieldErrors::one("", why))))
        }
        Err(other) => Err(other),
    }
}

/// The status a form is shown with.
fn status(filled: &Filled) -> StatusCode {
    if filled.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
