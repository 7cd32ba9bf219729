//! Reporting a post.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use crate::error::{Error, FieldErrors};
use crate::ids::PostId;
use crate::moderation::{actions, form, queries, views};
use crate::threads::{self, Head, Post};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// `GET /innlegg/{id}/meld`: the form, or that it is reported already.
pub(super) async fn form(cx: Cx, id: Path<i64>) -> Reply {
    let id = PostId(*id);
    let (ui, (head, post, reported)) = cx
        .read(move |tx| {
            let (head, post) = readable(tx, id)?;
            let reported = queries::mine::reported_already(tx, id)?;
            if !reported {
                threads::can_report(&tx.viewer, &head, &post)?;
            }
            Ok((head, post, reported))
        })
        .await?;
    let body = match reported {
        true => views::reported(&ui, &head, &post),
        false => views::report(&ui, &head, &post, &Filled::empty()),
    };
    Ok(cx.page(&ui, &ui.t("report-title"), &body))
}

enum Outcome {
    Taken(String),
    Back(Box<(Head, Post)>, FieldErrors),
}

/// `POST /innlegg/{id}/meld`.
pub(super) async fn submit(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = PostId(*id);
    let (new, once) = (form::report(&form), form.once());
    let (ui, outcome) = cx
        .write(move |tx| {
            let (head, post) = readable(tx, id)?;
            threads::can_report(&tx.viewer, &head, &post)?;
            let new = match new {
                Ok(new) => new,
                Err(errors) => return Ok(Outcome::Back(Box::new((head, post)), errors)),
            };
            let taken = tx.once(once, |tx| {
                actions::report::report(tx, head.id, id, &new)?;
                Ok(paths::report(id))
            })?;
            Ok(Outcome::Taken(taken))
        })
        .await?;
    Ok(match outcome {
        Outcome::Taken(path) => see_other(&path),
        Outcome::Back(about, errors) => {
            let page = views::report(&ui, &about.0, &about.1, &Filled::back(form, errors));
            cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &ui.t("report-title"), &page)
        }
    })
}

/// The post and its thread, for somebody who is signed in.
fn readable(tx: &mut Tx<'_>, id: PostId) -> Result<(Head, Post), Error> {
    let (thread, post) = threads::thread_and_post(tx, id)?;
    tx.viewer.signed_in()?;
    Ok((thread.into_head(), post))
}
