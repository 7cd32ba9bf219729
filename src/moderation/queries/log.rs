//! The public log: how many decisions of what kind, in which month and area, for which reason of the list. No names, no
//! words, no threads; rooms are not told apart.

use chrono::{Datelike as _, NaiveDate};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Nullable, Text};

use crate::error::Error;
use crate::moderation::{Decision, Reason};
use crate::tx::Tx;

/// How many months a page shows.
const MONTHS: u32 = 12;

/// A line of the log.
#[derive(Debug, Clone, QueryableByName)]
pub(in crate::moderation) struct Line {
    /// The first day of the month.
    #[diesel(sql_type = Date)]
    pub(in crate::moderation) month: NaiveDate,
    #[diesel(sql_type = Text)]
    pub(in crate::moderation) area_nb: String,
    #[diesel(sql_type = Text)]
    pub(in crate::moderation) area_nn: String,
    #[diesel(sql_type = Text)]
    pub(in crate::moderation) act: Decision,
    /// `None` where none is asked for, or from before there was a list.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::moderation) reason: Option<Reason>,
    #[diesel(sql_type = BigInt)]
    pub(in crate::moderation) n: i64,
}

/// A page of the log.
pub(in crate::moderation) struct Log {
    /// The first and the last month.
    pub(in crate::moderation) months: (NaiveDate, NaiveDate),
    /// Newest month first.
    pub(in crate::moderation) lines: Vec<Line>,
    /// The last month of the page before, when there is something older.
    pub(in crate::moderation) older: Option<NaiveDate>,
}

impl Log {
    /// How many decisions of each kind.
    pub(in crate::moderation) fn by_kind(&self) -> Vec<(Decision, i64)> {
        let of = |act: Decision| self.lines.iter().filter(|line| line.act == act).map(|line| line.n).sum();
        let mut counts: Vec<_> = Decision::ALL.iter().map(|act| (*act, of(*act))).filter(|(_, n)| *n > 0).collect();
        counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        counts
    }
}

/// The twelve months up to one, or up to this.
///
/// # Errors
/// When the database refuses.
pub(in crate::moderation) fn log(tx: &mut Tx<'_>, until: Option<NaiveDate>) -> Result<Log, Error> {
    let today = tx.now.with_timezone(&chrono_tz::Europe::Oslo).date_naive();
    let last = first_of(until.unwrap_or(today).min(today));
    let first = last.checked_sub_months(chrono::Months::new(MONTHS - 1)).unwrap_or(last);
    let lines: Vec<Line> = crate::db::statement(
        "SELECT date_trunc('month', d.created_at AT TIME ZONE 'Europe/Oslo')::date AS month, a.name_nb AS area_nb, a.name_nn AS area_nn,
                d.act, d.reason_code AS reason, count(*) AS n
         FROM moderation_decisions d JOIN areas a ON a.id = d.area_id
         WHERE d.created_at >= $1::timestamp AT TIME ZONE 'Europe/Oslo'
           AND d.created_at < ($2::timestamp + interval '1 month') AT TIME ZONE 'Europe/Oslo'
         GROUP BY 1, a.id, d.act, d.reason_code
         ORDER BY 1 DESC, a.sort, a.name_nb, d.act, d.reason_code
         LIMIT 3000",
    )
    .bind::<Date, _>(first)
    .bind::<Date, _>(last)
    .load(tx.conn)?;
    let before = older(tx, first)?;
    let older = before.then(|| first.pred_opt().map(first_of)).flatten();
    Ok(Log { months: (first, last), lines, older })
}

fn older(tx: &mut Tx<'_>, first: NaiveDate) -> Result<bool, Error> {
    use crate::db::schema::moderation_decisions as decisions;
    let start = first.and_time(chrono::NaiveTime::MIN).and_utc();
    let before = decisions::table.filter(decisions::created_at.lt(start)).select(decisions::id);
    Ok(before.first::<i64>(tx.conn).optional()?.is_some())
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
