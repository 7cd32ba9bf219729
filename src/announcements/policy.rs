//! Who announces, and who acknowledges for an organisation.

use crate::error::{Denied, Error};
use crate::ids::OrganisationId;
use crate::threads::speaks_for_ministry;
use crate::viewer::{Role, Viewer};

/// Only the ministry announces, and sees who has acknowledged.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn can_announce(viewer: &Viewer) -> Result<(), Error> {
    viewer.signed_in()?;
    if speaks_for_ministry(viewer) { Ok(()) } else { Err(Denied::NotMinistry.into()) }
}

/// The organisations she acknowledges for: those she represents or coordinates, as far as this session wears the hat.
pub fn acknowledges_for(viewer: &Viewer) -> Vec<OrganisationId> {
    let hats = viewer.me.as_ref().map(|me| me.hats.as_slice()).unwrap_or_default();
    hats.iter()
        .filter(|hat| matches!(hat.role, Role::Representative | Role::Coordinator))
        .map(|hat| hat.organisation_id)
        .collect()
}

/// One representative or coordinator is enough.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn can_acknowledge(viewer: &Viewer, organisation: OrganisationId) -> Result<(), Error> {
    viewer.signed_in()?;
    if acknowledges_for(viewer).contains(&organisation) { Ok(()) } else { Err(Denied::NotRepresentative.into()) }
}
