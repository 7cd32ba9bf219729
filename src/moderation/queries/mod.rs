//! What moderation reads: the queue, a case, objections, what mails are made of, one's own cases, the public log.

pub(super) mod case;
pub(super) mod log;
pub(super) mod mine;
pub(super) mod objections;
pub(super) mod page;
pub(super) mod queue;
pub(super) mod told;

use serde::Deserialize;

/// An answer in a guided form, as stored.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Guided {
    pub(super) field: String,
    pub(super) source: String,
    pub(super) html: String,
}

/// The answers of a post, as stored.
pub(super) fn guided(stored: serde_json::Value) -> Vec<Guided> {
    serde_json::from_value(stored).unwrap_or_default()
}
