//! When an organisation that has not acknowledged is written to: at once, then weekly, and when 21 and 7 days are left.

use chrono::NaiveDate;

/// Days between two letters.
const WEEK: i64 = 7;
/// Days left when one is sent whatever day the last one was, but not on its heels.
const MARKS: [i64; 2] = [21, 7];
/// Days after a letter before the next.
const APART: i64 = 2;

/// Whether a letter is due `today`. After the last day nobody is written to.
pub(super) fn due(last_letter: Option<NaiveDate>, last_day: Option<NaiveDate>, today: NaiveDate) -> bool {
    if last_day.is_some_and(|day| day < today) {
        return false;
    }
    let Some(last) = last_letter else { return true };
    let since = (today - last).num_days();
    let passed_mark = last_day.is_some_and(|day| {
        let left = |on: NaiveDate| (day - on).num_days();
        MARKS.iter().any(|mark| left(today) <= *mark && left(last) > *mark)
    });
    since >= WEEK || (passed_mark && since >= APART)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 10, n).unwrap()
    }

    #[test]
    fn letters_come_at_once_then_weekly_and_at_21_and_7_days() {
        // The last letter, the last day, today: whether one is due.
        let table = [
            (None, None, 1, true),
            (Some(1), None, 1, false),
            (Some(1), None, 7, false),
            (Some(1), None, 8, true),
            // 21 days before the 30th is the 9th, 7 days before is the 23rd.
            (Some(6), Some(30), 8, false),
            (Some(6), Some(30), 9, true),
            (Some(9), Some(30), 10, false),
            (Some(8), Some(30), 9, false),
            (Some(20), Some(30), 23, true),
            (Some(23), Some(30), 29, false),
            (Some(23), Some(30), 30, true),
            (None, Some(30), 31, false),
            (Some(1), Some(30), 31, false),
        ];
        for (last, until, today, expected) in table {
            let got = due(last.map(day), until.map(day), day(today));
            assert_eq!(got, expected, "last {last:?}, until {until:?}, today {today}");
        }
    }
}
