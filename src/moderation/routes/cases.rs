//! The queue, and a case: look, take, note, decide, and on to the next.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::status;
use crate::error::Error;
use crate::ids::PostId;
use crate::moderation::queries::queue::{self, Case, Filter};
use crate::moderation::{access, actions, form, queries, views};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// What to show of the queue, from an address or a form.
fn filter(form: &FormData) -> Filter {
    let area = form.get("omrade");
    Filter { area: (!area.is_empty()).then(|| area.to_owned()), mine: form.get("mine") == "ja" }
}

/// `GET /moderering`.
pub(super) async fn queue(cx: Cx, req: HttpRequest) -> Reply {
    let filter = filter(&FormData::of(req.query_string().as_bytes()));
    let asked = filter.clone();
    let (ui, queue) = cx.read(move |tx| queue::queue(tx, &asked)).await?;
    Ok(cx.page(&ui, &ui.t("moderation-title"), &views::queue(&ui, &queue, &filter)))
}

/// `GET /moderering/sak/{id}`.
pub(super) async fn show(cx: Cx, id: Path<i64>, req: HttpRequest) -> Reply {
    let form = FormData::of(req.query_string().as_bytes());
    case_page(&cx, PostId(*id), &Filled::with(form), None).await
}

/// `POST /moderering/sak/{id}`: decides, and leads to the next case. When another moderator came first, the case is shown
/// with what she decided.
pub(super) async fn decide(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = PostId(*id);
    let new = match form::parse(&form) {
        Ok(new) => new,
        Err(errors) => return case_page(&cx, id, &Filled::back(form, errors), None).await,
    };
    let domain = cx.app.mailer.domain().to_owned();
    let (sent, seen) = (form.clone(), form.get("sett").parse().unwrap_or(0));
    let decide = move |tx: &mut Tx<'_>| {
        tx.once(sent.once(), |tx| {
            let on = access::locked_post(tx, id)?;
            actions::report::decide(tx, &domain, &on, &new, seen)?;
            onwards(tx, &filter(&sent))
        })
    };
    match cx.write(decide).await {
        Ok((_, path)) => Ok(see_other(&path)),
        Err(Error::Invalid(errors)) => case_page(&cx, id, &Filled::back(form, errors), None).await,
        Err(Error::Conflict(why)) => case_page(&cx, id, &Filled::with(form), Some(why)).await,
        Err(other) => Err(other),
    }
}

/// Where the next case is; the queue when there is none.
pub(super) fn onwards(tx: &mut Tx<'_>, filter: &Filter) -> Result<String, Error> {
    let next = queue::next(tx, filter)?;
    Ok(next.map_or_else(|| views::queue_path(filter), |case: Case| views::case_path(&case, filter)))
}

/// `POST /moderering/sak/{id}/ta`.
pub(super) async fn take(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let (id, from) = (PostId(*id), form.get("fra").parse().ok());
    let take = move |tx: &mut Tx<'_>| {
        let on = access::post(tx, id)?;
        actions::cases::take(tx, &on, from)
    };
    match cx.write(take).await {
        Ok(_) => Ok(see_other(&format!("{}#sak", paths::case(id)))),
        Err(Error::Conflict(why)) => case_page(&cx, id, &Filled::empty(), Some(why)).await,
        Err(other) => Err(other),
    }
}

/// `POST /moderering/sak/{id}/slipp`.
pub(super) async fn leave(cx: Cx, id: Path<i64>) -> Reply {
    let id = PostId(*id);
    cx.write(move |tx| {
        let on = access::post(tx, id)?;
        actions::cases::leave(tx, &on)
    })
    .await?;
    Ok(see_other(&format!("{}#sak", paths::case(id))))
}

/// `POST /moderering/sak/{id}/notat`.
pub(super) async fn note(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = PostId(*id);
    let words = match form::note(&form) {
        Ok(words) => words,
        Err(errors) => return case_page(&cx, id, &Filled::back(form, errors), None).await,
    };
    let (_, path) = cx
        .write(move |tx| {
            tx.once(form.once(), |tx| {
                let on = access::post(tx, id)?;
                actions::cases::note(tx, &on, &words)?;
                Ok(format!("{}#notater", paths::case(id)))
            })
        })
        .await?;
    Ok(see_other(&path))
}

async fn case_page(cx: &Cx, id: PostId, filled: &Filled, conflict: Option<&'static str>) -> Reply {
    let (ui, page) = cx.read(move |tx| queries::case::page(tx, id)).await?;
    let status = if conflict.is_some() { StatusCode::CONFLICT } else { status(filled) };
    let body = views::case(&ui, &page, filled, conflict);
    Ok(cx.page_as(status, &ui, &page.on.thread().row().title, &body))
}
