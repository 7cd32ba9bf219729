//! The bare server: `/{thread}?fra={number}`.

use std::net::SocketAddr;

use actix_web::error::ErrorInternalServerError;
use actix_web::{App, HttpResponse, HttpServer, Result, web};
use serde::Deserialize;

use super::queries::Bare;
use super::views;

#[derive(Deserialize)]
struct Page {
    fra: Option<i32>,
}

/// Serves bare pages from the database at `url` with `workers` threads and `pool` connections until told to stop.
///
/// # Errors
/// When the database cannot be reached, or the port is taken.
pub fn serve(url: &str, bind: SocketAddr, workers: u8, pool: u32) -> anyhow::Result<()> {
    let bare = Bare::open(url, pool)?;
    Ok(actix_web::rt::System::new().block_on(async move {
        let server = HttpServer::new(move || {
            App::new().app_data(web::Data::new(bare.clone())).route("/{thread}", web::get().to(page))
        });
        let server = server.workers(usize::from(workers)).bind(bind)?;
        let port = server.addrs().first().map_or(0, SocketAddr::port);
        tracing::info!(address = format!("http://{}:{port}", bind.ip()), "ready");
        server.run().await
    })?)
}

async fn page(bare: web::Data<Bare>, thread: web::Path<i64>, page: web::Query<Page>) -> Result<HttpResponse> {
    let (thread, from) = (thread.into_inner(), page.fra.unwrap_or(1));
    let read = web::block(move || bare.page(thread, from)).await?;
    let (thread, posts) = read.map_err(ErrorInternalServerError)?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(views::page(&thread, &posts)))
}
