//! The register of acts, an act, a section, a paragraph.

use actix_web::web::Path;

use super::{Register, Shown, views};
use crate::error::Error;
use crate::provisions;
use crate::web::{Cx, Reply};

/// `GET /regler`.
pub(crate) async fn provisions(cx: Cx) -> Reply {
    let (ui, register) = cx.read(Register::read).await?;
    Ok(cx.page(&ui, &ui.t("provisions"), &views::register(&ui, &register)))
}

/// `GET /regel/{act}`.
pub(crate) async fn act(cx: Cx, act: Path<String>) -> Reply {
    show(&cx, act.into_inner(), String::new(), 0).await
}

/// `GET /regel/{act}/{section}`.
pub(crate) async fn section(cx: Cx, place: Path<(String, String)>) -> Reply {
    let (act, section) = place.into_inner();
    show(&cx, act, known(&section)?, 0).await
}

/// `GET /regel/{act}/{section}/{ledd}`.
pub(crate) async fn paragraph(cx: Cx, place: Path<(String, String, i16)>) -> Reply {
    let (act, section, ledd) = place.into_inner();
    if !(1..=99).contains(&ledd) {
        return Err(Error::NotFound);
    }
    show(&cx, act, known(&section)?, ledd).await
}

/// A section of an address.
fn known(section: &str) -> Result<String, Error> {
    provisions::section(&section.replace('_', " ")).ok_or(Error::NotFound)
}

async fn show(cx: &Cx, act: String, section: String, ledd: i16) -> Reply {
    let (ui, shown) = cx.read(move |tx| Shown::read(tx, &act, &section, ledd)).await?;
    Ok(cx.page(&ui, &views::title(&ui, &shown), &views::provision(&ui, &shown)))
}
