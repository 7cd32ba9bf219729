//! Front-end files inside the binary: hashed addresses, kept by browsers for ever, compressed when built.

use std::fmt::Write as _;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::error::Error;

/// A front-end file.
struct Asset {
    logical: &'static str,
    file: &'static str,
    content_type: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
    brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of a file by its plain name, with the hash of its content in it.
pub fn path(logical: &str) -> String {
    let mut path = String::from("/a/");
    let file = ASSETS.iter().find(|asset| asset.logical == logical).map_or(logical, |asset| asset.file);
    let _ = write!(path, "{file}");
    path
}

/// `GET /a/{file}`.
///
/// # Errors
/// `NotFound` for a file of another version; the page that names it will name ours when loaded again.
pub async fn serve(req: HttpRequest, file: web::Path<String>) -> Result<HttpResponse, Error> {
    let asset = ASSETS.iter().find(|asset| asset.file == file.as_str()).ok_or(Error::NotFound)?;
    let accepts = req.headers().get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let (body, encoding) = if accepts.contains("br") {
        (asset.brotli, "br")
    } else if accepts.contains("gzip") {
        (asset.gzip, "gzip")
    } else {
        (asset.plain, "identity")
    };
    Ok(HttpResponse::Ok()
        .content_type(asset.content_type)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "Accept-Encoding"))
        .insert_header((header::CONTENT_ENCODING, encoding))
        .body(body))
}
