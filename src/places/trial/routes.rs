//! A trial's page.

use actix_web::web;

use super::{Shown, views};
use crate::web::{Cx, Reply};

/// `GET /forsok/{slug}`.
pub(crate) async fn trial(cx: Cx, slug: web::Path<String>) -> Reply {
    let (ui, shown) = cx.read(move |tx| Shown::read(tx, &slug)).await?;
    Ok(cx.page(&ui, shown.trial.title(&ui), &views::trial(&ui, &shown)))
}
