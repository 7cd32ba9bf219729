//! What can be decided about a thread or a post as it stands, and by whom.

use super::Decision;
use crate::error::{Denied, Error};
use crate::ids::MemberId;
use crate::threads::ThreadState;
use crate::viewer::Viewer;

/// How a case stands: the thread, the post it is about, and whether it is reported.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'a> {
    pub(super) thread: ThreadState,
    /// As the database says it.
    pub(super) post: &'a str,
    /// The post opens the thread: what is decided about it is decided about the thread.
    pub(super) opens: bool,
    pub(super) reported: bool,
    /// Whether somebody still stands behind it.
    pub(super) authored: bool,
}

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
        // Taken in a case only.
        Decision::None | Decision::Warn | Decision::Pause | Decision::Uphold | Decision::Reverse => false,
    }
}

/// Whether it makes sense for a post in this state, as the database says it.
pub(super) fn fits_post(decision: Decision, state: &str) -> bool {
    match decision {
        Decision::Hide => state == "shown",
        Decision::Show => state == "hidden",
        Decision::Approve | Decision::Decline => state == "waiting",
        _ => false,
    }
}

/// Whether it makes sense in a case of the queue.
pub(super) fn fits_case(decision: Decision, on: Standing<'_>) -> bool {
    match decision {
        Decision::Approve | Decision::Decline if on.opens => fits_thread(decision, on.thread, false),
        Decision::Approve | Decision::Decline => fits_post(decision, on.post),
        Decision::Hide if on.opens => on.reported && fits_thread(decision, on.thread, false),
        Decision::Hide => on.reported && fits_post(decision, on.post),
        Decision::Close => on.reported && fits_thread(decision, on.thread, false),
        Decision::None => on.reported,
        Decision::Warn | Decision::Pause => on.reported && on.authored,
        _ => false,
    }
}

/// Whether the author may object to it: what was done to her, not what was done for her.
pub(super) fn objectable(decision: Decision) -> bool {
    matches!(
        decision,
        Decision::Close | Decision::Hide | Decision::Decline | Decision::Move | Decision::Warn | Decision::Pause
    )
}

/// Whether it is her own words the viewer would judge.
pub(super) fn own(viewer: &Viewer, author: Option<MemberId>) -> bool {
    author.is_some() && author == viewer.member_id()
}

/// Whether somebody else must make this decision: nobody lets her own words through.
pub(super) fn own_case(viewer: &Viewer, decision: Decision, author: Option<MemberId>) -> bool {
    matches!(decision, Decision::Approve | Decision::Decline | Decision::Show) && own(viewer, author)
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

/// An objection is answered by another moderator than the one who decided, and never by the one who objects.
///
/// # Errors
/// `Denied`.
pub(super) fn can_answer(
    viewer: &Viewer,
    decided_by: Option<MemberId>,
    objector: Option<MemberId>,
) -> Result<(), Error> {
    if own(viewer, objector) {
        Err(Denied::OwnCase.into())
    } else if own(viewer, decided_by) {
        Err(Denied::OwnDecision.into())
    } else {
        Ok(())
    }
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
    fn a_case_offers_what_it_needs() {
        let offered = |on: Standing<'_>| {
            Decision::ALL.iter().filter(|d| fits_case(**d, on)).map(|d| d.as_str()).collect::<Vec<_>>()
        };
        let reply = Standing { thread: ThreadState::Open, post: "shown", opens: false, reported: true, authored: true };
        assert_eq!(offered(reply), ["close", "hide", "none", "warn", "pause"]);
        assert_eq!(offered(Standing { authored: false, ..reply }), ["close", "hide", "none"]);
        assert_eq!(offered(Standing { thread: ThreadState::Closed, ..reply }), ["hide", "none", "warn", "pause"]);
        assert!(offered(Standing { reported: false, ..reply }).is_empty(), "what nobody reported is no case");
        let waits = Standing { thread: ThreadState::Waiting, opens: true, reported: false, ..reply };
        assert_eq!(offered(waits), ["approve", "decline"]);
    }

    #[test]
    fn a_decision_taken_twice_is_a_conflict() {
        assert!(!fits_thread(Decision::Close, ThreadState::Closed, false));
        assert!(!fits_thread(Decision::Pin, ThreadState::Open, true));
        assert!(matches!(can_decide(&Viewer::guest(), Decision::Close, None, false), Err(Error::Conflict(_))));
        assert!(!own_case(&Viewer::guest(), Decision::Approve, None));
    }
}
