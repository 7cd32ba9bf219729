//! operation.

pub mod routes;
