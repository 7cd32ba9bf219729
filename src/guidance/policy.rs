//! Who may speak for the ministry, and who may approve what; and whether a mail about an answer is still worth sending.

use super::queries::told::Told;
use crate::error::{Denied, Error};
use crate::ids::{MemberId, OrganisationId};
use crate::mail::Unsent;
use crate::threads::{self, ThreadState};
use crate::viewer::{Hat, Viewer};

/// The hat of somebody who speaks for the ministry.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn speaks(viewer: &Viewer) -> Result<&Hat, Error> {
    viewer.signed_in()?;
    let hat = viewer.hat().filter(|_| threads::speaks_for_ministry(viewer));
    hat.ok_or_else(|| Denied::NotMinistry.into())
}

/// A thread is answered officially while it can be read; a closed one too, for what was answered may have to be corrected.
///
/// # Errors
/// `Denied` while it waits for approval or is hidden.
pub(super) fn answerable(state: ThreadState) -> Result<(), Error> {
    match state {
        ThreadState::Open | ThreadState::Closed => Ok(()),
        ThreadState::Waiting => Err(Denied::Waiting.into()),
        ThreadState::Hidden => Err(Denied::Closed.into()),
    }
}

/// Nothing, or why a mail about an answer should not be sent.
///
/// # Errors
/// The reason, for the operator.
pub fn worth_telling(told: &Told, reader: &Viewer) -> Result<(), Unsent> {
    match told {
        _ if !told.wanted => Err(Unsent::Unwanted),
        _ if told.superseded => Err(Unsent::Replaced),
        _ if !reader.reads(&told.audience) => Err(Unsent::MayNotRead),
        _ if told.muted => Err(Unsent::Muted),
        _ if told.read => Err(Unsent::Read),
        _ => Ok(()),
    }
}

/// A draft is written in its own ministry.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn can_write(viewer: &Viewer, ministry: Option<OrganisationId>) -> Result<(), Error> {
    let hat = speaks(viewer)?;
    match ministry {
        Some(ministry) if ministry != hat.organisation_id => Err(Denied::OtherMinistry.into()),
        _ => Ok(()),
    }
}

/// A second person in the same ministry approves: nobody who has written in the draft.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn can_approve(viewer: &Viewer, ministry: OrganisationId, writers: &[MemberId]) -> Result<(), Error> {
    can_write(viewer, Some(ministry))?;
    let me = viewer.signed_in()?.id;
    if writers.contains(&me) { Err(Denied::OwnDraft.into()) } else { Ok(()) }
}

/// Whether the new answer's readers are at least those of the one it replaces: nobody is led to what she may not read.
pub(super) fn reaches(new: &[String], old: &[String]) -> bool {
    new.iter().any(|key| key == "open") || new == old
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_neither_writes_nor_approves() {
        let guest = Viewer::guest();
        assert!(matches!(can_write(&guest, None), Err(Error::SignInNeeded)));
        assert!(matches!(can_approve(&guest, OrganisationId(1), &[]), Err(Error::SignInNeeded)));
    }

    #[test]
    fn an_answer_is_replaced_only_for_all_its_readers() {
        let keys = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert!(reaches(&keys(&["open"]), &keys(&["area:3", "areas"])));
        assert!(reaches(&keys(&["members"]), &keys(&["members"])));
        assert!(!reaches(&keys(&["members"]), &keys(&["open"])));
        assert!(!reaches(&keys(&["area:3", "areas"]), &keys(&["area:4", "areas"])));
    }
}
