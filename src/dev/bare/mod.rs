//! The bare page that load tests compare the thread page with: actix, maud and diesel with r2d2 over the same rows, and
//! nothing else: no viewer, no transaction, no middleware, no layout. A server of its own, so that nothing rubs off.

mod queries;
pub mod routes;
mod views;
