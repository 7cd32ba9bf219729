//! Addresses that mail comes back from. A hard failure counts for more than a soft one, what is old counts for less, and
//! at the threshold an address is dead: it gets no mail until it is proven alive again.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;

use crate::db::schema::{mail_addresses, mail_reports, outbox};
use crate::ids::{MemberId, OutboxId};
use crate::mail::verdict::{self, Verdict};

/// What it counts that there is nobody there.
const HARD: f64 = 4.0;
/// What it counts that the mailbox could not be reached now.
const SOFT: f64 = 1.0;
/// From here on an address is dead: two hard failures within a few days, or eight soft.
const DEAD: f64 = 7.5;
/// Half of a score is left after so many days.
const HALF_LIFE_DAYS: f64 = 14.0;
/// How long an address is remembered after its latest report.
const KEPT_DAYS: i64 = 180;

/// Something that failed at an address.
#[derive(Debug, Clone, Copy)]
pub struct Failure<'a> {
    /// The mail.
    pub mail: OutboxId,
    /// To which address, lower case.
    pub address: &'a str,
    /// The status, or the answer code.
    pub status: &'a str,
    /// The server's own words, beginning with its answer code where it has one.
    pub reason: &'a str,
}

/// What became of a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// It counts, now or already, and the address still gets mail, or was dead before.
    Alive,
    /// The address died of it.
    Died,
    /// It is a refusal of us or of the letter, and nothing against the address.
    Refusal,
}

/// A dead address, for the operator.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = mail_addresses, check_for_backend(diesel::pg::Pg))]
pub struct Dead {
    /// The address.
    pub address: String,
    /// Since when.
    pub dead_at: Option<DateTime<Utc>>,
    /// The latest report.
    pub reason: String,
}

/// What is left of a score.
fn aged(score: f64, days: f64) -> f64 {
    score * (-days.max(0.0) / HALF_LIFE_DAYS).exp2()
}

/// The member a mail went to, and her address; `None` when the mail is gone or went to nobody with an account.
///
/// # Errors
/// When the database refuses.
pub fn recipient(conn: &mut PgConnection, mail: OutboxId) -> QueryResult<Option<(Option<MemberId>, Option<String>)>> {
    use crate::db::schema::members;
    outbox::table
        .left_join(members::table)
        .filter(outbox::id.eq(mail))
        .select((outbox::member_id, members::email.nullable()))
        .first(conn)
        .optional()
}

/// Counts a failure, once for each mail; says what became of it.
///
/// # Errors
/// When the database refuses.
pub fn count(conn: &mut PgConnection, failure: Failure<'_>, now: DateTime<Utc>) -> QueryResult<Counted> {
    let speaks_of = verdict::of(failure.status, failure.reason);
    let reason: String = failure.reason.chars().take(500).collect();
    let new = diesel::insert_into(mail_reports::table)
        .values((
            mail_reports::outbox_id.eq(failure.mail),
            mail_reports::hard.eq(speaks_of == Verdict::Gone),
            mail_reports::ours.eq(speaks_of == Verdict::Ours),
            mail_reports::status.eq(verdict::code(failure.status, failure.reason).chars().take(40).collect::<String>()),
            mail_reports::reason.eq(&reason),
            mail_reports::reported_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)?;
    let counts = match speaks_of {
        Verdict::Gone => HARD,
        Verdict::NotNow => SOFT,
        Verdict::Ours => return Ok(Counted::Refusal),
    };
    if new == 0 {
        return Ok(Counted::Alive);
    }
    diesel::insert_into(mail_addresses::table)
        .values((
            mail_addresses::address.eq(failure.address),
            mail_addresses::score.eq(0.0),
            mail_addresses::scored_at.eq(now),
            mail_addresses::reason.eq(&reason),
        ))
        .on_conflict_do_nothing()
        .execute(conn)?;
    let (score, at, dead): (f64, DateTime<Utc>, Option<DateTime<Utc>>) = mail_addresses::table
        .find(failure.address)
        .select((mail_addresses::score, mail_addresses::scored_at, mail_addresses::dead_at))
        .for_update()
        .first(conn)?;
    let days = (now - at).num_seconds() as f64 / 86_400.0;
    let score = aged(score, days) + counts;
    let died = dead.is_none() && score >= DEAD;
    diesel::update(mail_addresses::table.find(failure.address))
        .set((
            mail_addresses::score.eq(score),
            mail_addresses::scored_at.eq(now),
            mail_addresses::reason.eq(reason),
            mail_addresses::dead_at.eq(dead.or(died.then_some(now))),
        ))
        .execute(conn)?;
    Ok(if died { Counted::Died } else { Counted::Alive })
}

/// Those of these addresses, in lower case, that get no mail.
///
/// # Errors
/// When the database refuses.
pub fn dead_of(conn: &mut PgConnection, addresses: &[String]) -> QueryResult<Vec<String>> {
    mail_addresses::table
        .filter(mail_addresses::address.eq_any(addresses))
        .filter(mail_addresses::dead_at.is_not_null())
        .select(mail_addresses::address)
        .load(conn)
}

/// Forgets what is held against an address: mail has arrived there.
///
/// # Errors
/// When the database refuses.
pub fn revive(conn: &mut PgConnection, address: &str) -> QueryResult<()> {
    diesel::delete(mail_addresses::table.find(address.to_lowercase())).execute(conn).map(drop)
}

/// The newest hundred dead addresses.
///
/// # Errors
/// When the database refuses.
pub fn dead(conn: &mut PgConnection) -> QueryResult<Vec<Dead>> {
    mail_addresses::table
        .filter(mail_addresses::dead_at.is_not_null())
        .order((mail_addresses::dead_at.desc(), mail_addresses::address))
        .limit(100)
        .select(Dead::as_select())
        .load(conn)
}

/// Forgets addresses that have not been heard of for long.
///
/// # Errors
/// When the database refuses.
pub fn tidy(conn: &mut PgConnection, now: DateTime<Utc>) -> QueryResult<()> {
    let long_ago = now - chrono::Duration::days(KEPT_DAYS);
    diesel::delete(mail_addresses::table.filter(mail_addresses::scored_at.lt(long_ago))).execute(conn).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_hard_failures_in_a_week_kill_and_in_two_months_do_not() {
        assert!(aged(HARD, 1.0) + HARD >= DEAD);
        assert!(aged(HARD, 60.0) + HARD < DEAD);
        assert!(aged(SOFT * 6.0, 0.0) + SOFT < DEAD);
        assert!((aged(HARD, HALF_LIFE_DAYS) - HARD / 2.0).abs() < 1e-9);
    }
}
