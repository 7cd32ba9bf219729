//! Moderation: what waits for approval, reports, decisions with reasons told to the author, objections answered by another
//! moderator, the public log. Writes moderation_decisions, moderation_notes, moderation_takes, reports and objections.

mod access;
mod actions;
mod form;
mod mails;
mod policy;
mod queries;
mod reasons;
pub mod routes;
mod views;

use crate::app::App;
use crate::error::Error;
use crate::mail::outbox::Owed;
use crate::mail::{Compose, Unsent};
use crate::tx::Tx;

pub use actions::demo;
pub use queries::queue::Due;
pub use reasons::{Reason, Why};

crate::text_enum! {
    /// What a moderator can decide about a thread or a post.
    pub enum Decision {
        /// No more replies.
        Close = "close",
        /// Replies again.
        Reopen = "reopen",
        /// Kept at the top of its area.
        Pin = "pin",
        /// No longer.
        Unpin = "unpin",
        /// To another area.
        Move = "move",
        /// Out of sight.
        Hide = "hide",
        /// In sight again.
        Show = "show",
        /// What waited is shown.
        Approve = "approve",
        /// What waited is not shown.
        Decline = "decline",
        /// A report gives no reason to do anything.
        None = "none",
        /// The author is told what was wrong, and no more.
        Warn = "warn",
        /// The author's account reads, and does not write, until a day.
        Pause = "pause",
        /// An objection is answered: the decision stands.
        Uphold = "uphold",
        /// An objection is answered: the decision is undone.
        Reverse = "reverse",
    }
}

/// Writes the words of a mail about a decision: to the author of what it is about, or to somebody who reported it.
///
/// # Errors
/// `NotFound` when the decision, or what it is about, is gone.
pub fn compose(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    let Some(me) = tx.viewer.me.clone() else { return Ok(Compose::unsent(Unsent::NoRecipient)) };
    match queries::told::author(tx, owed.item_id, me.id) {
        Ok(told) if tx.viewer.reads(&told.audience) => {
            Ok(Compose::Send(Box::new(mails::decision(app, &me, owed, &told))))
        }
        Ok(_) => Ok(Compose::unsent(Unsent::MayNotRead)),
        Err(Error::NotFound) => {
            let told = queries::told::reporter(tx, owed.item_id, me.id)?;
            Ok(Compose::Send(Box::new(mails::report(app, &me, owed, &told))))
        }
        Err(fault) => Err(fault),
    }
}
