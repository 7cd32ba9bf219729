//! `GET /drift/spor`.

use actix_web::HttpRequest;

use super::{Filter, queries, views};
use crate::web::{Cx, FormData, Reply};

/// The trail, for administrators.
pub(in crate::operation) async fn trail(cx: Cx, req: HttpRequest) -> Reply {
    let filter = Filter::of(&FormData::of(req.query_string().as_bytes()));
    let asked = filter.clone();
    let (ui, page) = cx.read(move |tx| queries::trail(tx, &asked)).await?;
    Ok(cx.page(&ui, &ui.t("trail-title"), &views::trail(&ui, &page, &filter)))
}
