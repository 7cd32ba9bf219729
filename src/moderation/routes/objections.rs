//! Answering objections.

use actix_web::web::Path;

use super::{cases, status};
use crate::moderation::queries::queue::Filter;
use crate::moderation::{actions, form, queries, views};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, see_other};

/// `GET /moderering/innvending/{id}`.
pub(super) async fn show(cx: Cx, id: Path<i64>) -> Reply {
    page(&cx, *id, &Filled::empty()).await
}

/// `POST /moderering/innvending/{id}`.
pub(super) async fn answer(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = *id;
    let new = match form::answer(&form) {
        Ok(new) => new,
        Err(errors) => return page(&cx, id, &Filled::back(form, errors)).await,
    };
    let domain = cx.app.mailer.domain().to_owned();
    let answer = move |tx: &mut Tx<'_>| {
        tx.once(form.once(), |tx| {
            let (on, objected) = queries::objections::locked(tx, id)?;
            actions::object::answer(tx, &domain, &on, &objected, &new)?;
            cases::onwards(tx, &Filter::default())
        })
    };
    let (_, path) = cx.write(answer).await?;
    Ok(see_other(&path))
}

async fn page(cx: &Cx, id: i64, filled: &Filled) -> Reply {
    let (ui, page) = cx.read(move |tx| queries::objections::page(tx, id)).await?;
    Ok(cx.page_as(status(filled), &ui, &ui.t("objection-title"), &views::objection(&ui, &page, filled)))
}
