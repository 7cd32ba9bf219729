//! Content for the demo and for load tests; nothing of it runs in production.

pub mod demo;
pub mod seed;
