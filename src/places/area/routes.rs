//! Trial areas.

use actix_web::{HttpRequest, web};

use super::{AreaPage, views};
use crate::areas;
use crate::places::queries;
use crate::places::threads::Listing;
use crate::web::{Cx, FormData, Reply, paths};

/// `GET /omrader`.
pub(crate) async fn areas(cx: Cx) -> Reply {
    let (ui, (areas, counts)) = cx.read(|tx| Ok((areas::all(tx)?, queries::area_counts(tx)?))).await?;
    Ok(cx.page(&ui, &ui.t("nav-areas"), &views::areas(&ui, &areas, &counts)))
}

/// `GET /omrade/{slug}`.
pub(crate) async fn area(cx: Cx, slug: web::Path<String>, req: HttpRequest) -> Reply {
    let listing = Listing { area: None, ..Listing::parse(&FormData::of(req.query_string().as_bytes())) };
    let asked = listing.clone();
    let (ui, page) = cx.read(move |tx| AreaPage::read(tx, &slug, &asked)).await?;
    let here = paths::area(&page.detail.area.slug);
    let first = listing.after.map(|_| listing.address(&here, None));
    let next = page.page.next.map(|after| listing.address(&here, Some(after)));
    let body = views::area(&ui, &page, &listing, (first.as_deref(), next.as_deref()));
    Ok(cx.page(&ui, page.detail.area.name(&ui), &body))
}
