//! Health, metrics, the operator's page, and the demo's post office.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Path, Query, ServiceConfig, get, post};
use serde::Deserialize;

use super::letter::Letter;
use super::{actions, queries, trail, views};
use crate::error::Error;
use crate::web::{Cx, FormData, Reply, metrics, paths, see_other};

/// A letter shows itself in a frame of its own: no script, no form, nothing from elsewhere.
const LETTER_CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/healthz", get().to(healthz))
        .route("/readyz", get().to(readyz))
        .route("/metrics", get().to(show_metrics))
        .route("/drift", get().to(overview))
        .route(paths::AUDIT, get().to(trail::routes::trail))
        .route(paths::MAIL, get().to(mail))
        .route("/drift/jobber", post().to(retry_jobs))
        .route("/drift/brev", post().to(retry_mail))
        .route("/demo/postkontor", get().to(letters))
        .route("/demo/postkontor/{id}", get().to(letter))
        .route("/demo/postkontor/{id}/html", get().to(letter_html));
}

fn plain(mut response: actix_web::HttpResponseBuilder, body: impl Into<String>) -> HttpResponse {
    response
        .content_type("text/plain; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(body.into())
}

/// The process lives; no database is asked, so that a slow one gets nobody killed.
async fn healthz() -> HttpResponse {
    plain(HttpResponse::Ok(), "ok\n")
}

/// It can answer people: the database answers and has every table.
async fn readyz(cx: Cx) -> HttpResponse {
    match cx.read(queries::ready).await {
        Ok((_, true)) => plain(HttpResponse::Ok(), "ready\n"),
        Ok((_, false)) => plain(HttpResponse::ServiceUnavailable(), "migrations missing\n"),
        Err(fault) => {
            tracing::warn!(fault = fault.to_string(), "not ready");
            plain(HttpResponse::ServiceUnavailable(), "database unreachable\n")
        }
    }
}

/// Figures without personal data; those of the database are left out while it does not answer.
async fn show_metrics(cx: Cx) -> HttpResponse {
    let mut figures = Vec::new();
    if let Ok((_, state)) = cx.read(queries::state).await {
        figures.extend([
            ("torget_jobs_waiting", state.jobs.waiting),
            ("torget_jobs_running", state.jobs.running),
            ("torget_jobs_failed", state.jobs.failed),
            ("torget_mail_waiting", state.mail.waiting),
            ("torget_mail_failed", state.mail.failed),
        ]);
    }
    let (used, open) = cx.app.db.state();
    figures.extend([
        ("torget_database_connections_used", i64::from(used)),
        ("torget_database_connections_open", i64::from(open)),
    ]);
    plain(HttpResponse::Ok(), metrics::text(&figures))
}

async fn overview(cx: Cx) -> Reply {
    let (ui, page) = cx.read(queries::overview).await?;
    Ok(cx.page(&ui, &ui.t("operation-title"), &views::overview(&ui, &page)))
}

async fn mail(cx: Cx) -> Reply {
    let (ui, page) = cx.read(queries::post).await?;
    let settings = &cx.app.settings;
    let delivery = views::Delivery {
        pace: settings.mail_pace,
        signs: settings.dkim_domain.as_deref(),
        relay_signs: settings.relay_signs,
        bounces: settings.bounce_domain.as_deref(),
    };
    Ok(cx.page(&ui, &ui.t("operation-post-title"), &views::post(&ui, &page, &delivery)))
}

/// One dead letter, or `None` for all.
fn which(form: &FormData) -> Result<Option<i64>, Error> {
    match form.get("id") {
        "alle" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Error::BadRequest("bad-request")),
    }
}

async fn retry_jobs(cx: Cx, form: FormData) -> Reply {
    let only = which(&form)?;
    cx.write(move |tx| actions::retry_jobs(tx, only)).await?;
    cx.app.bell.notify_one();
    Ok(see_other(paths::OPERATION))
}

async fn retry_mail(cx: Cx, form: FormData) -> Reply {
    let only = which(&form)?;
    cx.write(move |tx| actions::retry_mail(tx, only)).await?;
    Ok(see_other(paths::OPERATION))
}

/// Anybody may read the letters, so there must be no real ones.
fn only_in_the_demo(cx: &Cx) -> Result<(), Error> {
    if cx.app.mailer.keeps_mail() && cx.app.settings.demo_sign_in { Ok(()) } else { Err(Error::NotFound) }
}

async fn letters(cx: Cx) -> Reply {
    only_in_the_demo(&cx)?;
    let (ui, letters) = cx.read(queries::letters).await?;
    Ok(cx.page(&ui, &ui.t("post-office-title"), &views::letters(&ui, &letters)))
}

/// How to look at a letter.
#[derive(Debug, Default, Deserialize)]
struct Look {
    #[serde(default)]
    vis: String,
}

async fn letter(cx: Cx, id: Path<i64>, look: Query<Look>) -> Reply {
    only_in_the_demo(&cx)?;
    let (ui, kept) = cx.read(move |tx| queries::letter(tx, *id)).await?;
    let body = views::letter(&ui, &kept, &Letter::read(&kept.raw), views::View::parse(&look.vis));
    Ok(cx.page(&ui, &kept.subject, &body))
}

async fn letter_html(cx: Cx, id: Path<i64>) -> Reply {
    only_in_the_demo(&cx)?;
    let (_, kept) = cx.read(move |tx| queries::letter(tx, *id)).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_SECURITY_POLICY, LETTER_CSP))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(Letter::read(&kept.raw).html))
}
