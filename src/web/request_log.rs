//! One log line a request, at the boundary: method, route pattern, status, time. Never the path itself, for links in
//! mail carry proofs, and never an address.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::{Error as ActixError, HttpMessage as _};
use tracing::Span;
use tracing_actix_web::{RequestId, RootSpanBuilder};

/// Makes each request's span, and its line when it ends.
pub struct RequestLog;

#[derive(Clone, Copy)]
struct Started(Instant);

impl RootSpanBuilder for RequestLog {
    fn on_request_start(request: &ServiceRequest) -> Span {
        request.extensions_mut().insert(Started(Instant::now()));
        let id = request.extensions().get::<RequestId>().map(ToString::to_string).unwrap_or_default();
        tracing::info_span!("request", id)
    }

    fn on_request_end<B: MessageBody>(_span: Span, outcome: &Result<ServiceResponse<B>, ActixError>) {
        let Ok(response) = outcome else { return };
        let request = response.request();
        let ms = request.extensions().get::<Started>().map_or(0, |started| started.0.elapsed().as_millis() as u64);
        let route = request.match_pattern().unwrap_or_else(|| "-".to_owned());
        let (method, status) = (request.method().as_str(), response.status().as_u16());
        if status >= 500 {
            tracing::error!(method, route, status, ms, "request");
        } else {
            tracing::info!(method, route, status, ms, "request");
        }
    }
}
