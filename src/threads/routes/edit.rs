//! Editing one's own post, and its earlier wordings.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use crate::error::{Denied, Error, FieldErrors};
use crate::ids::PostId;
use crate::threads::actions::edit;
use crate::threads::queries::page::{Head, Post, thread_and_post};
use crate::threads::queries::post;
use crate::threads::views::edit as views;
use crate::threads::{access, form};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// `GET /innlegg/{id}/rediger`.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, `Denied` when it is not hers.
pub async fn form(cx: Cx, id: Path<i64>) -> Reply {
    let id = PostId(*id);
    let (ui, (head, post, source)) = cx
        .read(move |tx| {
            let (head, post) = own(tx, id)?;
            Ok((head, post, post::source(tx, id)?))
        })
        .await?;
    let mut form = FormData::default()
        .with("title", head.title.clone())
        .with("body", source.body_source.clone())
        .with("version", source.version.to_string());
    for answer in source.guided() {
        form = form.with(&answer.field, answer.source);
    }
    Ok(cx.page(&ui, &ui.t("edit-title"), &views::form(&ui, &head, &post, &Filled::with(form), None)))
}

/// `POST /innlegg/{id}/rediger`.
///
/// # Errors
/// As `form`. When somebody (she herself, in another window) edited it meanwhile, the form comes back with 409, her text
/// kept and the present text beside it.
pub async fn submit(cx: Cx, id: Path<i64>, data: FormData) -> Reply {
    let id = PostId(*id);
    let sent = data.clone();
    let (ui, (head, post, outcome)) = cx
        .write(move |tx| {
            let (head, _) = own(tx, id)?;
            access::locked(tx, head.id)?;
            let (_, post) = own(tx, id)?;
            let outcome = match form::new_wording(&head, id, post.row.number, &sent) {
                Err(errors) => Outcome::Back(errors),
                Ok(new) if new.version != post.row.version => Outcome::Changed(post::source(tx, id)?),
                Ok(new) => {
                    edit::edit(tx, &new)?;
                    let title = new.title.clone().unwrap_or_else(|| head.title.clone());
                    Outcome::Done(paths::post(head.id, &title, post.row.number.unwrap_or(1)))
                }
            };
            Ok((head, post, outcome))
        })
        .await?;
    let title = ui.t("edit-title");
    Ok(match outcome {
        Outcome::Done(path) => see_other(&path),
        Outcome::Back(errors) => {
            let page = views::form(&ui, &head, &post, &Filled::back(data, errors), None);
            cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &title, &page)
        }
        Outcome::Changed(now) => {
            let data = data.with("version", now.version.to_string());
            let filled = Filled::back(data, FieldErrors::one("body", "conflict-edited"));
            cx.page_as(
                StatusCode::CONFLICT,
                &ui,
                &title,
                &views::form(&ui, &head, &post, &filled, Some(&now.body_source)),
            )
        }
    })
}

enum Outcome {
    Done(String),
    Back(FieldErrors),
    Changed(post::Source),
}

/// `GET /innlegg/{id}/versjoner`: for its author and moderators.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, `Denied`.
pub async fn versions(cx: Cx, id: Path<i64>) -> Reply {
    let id = PostId(*id);
    let (ui, (head, post, versions)) = cx
        .read(move |tx| {
            let (readable, post) = thread_and_post(tx, id)?;
            let me = tx.viewer.signed_in()?.id;
            if post.row.author_id != Some(me) && !tx.viewer.moderates(readable.head().area) {
                return Err(Denied::NotAuthor.into());
            }
            Ok((readable.into_head(), post, post::versions(tx, id)?))
        })
        .await?;
    Ok(cx.page(&ui, &ui.t("versions-title"), &views::versions(&ui, &head, &post, &versions)))
}

fn own(tx: &mut Tx<'_>, id: PostId) -> Result<(Head, Post), Error> {
    let (readable, post) = thread_and_post(tx, id)?;
    let me = tx.viewer.signed_in()?.id;
    if post.row.author_id != Some(me) {
        return Err(Denied::NotAuthor.into());
    }
    if post.row.official { Err(Denied::Official.into()) } else { Ok((readable.into_head(), post)) }
}
