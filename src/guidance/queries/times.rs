//! How long the ministry takes to answer: of questions open to all, asked in the last year, so that the figures are the same
//! for everybody; always against the usual target, also where another day was set.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Timestamptz};

use crate::areas::{self, Area};
use crate::error::Error;
use crate::guidance::deadline;
use crate::ids::AreaId;
use crate::tx::Tx;

/// No more questions are counted.
const MOST: i64 = 5_000;

/// A question and its first official answer.
#[derive(QueryableByName)]
struct Asked {
    #[diesel(sql_type = BigInt)]
    area_id: AreaId,
    #[diesel(sql_type = Timestamptz)]
    asked: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    answered: Option<DateTime<Utc>>,
    #[diesel(sql_type = Bool)]
    open: bool,
}

/// The figures of some questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::guidance) struct Figures {
    /// Working days to the answer, shortest first.
    days: Vec<i64>,
    /// Answered on time.
    in_time: i64,
    /// Not answered yet.
    pub(in crate::guidance) open: i64,
    /// Of those, past their target.
    pub(in crate::guidance) late: i64,
}

impl Figures {
    /// How many were answered.
    pub(in crate::guidance) fn answered(&self) -> i64 {
        i64::try_from(self.days.len()).unwrap_or(i64::MAX)
    }

    /// The middle one; of two in the middle the longer.
    pub(in crate::guidance) fn median(&self) -> Option<i64> {
        self.days.get(self.days.len() / 2).copied()
    }

    /// How many of a hundred answers came on time.
    pub(in crate::guidance) fn share(&self) -> Option<i64> {
        (self.in_time * 200 + self.answered()).checked_div(self.answered() * 2)
    }

    fn add(&mut self, asked: &Asked, today: NaiveDate) {
        let day = deadline::day(asked.asked);
        let target = deadline::target(day);
        match asked.answered.map(deadline::day) {
            Some(answered) => {
                let days = deadline::working_days(day, answered);
                self.days.insert(self.days.partition_point(|known| *known <= days), days);
                self.in_time += i64::from(answered <= target);
            }
            None if asked.open => {
                self.open += 1;
                self.late += i64::from(target < today);
            }
            // Closed without an official answer: somebody else answered, or it was withdrawn.
            None => {}
        }
    }
}

/// The figures of all, and of each area.
pub(in crate::guidance) struct Times {
    pub(in crate::guidance) all: Figures,
    pub(in crate::guidance) areas: Vec<(Area, Figures)>,
}

/// Works them out; two statements.
///
/// # Errors
/// When the database refuses.
pub(in crate::guidance) fn times(tx: &mut Tx<'_>) -> Result<Times, Error> {
    let areas = areas::all(tx)?;
    let asked: Vec<Asked> = crate::db::statement(
        "SELECT t.area_id, t.created_at AS asked, t.state = 'open' AS open,
                (SELECT min(a.published_at) FROM guidance_answers a WHERE a.thread_id = t.id) AS answered
         FROM threads t
         WHERE t.kind IN ('rule_in_way', 'guidance_request') AND t.state IN ('open', 'closed')
           AND t.audience && ARRAY['open'] AND t.created_at >= $1
         ORDER BY t.created_at DESC LIMIT $2",
    )
    .bind::<Timestamptz, _>(tx.now - Duration::days(365))
    .bind::<BigInt, _>(MOST)
    .load(tx.conn)?;
    let today = deadline::day(tx.now);
    let of = |keep: &dyn Fn(&Asked) -> bool| {
        let mut figures = Figures::default();
        asked.iter().filter(|one| keep(one)).for_each(|one| figures.add(one, today));
        figures
    };
    let all = of(&|_| true);
    let areas =
        areas.into_iter().map(|area| (of(&|one| one.area_id == area.id), area)).map(|(f, area)| (area, f)).collect();
    Ok(Times { all, areas })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_share_are_of_what_was_answered() {
        let at = |text: &str| format!("{text}T12:00:00Z").parse::<DateTime<Utc>>().unwrap();
        let asked = |answered: Option<&str>| Asked {
            area_id: AreaId(1),
            asked: at("2026-11-02"),
            answered: answered.map(at),
            open: true,
        };
        let mut figures = Figures::default();
        assert_eq!((figures.median(), figures.share()), (None, None));
        for answered in [Some("2026-11-04"), Some("2026-11-23"), Some("2026-11-24"), None] {
            figures.add(&asked(answered), "2026-11-25".parse().unwrap());
        }
        assert_eq!((figures.median(), figures.share()), (Some(15), Some(67)));
        assert_eq!((figures.answered(), figures.open, figures.late), (3, 1, 1));
    }
}
