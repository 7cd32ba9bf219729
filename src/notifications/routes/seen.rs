//! Opening what one was told of is seeing it. Every page can be such a page, so it is noted around them all.

use actix_web::Error as ActixError;
use actix_web::HttpMessage as _;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;

use crate::notifications::actions;
use crate::web::{Cx, ToldOf};

/// The middleware; it writes only where the page that was shown is one she was told of, and after the page's own
/// transaction. That it could not be noted is no reason to fail the page.
///
/// # Errors
/// Those of the request itself.
pub async fn note_seen(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, ActixError> {
    let res = next.call(req).await?;
    let told = res.request().extensions().get::<ToldOf>().is_some_and(ToldOf::get);
    let shown = res.request().method() == Method::GET && res.status().is_success();
    if let Some(cx) = Cx::of(res.request()).filter(|_| told && shown) {
        let path = cx.path.clone();
        if let Err(fault) = cx.write(move |tx| actions::seen_at(tx, &path)).await {
            tracing::warn!(fault = format!("{fault:#}"), "notices were not noted as seen");
        }
    }
    Ok(res)
}
