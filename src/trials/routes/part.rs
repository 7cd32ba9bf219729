//! A participant's part: where it stands and how it came there, its decisions, its exemptions.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use serde::Deserialize;

use super::{Outcome, sorted};
use crate::error::{Error, FieldErrors};
use crate::ids::{OrganisationId, TrialId};
use crate::provisions;
use crate::trials::access::{self, OwnPart};
use crate::trials::actions::record::Writer;
use crate::trials::actions::{exemption, part, status};
use crate::trials::{exemptions_of, form, queries, views};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

type Place = Path<(String, String)>;

/// `GET /forsok/{slug}/deltaker/{organisation}`.
pub(super) async fn show(cx: Cx, place: Place) -> Reply {
    let (slug, organisation) = place.into_inner();
    let (ui, shown) = cx.read(move |tx| queries::history::part_page(tx, &slug, &organisation)).await?;
    Ok(cx.page(&ui, &shown.participant.organisation.name, &views::part::page(&ui, &shown)))
}

fn own(tx: &mut Tx<'_>, (slug, organisation): &(String, String), lock: bool) -> Result<OwnPart, Error> {
    access::own_part(tx, slug, organisation, lock)
}

fn key(own: &OwnPart) -> (TrialId, OrganisationId) {
    (own.editable().trial().id, own.participant().organisation.id)
}

fn home(own: &OwnPart) -> String {
    paths::trial_part(&own.editable().trial().slug, &own.participant().organisation.slug)
}

/// `GET …/status`.
pub(super) async fn step_form(cx: Cx, place: Place) -> Reply {
    step_page(&cx, place.into_inner(), None).await
}

async fn step_page(cx: &Cx, place: (String, String), back: Option<(StatusCode, Filled)>) -> Reply {
    let (ui, own) = cx.read(move |tx| own(tx, &place, false)).await?;
    let (status, filled) = back.unwrap_or_else(|| (StatusCode::OK, Filled::empty()));
    Ok(cx.page_as(status, &ui, &ui.t("trial-step"), &views::part::step_form(&ui, &own, &filled)))
}

/// `POST …/status`.
pub(super) async fn take_step(cx: Cx, place: Place, data: FormData) -> Reply {
    let place = place.into_inner();
    let today = cx.app.clock.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive();
    let (parsed, once, of) = (form::step(&data, today), data.once(), place.clone());
    let sent = cx
        .write(move |tx| {
            let own = own(tx, &of, true)?;
            let new = parsed.map_err(Error::Invalid)?;
            tx.once(once, |tx| {
                status::step(tx, key(&own), &new, &Writer::of(own.editable()))?;
                Ok(home(&own))
            })
        })
        .await;
    match sorted(sent, data)? {
        Outcome::Sent(reply) => Ok(reply),
        Outcome::Back(status, filled) => step_page(&cx, place, Some((status, filled))).await,
    }
}

/// `POST …/angre`: takes back the newest step.
pub(super) async fn take_back(cx: Cx, place: Place, data: FormData) -> Reply {
    let place = place.into_inner();
    let id = data.get("step").parse().map_err(|_| Error::BadRequest("bad-request"))?;
    let (_, path) = cx
        .write(move |tx| {
            let own = own(tx, &place, true)?;
            tx.once(data.once(), |tx| {
                status::take_back(tx, key(&own), id)?;
                Ok(home(&own))
            })
        })
        .await?;
    Ok(see_other(&path))
}

/// `GET …/vedtak`.
pub(super) async fn form(cx: Cx, place: Place) -> Reply {
    part_page(&cx, place.into_inner(), None).await
}

async fn part_page(cx: &Cx, place: (String, String), back: Option<(StatusCode, Filled)>) -> Reply {
    let (ui, (own, part)) = cx
        .read(move |tx| {
            let own = own(tx, &place, false)?;
            let (trial, organisation) = key(&own);
            let part = queries::history::part(tx, trial, organisation)?;
            Ok((own, part))
        })
        .await?;
    let now = back.as_ref().filter(|(status, _)| *status == StatusCode::CONFLICT).map(|_| &part);
    let (status, mut filled) = match &back {
        Some((status, filled)) => (*status, filled.clone()),
        None => (StatusCode::OK, Filled::with(views::part::present(&part))),
    };
    if now.is_some() {
        filled.form = filled.form.with("version", part.version.to_string());
    }
    Ok(cx.page_as(status, &ui, &ui.t("trial-part-edit"), &views::part::form(&ui, &own, &filled, now)))
}

/// `POST …/vedtak`. When somebody else edited it meanwhile, the form comes back with 409 and what stands there now.
pub(super) async fn submit(cx: Cx, place: Place, data: FormData) -> Reply {
    let place = place.into_inner();
    let (parsed, once, of) = (form::part(&data), data.once(), place.clone());
    let sent = cx
        .write(move |tx| {
            let own = own(tx, &of, true)?;
            let (new, version) = parsed.map_err(Error::Invalid)?;
            tx.once(once, |tx| {
                if !part::write(tx, key(&own), version, &new)? {
                    return Err(Error::Conflict("conflict-edited"));
                }
                Ok(home(&own))
            })
        })
        .await;
    match sorted(sent, data)? {
        Outcome::Sent(reply) => Ok(reply),
        Outcome::Back(status, filled) => part_page(&cx, place, Some((status, filled))).await,
    }
}

/// Which exemption is edited; none is a new one.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Which {
    nr: Option<i64>,
}

/// `GET …/unntak`, with `?nr=` to edit one.
pub(super) async fn exemption_form(cx: Cx, place: Place, which: Query<Which>) -> Reply {
    exemption_page(&cx, place.into_inner(), which.nr, None).await
}

async fn exemption_page(
    cx: &Cx,
    place: (String, String),
    id: Option<i64>,
    back: Option<(StatusCode, Filled)>,
) -> Reply {
    let (ui, (own, known, exemption)) = cx
        .read(move |tx| {
            let own = own(tx, &place, false)?;
            let (trial, organisation) = key(&own);
            let mine =
                exemptions_of(tx, trial)?.into_iter().find(|e| e.organisation.id == organisation && Some(e.id) == id);
            if id.is_some() && mine.is_none() {
                return Err(Error::NotFound);
            }
            Ok((own, provisions::list(tx)?, mine))
        })
        .await?;
    let conflict = back.as_ref().is_some_and(|(status, _)| *status == StatusCode::CONFLICT);
    let (status, mut filled) =
        back.unwrap_or_else(|| (StatusCode::OK, Filled::with(views::exemption::present(&ui, exemption.as_ref()))));
    if let Some(now) = exemption.as_ref().filter(|_| conflict) {
        filled.form = filled.form.with("version", now.version.to_string());
    }
    let now = exemption.as_ref().filter(|_| conflict);
    let page = views::exemption::form(&ui, &own, &filled, (&known, id, now));
    Ok(cx.page_as(status, &ui, &ui.t("exemption-form"), &page))
}

/// `POST …/unntak`.
pub(super) async fn save_exemption(cx: Cx, place: Place, data: FormData) -> Reply {
    let place = place.into_inner();
    let id: Option<i64> = data.get("nr").parse().ok();
    let (parsed, once, of) = (form::exemption(&data), data.once(), place.clone());
    let sent = cx
        .write(move |tx| {
            let own = own(tx, &of, true)?;
            let (typed, mut new, version) = parsed.map_err(Error::Invalid)?;
            let found = provisions::resolve(tx, &typed)?;
            let [provision] = found.as_slice() else {
                return Err(Error::Invalid(FieldErrors::one("provision", "exemption-provision-unknown")));
            };
            new.provision_id = *provision;
            tx.once(once, |tx| {
                let over = id.map(|id| (id, version));
                if !exemption::save(tx, key(&own), over, &new, &Writer::of(own.editable()))? {
                    return Err(Error::Conflict("exemption-conflict"));
                }
                Ok(home(&own))
            })
        })
        .await;
    match sorted(sent, data)? {
        Outcome::Sent(reply) => Ok(reply),
        Outcome::Back(status, filled) => exemption_page(&cx, place, id, Some((status, filled))).await,
    }
}
