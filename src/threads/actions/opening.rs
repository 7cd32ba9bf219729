//! A restricted thread opened to its area's moderators for a case, and closed again. The row, which the room sees, and
//! the key in the thread's audience come and go together; moderators hold the key by the row.

use diesel::prelude::*;

use crate::audit::Act;
use crate::db::schema::{thread_openings as openings, threads};
use crate::error::Error;
use crate::ids::ThreadId;
use crate::threads::queries::page::Opening;
use crate::tx::Tx;
use crate::viewer::{open_to_moderators_already, opened_key};

/// Opens a thread to its area's moderators; one they can read anyway, or that is open already, is left as it is.
///
/// # Errors
/// `NotFound`, or when the database refuses.
pub fn open_to_moderators(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), Error> {
    let mut audience: Vec<String> =
        threads::table.find(thread).select(threads::audience).for_no_key_update().first(tx.conn)?;
    let key = opened_key(thread);
    if open_to_moderators_already(&audience) || audience.contains(&key) {
        return Ok(());
    }
    audience.push(key);
    diesel::insert_into(openings::table)
        .values((openings::thread_id.eq(thread), openings::opened_at.eq(tx.now)))
        .execute(tx.conn)?;
    diesel::update(threads::table.find(thread)).set(threads::audience.eq(audience)).execute(tx.conn)?;
    tx.audit(Act::RoomOpen, ("thread", thread.0), serde_json::json!({}))
}

/// Closes it to them again.
///
/// # Errors
/// `NotFound`, or when the database refuses.
pub fn close_to_moderators(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), Error> {
    let mut audience: Vec<String> =
        threads::table.find(thread).select(threads::audience).for_no_key_update().first(tx.conn)?;
    let key = opened_key(thread);
    let now = openings::table.filter(openings::thread_id.eq(thread)).filter(openings::closed_at.is_null());
    let closed = diesel::update(now).set(openings::closed_at.eq(tx.now)).execute(tx.conn)?;
    if closed == 0 && !audience.contains(&key) {
        return Ok(());
    }
    audience.retain(|one| *one != key);
    diesel::update(threads::table.find(thread)).set(threads::audience.eq(audience)).execute(tx.conn)?;
    tx.audit(Act::RoomClose, ("thread", thread.0), serde_json::json!({}))
}

/// When a thread was open to moderators: from, and until unless it still is. The newest five, oldest first.
///
/// # Errors
/// When the database refuses.
pub fn openings(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Vec<Opening>, Error> {
    let mut rows: Vec<Opening> = openings::table
        .filter(openings::thread_id.eq(thread))
        .order(openings::id.desc())
        .limit(5)
        .select((openings::opened_at, openings::closed_at))
        .load(tx.conn)?;
    rows.reverse();
    Ok(rows)
}
