//! The dates of a search: as they were typed, which is what comes back to the form, and the days they mean. Days are
//! Norwegian; they bound when something was published, last changed (results) or happened (involvement).

use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use chrono_tz::Europe::Oslo;

use crate::text;
use crate::web::FormData;

/// The field of the first day, and of the last.
pub(super) const FIELDS: [&str; 2] = ["fra", "til"];
/// More than this is no date, and is not given back.
const LONGEST: usize = 30;

/// One of the two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Date {
    typed: String,
    day: Option<NaiveDate>,
}

impl Date {
    fn parse(typed: &str) -> Self {
        let typed = typed.trim();
        let day = ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|form| NaiveDate::parse_from_str(typed, form).ok());
        let day = day.filter(|day| (1900..2200).contains(&chrono::Datelike::year(day)));
        let typed = day.map_or_else(|| text::excerpt(typed, LONGEST), |day| day.to_string());
        Self { typed, day }
    }

    fn fault(&self) -> Option<&'static str> {
        (self.day.is_none() && !self.typed.is_empty()).then_some("search-date-bad")
    }
}

/// The days a search is bounded by, both included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Dates {
    from: Date,
    to: Date,
}

impl Dates {
    /// What stands in the form.
    pub(super) fn parse(form: &FormData) -> Self {
        let [from, to] = FIELDS.map(|field| Date::parse(form.get(field)));
        Self { from, to }
    }

    /// What a field of the form says.
    pub(super) fn field(&self, field: &str) -> &str {
        if field == "fra" { &self.from.typed } else { &self.to.typed }
    }

    /// What is wrong with a field: the key of a text.
    pub(super) fn fault(&self, field: &str) -> Option<&'static str> {
        let backwards = self.from.day.zip(self.to.day).is_some_and(|(from, to)| to < from);
        match field {
            "fra" => self.from.fault(),
            _ => self.to.fault().or(backwards.then_some("search-date-backwards")),
        }
    }

    /// Whether both can be taken.
    pub(super) fn fine(&self) -> bool {
        FIELDS.iter().all(|field| self.fault(field).is_none())
    }

    /// Since when, and until when: the beginning of the first day, and of the day after the last.
    pub(super) fn bounds(&self) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        let begins = |day: NaiveDate| Oslo.from_local_datetime(&day.and_hms_opt(0, 0, 0)?).earliest();
        let since = self.from.day.and_then(begins);
        let until = self.to.day.and_then(|day| day.succ_opt()).and_then(begins);
        (since.map(|time| time.to_utc()), until.map(|time| time.to_utc()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(query: &str) -> Dates {
        Dates::parse(&FormData::of(query.as_bytes()))
    }

    #[test]
    fn days_are_written_in_two_ways_and_bound_in_norwegian_time() {
        let both = dates("fra=31.1.2026&til=2026-06-30");
        assert_eq!((both.field("fra"), both.field("til"), both.fine()), ("2026-01-31", "2026-06-30", true));
        let (since, until) = both.bounds();
        assert_eq!(since.unwrap().to_rfc3339(), "2026-01-30T23:00:00+00:00");
        assert_eq!(until.unwrap().to_rfc3339(), "2026-06-30T22:00:00+00:00");
        assert_eq!(dates("").bounds(), (None, None));
    }

    #[test]
    fn what_is_no_date_comes_back_as_it_was_typed() {
        for bad in ["31.2.2026", "i går", "2026-13-01", "0026-01-01", "9999-01-01"] {
            let wrong = dates(&format!("fra={bad}&til=2026-01-01"));
            assert_eq!((wrong.field("fra"), wrong.fault("fra")), (bad, Some("search-date-bad")));
            assert_eq!(wrong.fault("til"), None);
        }
        assert!(dates(&format!("til={}", "1".repeat(5000))).field("til").chars().count() <= LONGEST + 1);
        assert_eq!(dates("fra=2026-02-01&til=2026-01-01").fault("til"), Some("search-date-backwards"));
    }
}
