//! Which threads are like which: found when a thread is indexed, and kept for both, so that its page need not search.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Float4};

use crate::db::schema::related_threads;
use crate::error::Error;
use crate::ids::ThreadId;
use crate::search::postgres::{Near, near};
use crate::threads::queries::related;
use crate::tx::Tx;

/// The least share of what a thread's words tell.
const LEAST: f32 = 0.24;
/// How many are kept: more than are shown, for each reader sees those she may read.
const KEPT: i64 = 20;
/// The lock of those who write which threads are alike («lik» in ASCII).
const ALIKE: i64 = 0x006c_696b;

/// Finds anew which threads are like this one, and lets those know of it. What each reader may see of them is decided
/// when they are read.
///
/// # Errors
/// When the database refuses.
pub fn relate(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), Error> {
    let Some((title, body, area)) = related::about(tx, thread)? else { return Ok(()) };
    let to = Near { title: &title, body: &body, keys: None, except: Some(thread), area: Some(area), most: KEPT };
    let like: Vec<(ThreadId, f32)> = near(tx.conn, &to)?
        .into_iter()
        .filter(|like| like.score >= LEAST)
        .map(|like| (like.thread, like.score))
        .collect();
    let (others, scores): (Vec<ThreadId>, Vec<f32>) = like.into_iter().unzip();
    // One at a time: two threads that are like each other would wait for each other's rows.
    crate::db::statement("SELECT pg_advisory_xact_lock($1)").bind::<BigInt, _>(ALIKE).execute(tx.conn)?;
    let its =
        related_threads::table.filter(related_threads::thread_id.eq(thread).or(related_threads::other_id.eq(thread)));
    diesel::delete(its).execute(tx.conn)?;
    if others.is_empty() {
        return Ok(());
    }
    crate::db::statement(
        "INSERT INTO related_threads (thread_id, other_id, score)
         SELECT p.thread_id, p.other_id, l.score FROM unnest($2, $3) AS l (id, score)
         JOIN threads AS t ON t.id = l.id
         CROSS JOIN LATERAL (VALUES ($1, l.id), (l.id, $1)) AS p (thread_id, other_id)",
    )
    .bind::<BigInt, _>(thread)
    .bind::<Array<BigInt>, _>(&others)
    .bind::<Array<Float4>, _>(scores)
    .execute(tx.conn)?;
    crate::db::statement(
        "DELETE FROM related_threads AS r
         USING (SELECT thread_id, other_id, row_number() OVER (PARTITION BY thread_id ORDER BY score DESC, other_id DESC) AS place
                FROM related_threads WHERE thread_id = ANY ($1)) AS p
         WHERE p.place > $2 AND r.thread_id = p.thread_id AND r.other_id = p.other_id",
    )
    .bind::<Array<BigInt>, _>(others)
    .bind::<BigInt, _>(KEPT)
    .execute(tx.conn)?;
    Ok(())
}
