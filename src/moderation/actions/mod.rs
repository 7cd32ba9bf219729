//! What moderators, reporters and objectors do: report, take, note, decide, object, answer.

pub(super) mod cases;
pub(super) mod decide;
pub mod demo;
pub(super) mod object;
pub(super) mod report;

use diesel::prelude::*;

use crate::db::schema::{moderation_takes as takes, objections, reports};
use crate::error::Error;
use crate::ids::{PostId, ThreadId};
use crate::threads;
use crate::tx::Tx;

/// After a case is decided: nobody has it any longer, and a restricted thread closes to moderators when nothing more
/// about it waits.
fn settle(tx: &mut Tx<'_>, thread: ThreadId, post: PostId) -> Result<(), Error> {
    let more = reports::table.filter(reports::post_id.eq(post)).filter(reports::decided_at.is_null());
    if !diesel::select(diesel::dsl::exists(more)).get_result::<bool>(tx.conn)? {
        diesel::delete(takes::table.find(post)).execute(tx.conn)?;
    }
    if waits(tx, thread)? { Ok(()) } else { threads::close_to_moderators(tx, thread) }
}

/// Whether a report or an objection about the thread waits.
fn waits(tx: &mut Tx<'_>, thread: ThreadId) -> Result<bool, Error> {
    use crate::db::schema::moderation_decisions as decisions;
    let reported = reports::table.filter(reports::thread_id.eq(thread)).filter(reports::decided_at.is_null());
    if diesel::select(diesel::dsl::exists(reported)).get_result::<bool>(tx.conn)? {
        return Ok(true);
    }
    let about = decisions::table.filter(decisions::thread_id.eq(thread)).select(decisions::id);
    let objected =
        objections::table.filter(objections::answered_at.is_null()).filter(objections::decision_id.eq_any(about));
    Ok(diesel::select(diesel::dsl::exists(objected)).get_result(tx.conn)?)
}
