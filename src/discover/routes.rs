//! Search over HTTP.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{self, ServiceConfig};

use super::form::{self, Complaint};
use super::queries::page;
use super::saved;
use super::suggest::routes::suggestions;
use super::views;
use crate::web::{Cx, FormData, Reply, paths};

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config.route(paths::SEARCH, web::get().to(search));
    saved::routes::configure(config);
    config.route(paths::SUGGESTIONS, web::get().to(suggestions));
}

/// `GET /sok?q=&slag=&type=&omrade=&side=`.
///
/// # Errors
/// When the database refuses. A search that cannot be answered is a page that says why; it is 400 when malformed, 422 when a
/// date is none.
pub async fn search(cx: Cx, req: HttpRequest) -> Reply {
    let (asked, mut complaint) = form::parse(&FormData::of(req.query_string().as_bytes()));
    let look_up = complaint.is_none().then(|| asked.clone());
    let engine = Arc::clone(&cx.app.search);
    let (ui, (areas, results)) = cx.read(move |tx| page::found(tx, &engine, look_up.as_ref())).await?;
    let unknown_area = asked.area.as_ref().is_some_and(|slug| areas.iter().all(|area| area.slug != *slug));
    if unknown_area && complaint.is_none() {
        complaint = Some(Complaint::Malformed("search-unknown-filter"));
    }
    let status = match complaint {
        Some(Complaint::Malformed(_)) => StatusCode::BAD_REQUEST,
        Some(Complaint::Dates) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(Complaint::Unanswerable(_)) | None => StatusCode::OK,
    };
    let body = views::page(&ui, &asked, complaint, &areas, results.as_ref());
    Ok(cx.page_as(status, &ui, &views::title(&ui, &asked), &body))
}
