//! operation.

pub mod routes;

/// Whether the service on this port says it is well.
pub fn healthcheck(_bind: std::net::SocketAddr) -> bool {
    false
}
