//! Unsubscribing without signing in: a page with one button, and the one-click POST of mail programs (RFC 8058). GET
//! changes nothing, for mail scanners follow links.

use actix_web::web::{Bytes, Path};

use super::stopping;
use crate::accounts;
use crate::notifications::queries::mail as queries;
use crate::notifications::token::{Stops, Token};
use crate::notifications::views::mail as views;
use crate::web::{Cx, Reply, paths};

pub(super) async fn show(cx: Cx, token: Path<String>) -> Reply {
    let read = Token::read(&cx.app, &token);
    let (ui, wanted) = cx
        .read(move |tx| match read {
            Some(Token { member, stops: Stops::ReplyMail, generation }) => {
                stopping::known(queries::wants_reply_mail(tx, member, generation))
            }
            Some(_) | None => Ok(None),
        })
        .await?;
    let Some(wanted) = wanted else { return Ok(stopping::no_such_link(&cx, &ui)) };
    Ok(cx.page(&ui, &ui.t("unsubscribe-title"), &views::unsubscribe(&ui, &token, wanted)))
}

pub(super) async fn stop(cx: Cx, token: Path<String>, body: Bytes) -> Reply {
    let read = Token::read(&cx.app, &token);
    let (ui, done) = cx
        .write(move |tx| match read {
            Some(Token { member, stops: Stops::ReplyMail, generation }) => {
                stopping::known(accounts::stop_reply_mail(tx, member, generation))
            }
            Some(_) | None => Ok(None),
        })
        .await?;
    Ok(stopping::pressed(&cx, &ui, done, stopping::one_click(&body), &paths::unsubscribe(&token)))
}
