//! The job table: enqueue, claim, finish, fail.

use chrono::{DateTime, Duration, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, Jsonb, Nullable, Text, Timestamptz};

use super::Job;
use crate::db::Words;
use crate::db::schema::jobs;

/// How long a worker may take before another takes the job up again.
pub(super) const LEASE: Duration = Duration::minutes(5);
/// After so many attempts a job is a dead letter; with the backoff that is about a day.
const ATTEMPTS: i32 = 12;

/// Enqueues a job for as soon as this transaction commits. A waiting twin is locked and kept, so that a concurrent
/// edit is never lost: either the twin runs after us, or ours does.
///
/// # Errors
/// When the database refuses.
pub fn enqueue(conn: &mut PgConnection, job: &Job, run_at: DateTime<Utc>) -> QueryResult<()> {
    enqueue_all(conn, std::slice::from_ref(job), run_at)
}

/// Enqueues several jobs, no two of them twins, in one statement.
///
/// # Errors
/// When the database refuses.
pub fn enqueue_all(conn: &mut PgConnection, all: &[Job], run_at: DateTime<Utc>) -> QueryResult<()> {
    let row = |job: &Job| {
        let (kind, payload, dedupe_key) = job.parts();
        (jobs::kind.eq(kind), jobs::payload.eq(payload), jobs::dedupe_key.eq(dedupe_key), jobs::run_at.eq(run_at))
    };
    for some in all.chunks(1000) {
        diesel::insert_into(jobs::table)
            .values(some.iter().map(row).collect::<Vec<_>>())
            .on_conflict(jobs::dedupe_key)
            // The words of the partial index.
            .filter_target(Words("state = 'waiting' AND dedupe_key IS NOT NULL"))
            .do_update()
            .set(jobs::attempts.eq(0))
            .execute(conn)?;
    }
    Ok(())
}

/// A job a worker holds the lease of.
#[derive(Debug, QueryableByName)]
pub(super) struct Claimed {
    #[diesel(sql_type = BigInt)]
    pub(super) id: i64,
    #[diesel(sql_type = Text)]
    pub(super) kind: String,
    #[diesel(sql_type = Jsonb)]
    pub(super) payload: serde_json::Value,
    #[diesel(sql_type = Integer)]
    pub(super) attempts: i32,
}

/// Claims up to `most` due jobs of kinds this version knows, and those whose lease has run out. They are found by an array
/// of keys: a subquery of a size nobody knows makes the planner read the whole queue each time.
pub(super) fn claim(conn: &mut PgConnection, now: DateTime<Utc>, most: i64) -> QueryResult<Vec<Claimed>> {
    crate::db::statement(
        "WITH due AS (SELECT id FROM jobs WHERE state = 'waiting' AND run_at <= $1 AND kind = ANY($3)
                      ORDER BY run_at, id LIMIT $4 FOR UPDATE SKIP LOCKED),
              lost AS (SELECT id FROM jobs WHERE state = 'running' AND lease_until < $1 AND kind = ANY($3)
                       LIMIT $4 FOR UPDATE SKIP LOCKED)
         UPDATE jobs SET state = 'running', lease_until = $2, attempts = attempts + 1, dedupe_key = NULL
         WHERE id = ANY (ARRAY(SELECT id FROM due UNION ALL SELECT id FROM lost))
         RETURNING id, kind, payload, attempts",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<Timestamptz, _>(now + LEASE)
    .bind::<Array<Text>, _>(Job::KINDS)
    .bind::<BigInt, _>(most)
    .load(conn)
}

/// Puts a job back that is too early, as if it had not been tried. A twin that was enqueued meanwhile is enough.
pub(super) fn postpone(conn: &mut PgConnection, claimed: &Claimed, until: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(jobs::table.find(claimed.id).filter(jobs::attempts.eq(claimed.attempts)))
        .set((
            jobs::state.eq("waiting"),
            jobs::run_at.eq(until),
            jobs::attempts.eq(claimed.attempts - 1),
            jobs::lease_until.eq(None::<DateTime<Utc>>),
        ))
        .execute(conn)
        .map(drop)
}

/// Deletes finished jobs, unless their lease was lost to another worker meanwhile.
pub(super) fn finish_all(conn: &mut PgConnection, claimed: &[&Claimed]) -> QueryResult<()> {
    crate::db::statement(
        "DELETE FROM jobs j USING unnest($1, $2) AS done (id, attempts) WHERE j.id = done.id AND j.attempts = done.attempts",
    )
    .bind::<Array<BigInt>, _>(claimed.iter().map(|one| one.id).collect::<Vec<_>>())
    .bind::<Array<Integer>, _>(claimed.iter().map(|one| one.attempts).collect::<Vec<_>>())
    .execute(conn)
    .map(drop)
}

/// Puts a failed job back with backoff (2 s, 4 s, … at most 6 h, with jitter), or keeps it as a dead letter.
pub(super) fn fail(
    conn: &mut PgConnection,
    claimed: &Claimed,
    why: &str,
    for_good: bool,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let dead = for_good || claimed.attempts >= ATTEMPTS;
    let backoff = (1_i64 << claimed.attempts.clamp(1, 14)).min(6 * 3600);
    let [jitter] = crate::clock::random_bytes::<1>();
    let run_at = now + Duration::milliseconds(backoff * 1000 * (75 + i64::from(jitter) / 5) / 100);
    diesel::update(jobs::table.find(claimed.id).filter(jobs::attempts.eq(claimed.attempts)))
        .set((
            jobs::state.eq(if dead { "failed" } else { "waiting" }),
            jobs::run_at.eq(run_at),
            jobs::lease_until.eq(None::<DateTime<Utc>>),
            jobs::last_error.eq(why.chars().take(2000).collect::<String>()),
        ))
        .execute(conn)
        .map(drop)
}

/// Moves the schedules that are due and enqueues their jobs; whichever worker comes first does it.
pub(super) fn tick_schedules(conn: &mut PgConnection, now: DateTime<Utc>) -> QueryResult<()> {
    let due: Vec<Kind> = crate::db::statement(
        "UPDATE schedules SET next_at = $1 + make_interval(secs => every_seconds) WHERE kind IN
             (SELECT kind FROM schedules WHERE next_at <= $1 FOR UPDATE SKIP LOCKED) RETURNING kind",
    )
    .bind::<Timestamptz, _>(now)
    .load(conn)?;
    for row in due {
        if let Ok(job) = Job::from_parts(&row.kind, &serde_json::json!({})) {
            enqueue(conn, &job, now)?;
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Kind {
    #[diesel(sql_type = Text)]
    kind: String,
}

/// How many jobs stand where.
#[derive(Debug, Clone, Default, PartialEq, Eq, QueryableByName)]
pub struct JobCounts {
    /// Waiting, due or not.
    #[diesel(sql_type = BigInt)]
    pub waiting: i64,
    /// Held by a worker.
    #[diesel(sql_type = BigInt)]
    pub running: i64,
    /// Dead letters.
    #[diesel(sql_type = BigInt)]
    pub failed: i64,
}

/// Counts the jobs by state.
///
/// # Errors
/// When the database refuses.
pub fn counts(conn: &mut PgConnection) -> QueryResult<JobCounts> {
    crate::db::statement(
        "SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'running') AS running,
                count(*) FILTER (WHERE state = 'failed') AS failed FROM jobs",
    )
    .get_result(conn)
}

/// A dead letter, for whoever looks after the service.
#[derive(Debug, Clone, QueryableByName)]
pub struct FailedJob {
    /// Its key.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// What it was to do.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// To what.
    #[diesel(sql_type = Jsonb)]
    pub payload: serde_json::Value,
    /// How often it was tried.
    #[diesel(sql_type = Integer)]
    pub attempts: i32,
    /// Why the last attempt failed.
    #[diesel(sql_type = Nullable<Text>)]
    pub last_error: Option<String>,
    /// When it was enqueued.
    #[diesel(sql_type = Timestamptz)]
    pub created_at: DateTime<Utc>,
}

/// The newest hundred dead letters.
///
/// # Errors
/// When the database refuses.
pub fn failed(conn: &mut PgConnection) -> QueryResult<Vec<FailedJob>> {
    crate::db::statement(
        "SELECT id, kind, payload, attempts, last_error, created_at FROM jobs WHERE state = 'failed' ORDER BY id DESC LIMIT 100",
    )
    .load(conn)
}

/// Tries every dead letter again, or one; says how many.
///
/// # Errors
/// When the database refuses.
pub fn retry_all(conn: &mut PgConnection, only: Option<i64>, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(
        jobs::table
            .filter(jobs::state.eq("failed"))
            .filter(jobs::id.eq(only.unwrap_or(0)).or(only.is_none().into_sql::<diesel::sql_types::Bool>())),
    )
    .set((jobs::state.eq("waiting"), jobs::attempts.eq(0), jobs::run_at.eq(now)))
    .execute(conn)
}

/// Removes the dead letters of a job that is about to be enqueued again.
///
/// # Errors
/// When the database refuses.
pub fn drop_failed(conn: &mut PgConnection, job: &Job) -> QueryResult<usize> {
    let (kind, payload, _) = job.parts();
    diesel::delete(jobs::table.filter(jobs::state.eq("failed").and(jobs::kind.eq(kind)).and(jobs::payload.eq(payload))))
        .execute(conn)
}
