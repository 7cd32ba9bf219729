//! Who may say what about a trial: representatives of its participants, under the hat they wear, for their own.

use super::Trial;
use crate::error::{Denied, Error};
use crate::organisations::OrganisationKind as Kind;
use crate::viewer::{Hat, Role, Side, Viewer};

/// The hat of somebody who speaks for an organisation: verified as its representative or coordinator, and for no side
/// that speaks for itself.
///
/// # Errors
/// `SignInNeeded`, or `Denied`.
pub fn speaker(viewer: &Viewer) -> Result<&Hat, Error> {
    viewer.signed_in()?;
    let speaks = |hat: &&Hat| hat.role != Role::Member && matches!(hat.side, None | Some(Side::Management));
    viewer.hat().filter(speaks).ok_or_else(|| Denied::NotRepresentative.into())
}

/// The same, for an organisation that can run trials.
///
/// # Errors
/// `SignInNeeded`, or `Denied`.
pub fn runner(viewer: &Viewer) -> Result<&Hat, Error> {
    let hat = speaker(viewer)?;
    if runs_trials(hat) { Ok(hat) } else { Err(Denied::NotRepresentative.into()) }
}

fn runs_trials(hat: &Hat) -> bool {
    let kinds =
        [Kind::Municipality, Kind::CountyMunicipality, Kind::InterMunicipal, Kind::HealthTrust, Kind::StateBody];
    Kind::parse(&hat.organisation_kind).is_some_and(|kind| kinds.contains(&kind))
}

/// The same, for a participant of this trial.
///
/// # Errors
/// `SignInNeeded`, or `Denied`.
pub fn editor<'v>(viewer: &'v Viewer, trial: &Trial) -> Result<&'v Hat, Error> {
    let hat = speaker(viewer)?;
    if trial.has(hat.organisation_id) { Ok(hat) } else { Err(Denied::NotRepresentative.into()) }
}

/// Whether she edits this trial.
pub fn edits(viewer: &Viewer, trial: &Trial) -> bool {
    editor(viewer, trial).is_ok()
}
