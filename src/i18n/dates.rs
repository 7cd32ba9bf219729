//! Dates as they are written in the reader's language, in her time zone.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;

use super::Lang;

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];

const SHORT_MONTHS: [&str; 12] = [
    "month-short-1",
    "month-short-2",
    "month-short-3",
    "month-short-4",
    "month-short-5",
    "month-short-6",
    "month-short-7",
    "month-short-8",
    "month-short-9",
    "month-short-10",
    "month-short-11",
    "month-short-12",
];

impl Lang {
    /// `22. nov. 2026`, where there is little room.
    pub fn short_date(self, day: NaiveDate) -> String {
        let month = SHORT_MONTHS.get(day.month0() as usize).map(|key| self.t(key)).unwrap_or_default();
        format!("{}. {month} {}", day.day(), day.year())
    }

    /// `22. november 2026`.
    pub fn date(self, day: NaiveDate) -> String {
        let month = MONTHS.get(day.month0() as usize).map(|key| self.t(key)).unwrap_or_default();
        format!("{}. {month} {}", day.day(), day.year())
    }

    /// `22. november 2026 kl. 08.15`.
    pub fn date_time(self, at: DateTime<Utc>, zone: Tz) -> String {
        let local = at.with_timezone(&zone);
        let date = self.date(local.date_naive());
        format!("{date} {} {}", self.t("clock-at"), clock(local.time()))
    }

    /// `november 2026`.
    pub fn month(self, day: NaiveDate) -> String {
        let month = MONTHS.get(day.month0() as usize).map(|key| self.t(key)).unwrap_or_default();
        format!("{month} {}", day.year())
    }

    /// `nov.`, as on a leaf of a calendar.
    pub fn short_month(self, day: NaiveDate) -> String {
        SHORT_MONTHS.get(day.month0() as usize).map(|key| self.t(key)).unwrap_or_default().into_owned()
    }

    /// `08.15`.
    pub fn clock(self, at: DateTime<Utc>, zone: Tz) -> String {
        clock(at.with_timezone(&zone).time())
    }

    /// Short and near: `i dag kl. 08.15`, `i går`, `for 5 dager siden`, else the date.
    pub fn ago(self, at: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> String {
        let (local, today) = (at.with_timezone(&zone), now.with_timezone(&zone).date_naive());
        match today.signed_duration_since(local.date_naive()).num_days() {
            0 => format!("{} {} {}", self.t("today"), self.t("clock-at"), clock(local.time())),
            1 => self.t("yesterday").into_owned(),
            days @ 2..=13 => self.tn("days-ago", days).into_owned(),
            _ => self.date(local.date_naive()),
        }
    }
}

/// `08.15`; put together by hand, for a page has hundreds of them.
fn clock(time: NaiveTime) -> String {
    format!("{:02}.{:02}", time.hour(), time.minute())
}
