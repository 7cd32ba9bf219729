//! What a moderator does with any thread or post, reported or not: pages and forms.

use actix_web::web::{Path, Query};
use serde::Deserialize;

use super::status;
use crate::ids::{PostId, ThreadId};
use crate::moderation::{access, actions, form, queries, views};
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// Which post of the thread it is about, when it is about one.
#[derive(Debug, Default, Deserialize)]
pub(super) struct About {
    innlegg: Option<i64>,
}

pub(super) async fn thread(cx: Cx, id: Path<i64>, about: Query<About>) -> Reply {
    match about.innlegg {
        Some(post) => post_page(&cx, PostId(post), &Filled::empty()).await,
        None => thread_page(&cx, ThreadId(*id), &Filled::empty()).await,
    }
}

pub(super) async fn show_post(cx: Cx, id: Path<i64>) -> Reply {
    post_page(&cx, PostId(*id), &Filled::empty()).await
}

pub(super) async fn decide_thread(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = ThreadId(*id);
    let new = match form::parse(&form) {
        Ok(new) => new,
        Err(errors) => return thread_page(&cx, id, &Filled::back(form, errors)).await,
    };
    let domain = cx.app.mailer.domain().to_owned();
    let decide = move |tx: &mut crate::tx::Tx<'_>| {
        tx.once(form.once(), |tx| {
            let on = access::locked(tx, id)?;
            actions::decide::thread(tx, &domain, &on, &new)?;
            Ok(back(&form).unwrap_or_else(|| paths::moderate_thread(id)))
        })
    };
    let (_, path) = cx.write(decide).await?;
    Ok(see_other(&path))
}

pub(super) async fn decide_post(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = PostId(*id);
    let new = match form::parse(&form) {
        Ok(new) => new,
        Err(errors) => return post_page(&cx, id, &Filled::back(form, errors)).await,
    };
    let domain = cx.app.mailer.domain().to_owned();
    let decide = move |tx: &mut crate::tx::Tx<'_>| {
        tx.once(form.once(), |tx| {
            let on = access::locked_post(tx, id)?;
            actions::decide::post(tx, &domain, &on, &new)?;
            let (thread, number) = (on.thread().row(), on.row().number);
            let there = number.map(|number| paths::post(thread.id, &thread.title, number));
            Ok(back(&form).or(there).unwrap_or_else(|| paths::moderate_thread(thread.id)))
        })
    };
    let (_, path) = cx.write(decide).await?;
    Ok(see_other(&path))
}

/// Where the form was: the queue's forms lead back to the queue.
fn back(form: &FormData) -> Option<String> {
    (form.get("til") == paths::MODERATION).then(|| paths::MODERATION.to_owned())
}

/// A thread's page, or the page with the form that came back.
async fn thread_page(cx: &Cx, id: ThreadId, filled: &Filled) -> Reply {
    let (ui, page) = cx.read(move |tx| queries::page::thread_page(tx, id)).await?;
    Ok(cx.page_as(status(filled), &ui, &ui.t("moderate-thread-title"), &views::thread(&ui, &page, filled)))
}

async fn post_page(cx: &Cx, id: PostId, filled: &Filled) -> Reply {
    let (ui, page) = cx.read(move |tx| queries::page::post_page(tx, id)).await?;
    Ok(cx.page_as(status(filled), &ui, &ui.t("moderate-post-title"), &views::post(&ui, &page, filled)))
}
