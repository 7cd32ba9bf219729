//! Organisations and counties.

use actix_web::web;

use super::{CountyShown, Shown, views};
use crate::web::{Cx, Reply};

/// `GET /organisasjon/{slug}`.
pub(crate) async fn organisation(cx: Cx, slug: web::Path<String>) -> Reply {
    let (ui, shown) = cx.read(move |tx| Shown::read(tx, &slug)).await?;
    Ok(cx.page(&ui, &shown.page.organisation.name, &views::organisation(&ui, &shown)))
}

/// `GET /fylke/{slug}`.
pub(crate) async fn county(cx: Cx, slug: web::Path<String>) -> Reply {
    let (ui, shown) = cx.read(move |tx| CountyShown::read(tx, &slug)).await?;
    Ok(cx.page(&ui, &shown.county.name, &views::county(&ui, &shown)))
}
