//! The shared catalogue, and one indicator of it across trials.

use actix_web::web::Path;

use super::spreadsheet;
use crate::error::Error;
use crate::results::queries::indicators::{self, Which};
use crate::results::views::compare as views;
use crate::results::{Standard, export};
use crate::web::{Cx, Reply};

/// `GET /indikatorer`.
pub(super) async fn catalogue(cx: Cx) -> Reply {
    let (ui, counts) = cx.read(indicators::counts).await?;
    Ok(cx.page(&ui, &ui.t("catalogue-title"), &views::catalogue(&ui, &counts)))
}

/// `GET /indikatorer/{standard}`.
pub(super) async fn show(cx: Cx, slug: Path<String>) -> Reply {
    let standard = Standard::at(&slug).ok_or(Error::NotFound)?;
    let (ui, found) = cx.read(move |tx| indicators::list(tx, Which::Standard(standard))).await?;
    Ok(cx.page(&ui, &ui.t(standard.text_key()), &views::compare(&ui, standard, &found)))
}

/// `GET /indikatorer/{standard}/last-ned`.
pub(super) async fn file(cx: Cx, slug: Path<String>) -> Reply {
    let standard = Standard::at(&slug).ok_or(Error::NotFound)?;
    let (ui, found) = cx.read(move |tx| indicators::list(tx, Which::Standard(standard))).await?;
    Ok(spreadsheet(standard.slug(), export::spreadsheet(&ui, &found)?))
}
