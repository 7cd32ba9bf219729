//! Unsubscribing without signing in: a page with one button, and the one-click POST of mail programs (RFC 8058). GET
//! changes nothing, for mail scanners follow links.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Path};

use crate::accounts;
use crate::error::Error;
use crate::notifications::queries::mail as queries;
use crate::notifications::token::{Stops, Token};
use crate::notifications::views::mail as views;
use crate::web::{Cx, Reply, Ui, paths, see_other};

pub(super) async fn show(cx: Cx, token: Path<String>) -> Reply {
    let read = Token::read(&cx.app, &token);
    let (ui, wanted) = cx
        .read(move |tx| match read {
            Some(Token { member, stops: Stops::ReplyMail, generation }) => {
                found(queries::wants_reply_mail(tx, member, generation))
            }
            Some(_) | None => Ok(None),
        })
        .await?;
    let Some(wanted) = wanted else { return Ok(no_such_link(&cx, &ui)) };
    Ok(cx.page(&ui, &ui.t("unsubscribe-title"), &views::unsubscribe(&ui, &token, wanted)))
}

/// The body is looked at, not parsed: mail programs may send it as multipart (RFC 8058, 3.2).
pub(super) async fn stop(cx: Cx, token: Path<String>, body: Bytes) -> Reply {
    let read = Token::read(&cx.app, &token);
    let (ui, done) = cx
        .write(move |tx| match read {
            Some(Token { member, stops: Stops::ReplyMail, generation }) => {
                found(accounts::stop_reply_mail(tx, member, generation))
            }
            Some(_) | None => Ok(None),
        })
        .await?;
    let one_click = body.windows(9).any(|part| part == b"One-Click");
    Ok(match done {
        None => no_such_link(&cx, &ui),
        // A mail program follows no redirect (RFC 8058, 3.1).
        Some(()) if one_click => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n"),
        Some(()) => see_other(&paths::unsubscribe(&token)),
    })
}

fn found<T>(outcome: Result<T, Error>) -> Result<Option<T>, Error> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(Error::NotFound) => Ok(None),
        Err(fault) => Err(fault),
    }
}

fn no_such_link(cx: &Cx, ui: &Ui) -> HttpResponse {
    cx.page_as(StatusCode::NOT_FOUND, ui, &ui.t("unsubscribe-bad-title"), &views::no_such_link(ui))
}
