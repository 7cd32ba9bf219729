//! When the demo's posts were written: relative to now, in office hours, in order.

use chrono::{DateTime, Days, Duration, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Europe::Oslo;

/// How long ago: whole days, or hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ago {
    Days(u32),
    Hours(u32),
}

impl Ago {
    /// `12d` or `5h`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
        let number = number.parse().ok().filter(|n| *n > 0)?;
        match unit {
            "d" => Some(Self::Days(number)),
            "h" => Some(Self::Hours(number)),
            _ => None,
        }
    }

    /// In hours, for comparing.
    pub(super) fn hours(self) -> u32 {
        match self {
            Self::Days(days) => days.saturating_mul(24),
            Self::Hours(hours) => hours,
        }
    }

    /// The moment: that many hours before now, or a moment in that day's office hours which `salt` picks; always after
    /// `previous` and not after now.
    pub(super) fn before(self, now: DateTime<Utc>, salt: u32, previous: Option<DateTime<Utc>>) -> DateTime<Utc> {
        let minutes = salt.wrapping_mul(2_654_435_761) >> 16;
        let at = match self {
            Self::Hours(hours) => now - Duration::hours(hours.into()) - Duration::minutes((minutes % 25).into()),
            Self::Days(days) => office_hours(now, days, minutes % 525),
        };
        let after = previous.map_or(at, |previous| at.max(previous + Duration::minutes(i64::from(minutes % 40) + 5)));
        after.min(now)
    }
}

/// Half past seven and `minutes` in Norway, `days` before today.
fn office_hours(now: DateTime<Utc>, days: u32, minutes: u32) -> DateTime<Utc> {
    let fallback = now - Duration::days(days.into());
    let morning = NaiveTime::from_hms_opt(7, 30, 0).unwrap_or_default() + Duration::minutes(minutes.into());
    let day = now.with_timezone(&Oslo).date_naive().checked_sub_days(Days::new(days.into()));
    let local = day.and_then(|day| Oslo.from_local_datetime(&day.and_time(morning)).earliest());
    local.map_or(fallback, |local| local.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_fall_in_office_hours_and_in_order() {
        let now = DateTime::parse_from_rfc3339("2026-11-22T03:00:00Z").unwrap().to_utc();
        let first = Ago::parse("2d").unwrap().before(now, 1, None);
        assert_eq!(first.with_timezone(&Oslo).date_naive().to_string(), "2026-11-20");
        let second = Ago::parse("2d").unwrap().before(now, 2, Some(first));
        let third = Ago::parse("40h").unwrap().before(now, 3, Some(second));
        assert!(first < second && second < third && third < now, "{first} {second} {third}");
    }

    #[test]
    fn only_days_and_hours_are_understood() {
        assert_eq!(Ago::parse("5h"), Some(Ago::Hours(5)));
        for bad in ["", "d", "0d", "5", "5m", "-1d", "æ"] {
            assert_eq!(Ago::parse(bad), None, "{bad}");
        }
    }
}
