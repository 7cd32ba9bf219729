//! Suggestions over HTTP: a list for a script of ours to put below the field.

use actix_web::HttpRequest;

use super::{queries, views};
use crate::discover::form::LONGEST;
use crate::error::Error;
use crate::text;
use crate::web::{Cx, FormData, Reply, part};

/// `GET /sok/forslag?q=`. Too little, or too much, is suggested nothing.
///
/// # Errors
/// `BadRequest` for characters no keyboard writes.
pub(in crate::discover) async fn suggestions(cx: Cx, req: HttpRequest) -> Reply {
    let form = FormData::of(req.query_string().as_bytes());
    if text::has_control_characters(form.get("q")) {
        return Err(Error::BadRequest("bad-request"));
    }
    let question = form.get("q").to_owned();
    let within = question.chars().count() <= LONGEST;
    let (ui, suggested) = cx.read(move |tx| queries::suggested(tx, if within { &question } else { "" })).await?;
    Ok(part(&ui, &views::list(&ui, &suggested)))
}
