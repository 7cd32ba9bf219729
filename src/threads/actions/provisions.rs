//! Which provisions a thread is about: read from what was written, and read anew when that changes.

use diesel::prelude::*;

use crate::db::schema::{posts, thread_provisions, threads};
use crate::error::Error;
use crate::ids::ThreadId;
use crate::provisions;
use crate::threads::queries::page::Guided;
use crate::threads::{GuidedAnswer, PROVISION_FIELD};
use crate::tx::Tx;

/// Links a thread to the provisions its guided answer names, and to no other.
///
/// # Errors
/// When the database refuses.
pub fn link(tx: &mut Tx<'_>, thread: ThreadId, guided: &[GuidedAnswer]) -> Result<(), Error> {
    let Some((_, words)) = guided.iter().find(|(field, _)| field == PROVISION_FIELD) else { return Ok(()) };
    let ids = provisions::resolve(tx, words)?;
    diesel::delete(thread_provisions::table)
        .filter(thread_provisions::thread_id.eq(thread).and(thread_provisions::provision_id.ne_all(&ids)))
        .execute(tx.conn)?;
    let rows: Vec<_> = ids
        .iter()
        .map(|id| (thread_provisions::thread_id.eq(thread), thread_provisions::provision_id.eq(*id)))
        .collect();
    diesel::insert_into(thread_provisions::table).values(rows).on_conflict_do_nothing().execute(tx.conn)?;
    Ok(())
}

/// Reads the provisions of all threads anew, for the register of acts has grown.
///
/// # Errors
/// When the database refuses.
pub fn relink(tx: &mut Tx<'_>) -> Result<(), Error> {
    let written: Vec<(ThreadId, serde_json::Value)> = posts::table
        .inner_join(threads::table)
        .filter(posts::number.eq(1).and(threads::kind.eq_any(["rule_in_way", "guidance_request"])))
        .select((threads::id, posts::guided))
        .load(tx.conn)?;
    for (thread, guided) in written {
        let answers: Vec<Guided> = serde_json::from_value(guided).unwrap_or_default();
        let answers: Vec<GuidedAnswer> = answers.into_iter().map(|answer| (answer.field, answer.source)).collect();
        link(tx, thread, &answers)?;
    }
    Ok(())
}
