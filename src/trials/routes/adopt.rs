//! «Vi gjør det også», «vi kopierer».

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::{Outcome, sorted};
use crate::error::Error;
use crate::trials::actions::adoption;
use crate::trials::{Trial, TrialFilter, by_slug, form, list, policy, views};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// The trial, and those of her own organisation; a participant does not copy her own.
fn choices(tx: &mut Tx<'_>, slug: &str) -> Result<(Trial, Vec<Trial>), Error> {
    let trial = by_slug(tx, slug)?;
    let organisation = policy::runner(&tx.viewer)?.organisation_id;
    if trial.has(organisation) || trial.draft {
        return Err(Error::Conflict("adoption-own"));
    }
    let own = list(tx, &TrialFilter { organisation: Some(organisation), ..TrialFilter::default() })?;
    Ok((trial, own))
}

/// `GET /forsok/{slug}/vi-ogsa`.
pub(super) async fn form(cx: Cx, slug: Path<String>) -> Reply {
    page(&cx, slug.into_inner(), (StatusCode::OK, Filled::empty())).await
}

async fn page(cx: &Cx, slug: String, (status, filled): (StatusCode, Filled)) -> Reply {
    let (ui, (trial, own)) = cx.read(move |tx| choices(tx, &slug)).await?;
    Ok(cx.page_as(status, &ui, &ui.t("adoption-title"), &views::adopt::form(&ui, &trial, &own, &filled)))
}

/// `POST /forsok/{slug}/vi-ogsa`.
pub(super) async fn submit(cx: Cx, slug: Path<String>, data: FormData) -> Reply {
    let slug = slug.into_inner();
    let (parsed, once, of) = (form::adoption(&data), data.once(), slug.clone());
    let sent = cx
        .write(move |tx| {
            let (trial, own) = choices(tx, &of)?;
            let mut new = parsed.map_err(Error::Invalid)?;
            new.own_trial = new.own_trial.filter(|id| own.iter().any(|trial| trial.id == *id));
            let organisation = policy::runner(&tx.viewer)?.organisation_id;
            tx.once(once, |tx| {
                adoption::adopt(tx, trial.id, organisation, &new)?;
                Ok(format!("{}#vi-ogsa", paths::trial(&of)))
            })
        })
        .await;
    match sorted(sent, data) {
        Ok(Outcome::Sent(reply)) => Ok(reply),
        Ok(Outcome::Back(StatusCode::CONFLICT, _)) => Err(Error::Conflict("adoption-own")),
        Ok(Outcome::Back(status, filled)) => page(&cx, slug, (status, filled)).await,
        Err(other) => Err(other),
    }
}

/// `POST /forsok/{slug}/vi-ogsa/angre`.
pub(super) async fn forget(cx: Cx, slug: Path<String>) -> Reply {
    let (_, path) = cx
        .write(move |tx| {
            let trial = by_slug(tx, &slug)?;
            let organisation = policy::runner(&tx.viewer)?.organisation_id;
            adoption::forget(tx, trial.id, organisation)?;
            Ok(format!("{}#vi-ogsa", paths::trial(&slug)))
        })
        .await?;
    Ok(see_other(&path))
}
