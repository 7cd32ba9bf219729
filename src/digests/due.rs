//! When a letter is due: a pure function of what she chose, the clock, and the time the last one was made for. All hours
//! are where she is; right across both changes of summer time.

use chrono::{
    DateTime, Datelike as _, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _, Timelike as _, Utc,
};
use chrono_tz::Tz;

crate::text_enum! {
    /// How often she wants it.
    pub enum Cadence {
        /// Every day.
        Daily = "daily",
        /// Every week, on a weekday.
        Weekly = "weekly",
        /// On the first such weekday of each month.
        Monthly = "monthly",
        /// Never.
        Off = "off",
    }
}

impl Cadence {
    /// The next slower one.
    pub fn slower(self) -> Option<Self> {
        match self {
            Self::Daily => Some(Self::Weekly),
            Self::Weekly => Some(Self::Monthly),
            Self::Monthly | Self::Off => None,
        }
    }

    /// Days between two letters, about: what the first one looks back on.
    pub fn days(self) -> i64 {
        match self {
            Self::Daily => 1,
            Self::Weekly | Self::Off => 7,
            Self::Monthly => 31,
        }
    }
}

/// What she chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// How often.
    pub cadence: Cadence,
    /// Which weekday; Monday is 1.
    pub weekday: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// Where she is.
    pub zone: Tz,
}

/// Whether a letter is to be made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Yes: the one for this time. Times missed before it are not made up for.
    Now(DateTime<Utc>),
    /// No; look again then.
    At(DateTime<Utc>),
    /// She wants none.
    Never,
}

/// A letter later than this is late.
const PUNCTUAL: Duration = Duration::hours(1);
/// A late letter waits for the day where she is: from this hour …
const MORNING: u32 = 7;
/// … and before this one.
const EVENING: u32 = 20;
/// The longest between two times: from the first Monday of one month to that of the next, and a day to spare.
const DAYS: u64 = 37;

impl Choice {
    /// Whether a letter is due, when the last one, or the choice itself, was for the time `after`.
    pub fn due(&self, now: DateTime<Utc>, after: DateTime<Utc>) -> Due {
        let Some(next) = self.next(now) else { return Due::Never };
        match self.latest(now).filter(|slot| *slot > after) {
            None => Due::At(next),
            Some(slot) if now - slot < PUNCTUAL || by_day(self.zone, now) => Due::Now(slot),
            Some(_) => Due::At(self.morning(now).min(next)),
        }
    }

    /// The first time after `now`.
    pub fn next(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let days = local(self.zone, now).date().pred_opt()?.iter_days();
        days.take(DAYS as usize + 2).filter(|day| self.on(*day)).map(|day| self.time(day)).find(|slot| *slot > now)
    }

    /// The latest time that is not after `now`.
    pub fn latest(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let tomorrow = local(self.zone, now).date().succ_opt()?;
        let days = std::iter::successors(Some(tomorrow), NaiveDate::pred_opt);
        days.take(DAYS as usize + 2).filter(|day| self.on(*day)).map(|day| self.time(day)).find(|slot| *slot <= now)
    }

    fn on(&self, day: NaiveDate) -> bool {
        let weekday = day.weekday().number_from_monday() == u32::from(self.weekday);
        match self.cadence {
            Cadence::Off => false,
            Cadence::Daily => true,
            Cadence::Weekly => weekday,
            Cadence::Monthly => weekday && day.day() <= 7,
        }
    }

    fn time(&self, day: NaiveDate) -> DateTime<Utc> {
        at(self.zone, day, u32::from(self.hour))
    }

    /// When a late letter may go.
    fn morning(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let here = local(self.zone, now);
        let day = if here.hour() < MORNING { Some(here.date()) } else { here.date().succ_opt() };
        at(self.zone, day.unwrap_or(here.date()), MORNING)
    }
}

/// Whether it is a decent hour where she is.
pub fn by_day(zone: Tz, now: DateTime<Utc>) -> bool {
    (MORNING..EVENING).contains(&local(zone, now).hour())
}

fn local(zone: Tz, now: DateTime<Utc>) -> NaiveDateTime {
    now.with_timezone(&zone).naive_local()
}

/// An hour of a day somewhere: the first of two where the clock is set back, and the first moment after where it is set
/// forward over it.
fn at(zone: Tz, day: NaiveDate, hour: u32) -> DateTime<Utc> {
    let wanted = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default());
    // Clocks are set forward by half an hour, an hour, and once by a whole day.
    let tries = (0..=96).map(|n| wanted + Duration::minutes(15 * n));
    let found = tries.filter_map(|time| zone.from_local_datetime(&time).earliest()).next();
    found.map_or_else(|| wanted.and_utc(), |time| time.with_timezone(&Utc))
}

#[cfg(test)]
mod tests;
