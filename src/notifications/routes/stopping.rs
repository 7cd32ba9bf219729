//! What every link that stops mail does alike: mail programs press it by POST (RFC 8058), people see a page, and one that is
//! not ours says so. GET changes nothing, for mail scanners follow links.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use crate::error::Error;
use crate::notifications::views::mail as views;
use crate::web::{Cx, Ui, see_other};

/// Whether a mail program asks. The body is looked at, not parsed: it may come as multipart (RFC 8058, 3.2).
pub fn one_click(body: &[u8]) -> bool {
    body.windows(9).any(|part| part == b"One-Click")
}

/// `None` where there is no such thing, so that the page can say so in its own words.
///
/// # Errors
/// Any other fault.
pub fn known<T>(outcome: Result<T, Error>) -> Result<Option<T>, Error> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(Error::NotFound) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// The page for a link that is not one of ours, or no longer holds.
pub fn no_such_link(cx: &Cx, ui: &Ui) -> HttpResponse {
    cx.page_as(StatusCode::NOT_FOUND, ui, &ui.t("unsubscribe-bad-title"), &views::no_such_link(ui))
}

/// After it was pressed: the page again, or a word to a mail program, which follows no redirect (RFC 8058, 3.1).
pub fn pressed(cx: &Cx, ui: &Ui, done: Option<()>, one_click: bool, again: &str) -> HttpResponse {
    match done {
        None => no_such_link(cx, ui),
        Some(()) if one_click => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n"),
        Some(()) => see_other(again),
    }
}
