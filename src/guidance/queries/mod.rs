//! What pages and mails read about guidance, always under the audience of the thread that is answered.

pub mod case;
pub mod cited;
pub mod page;
pub mod queue;
pub mod register;
pub mod times;
pub mod told;

use chrono::{DateTime, Utc};

use crate::ids::GuidanceId;

/// An answer that a page leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its key.
    pub id: GuidanceId,
    /// Its question.
    pub title: String,
    /// When it was published.
    pub at: DateTime<Utc>,
}
