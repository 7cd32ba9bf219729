//! places.

pub mod routes;
