//! The compare view, and the same as a file for spreadsheets.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

use crate::involvement::compare::{Asked, Comparison, sheet as sheets, views};
use crate::web::{Cx, FormData, Reply};

pub(super) async fn page(cx: Cx, req: HttpRequest) -> Reply {
    let asked = Asked::parse(&FormData::of(req.query_string().as_bytes()));
    let (ui, comparison) = cx.read(move |tx| Comparison::read(tx, asked)).await?;
    Ok(cx.page(&ui, &ui.t("compare-title"), &views::page(&ui, &comparison)))
}

pub(super) async fn sheet(cx: Cx, req: HttpRequest) -> Reply {
    let asked = Asked::parse(&FormData::of(req.query_string().as_bytes()));
    let (ui, comparison) = cx.read(move |tx| Comparison::read(tx, asked)).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"involvering.csv\""))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .insert_header((header::VARY, "Cookie, Accept-Language"))
        .body(sheets::of(&ui, &comparison)?))
}
