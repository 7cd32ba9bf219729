//! Mail: letters put together, an outbox of what is owed, and where they go. The only place that knows lettre.

pub mod addresses;
mod letter;
pub mod outbox;
mod pace;
pub mod post_office;
pub mod refusals;
mod relay;
pub mod report;
mod send;
mod unsent;
pub mod verdict;
mod verp;

use chrono::{DateTime, Utc};

use crate::ids::OutboxId;

pub use letter::{Letter, layout};
pub use send::{Mailer, SendError};
pub use unsent::Unsent;

/// What a slice makes of a mail owed when it is time to send it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compose {
    /// Send this.
    Send(Box<Letter>),
    /// Send this; it also says what the other mails owed would say, which are then not sent.
    Joined(Box<Letter>, Vec<OutboxId>),
    /// Not now, but at this time or soon after.
    Later(DateTime<Utc>),
    /// It is no longer right to send it; why, for the operator.
    Drop(&'static str),
}

impl Compose {
    /// It is no longer right to send it, and why.
    pub fn unsent(why: Unsent) -> Self {
        Self::Drop(why.as_str())
    }
}
