//! Mail: letters put together, an outbox of what is owed, and where they go. The only place that knows lettre.

mod letter;
pub mod outbox;
pub mod post_office;
mod send;

pub use letter::{Letter, layout};
pub use send::{Mailer, SendError};

/// What a slice makes of a mail owed when it is time to send it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compose {
    /// Send this.
    Send(Box<Letter>),
    /// It is no longer right to send it; why, for the operator.
    Drop(&'static str),
}
