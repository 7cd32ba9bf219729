//! Who may do what with a thread: pure functions of the viewer and the thread.

use super::queries::page::{Head, Post};
use super::{PostState, ThreadKind, ThreadState};
use crate::error::{Denied, Error};
use crate::viewer::{Side, Viewer};

/// Whether a thread she holds a key to is shown to her: what waits or is hidden, only to its author and its moderators.
pub fn sees(viewer: &Viewer, head: &Head) -> bool {
    match head.state {
        ThreadState::Open | ThreadState::Closed => true,
        ThreadState::Waiting | ThreadState::Hidden => author(viewer, head) || viewer.moderates(head.area),
    }
}

/// Anyone signed in replies to an open thread; whether the reply waits is [`waits`].
///
/// # Errors
/// `SignInNeeded`, or `Denied` when it is closed, hidden or waits.
pub fn can_reply(viewer: &Viewer, head: &Head) -> Result<(), Error> {
    viewer.signed_in()?;
    must_belong(viewer, head)?;
    match head.state {
        ThreadState::Open => Ok(()),
        ThreadState::Waiting => Err(Denied::Waiting.into()),
        ThreadState::Closed | ThreadState::Hidden => Err(Denied::Closed.into()),
    }
}

/// Anyone signed in opens a thread; only the ministry announces.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub fn can_open(viewer: &Viewer, kind: ThreadKind) -> Result<(), Error> {
    viewer.signed_in()?;
    match kind {
        ThreadKind::Announcement if !speaks_for_ministry(viewer) => Err(Denied::NotMinistry.into()),
        _ => Ok(()),
    }
}

/// Whether what she writes waits for approval: nobody vouches for her yet.
pub fn waits(viewer: &Viewer) -> bool {
    !viewer.verified()
}

/// Whether she may mark what she writes as the ministry's official word.
pub fn speaks_for_ministry(viewer: &Viewer) -> bool {
    viewer.hat().is_some_and(|hat| hat.side == Some(Side::Ministry))
}

/// The one who asked, or a moderator, marks the answer.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub fn can_accept(viewer: &Viewer, head: &Head) -> Result<(), Error> {
    viewer.signed_in()?;
    must_belong(viewer, head)?;
    if head.kind.answerable() && (author(viewer, head) || viewer.moderates(head.area)) {
        Ok(())
    } else {
        Err(Denied::NotAuthor.into())
    }
}

/// A verified member says «hos oss også» for the organisation she speaks for.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub fn can_say_same(viewer: &Viewer, head: &Head) -> Result<(), Error> {
    viewer.signed_in()?;
    must_belong(viewer, head)?;
    if viewer.hat().is_none() {
        return Err(Denied::NotVerified.into());
    }
    if head.kind == ThreadKind::RuleInWay && head.state == ThreadState::Open {
        Ok(())
    } else {
        Err(Denied::Closed.into())
    }
}

/// A moderator a restricted thread is open to looks at it; she takes no part in it.
fn must_belong(viewer: &Viewer, head: &Head) -> Result<(), Error> {
    if viewer.belongs(&head.audience) { Ok(()) } else { Err(Denied::OnlyToLook.into()) }
}

/// Anyone signed in may tell moderators about what somebody else wrote and all here can see.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub fn can_report(viewer: &Viewer, head: &Head, post: &Post) -> Result<(), Error> {
    let me = viewer.signed_in()?.id;
    if post.row.author_id == Some(me) {
        return Err(Denied::OwnWords.into());
    }
    let shown = matches!(head.state, ThreadState::Open | ThreadState::Closed) && post.row.state == PostState::Shown;
    if shown { Ok(()) } else { Err(Error::Conflict("report-not-shown")) }
}

/// Whether the viewer opened the thread.
pub fn author(viewer: &Viewer, head: &Head) -> bool {
    viewer.member_id().is_some() && viewer.member_id() == head.author
}
