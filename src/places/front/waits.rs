//! What waits for a member, at most five, the most pressing first. What else can wait is a word here, with its text and
//! where it is done, and a line of `waits.sql`.

use crate::ids::InvolvementId;
use crate::places::queries::Queue;
use crate::places::threads::UNANSWERED;
use crate::viewer::Viewer;
use crate::web::paths;

crate::text_enum! {
    /// What can wait, the most pressing first.
    pub(in crate::places) enum Waiting {
        /// People who want to be members of an organisation she coordinates.
        Requests = "requests",
        /// Cases in the moderators' queue: what waits for approval, reports and objections.
        Cases = "cases",
        /// Announcements her organisations have not acknowledged.
        Announcements = "announcements",
        /// Drafts of official answers that a second person must approve.
        GuidanceApprove = "guidance_approve",
        /// Questions to the ministry past their target.
        GuidanceLate = "guidance_late",
        /// Requests to work together.
        Partners = "partners",
        /// Events that her party has not told of.
        Involvement = "involvement",
        /// She is not verified.
        Verification = "verification",
        /// What she was told and has not seen.
        Notices = "notices",
        /// Questions without an answer, in the areas her organisations have trials in.
        Unanswered = "unanswered",
    }
}

impl Waiting {
    /// The key of its text, which may mention how many.
    fn text_key(self) -> &'static str {
        match self {
            Self::Requests => "waits-requests",
            Self::Cases => "waits-cases",
            Self::Announcements => "waits-announcements",
            Self::GuidanceApprove => "waits-guidance-approve",
            Self::GuidanceLate => "waits-guidance-late",
            Self::Partners => "waits-partners",
            Self::Involvement => "waits-involvement",
            Self::Verification => "waits-verification",
            Self::Notices => "waits-notices",
            Self::Unanswered => "waits-unanswered",
        }
    }

    /// Where it is done; `place` is the address of the only place it waits in, where it waits in one, and `item` which of it
    /// she is led to there.
    fn href(self, place: Option<&str>, item: Option<i64>) -> String {
        match self {
            Self::Requests => place.map_or_else(|| paths::ME.to_owned(), paths::coordinate),
            Self::Cases => paths::MODERATION.to_owned(),
            Self::Announcements => paths::ANNOUNCEMENTS.to_owned(),
            Self::GuidanceApprove => paths::GUIDANCE_TO_APPROVE.to_owned(),
            Self::GuidanceLate => paths::GUIDANCE_LATE.to_owned(),
            Self::Partners => paths::PARTNERS.to_owned(),
            Self::Involvement => match place.zip(item) {
                Some((trial, event)) => paths::involvement_event(trial, InvolvementId(event)),
                None => paths::COMPARE.to_owned(),
            },
            Self::Verification => paths::ME.to_owned(),
            Self::Notices => paths::NOTICES.to_owned(),
            Self::Unanswered => {
                format!("{}?slag={UNANSWERED}", place.map_or_else(|| paths::THREADS.to_owned(), paths::area))
            }
        }
    }
}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wait {
    pub(super) href: String,
    /// The key of its text, which may mention how many.
    pub(super) text_key: &'static str,
    pub(super) n: i64,
}

/// At most so many are shown.
const MOST: usize = 5;

/// What waits for the viewer.
pub(super) fn waits(viewer: &Viewer, queues: &[Queue]) -> Vec<Wait> {
    if viewer.me.is_none() {
        return Vec::new();
    }
    let unseen = i64::try_from(viewer.unseen().len()).unwrap_or(i64::MAX);
    let here = [(Waiting::Notices, unseen), (Waiting::Verification, i64::from(!viewer.verified()))];
    let here = here.into_iter().filter(|(_, n)| *n > 0).map(|(what, n)| Queue { what, n, place: None, item: None });
    let all: Vec<Queue> = queues.iter().cloned().chain(here).collect();
    let by_weight = Waiting::ALL.iter().filter_map(|one| all.iter().find(|queue| queue.what == *one));
    let wait = |queue: &Queue| Wait {
        href: queue.what.href(queue.place.as_deref(), queue.item),
        text_key: queue.what.text_key(),
        n: queue.n,
    };
    by_weight.take(MOST).map(wait).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_waits_for_a_guest() {
        let queue = Queue { what: Waiting::Cases, n: 2, place: None, item: None };
        assert!(waits(&Viewer::guest(), &[queue]).is_empty());
    }

    #[test]
    fn what_waits_in_one_place_leads_there() {
        assert_eq!(Waiting::Unanswered.href(Some("helse"), None), "/omrade/helse?slag=ubesvart");
        assert_eq!(Waiting::Unanswered.href(None, None), "/trader?slag=ubesvart");
    }
}
