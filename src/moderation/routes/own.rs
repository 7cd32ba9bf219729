//! One's own cases, a decision and what one says against it, and the public log.

use actix_web::HttpRequest;
use actix_web::web::Path;
use chrono::NaiveDate;

use super::status;
use crate::moderation::{actions, form, queries, views};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// `GET /meg/moderering`.
pub(super) async fn page(cx: Cx) -> Reply {
    let (ui, own) = cx.read(queries::mine::own).await?;
    Ok(cx.page(&ui, &ui.t("own-cases-title"), &views::own(&ui, &own)))
}

/// `GET /avgjorelse/{id}`: for the author of what it is about.
pub(super) async fn decision(cx: Cx, id: Path<i64>) -> Reply {
    decision_page(&cx, *id, &Filled::empty()).await
}

/// `POST /avgjorelse/{id}/innvending`.
pub(super) async fn object(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = *id;
    let words = match form::objection(&form) {
        Ok(words) => words,
        Err(errors) => return decision_page(&cx, id, &Filled::back(form, errors)).await,
    };
    let object = move |tx: &mut Tx<'_>| {
        tx.once(form.once(), |tx| {
            let mine = queries::mine::decision(tx, id)?;
            actions::object::object(tx, id, (mine.act, mine.moderator_id, mine.thread_id), &words)?;
            Ok(paths::decision(id))
        })
    };
    let (_, path) = cx.write(object).await?;
    Ok(see_other(&path))
}

async fn decision_page(cx: &Cx, id: i64, filled: &Filled) -> Reply {
    let (ui, mine) = cx.read(move |tx| queries::mine::decision(tx, id)).await?;
    Ok(cx.page_as(status(filled), &ui, &ui.t("decision-title"), &views::decision(&ui, &mine, filled)))
}

/// `GET /moderering/logg`: for everybody.
pub(super) async fn log(cx: Cx, req: HttpRequest) -> Reply {
    let asked = FormData::of(req.query_string().as_bytes());
    let until: Option<NaiveDate> = format!("{}-01", asked.get("til")).parse().ok();
    let (ui, log) = cx.read(move |tx| queries::log::log(tx, until)).await?;
    Ok(cx.page(&ui, &ui.t("log-title"), &views::log(&ui, &log)))
}
