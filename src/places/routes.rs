//! Routes.

use actix_web::web::ServiceConfig;

/// Adds this slice's routes.
pub fn configure(_config: &mut ServiceConfig) {}
