//! Help pages, and what robots may read.

use actix_web::HttpResponse;
use actix_web::http::header;

use super::{Help, Texts, texts, views};
use crate::error::Error;
use crate::web::{Cx, Reply};

/// `GET /om`.
pub(crate) async fn about(cx: Cx) -> Reply {
    page(cx, |texts| &texts.about).await
}

/// `GET /personvern`.
pub(crate) async fn privacy(cx: Cx) -> Reply {
    page(cx, |texts| &texts.privacy).await
}

/// `GET /tilgjengelighet`.
pub(crate) async fn accessibility(cx: Cx) -> Reply {
    page(cx, |texts| &texts.accessibility).await
}

async fn page(cx: Cx, which: fn(&'static Texts) -> &'static Help) -> Reply {
    let help = texts(cx.lang).map(which).ok_or(Error::NotFound)?;
    let (ui, ()) = cx.read(|_| Ok(())).await?;
    Ok(cx.page(&ui, &help.title, &views::help(&ui, help)))
}

/// What is open may be found; searches, forms and the demo's back rooms are no use to robots.
const ROBOTS: &str = "User-agent: *\nDisallow: /sok\nDisallow: /logg-inn\nDisallow: /ny-trad\nDisallow: /avmelding/\nDisallow: /demo/\nDisallow: /meg\n";

/// `GET /robots.txt`.
pub(crate) async fn robots() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "public, max-age=86400"))
        .body(ROBOTS)
}
