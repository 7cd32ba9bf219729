//! Norwegian working days, and the target the ministry has set itself. Saturdays, Sundays and public holidays do not
//! count; Christmas Eve and other half days do.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, Utc, Weekday};
use chrono_tz::Europe::Oslo;

/// Working days until a question should be answered. It is the service's own goal, no deadline in law.
pub(super) const TARGET: i64 = 15;

/// The day something happened, as it is counted in Norway.
pub(super) fn day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Oslo).date_naive()
}

/// The last day of the target for what was asked on a day.
pub(super) fn target(asked: NaiveDate) -> NaiveDate {
    let (mut day, mut left) = (asked, TARGET);
    while left > 0 {
        day = day + Days::new(1);
        left -= i64::from(works(day));
    }
    day
}

/// The first day on which a question can have been asked and still be within the target today.
pub(super) fn oldest_in_time(today: NaiveDate) -> NaiveDate {
    let before = |day: NaiveDate| day - Days::new(1);
    let mut day = today;
    while target(before(day)) >= today {
        day = before(day);
    }
    day
}

/// Working days after `from`, up to and with `to`; none when that is earlier.
pub(super) fn working_days(from: NaiveDate, to: NaiveDate) -> i64 {
    let days = (to - from).num_days().clamp(0, 3660);
    let after = from.iter_days().skip(1).take(usize::try_from(days).unwrap_or(0));
    i64::try_from(after.filter(|day| works(*day)).count()).unwrap_or(i64::MAX)
}

fn works(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !holiday(day)
}

/// Public holidays (lov om 1 og 17 mai; helligdagsfredloven § 2).
fn holiday(day: NaiveDate) -> bool {
    let fixed = matches!((day.month(), day.day()), (1, 1) | (5, 1) | (5, 17) | (12, 25) | (12, 26));
    let moving = easter(day.year()).map(|easter| (day - easter).num_days());
    fixed || moving.is_some_and(|after| matches!(after, -3 | -2 | 1 | 39 | 50))
}

/// Easter Sunday in the Gregorian calendar.
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let day = moon + sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(day / 31).ok()?, u32::try_from(day % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for day in ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"] {
            assert_eq!(easter(on(day).year()), Some(on(day)));
        }
    }

    #[test]
    fn holidays_and_weekends_do_not_count() {
        // Thursday before Palm Sunday: Maundy Thursday, Good Friday and Easter Monday lie between.
        assert_eq!(working_days(on("2026-03-26"), on("2026-04-07")), 5);
        assert_eq!(working_days(on("2026-05-13"), on("2026-05-15")), 1, "Ascension Day");
        assert_eq!(working_days(on("2026-11-21"), on("2026-11-22")), 0);
        assert_eq!(working_days(on("2026-11-22"), on("2026-11-20")), 0);
    }

    #[test]
    fn a_question_is_late_the_day_after_its_target() {
        assert_eq!(target(on("2026-11-02")), on("2026-11-23"));
        let mut day = on("2026-01-01");
        for _ in 0..400 {
            let oldest = oldest_in_time(day);
            assert!(target(oldest) >= day, "{day}: {oldest} is in time");
            assert!(target(oldest - Days::new(1)) < day, "{day}: the day before {oldest} is not");
            day = day + Days::new(1);
        }
    }
}
