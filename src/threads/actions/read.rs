//! How far a member has read.

use diesel::prelude::*;
use diesel::query_dsl::methods::FilterDsl as _;
use diesel::upsert::excluded;

use crate::db::schema::thread_reads;
use crate::error::Error;
use crate::ids::{MemberId, ThreadId};
use crate::tx::Tx;

/// Notes that she has been shown the thread up to a number; never moves back.
///
/// # Errors
/// When the database refuses.
pub fn mark(tx: &mut Tx<'_>, member: MemberId, thread: ThreadId, number: i32) -> Result<(), Error> {
    diesel::insert_into(thread_reads::table)
        .values((
            thread_reads::member_id.eq(member),
            thread_reads::thread_id.eq(thread),
            thread_reads::number.eq(number),
            thread_reads::read_at.eq(tx.now),
        ))
        .on_conflict((thread_reads::member_id, thread_reads::thread_id))
        .do_update()
        .set((thread_reads::number.eq(excluded(thread_reads::number)), thread_reads::read_at.eq(tx.now)))
        .filter(thread_reads::number.lt(excluded(thread_reads::number)))
        .execute(tx.conn)?;
    Ok(())
}
