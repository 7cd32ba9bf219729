//! Whether a mail about a reply is still worth sending, checked when it is written.

use chrono::{DateTime, Duration, NaiveDate, TimeZone as _, Timelike as _, Utc};
use chrono_tz::Tz;

use super::queries::mail::Reply;
use crate::threads::ThreadState;
use crate::viewer::Viewer;

/// A mail that has waited longer no longer gathers others: it may be held up.
pub(super) const LEADS: Duration = Duration::hours(1);
/// How long the others wait for the one that gathers them, before they look again.
pub(super) const AFTER_THE_FIRST: Duration = Duration::seconds(20);

/// When her day began.
pub(super) fn day_began(now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    local(now.with_timezone(&zone).date_naive(), 0, zone).unwrap_or(now)
}

/// When her quiet hours end, if it is quiet now; from one hour to another, also across midnight.
pub(super) fn quiet_until(now: DateTime<Utc>, zone: Tz, (from, to): (u32, u32)) -> Option<DateTime<Utc>> {
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

/// Nothing, or why the mail should not be sent, for the operator.
pub(super) fn worth_telling(reply: &Reply, reader: &Viewer) -> Result<(), &'static str> {
    let Some(number) = reply.number.filter(|_| reply.shown) else { return Err("not shown") };
    if !matches!(reply.thread_state, ThreadState::Open | ThreadState::Closed) {
        return Err("thread not shown");
    }
    if !reader.reads(&reply.audience) {
        return Err("may not read it");
    }
    if reply.author == reader.member_id() {
        return Err("her own");
    }
    if !reply.reply_mail {
        return Err("does not want it");
    }
    if reply.muted {
        return Err("muted");
    }
    if reply.read_to >= number {
        return Err("read already");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{MemberId, ThreadId};

    fn reply() -> Reply {
        Reply {
            thread: ThreadId(1),
            title: "Vaktplan".into(),
            audience: vec!["open".into()],
            thread_state: ThreadState::Open,
            number: Some(3),
            shown: true,
            author: Some(MemberId(2)),
            author_name: "Kari".into(),
            organisation_name: None,
            text: "Ja".into(),
            reply_mail: true,
            generation: 0,
            read_to: 2,
            muted: false,
        }
    }

    #[test]
    fn quiet_hours_are_hers_also_across_midnight_and_summer_time() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
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
    }

    #[test]
    fn only_what_is_shown_readable_wanted_and_unread_is_told() {
        let reader = Viewer::guest();
        let why = |change: fn(&mut Reply)| {
            let mut reply = reply();
            change(&mut reply);
            worth_telling(&reply, &reader).err()
        };
        assert_eq!(why(|_| ()), None);
        assert_eq!(why(|r| r.shown = false), Some("not shown"));
        assert_eq!(why(|r| r.number = None), Some("not shown"));
        assert_eq!(why(|r| r.thread_state = ThreadState::Hidden), Some("thread not shown"));
        assert_eq!(why(|r| r.audience = vec!["union".into()]), Some("may not read it"));
        assert_eq!(why(|r| r.reply_mail = false), Some("does not want it"));
        assert_eq!(why(|r| r.read_to = 3), Some("read already"));
        assert_eq!(why(|r| r.muted = true), Some("muted"));
    }
}
