//! Saved searches over HTTP: the list, keeping one, changing and deleting one, and running one.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Path, ServiceConfig, get, post};

use super::{address, form as typed, normal, views};
use crate::alerts;
use crate::areas::{self, Area};
use crate::digests;
use crate::error::{Error, FieldErrors};
use crate::ids::SavedSearchId;
use crate::organisations::{self, County};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// Adds the routes.
pub(in crate::discover) fn configure(config: &mut ServiceConfig) {
    config
        .route(paths::SAVED_SEARCHES, get().to(list))
        .route(paths::SAVE_SEARCH, get().to(new))
        .route(paths::SAVE_SEARCH, post().to(save))
        .route("/meg/sok/{id}", get().to(run))
        .route("/meg/sok/{id}/endre", get().to(edit))
        .route("/meg/sok/{id}/endre", post().to(change))
        .route("/meg/sok/{id}/slett", post().to(delete));
}

/// What a search's filters are called.
pub(super) struct Names {
    pub(super) areas: Vec<Area>,
    pub(super) counties: Vec<County>,
}

impl Names {
    fn of(tx: &mut Tx<'_>) -> Result<Self, Error> {
        Ok(Self { areas: areas::all(tx)?, counties: organisations::counties(tx)? })
    }
}

/// Whether she has the letter.
fn has_letter(tx: &mut Tx<'_>) -> Result<bool, Error> {
    let me = tx.viewer.signed_in()?.id;
    Ok(digests::settings(tx, me)?.choice.cadence != digests::Cadence::Off)
}

async fn list(cx: Cx) -> Reply {
    let (ui, (mine, names, letter)) = cx.read(|tx| Ok((alerts::mine(tx)?, Names::of(tx)?, has_letter(tx)?))).await?;
    Ok(cx.page(&ui, &ui.t("saved-title"), &views::list(&ui, &mine, &names, letter)))
}

/// `GET /meg/sok/ny?q=…`: the search that is to be kept stands in the address as it does on the search page.
async fn new(cx: Cx, req: HttpRequest) -> Reply {
    let Some((asked, query)) = normal(req.query_string()) else { return Ok(see_other(paths::SEARCH)) };
    let kept = query.clone();
    let (ui, (same, names, letter)) =
        cx.read(move |tx| Ok((alerts::same(tx, &kept)?, Names::of(tx)?, has_letter(tx)?))).await?;
    let form = same.as_ref().map_or_else(|| typed::suggested(&asked, &query), typed::filled);
    let page = views::new(&ui, &asked, &names, letter, &Filled::with(form));
    Ok(cx.page(&ui, &ui.t("saved-new-title"), &page))
}

async fn save(cx: Cx, form: FormData) -> Reply {
    let (asked, query) = normal(form.get("sok")).ok_or(Error::BadRequest("bad-request"))?;
    let sent = form.clone();
    let work = move |tx: &mut Tx<'_>| {
        tx.viewer.signed_in()?;
        tx.once(sent.once(), |tx| {
            let (name, tell) = typed::parsed(&sent).map_err(Error::Invalid)?;
            alerts::save(tx, &name, &query, tell)?;
            Ok(paths::SAVED_SEARCHES.to_owned())
        })
    };
    match cx.write(work).await {
        Ok((_, path)) => Ok(see_other(&path)),
        Err(Error::Invalid(errors)) => {
            let (ui, (names, letter)) = cx.read(|tx| Ok((Names::of(tx)?, has_letter(tx)?))).await?;
            let page = views::new(&ui, &asked, &names, letter, &Filled::back(form, errors));
            Ok(cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &ui.t("saved-new-title"), &page))
        }
        Err(other) => Err(other),
    }
}

/// `GET /meg/sok/{id}`: the search anew, the newest first.
async fn run(cx: Cx, id: Path<i64>) -> Reply {
    let id = SavedSearchId(*id);
    let (_, saved) = cx.read(move |tx| alerts::one(tx, id)).await?;
    Ok(see_other(&address(&saved.query, true)))
}

async fn edit(cx: Cx, id: Path<i64>) -> Reply {
    edit_page(&cx, SavedSearchId(*id), None).await
}

/// The page, as the search stands or with a form that did not do.
async fn edit_page(cx: &Cx, id: SavedSearchId, back: Option<(FormData, FieldErrors)>) -> Reply {
    let (ui, (saved, names, letter)) =
        cx.read(move |tx| Ok((alerts::one(tx, id)?, Names::of(tx)?, has_letter(tx)?))).await?;
    let status = if back.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let filled = back.map_or_else(|| Filled::with(typed::filled(&saved)), |(form, errors)| Filled::back(form, errors));
    Ok(cx.page_as(status, &ui, &saved.name, &views::edit(&ui, &saved, &names, letter, &filled)))
}

async fn change(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let (id, sent) = (SavedSearchId(*id), form.clone());
    let work = move |tx: &mut Tx<'_>| {
        tx.viewer.signed_in()?;
        tx.once(sent.once(), |tx| {
            alerts::one(tx, id)?;
            let (name, tell) = typed::parsed(&sent).map_err(Error::Invalid)?;
            alerts::change(tx, id, &name, tell)?;
            Ok(paths::SAVED_SEARCHES.to_owned())
        })
    };
    match cx.write(work).await {
        Ok((_, path)) => Ok(see_other(&path)),
        Err(Error::Invalid(errors)) => edit_page(&cx, id, Some((form, errors))).await,
        Err(other) => Err(other),
    }
}

async fn delete(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = SavedSearchId(*id);
    let work = move |tx: &mut Tx<'_>| {
        tx.viewer.signed_in()?;
        tx.once(form.once(), |tx| {
            alerts::delete(tx, id)?;
            Ok(paths::SAVED_SEARCHES.to_owned())
        })
    };
    let (_, path) = cx.write(work).await?;
    Ok(see_other(&path))
}
