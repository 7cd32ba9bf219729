//! Headers of every answer: a strict Content-Security-Policy, no sniffing, no framing, and, where asked for, what the
//! page cost.

use std::sync::atomic::Ordering;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error as ActixError, HttpMessage as _, web};

use super::cx::Cost;
use crate::app::App;

const CSP: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; \
                   font-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The middleware.
///
/// # Errors
/// Those of the request itself.
pub async fn secure(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, ActixError> {
    let app = req.app_data::<web::Data<App>>().cloned();
    let mut res = next.call(req).await?;
    let cost = res.request().extensions().get::<Cost>().map(|cost| cost.0.load(Ordering::Relaxed));
    let headers = res.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| put(headers, name, value);
    set(header::CONTENT_SECURITY_POLICY, CSP);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "SAMEORIGIN");
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), interest-cohort=()");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if let Some(app) = app {
        if app.settings.https() {
            set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
        }
        if let (true, Some(cost)) = (app.settings.count_statements, cost) {
            res.headers_mut().insert(HeaderName::from_static("x-statements"), HeaderValue::from(cost));
        }
    }
    Ok(res)
}

/// Sets a header unless the handler chose its own.
fn put(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
