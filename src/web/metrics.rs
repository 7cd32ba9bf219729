//! Metrics for Prometheus: requests by route, method and status with how long they took, and the process. No personal
//! data: routes are patterns, never addresses.

use std::sync::OnceLock;
use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error as ActixError, http::Method};
use prometheus::{Encoder as _, HistogramOpts, HistogramVec, IntGauge, Registry, TextEncoder};

/// In seconds: the pages' budget is well inside the first half.
const BUCKETS: &[f64] = &[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

fn requests() -> Option<&'static HistogramVec> {
    static REQUESTS: OnceLock<Option<HistogramVec>> = OnceLock::new();
    let made = || {
        let options = HistogramOpts::new("torget_http_request_seconds", "Requests by route, method and status.");
        HistogramVec::new(options.buckets(BUCKETS.to_vec()), &["route", "method", "status"]).ok()
    };
    REQUESTS.get_or_init(made).as_ref()
}

/// The middleware; it stands outermost, so that it sees what is answered.
///
/// # Errors
/// Those of the request itself.
pub async fn measure(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, ActixError> {
    let started = Instant::now();
    let method = known(req.method());
    let outcome = next.call(req).await;
    let (route, status) = match &outcome {
        Ok(res) => (res.request().match_pattern(), res.status()),
        Err(fault) => (None, fault.as_response_error().status_code()),
    };
    if let Some(requests) = requests() {
        let route = route.as_deref().unwrap_or("none");
        requests.with_label_values(&[route, method, status.as_str()]).observe(started.elapsed().as_secs_f64());
    }
    outcome
}

/// A method as a label; whatever a client makes up is one label only.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

/// Everything measured, and `figures` as they are now, in Prometheus's text format.
pub fn text(figures: &[(&str, i64)]) -> String {
    let now = Registry::new();
    let resident = resident_bytes().map(|bytes| ("process_resident_memory_bytes", bytes));
    for (name, value) in figures.iter().copied().chain(resident) {
        if let Ok(gauge) = IntGauge::new(name, name.replace('_', " ")) {
            gauge.set(value);
            let _ = now.register(Box::new(gauge));
        }
    }
    if let Some(requests) = requests() {
        let _ = now.register(Box::new(requests.clone()));
    }
    let mut out = Vec::new();
    if let Err(fault) = TextEncoder::new().encode(&now.gather(), &mut out) {
        tracing::error!(fault = fault.to_string(), "metrics cannot be written");
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Memory the process holds (Linux).
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: i64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_memory_are_told() {
        let text = text(&[("torget_jobs_waiting", 3)]);
        assert!(text.contains("torget_jobs_waiting 3\n"), "{text}");
        assert!(text.contains("process_resident_memory_bytes "), "{text}");
    }

    #[test]
    fn made_up_methods_are_one_label() {
        assert_eq!(known(&Method::from_bytes(b"BREW").unwrap()), "other");
    }
}
