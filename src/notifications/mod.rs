//! Telling people: who should know of a post, the mails about it, and how to be told less.

pub mod routes;

use crate::app::App;
use crate::error::Error;
use crate::mail::Compose;
use crate::mail::outbox::Owed;
use crate::tx::Tx;

/// Tells those who should know that a post was shown for the first time.
///
/// # Errors
/// When the database refuses.
pub fn spread(_app: &App, _tx: &mut Tx<'_>, _post: i64) -> Result<(), Error> {
    Ok(())
}

/// Writes the words of a mail about a reply.
///
/// # Errors
/// When the database refuses.
pub fn compose(_app: &App, _tx: &mut Tx<'_>, _owed: &Owed) -> Result<Compose, Error> {
    Ok(Compose::Drop("not yet"))
}
