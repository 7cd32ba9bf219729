//! Moderation: what waits for approval, decisions with reasons told to the author. Writes moderation_decisions.

pub mod routes;

use crate::app::App;
use crate::error::Error;
use crate::mail::Compose;
use crate::mail::outbox::Owed;
use crate::tx::Tx;

/// Writes the words of a mail about a decision.
///
/// # Errors
/// When the database refuses.
pub fn compose(_app: &App, _tx: &mut Tx<'_>, _owed: &Owed) -> Result<Compose, Error> {
    Ok(Compose::Drop("not yet"))
}
