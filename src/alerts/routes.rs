//! Stopping mail about one's searches without signing in: a page to look at, and the one-click POST of mail programs
//! (RFC 8058). GET changes nothing, for mail scanners follow links.

use actix_web::web::{Bytes, Path, ServiceConfig, get, post};

use super::queries::saved;
use super::{Tell, actions, views};
use crate::error::Error;
use crate::ids::SavedSearchId;
use crate::notifications::{Stops, Token, stopping};
use crate::web::{Cx, FormData, Reply, paths};

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config.route("/avmelding/sok/{token}", get().to(show)).route("/avmelding/sok/{token}", post().to(stop));
}

/// The link's token, and the search it is of; all of hers when it is of none.
fn read(cx: &Cx, text: &str) -> Option<(Token, Option<SavedSearchId>)> {
    let token = Token::read(&cx.app, text)?;
    match token.stops {
        Stops::Search(search) => Some((token, Some(search))),
        Stops::Searches => Some((token, None)),
        Stops::ReplyMail | Stops::Letter => None,
    }
}

async fn show(cx: Cx, text: Path<String>) -> Reply {
    let read = read(&cx, &text);
    let (ui, standing) = cx
        .read(move |tx| match read {
            Some((token, which)) => stopping::known(saved::by_link(tx, (token.member, token.generation), which)),
            None => Ok(None),
        })
        .await?;
    let Some(standing) = standing else { return Ok(stopping::no_such_link(&cx, &ui)) };
    Ok(cx.page(&ui, &ui.t("alert-stop-title"), &views::stop(&ui, &text, &standing)))
}

async fn stop(cx: Cx, text: Path<String>, body: Bytes) -> Reply {
    let one_click = stopping::one_click(&body);
    let wish = if one_click { "stopp".to_owned() } else { FormData::of(&body).get("valg").to_owned() };
    let read = read(&cx, &text);
    let (ui, done) = cx
        .write(move |tx| {
            let Some((token, which)) = read else { return Ok(None) };
            let (which, instead) = match wish.as_str() {
                "brev" => (which, Tell::Letter),
                "stopp" => (which, Tell::Never),
                "alle" => (None, Tell::Never),
                _ => return Err(Error::BadRequest("bad-request")),
            };
            stopping::known(actions::stop(tx, (token.member, token.generation), which, instead))
        })
        .await?;
    Ok(stopping::pressed(&cx, &ui, done, one_click, &paths::stop_search(&text)))
}
