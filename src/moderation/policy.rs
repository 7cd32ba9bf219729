//! What can be decided about a thread or a post as it stands, and by whom.

use super::Decision;
use crate::error::{Denied, Error};
use crate::ids::MemberId;
use crate::threads::ThreadState;
use crate::viewer::Viewer;

/// Whether the decision makes sense for a thread in this state.
pub(super) fn fits_thread(decision: Decision, state: ThreadState, pinned: bool) -> bool {
    let shown = matches!(state, ThreadState::Open | ThreadState::Closed);
    match decision {
        Decision::Close => state == ThreadState::Open,
        Decision::Reopen => state == ThreadState::Closed,
        Decision::Pin => shown && !pinned,
        Decision::Unpin => pinned,
        Decision::Move => state != ThreadState::Hidden,
        Decision::Hide => shown,
        Decision::Show => state == ThreadState::Hidden,
        Decision::Approve | Decision::Decline => state == ThreadState::Waiting,
    }
}

/// Whether it makes sense for a post in this state, as the database says it.
pub(super) fn fits_post(decision: Decision, state: &str) -> bool {
    match decision {
        Decision::Hide => state == "shown",
        Decision::Show => state == "hidden",
        Decision::Approve | Decision::Decline => state == "waiting",
        Decision::Close | Decision::Reopen | Decision::Pin | Decision::Unpin | Decision::Move => false,
    }
}

/// Whether somebody else must make this decision: nobody lets her own words through.
pub(super) fn own_case(viewer: &Viewer, decision: Decision, author: Option<MemberId>) -> bool {
    let judges = matches!(decision, Decision::Approve | Decision::Decline | Decision::Show);
    judges && author.is_some() && author == viewer.member_id()
}

/// Refuses what somebody else must decide, and what no longer makes sense.
///
/// # Errors
/// `Denied`, or `Conflict` when another moderator came first.
pub(super) fn can_decide(
    viewer: &Viewer,
    decision: Decision,
    author: Option<MemberId>,
    fits: bool,
) -> Result<(), Error> {
    if own_case(viewer, decision, author) {
        return Err(Denied::OwnCase.into());
    }
    if fits { Ok(()) } else { Err(Error::Conflict("moderation-decided-already")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_can_only_be_let_through_declined_or_moved() {
        let fits: Vec<_> = Decision::ALL
            .iter()
            .filter(|d| fits_thread(**d, ThreadState::Waiting, false))
            .map(|d| d.as_str())
            .collect();
        assert_eq!(fits, ["move", "approve", "decline"]);
        assert!(fits_post(Decision::Approve, "waiting") && !fits_post(Decision::Hide, "waiting"));
    }

    #[test]
    fn a_decision_taken_twice_is_a_conflict() {
        assert!(!fits_thread(Decision::Close, ThreadState::Closed, false));
        assert!(!fits_thread(Decision::Pin, ThreadState::Open, true));
        assert!(matches!(can_decide(&Viewer::guest(), Decision::Close, None, false), Err(Error::Conflict(_))));
        assert!(!own_case(&Viewer::guest(), Decision::Approve, None));
    }
}
