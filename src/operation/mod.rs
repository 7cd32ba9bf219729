//! Running the service: health, metrics, dead letters, the audit trail, and the demo's post office. Writes no table of its own.

mod actions;
mod health;
mod letter;
mod queries;
mod receive;
pub mod routes;
mod trail;
mod views;

pub use health::healthcheck;
pub use receive::{Received, receive_mail};
