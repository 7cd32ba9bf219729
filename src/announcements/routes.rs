//! Announcements over HTTP: the list, the form, who has acknowledged, and what is done about it.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{self, Path, ServiceConfig};
use chrono::{DateTime, Datelike as _, NaiveDate, TimeZone as _, Utc};
use chrono_tz::Europe::Oslo;

use super::form::{self, AnnouncementForm};
use super::queries::{self, Meter};
use super::views::{self, Offered, Preview};
use super::{actions, policy};
use crate::areas;
use crate::error::{Error, FieldErrors};
use crate::ids::{OrganisationId, ThreadId};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// Announcements on a page of the list.
const PER_PAGE: usize = 30;

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route(paths::ANNOUNCEMENTS, web::get().to(list))
        .route(paths::NEW_ANNOUNCEMENT, web::get().to(form))
        .route(paths::NEW_ANNOUNCEMENT, web::post().to(submit))
        .route("/kunngjoringer/{id}/kvitteringer", web::get().to(receipts))
        .route("/kunngjoringer/{id}/bekreft", web::post().to(acknowledge))
        .route("/kunngjoringer/{id}/paminn", web::post().to(remind))
        .route("/kunngjoringer/{id}/publiser", web::post().to(publish))
        .route("/kunngjoringer/{id}/trekk", web::post().to(withdraw));
}

/// `GET /kunngjoringer`.
async fn list(cx: Cx, req: HttpRequest) -> Reply {
    let before = FormData::of(req.query_string().as_bytes()).get("etter").parse().ok().map(ThreadId);
    let (ui, (rows, meter)) =
        cx.read(move |tx| Ok((queries::list(tx, before, PER_PAGE as i64 + 1)?, this_year(tx)?))).await?;
    let next = rows.get(PER_PAGE - 1).filter(|_| rows.len() > PER_PAGE);
    let next = next.map(|last| format!("{}?etter={}", paths::ANNOUNCEMENTS, last.thread));
    let shown = rows.get(..PER_PAGE.min(rows.len())).unwrap_or_default();
    let body = views::list(&ui, shown, &meter, before.map(|_| paths::ANNOUNCEMENTS), next.as_deref());
    Ok(cx.page(&ui, &ui.t("announcements"), &body))
}

/// The meter of this year, by the calendar of Norway.
fn this_year(tx: &mut Tx<'_>) -> Result<Meter, Error> {
    let year = tx.now.with_timezone(&Oslo).year();
    let (from, to) = (new_year(year).unwrap_or(tx.now), new_year(year + 1).unwrap_or(tx.now));
    queries::meter(tx, from, to)
}

fn new_year(year: i32) -> Option<DateTime<Utc>> {
    let midnight = NaiveDate::from_ymd_opt(year, 1, 1)?.and_hms_opt(0, 0, 0)?;
    Oslo.from_local_datetime(&midnight).earliest().map(|at| at.with_timezone(&Utc))
}

fn offered(tx: &mut Tx<'_>) -> Result<Offered, Error> {
    policy::can_announce(&tx.viewer)?;
    Ok(Offered { areas: areas::all(tx)?, meter: this_year(tx)? })
}

/// `GET /kunngjoringer/ny`: for the ministry.
async fn form(cx: Cx, req: HttpRequest) -> Reply {
    let area = FormData::of(req.query_string().as_bytes()).get("omrade").to_owned();
    let (ui, offered) = cx.read(offered).await?;
    let form = FormData::default()
        .with("area", area)
        .with("audience", "open")
        .with("language", cx.lang.code())
        .with("publish_time", form::MORNING);
    Ok(cx.page(&ui, &ui.t("announcement-new"), &views::form(&ui, &Filled::with(form), &offered, None)))
}

enum Outcome {
    Made(String),
    Preview(Offered, Box<Preview>),
    Back(Offered, FieldErrors),
}

/// `POST /kunngjoringer/ny`: with `preview` the form comes back with what it would look like and whom it would reach.
async fn submit(cx: Cx, form: FormData) -> Reply {
    let (parsed, preview, once) = (AnnouncementForm::parse(&form), form.has("preview"), form.once());
    let make = move |tx: &mut Tx<'_>| {
        let offered = offered(tx)?;
        let (new, addressees) = match parsed.map(|parsed| parsed.resolve(tx, &offered.areas)) {
            Ok(Ok(both)) => both,
            Ok(Err(Error::Invalid(errors))) | Err(errors) => return Ok(Outcome::Back(offered, errors)),
            Ok(Err(other)) => return Err(other),
        };
        if preview {
            return Ok(Outcome::Preview(offered, Box::new(Preview { new, addressees })));
        }
        let path = tx.once(once, |tx| Ok(paths::thread(actions::announce(tx, &new)?, &new.thread.title)))?;
        Ok(Outcome::Made(path))
    };
    let (ui, outcome) = cx.write(make).await?;
    let title = ui.t("announcement-new");
    Ok(match outcome {
        Outcome::Made(path) => see_other(&path),
        Outcome::Preview(offered, new) => {
            cx.page(&ui, &title, &views::form(&ui, &Filled::with(form), &offered, Some(&new)))
        }
        Outcome::Back(offered, errors) => {
            let page = views::form(&ui, &Filled::back(form, errors), &offered, None);
            cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &title, &page)
        }
    })
}

/// `GET /kunngjoringer/{id}/kvitteringer`: who has acknowledged, for the ministry.
async fn receipts(cx: Cx, id: Path<i64>) -> Reply {
    let id = ThreadId(*id);
    let (ui, (standing, receipts)) = cx
        .read(move |tx| {
            let standing = queries::readable(tx, id)?;
            policy::can_announce(&tx.viewer)?;
            Ok((standing, queries::receipts(tx, id)?))
        })
        .await?;
    Ok(cx.page(&ui, &ui.t("receipts-title"), &views::receipts(&ui, &standing, &receipts)))
}

/// `POST /kunngjoringer/{id}/bekreft`: `organisation` has read it.
async fn acknowledge(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = ThreadId(*id);
    let organisation: Option<OrganisationId> = form.get("organisation").parse().ok();
    let (_, path) = cx
        .write(move |tx| {
            let standing = queries::readable(tx, id)?;
            let organisation = organisation.ok_or(Error::BadRequest("bad-request"))?;
            policy::can_acknowledge(&tx.viewer, organisation)?;
            actions::acknowledge(tx, id, organisation)?;
            Ok(paths::thread(id, &standing.title))
        })
        .await?;
    Ok(see_other(&path))
}

/// `POST /kunngjoringer/{id}/paminn`: reminds those who have not, now.
async fn remind(cx: Cx, id: Path<i64>) -> Reply {
    about(cx, ThreadId(*id), actions::prompt).await
}

/// `POST /kunngjoringer/{id}/publiser`: now, whatever was planned.
async fn publish(cx: Cx, id: Path<i64>) -> Reply {
    about(cx, ThreadId(*id), actions::publish).await
}

/// `POST /kunngjoringer/{id}/trekk`: takes it back before it is published.
async fn withdraw(cx: Cx, id: Path<i64>) -> Reply {
    about(cx, ThreadId(*id), |tx, id| {
        let reason = tx.lang.t("announcement-withdrawn");
        actions::withdraw(tx, id, &reason)
    })
    .await
}

async fn about<F>(cx: Cx, id: ThreadId, act: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>, ThreadId) -> Result<(), Error> + Send + 'static,
{
    let (_, path) = cx
        .write(move |tx| {
            queries::readable(tx, id)?;
            policy::can_announce(&tx.viewer)?;
            act(tx, id)?;
            Ok(paths::announcement(id, "kvitteringer"))
        })
        .await?;
    Ok(see_other(&path))
}
