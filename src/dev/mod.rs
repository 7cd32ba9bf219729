//! Content for the demo and for load tests, and the page that load tests compare with; nothing of it runs in production.

pub mod bare;
pub mod demo;
pub mod judge;
mod queries;
pub mod seed;
pub mod simulate;

pub use queries::{kept_secret, mail_load};
