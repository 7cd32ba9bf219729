//! Deletes what has expired.

use chrono::Duration;
use diesel::prelude::*;

use crate::db::schema::{invitations, sessions, sign_ins};
use crate::error::Error;
use crate::tx::Tx;

/// Deletes expired sessions and invitations, sign-ins older than a day, and form keys older than two.
///
/// # Errors
/// When the database refuses.
pub fn tidy(tx: &mut Tx<'_>) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(tx.now))).execute(tx.conn)?;
    diesel::delete(invitations::table.filter(invitations::expires_at.le(tx.now))).execute(tx.conn)?;
    diesel::delete(sign_ins::table.filter(sign_ins::created_at.lt(tx.now - Duration::days(1)))).execute(tx.conn)?;
    tx.forget_forms(tx.now - Duration::days(2))
}
