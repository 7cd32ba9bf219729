//! Accounts: sign-in by mail, sessions, memberships and hats, invitations, staff. Writes members, memberships, staff,
//! sessions, sign_ins and invitations.

pub mod routes;

use crate::app::App;
use crate::error::Error;
use crate::mail::outbox::Owed;
use crate::mail::Compose;
use crate::tx::Tx;

/// Writes the words of a sign-in, invitation or membership mail.
///
/// # Errors
/// When the database refuses.
pub fn compose(_app: &App, _tx: &mut Tx<'_>, _owed: &Owed) -> Result<Compose, Error> {
    Ok(Compose::Drop("not yet"))
}

/// Appoints staff.
///
/// # Errors
/// When the database refuses.
pub fn appoint_staff(_tx: &mut Tx<'_>, _email: &str, _kind: &str, _area: Option<crate::ids::AreaId>) -> Result<(), Error> {
    Ok(())
}

/// Appoints an organisation's first coordinator.
///
/// # Errors
/// `NotFound` when there is no such organisation.
pub fn appoint_coordinator(_tx: &mut Tx<'_>, _email: &str, _organisation: &str) -> Result<(), Error> {
    Ok(())
}
