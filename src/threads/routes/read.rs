//! A thread's page, and what is done from it: reply, mark the answer, «hos oss også».

use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use serde::Deserialize;

use crate::error::Error;
use crate::ids::ThreadId;
use crate::threads::queries::page::Head;
use crate::threads::views::page as views;
use crate::threads::{accept as accept_answer, access, form, policy, same_here as say_same};
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// Where in the thread.
#[derive(Debug, Default, Deserialize)]
pub struct From {
    fra: Option<i32>,
}

/// `GET /trad/{id}`: to the address with words in it.
///
/// # Errors
/// `NotFound`.
pub async fn bare(cx: Cx, id: Path<i64>, from: Query<From>) -> Reply {
    let (id, first) = (ThreadId(*id), paths::first_on_page(from.fra.unwrap_or(1)));
    let (_, title) = cx.read(move |tx| Ok(access::readable(tx, id)?.into_head().title)).await?;
    Ok(see_other(&paths::thread_from(id, &title, first)))
}

enum Replied {
    Sent(String),
    Preview(Box<Head>, String),
    Back(Box<Head>, crate::error::FieldErrors),
}

/// `POST /trad/{id}/gjor/svar`.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, `Denied` when closed.
pub async fn reply(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = ThreadId(*id);
    let body = form::reply_body(&form);
    let (preview, once, sent) = (form.has("preview"), form.once(), form.clone());
    let (ui, outcome) = cx
        .write(move |tx| {
            tx.viewer.signed_in()?;
            let head = access::replyable(tx, id)?.head().clone();
            let body = match body {
                Ok(body) if preview => return Ok(Replied::Preview(Box::new(head), body)),
                Ok(body) => body,
                Err(errors) => return Ok(Replied::Back(Box::new(head), errors)),
            };
            let new = form::new_reply(tx, &head, body, &sent)?;
            let path = tx.once(once, |tx| {
                let (_, number) = crate::threads::reply(tx, &new)?;
                Ok(number.map_or_else(
                    || paths::waiting_post(head.id, &head.title, head.post_count),
                    |n| paths::post(head.id, &head.title, n),
                ))
            })?;
            Ok(Replied::Sent(path))
        })
        .await?;
    Ok(match outcome {
        Replied::Sent(path) => see_other(&path),
        Replied::Preview(head, body) => {
            cx.page(&ui, &head.title, &views::reply_again(&ui, &head, &Filled::with(form), Some(&body)))
        }
        Replied::Back(head, errors) => {
            let page = views::reply_again(&ui, &head, &Filled::back(form, errors), None);
            cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &head.title, &page)
        }
    })
}

/// `POST /trad/{id}/gjor/losning`: `number` of the post, or 0 to take the mark back.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, `Denied`, `Invalid`.
pub async fn accept(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = ThreadId(*id);
    let number: i32 = form.get("number").parse().map_err(|_| Error::BadRequest("bad-request"))?;
    let (_, path) = cx
        .write(move |tx| {
            let head = access::locked(tx, id)?.into_head();
            policy::can_accept(&tx.viewer, &head)?;
            accept_answer(tx, id, (number > 0).then_some(number))?;
            Ok(paths::post(id, &head.title, number.max(1)))
        })
        .await?;
    Ok(see_other(&path))
}

/// `POST /trad/{id}/gjor/hos-oss`: `said` is `ja` or `nei`.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, `Denied`.
pub async fn same_here(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let (id, said) = (ThreadId(*id), form.get("said") != "nei");
    let (_, path) = cx
        .write(move |tx| {
            let head = access::locked(tx, id)?.into_head();
            policy::can_say_same(&tx.viewer, &head)?;
            let hat = tx.viewer.hat().cloned().ok_or(Error::NotFound)?;
            if said {
                let (member, now) = (tx.viewer.member_id(), tx.now);
                say_same(tx, id, hat.organisation_id, member, now)?;
            } else {
                crate::threads::unsay_same(tx, id, hat.organisation_id)?;
            }
            Ok(paths::post(id, &head.title, 1))
        })
        .await?;
    Ok(see_other(&path))
}
