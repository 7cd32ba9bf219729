//! A case: the draft of an answer, the second person's decision, and who is to answer when.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use crate::error::{Error, FieldErrors};
use crate::guidance::access;
use crate::guidance::actions::{assign as assigning, decide as deciding, draft as drafting};
use crate::guidance::form::{self, Decision};
use crate::guidance::queries::case::{self, CasePage};
use crate::guidance::views::case::{self as views, Forms};
use crate::ids::ThreadId;
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, Ui, paths, see_other};

/// `GET /veiledning/sak/{id}`.
pub(super) async fn show(cx: Cx, id: Path<i64>) -> Reply {
    let (ui, page) = read(&cx, ThreadId(*id)).await?;
    let forms = Forms::of(&page, &ui);
    Ok(cx.page(&ui, &ui.t("guidance-case-title"), &views::case(&ui, &page, &forms, None)))
}

/// `POST /veiledning/sak/{id}/utkast`: with `act=submit` it goes to a second person. When somebody else wrote meanwhile,
/// the form comes back with 409, what was typed kept and what stands there now beside it.
pub(super) async fn save(cx: Cx, id: Path<i64>, data: FormData) -> Reply {
    let (id, sent, once) = (ThreadId(*id), data.clone(), data.once());
    let saved = cx
        .write(move |tx| {
            let case = access::case(tx, id)?;
            let new = form::draft(case.head(), &sent).map_err(Error::Invalid)?;
            tx.once(once, |tx| {
                drafting::save(tx, &new)?;
                Ok(format!("{}#utkast", paths::guidance_case(id)))
            })
        })
        .await;
    match saved {
        Ok((_, path)) => Ok(see_other(&path)),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            again(&cx, id, status, |page, ui| Forms { draft: Filled::back(data, errors), ..Forms::of(page, ui) }).await
        }
        Err(Error::Conflict(drafting::CHANGED)) => changed(&cx, id, data).await,
        Err(other) => Err(other),
    }
}

async fn changed(cx: &Cx, id: ThreadId, data: FormData) -> Reply {
    let (ui, page) = read(cx, id).await?;
    let now = page.draft.as_ref().map_or(0, |draft| draft.version);
    let back = Filled::back(data.with("version", now.to_string()), FieldErrors::one("body", drafting::CHANGED));
    let forms = Forms { draft: back, ..Forms::of(&page, &ui) };
    let beside = page.draft.as_ref();
    Ok(cx.page_as(StatusCode::CONFLICT, &ui, &ui.t("guidance-case-title"), &views::case(&ui, &page, &forms, beside)))
}

/// `POST /veiledning/sak/{id}/avgjor`: `act` is `approve` or `return`.
pub(super) async fn decide(cx: Cx, id: Path<i64>, data: FormData) -> Reply {
    let (id, sent, once) = (ThreadId(*id), data.clone(), data.once());
    let decided = cx
        .write(move |tx| {
            let own = own(tx, id)?;
            let (decision, version) = form::decision(&sent, own).map_err(Error::Invalid)?;
            tx.once(once, |tx| carry_out(tx, id, &decision, version))
        })
        .await;
    match decided {
        Ok((_, path)) => Ok(see_other(&path)),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            again(&cx, id, status, |page, ui| Forms { decide: Filled::back(data, errors), ..Forms::of(page, ui) }).await
        }
        Err(other) => Err(other),
    }
}

/// Whether the viewer has written in the draft of a case she may open.
fn own(tx: &mut Tx<'_>, id: ThreadId) -> Result<bool, Error> {
    let case = access::case(tx, id)?;
    let me = tx.viewer.signed_in()?.id;
    Ok(access::draft(tx, &case)?.is_some_and(|draft| draft.writers().contains(&me)))
}

fn carry_out(tx: &mut Tx<'_>, id: ThreadId, decision: &Decision, version: i32) -> Result<String, Error> {
    match decision {
        Decision::Return(note) => {
            deciding::send_back(tx, id, version, note)?;
            Ok(paths::guidance_case(id))
        }
        Decision::Approve => {
            let answer = deciding::approve(tx, id, version)?;
            Ok(paths::guidance(answer, ""))
        }
    }
}

/// `POST /veiledning/sak/{id}/fordel`.
pub(super) async fn assign(cx: Cx, id: Path<i64>, data: FormData) -> Reply {
    let (id, sent, once) = (ThreadId(*id), data.clone(), data.once());
    let assigned = cx
        .write(move |tx| {
            access::locked(tx, id)?;
            let (ministries, people) = case::choices(tx)?;
            let new = form::assignment(&sent, &ministries, &people).map_err(Error::Invalid)?;
            tx.once(once, |tx| {
                assigning::assign(tx, id, &new)?;
                Ok(paths::guidance_case(id))
            })
        })
        .await;
    match assigned {
        Ok((_, path)) => Ok(see_other(&path)),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            again(&cx, id, status, |page, ui| Forms { assign: Filled::back(data, errors), ..Forms::of(page, ui) }).await
        }
        Err(other) => Err(other),
    }
}

async fn read(cx: &Cx, id: ThreadId) -> Result<(Ui, CasePage), Error> {
    cx.read(move |tx| case::case_page(tx, id)).await
}

async fn again(cx: &Cx, id: ThreadId, status: StatusCode, forms: impl FnOnce(&CasePage, &Ui) -> Forms) -> Reply {
    let (ui, page) = read(cx, id).await?;
    let forms = forms(&page, &ui);
    Ok(cx.page_as(status, &ui, &ui.t("guidance-case-title"), &views::case(&ui, &page, &forms, None)))
}
