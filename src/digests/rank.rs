//! The ranked slots: which new threads are worth a line to this reader. Made for a small community: what she follows and
//! what is like hers weighs most, and the number of replies little.

use chrono::{DateTime, Utc};

use super::Why;
use crate::follows::Level;
use crate::ids::{AreaId, OrganisationId, ThreadId};

/// New threads in a letter at most.
pub(super) const MOST: usize = 5;
/// From one area, and from one organisation.
const ALIKE: usize = 2;

/// A thread that could be told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) thread: ThreadId,
    pub(super) area: AreaId,
    pub(super) organisation: Option<OrganisationId>,
    pub(super) created_at: DateTime<Utc>,
    /// It came after the cursor.
    pub(super) fresh: bool,
    /// A question nobody has answered.
    pub(super) unanswered: bool,
    pub(super) official: bool,
    pub(super) replies: i32,
    pub(super) level: Option<Level>,
    pub(super) in_area: bool,
    pub(super) same_group: bool,
    pub(super) same_rules: bool,
}

impl Candidate {
    /// What speaks for it, and how much.
    pub(super) fn grounds(&self, now: DateTime<Utc>) -> Vec<(Why, f64)> {
        let followed = match self.level {
            Some(Level::Everything) => 6.0,
            Some(Level::NewThreads) => 4.0,
            Some(Level::Normal) => 2.0,
            Some(Level::Mute) | None => 0.0,
        };
        let days = (now - self.created_at).num_hours().max(0) as f64 / 24.0;
        let waits = if self.unanswered { 0.5 + (days / 3.0).min(2.0) } else { 0.0 };
        let yes = |ground: bool, worth: f64| if ground { worth } else { 0.0 };
        [
            (Why::Follows, followed),
            (Why::MyArea, yes(self.in_area, 3.0)),
            (Why::SameRules, yes(self.same_rules, 3.0)),
            (Why::SameGroup, yes(self.same_group, 2.0)),
            (Why::Official, yes(self.official, 2.0)),
            (Why::Unanswered, waits),
            (Why::Lively, yes(self.replies > 0, f64::from(self.replies.max(0)).ln_1p().min(3.0) * 0.7)),
        ]
        .into_iter()
        .filter(|(_, worth)| *worth > 0.0)
        .collect()
    }

    /// Whether she could answer it: a question nobody has answered, in her areas, about her rules, or where she follows.
    pub(super) fn hers_to_answer(&self, now: DateTime<Utc>) -> bool {
        self.unanswered
            && (self.in_area || self.same_rules || self.level.is_some())
            && now - self.created_at >= chrono::Duration::days(1)
    }

    fn score(&self, now: DateTime<Utc>) -> f64 {
        self.grounds(now).iter().map(|(_, worth)| worth).sum()
    }

    /// Why it is told, what weighs most first; three grounds say enough.
    pub(super) fn why(&self, now: DateTime<Utc>) -> Vec<Why> {
        let mut grounds = self.grounds(now);
        grounds.sort_by(|a, b| b.1.total_cmp(&a.1));
        let why: Vec<Why> = grounds.into_iter().map(|(why, _)| why).take(3).collect();
        if why.is_empty() { vec![Why::New] } else { why }
    }
}

/// The best, best first: at most `most`, at most two from one area or one organisation. Equals: the newest.
pub(super) fn best(mut candidates: Vec<Candidate>, most: usize, now: DateTime<Utc>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        b.score(now).total_cmp(&a.score(now)).then(b.created_at.cmp(&a.created_at)).then(b.thread.cmp(&a.thread))
    });
    let mut chosen: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let alike = |same: fn(&Candidate, &Candidate) -> bool| chosen.iter().filter(|c| same(c, &candidate)).count();
        let room = alike(|a, b| a.area == b.area) < ALIKE
            && alike(|a, b| a.organisation.is_some() && a.organisation == b.organisation) < ALIKE;
        if room && chosen.len() < most {
            chosen.push(candidate);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use chrono::Duration;
    use proptest::prelude::*;

    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-25T08:00:00Z".parse().unwrap()
    }

    fn plain(n: i64) -> Candidate {
        Candidate {
            thread: ThreadId(n),
            area: AreaId(n),
            organisation: Some(OrganisationId(n)),
            created_at: now() - Duration::days(2),
            fresh: true,
            unanswered: false,
            official: false,
            replies: 0,
            level: None,
            in_area: false,
            same_group: false,
            same_rules: false,
        }
    }

    #[test]
    fn what_is_hers_comes_before_what_is_loud() {
        let all = vec![
            Candidate { replies: 200, ..plain(1) },
            Candidate { level: Some(Level::Everything), ..plain(2) },
            Candidate { in_area: true, same_group: true, ..plain(3) },
            Candidate { same_rules: true, ..plain(4) },
            Candidate { official: true, ..plain(5) },
            plain(6),
        ];
        let order: Vec<i64> = best(all, MOST, now()).iter().map(|c| c.thread.0).collect();
        assert_eq!(order, [2, 3, 4, 1, 5]);
    }

    #[test]
    fn why_names_what_weighs_most() {
        let c = Candidate { level: Some(Level::NewThreads), in_area: true, replies: 3, official: true, ..plain(1) };
        assert_eq!(c.why(now()), [Why::Follows, Why::MyArea, Why::Official]);
        assert_eq!(plain(1).why(now()), [Why::New]);
    }

    proptest! {
        #[test]
        fn never_more_than_two_alike(areas in prop::collection::vec((0i64..4, 0i64..4, 0i32..50), 0..40)) {
            let all = areas.iter().enumerate().map(|(n, (area, organisation, replies))| Candidate {
                area: AreaId(*area),
                organisation: (*organisation > 0).then_some(OrganisationId(*organisation)),
                replies: *replies,
                ..plain(n as i64)
            });
            let chosen = best(all.collect(), MOST, now());
            prop_assert!(chosen.len() <= MOST);
            for c in &chosen {
                prop_assert!(chosen.iter().filter(|o| o.area == c.area).count() <= 2);
                prop_assert!(c.organisation.is_none() || chosen.iter().filter(|o| o.organisation == c.organisation).count() <= 2);
            }
        }
    }
}
