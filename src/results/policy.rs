//! Who may write results: those who speak for a participant of the trial, each for her own organisation.

use super::Writer;
use crate::error::{Denied, Error};
use crate::ids::OrganisationId;
use crate::trials::Trial;
use crate::viewer::{Role, Viewer};

/// A representative or coordinator of a participant, under the hat she wears.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn writer(viewer: &Viewer, trial: &Trial) -> Result<Writer, Error> {
    viewer.signed_in()?;
    let hat = viewer.hat().ok_or(Denied::NotVerified)?;
    let speaks = matches!(hat.role, Role::Representative | Role::Coordinator);
    if speaks && trial.has(hat.organisation_id) { Ok(Writer::of(hat)) } else { Err(Denied::NotParticipant.into()) }
}

/// The same for something that is one participant's, or the whole trial's.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn writer_of(viewer: &Viewer, trial: &Trial, owner: Option<OrganisationId>) -> Result<Writer, Error> {
    let writer = writer(viewer, trial)?;
    if owner.is_none_or(|owner| owner == writer.organisation) { Ok(writer) } else { Err(Denied::NotYourSide.into()) }
}

/// Whether the viewer may add to a trial's results.
pub(super) fn writes(viewer: &Viewer, trial: &Trial) -> bool {
    writer(viewer, trial).is_ok()
}

/// Whether the viewer may change something of this owner.
pub(super) fn changes(viewer: &Viewer, trial: &Trial, owner: Option<OrganisationId>) -> bool {
    writer_of(viewer, trial, owner).is_ok()
}
