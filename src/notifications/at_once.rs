//! When a mail may go: one rule for each kind of mail, held in one place, after its words are written and its rights are
//! checked. What a mail is about is for the slice that writes it.

use chrono::{DateTime, Duration, NaiveDate, TimeZone as _, Timelike as _, Utc};
use chrono_tz::Tz;

use crate::mail::outbox::{MailKind, Owed};

/// The hour at which what was too much yesterday may come.
const MORNING: u32 = 8;
/// A reminder does not come on the heels of a letter that said the same.
const HEELS: Duration = Duration::days(2);

/// What becomes of a mail when she has had as many today as she wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// It goes all the same, and does not count.
    Goes,
    /// The letter tells of it; if she has none, it comes tomorrow.
    Letter,
    /// It comes tomorrow.
    Tomorrow,
}

/// What goes for a kind of mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    /// It waits while she has quiet hours.
    pub(super) quiet: bool,
    /// What becomes of it when she has had enough today.
    pub(super) over: Over,
    /// What the letter calls the same thing, and for how long a letter that said it stands in for the mail; `None` for
    /// ever.
    pub(super) in_letter: Option<(&'static str, Option<Duration>)>,
}

/// The rules.
///
/// | mail | she may turn it off | in her quiet hours | more than she wants in a day |
/// |---|---|---|---|
/// | the link to sign in | no | goes: she waits for it | goes |
/// | an invitation | no | goes: its reader has no settings yet | goes |
/// | the letter | by its own link | goes: she chose the hour | goes |
/// | a moderator's decision, what became of her membership | no | waits | goes: it is about her, and she can object |
/// | a request that waits for her, an announcement to acknowledge | no | waits | comes tomorrow: others wait for her |
/// | replies, her answer was accepted, guidance | yes, all of it | waits | the letter tells of it; without one, tomorrow |
/// | something new in a saved search | yes, each search | waits | as replies |
///
/// What may go beyond the daily cap does not count towards it. Replies, accepted answers and guidance wait two minutes, and
/// what is of one thread comes in one mail. What the letter has told of is not mailed again.
pub(super) fn rule(kind: MailKind) -> Rule {
    let rule = |quiet, over, in_letter| Rule { quiet, over, in_letter };
    match kind {
        MailKind::SignIn | MailKind::Invitation | MailKind::Digest => rule(false, Over::Goes, None),
        MailKind::Moderation | MailKind::Membership => rule(true, Over::Goes, None),
        MailKind::Request | MailKind::Partner => rule(true, Over::Tomorrow, None),
        MailKind::Announcement => rule(true, Over::Tomorrow, Some(("acknowledgement", Some(HEELS)))),
        MailKind::Reply => rule(true, Over::Letter, Some(("post", None))),
        MailKind::Accepted => rule(true, Over::Letter, Some(("accepted", None))),
        MailKind::Guidance => rule(true, Over::Letter, Some(("guidance", None))),
        MailKind::Alert => rule(true, Over::Letter, Some(("found", None))),
    }
}

/// Whether it depends on its reader's wishes when a mail goes.
pub(super) fn asks_her(owed: &Owed) -> bool {
    let rule = rule(owed.kind);
    owed.member_id.is_some() && (rule.quiet || rule.over != Over::Goes)
}

/// The kinds that count towards the daily cap.
pub(super) fn counted() -> Vec<&'static str> {
    MailKind::ALL.iter().filter(|kind| rule(**kind).over != Over::Goes).map(|kind| kind.as_str()).collect()
}

/// What she wishes of mail at once, and what she has had of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish {
    /// Where she is.
    pub(super) zone: Tz,
    /// From which hour to which it waits.
    pub(super) quiet: Option<(u32, u32)>,
    /// So many in a day at most.
    pub(super) cap: i64,
    /// So many today.
    pub(super) had: i64,
    /// She has the letter.
    pub(super) letter: bool,
    /// The letter has told of it.
    pub(super) in_letter: bool,
}

/// What is to become of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It may go.
    Goes,
    /// Not before then.
    Later(DateTime<Utc>),
    /// The letter has told of it.
    InLetter,
    /// The letter is to tell of it.
    Cap,
}

/// What is to become of a mail now.
pub(super) fn verdict(rule: Rule, wish: &Wish, now: DateTime<Utc>) -> Verdict {
    if wish.in_letter {
        return Verdict::InLetter;
    }
    let quiet = wish.quiet.filter(|_| rule.quiet);
    if let Some(until) = quiet.and_then(|hours| quiet_until(now, wish.zone, hours)) {
        return Verdict::Later(until);
    }
    match rule.over {
        Over::Goes => Verdict::Goes,
        _ if wish.had < wish.cap => Verdict::Goes,
        Over::Letter if wish.letter => Verdict::Cap,
        Over::Letter | Over::Tomorrow => Verdict::Later(tomorrow(now, wish.zone)),
    }
}

/// When her day began.
pub(super) fn day_began(now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    local(now.with_timezone(&zone).date_naive(), 0, zone).unwrap_or(now)
}

/// The morning after.
fn tomorrow(now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let day = now.with_timezone(&zone).date_naive().succ_opt();
    day.and_then(|day| local(day, MORNING, zone)).unwrap_or(now + Duration::days(1))
}

/// When her quiet hours end, if it is quiet now; from one hour to another, also across midnight.
fn quiet_until(now: DateTime<Utc>, zone: Tz, (from, to): (u32, u32)) -> Option<DateTime<Utc>> {
    let here = now.with_timezone(&zone);
    let hour = here.hour();
    let quiet = if from <= to { (from..to).contains(&hour) } else { hour >= from || hour < to };
    let day = if hour < to { Some(here.date_naive()) } else { here.date_naive().succ_opt() };
    // Never earlier than now, whatever the clock does at the change of summer time.
    day.filter(|_| quiet).and_then(|day| local(day, to, zone)).filter(|until| *until > now)
}

/// An hour of a day there; the hour after, on the one day that lacks it.
fn local(day: NaiveDate, hour: u32, zone: Tz) -> Option<DateTime<Utc>> {
    let at = |hour| day.and_hms_opt(hour, 0, 0).and_then(|time| zone.from_local_datetime(&time).earliest());
    at(hour).or_else(|| at(hour + 1)).map(|time| time.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn quiet_hours_are_hers_also_across_midnight_and_summer_time() {
        let until = |now: &str, zone: Tz, hours| quiet_until(at(now), zone, hours).map(|time| time.to_rfc3339());
        let oslo = chrono_tz::Europe::Oslo;
        assert_eq!(until("2026-01-10T20:30:00Z", oslo, (21, 7)).as_deref(), Some("2026-01-11T06:00:00+00:00"));
        assert_eq!(until("2026-01-11T05:59:00Z", oslo, (21, 7)).as_deref(), Some("2026-01-11T06:00:00+00:00"));
        assert_eq!(until("2026-01-11T06:00:00Z", oslo, (21, 7)), None);
        assert_eq!(until("2026-01-10T19:59:00Z", oslo, (21, 7)), None);
        assert_eq!(until("2026-01-10T20:30:00Z", chrono_tz::America::New_York, (21, 7)), None);
        // The night when summer time begins, and the one when it ends.
        assert_eq!(until("2026-03-28T21:00:00Z", oslo, (21, 7)).as_deref(), Some("2026-03-29T05:00:00+00:00"));
        assert_eq!(until("2026-10-24T21:00:00Z", oslo, (21, 7)).as_deref(), Some("2026-10-25T06:00:00+00:00"));
        assert_eq!(day_began(at("2026-03-29T12:00:00Z"), oslo), at("2026-03-28T23:00:00Z"));
        assert_eq!(tomorrow(at("2026-03-28T12:00:00Z"), oslo), at("2026-03-29T06:00:00Z"));
    }

    #[test]
    fn the_rules_hold_by_night_and_when_it_is_enough() {
        let now = at("2026-01-10T22:30:00Z");
        let wish = Wish { zone: chrono_tz::Europe::Oslo, quiet: None, cap: 3, had: 3, letter: true, in_letter: false };
        let enough = |kind, letter| verdict(rule(kind), &Wish { letter, ..wish }, now);
        let night = |kind| verdict(rule(kind), &Wish { quiet: Some((21, 7)), had: 0, ..wish }, now);
        let (morning, early) = (Verdict::Later(at("2026-01-11T07:00:00Z")), Verdict::Later(at("2026-01-11T06:00:00Z")));
        for kind in MailKind::ALL.iter().copied() {
            let (with, without, quiet) = match kind {
                MailKind::SignIn | MailKind::Invitation | MailKind::Digest => {
                    (Verdict::Goes, Verdict::Goes, Verdict::Goes)
                }
                MailKind::Moderation | MailKind::Membership => (Verdict::Goes, Verdict::Goes, early),
                MailKind::Request | MailKind::Partner | MailKind::Announcement => (morning, morning, early),
                MailKind::Reply | MailKind::Accepted | MailKind::Guidance | MailKind::Alert => {
                    (Verdict::Cap, morning, early)
                }
            };
            assert_eq!((enough(kind, true), enough(kind, false), night(kind)), (with, without, quiet), "{kind:?}");
            let below = verdict(rule(kind), &Wish { had: 2, ..wish }, now);
            assert_eq!(below, Verdict::Goes, "{kind:?}");
        }
        assert!(!counted().contains(&"sign_in") && counted().contains(&"guidance"));
    }
}
