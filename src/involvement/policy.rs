//! Who may register an event, tell about it and change it: pure functions of the viewer, the parties and what has been
//! answered. Nobody ever writes for a party but that party's own representatives, under that hat.

use chrono::{DateTime, Utc};

use super::PartyId;
use crate::error::{Denied, Error};
use crate::ids::OrganisationId;
use crate::viewer::{Role, Side, Viewer};

/// The party the viewer writes for: the hat she wears, when its side is verified and she represents it. In a session
/// opened through an employer's mailbox everybody whom this refuses is told why union hats are missing there, whether
/// she has one or not: the answer gives nobody away.
///
/// # Errors
/// `SignInNeeded` for a guest, `Denied` with what to do.
pub(super) fn writes_for(viewer: &Viewer) -> Result<PartyId, Error> {
    let me = viewer.signed_in()?;
    let no_side = if me.employer_mailbox { Denied::AtWork } else { Denied::NoSide };
    let hat = me.hat.as_ref().ok_or(no_side)?;
    match hat.side {
        None | Some(Side::Ministry) => Err(no_side.into()),
        Some(_) if hat.role == Role::Member => Err(Denied::NotRepresentative.into()),
        Some(side) => Ok(PartyId { organisation: hat.organisation_id, side }),
    }
}

/// The same, when it is one of these parties.
///
/// # Errors
/// As [`writes_for`].
pub(super) fn writes_among(viewer: &Viewer, parties: &[PartyId]) -> Result<PartyId, Error> {
    let party = writes_for(viewer)?;
    let at_work = viewer.me.as_ref().is_some_and(|me| me.employer_mailbox);
    if parties.contains(&party) {
        Ok(party)
    } else {
        Err(if at_work { Denied::AtWork } else { Denied::NotParty }.into())
    }
}

/// The participant for which the viewer writes down what its application promised.
///
/// # Errors
/// `SignInNeeded` for a guest, `Denied` for whoever does not represent a participant.
pub(super) fn promises_for(viewer: &Viewer, participants: &[OrganisationId]) -> Result<OrganisationId, Error> {
    viewer.signed_in()?;
    let hat = viewer.hat().ok_or(Denied::NotVerified)?;
    let speaks = hat.role != Role::Member && !matches!(hat.side, Some(Side::Safety));
    if speaks && participants.contains(&hat.organisation_id) {
        Ok(hat.organisation_id)
    } else {
        Err(Denied::NotParticipant.into())
    }
}

/// Whether a party's account still is its own to change: no other party has read it or could.
pub(super) fn unsettled(others_answered: bool, reveal_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    !others_answered && now < reveal_at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_writes_for_nobody() {
        assert!(matches!(writes_for(&Viewer::guest()), Err(Error::SignInNeeded)));
        assert!(matches!(promises_for(&Viewer::guest(), &[]), Err(Error::SignInNeeded)));
    }

    #[test]
    fn an_account_stands_once_others_have_answered_or_could_read() {
        let now = DateTime::from_timestamp(0, 0).unwrap();
        let later = now + chrono::Duration::days(30);
        assert!(unsettled(false, later, now));
        assert!(!unsettled(true, later, now) && !unsettled(false, now, now));
    }
}
