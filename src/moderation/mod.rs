//! Moderation: what waits for approval, decisions with reasons told to the author. Writes moderation_decisions.

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
use crate::mail::Compose;
use crate::mail::outbox::Owed;
use crate::tx::Tx;
use crate::viewer;

pub use reasons::Reason;

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
    }
}

/// Writes the words of a mail about a decision, to the author of what it is about.
///
/// # Errors
/// `NotFound` when the decision, or what it is about, is gone.
pub fn compose(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    let Some(member) = owed.member_id else { return Ok(Compose::Drop("no recipient")) };
    let reader = viewer::by_member(tx.conn, member, tx.now)?;
    let told = queries::told(tx, owed.item_id, member)?;
    match &reader.me {
        Some(me) if reader.reads(&told.audience) => Ok(Compose::Send(Box::new(mails::decision(app, me, owed, &told)))),
        _ => Ok(Compose::Drop("may not read it")),
    }
}
