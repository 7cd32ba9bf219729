//! Who may put something into the calendar, and change it: the ministry for all and for areas, participants for their
//! own organisation and its trials.

use super::{Entry, Origin};
use crate::error::{Denied, Error};
use crate::viewer::{Hat, Viewer};

/// Somebody who speaks for an organisation.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn can_enter(viewer: &Viewer) -> Result<&Hat, Error> {
    viewer.signed_in()?;
    viewer.hat().ok_or_else(|| Denied::NotVerified.into())
}

/// Whether she may change it: it was entered for the organisation she speaks for, and has not been called off.
pub(super) fn may_change(viewer: &Viewer, entry: &Entry) -> bool {
    let hers = viewer.hat().is_some_and(|hat| entry.owner == Some(hat.organisation_id));
    hers && !entry.cancelled && matches!(entry.origin, Origin::Event(_))
}

/// The same, as a refusal.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn can_change(viewer: &Viewer, entry: &Entry) -> Result<(), Error> {
    viewer.signed_in()?;
    if may_change(viewer, entry) { Ok(()) } else { Err(Denied::NotOwner.into()) }
}
