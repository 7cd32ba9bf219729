//! Refuses writes that come from other sites: `Sec-Fetch-Site`, with `Origin` as fallback, on every unsafe method. The
//! one-click unsubscribe (RFC 8058) is sent by mail programs and carries its own proof.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::{Error as ActixError, ResponseError as _, web};

use super::paths;
use crate::app::App;
use crate::error::{Denied, Error};

/// The middleware: `Denied::CrossSite` when an unsafe request was not made by one of our own pages.
///
/// # Errors
/// Those of the request itself; a request from elsewhere is answered with `Denied::CrossSite`.
pub async fn refuse_cross_site(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, ActixError> {
    if writes(req.method()) && !req.path().starts_with(paths::UNSUBSCRIBE) && !same_site(&req) {
        return Ok(req.into_response(Error::Denied(Denied::CrossSite).error_response()));
    }
    Ok(next.call(req).await?.map_into_boxed_body())
}

/// Whether a request with this method is one that writes.
pub(super) fn writes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn same_site(req: &ServiceRequest) -> bool {
    let header = |name: &str| req.headers().get(name).and_then(|value| value.to_str().ok());
    match header("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => {
            let Some(origin) = header(header::ORIGIN.as_str()) else { return false };
            let base = req.app_data::<web::Data<App>>().map(|app| app.settings.base_url.origin().ascii_serialization());
            let host = header(header::HOST.as_str()).map(|host| format!("http://{host}"));
            base.is_some_and(|base| base == origin)
                || (host.as_deref() == Some(origin)
                    && req.app_data::<web::Data<App>>().is_some_and(|app| app.settings.loopback()))
        }
    }
}
