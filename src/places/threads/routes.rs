//! All threads.

use actix_web::HttpRequest;

use super::{Listing, views};
use crate::areas;
use crate::error::Error;
use crate::web::{Cx, FormData, Reply, paths};

/// `GET /trader`.
pub(crate) async fn threads(cx: Cx, req: HttpRequest) -> Reply {
    let listing = Listing::parse(&FormData::of(req.query_string().as_bytes()));
    let asked = listing.clone();
    let (ui, (areas, page)) = cx
        .read(move |tx| {
            let areas = areas::all(tx)?;
            let area = asked
                .area
                .as_ref()
                .map(|slug| areas.iter().find(|a| a.slug == *slug).map(|a| a.id).ok_or(Error::NotFound))
                .transpose()?;
            let page = asked.read(tx, area)?;
            Ok((areas, page))
        })
        .await?;
    let first = listing.after.map(|_| listing.address(paths::THREADS, None));
    let next = page.next.map(|after| listing.address(paths::THREADS, Some(after)));
    let body = views::threads(&ui, &listing, &areas, &page, (first.as_deref(), next.as_deref()));
    Ok(cx.page(&ui, &ui.t("nav-threads"), &body))
}
