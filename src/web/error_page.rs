//! Errors as pages that help, in the reader's language, with a way forward and the request's id. Causes go to the log.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{Error as ActixError, HttpMessage as _, HttpResponse, ResponseError};
use maud::{Markup, html};
use tracing_actix_web::RequestId;

use super::{Cx, cx, layout, paths, ui::Ui};
use crate::error::Error;
use crate::viewer::Viewer;

/// What an answer failed with, left for the middleware that makes the page.
#[derive(Clone)]
struct Problem {
    title: &'static str,
    text: &'static str,
    retry_after: Option<u32>,
    sign_in: bool,
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::Denied(_) => StatusCode::FORBIDDEN,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        if let Self::Internal(cause) = self {
            tracing::error!(cause = format!("{cause:#}"), "request failed");
        }
        let problem = |title, text| Problem { title, text, retry_after: None, sign_in: false };
        let problem = match self {
            Self::NotFound => problem("error-404-title", "error-404-text"),
            Self::SignInNeeded => Problem { sign_in: true, ..problem("error-401-title", "error-401-text") },
            Self::Denied(why) => problem("error-403-title", why.text_key()),
            Self::Invalid(errors) => {
                problem("error-422-title", errors.0.first().map_or("error-422-text", |e| e.text_key))
            }
            Self::BadRequest(text) => problem("error-400-title", text),
            Self::Conflict(text) => problem("error-409-title", text),
            Self::TooMany(seconds) => {
                Problem { retry_after: Some(*seconds), ..problem("error-429-title", "error-429-text") }
            }
            Self::Busy => Problem { retry_after: Some(5), ..problem("error-503-title", "error-503-text") },
            Self::Internal(_) => problem("error-500-title", "error-500-text"),
        };
        let mut response = HttpResponse::build(self.status_code());
        if let Some(seconds) = problem.retry_after {
            response.insert_header((header::RETRY_AFTER, seconds.to_string()));
        }
        let mut response = response.finish();
        response.extensions_mut().insert(problem);
        response
    }
}

/// The middleware: gives every failed answer without a body its page.
///
/// # Errors
/// Those that are not answers.
pub async fn render(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, ActixError> {
    let cx = Cx::of(req.request());
    let request_id = req.extensions().get::<RequestId>().map(ToString::to_string);
    let page_wanted = !req.path().starts_with("/healthz")
        && !req.path().starts_with("/readyz")
        && !req.path().starts_with("/metrics");
    let res = next.call(req).await?.map_into_boxed_body();
    let status = res.status();
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || !page_wanted || is_html(&res) {
        return Ok(res);
    }
    let Some(cx) = cx else { return Ok(res) };
    let problem = res.response().extensions().get::<Problem>().cloned();
    let problem = problem.unwrap_or_else(|| of_status(status));
    let ui = Ui::new(&cx, Viewer::guest()).nameless();
    let title = ui.t(problem.title).into_owned();
    let page = layout::page(&ui, &title, &body(&ui, &problem, request_id.as_deref()));
    let mut answer = cx::html(status, page);
    if let Some(seconds) = problem.retry_after {
        answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    Ok(ServiceResponse::new(res.request().clone(), answer))
}

fn is_html(res: &ServiceResponse<BoxBody>) -> bool {
    res.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Answers the framework made by itself: an unknown method, a path that does not parse.
fn of_status(status: StatusCode) -> Problem {
    let (title, text) = match status {
        StatusCode::NOT_FOUND => ("error-404-title", "error-404-text"),
        StatusCode::METHOD_NOT_ALLOWED => ("error-405-title", "error-405-text"),
        StatusCode::PAYLOAD_TOO_LARGE => ("error-400-title", "bad-too-large"),
        status if status.is_client_error() => ("error-400-title", "bad-request"),
        _ => ("error-500-title", "error-500-text"),
    };
    Problem { title, text, retry_after: None, sign_in: false }
}

fn body(ui: &Ui, problem: &Problem, request_id: Option<&str>) -> Markup {
    html! {
        div.wrap.stack {
            h1 { (ui.t(problem.title)) }
            p.lead { (ui.t(problem.text)) }
            @if problem.sign_in {
                p { a.ds-button href=(paths::sign_in(&ui.path)) { (ui.t("sign-in")) } }
            }
            ul.cluster {
                li { a.ds-link href=(paths::FRONT) { (ui.t("error-to-front")) } }
                li { a.ds-link href=(paths::SEARCH) { (ui.t("error-to-search")) } }
            }
            @if let Some(id) = request_id {
                p.quiet { (ui.t("error-request-id")) " " code { (id) } }
            }
        }
    }
}
