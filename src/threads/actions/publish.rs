//! Threads that are written before they are published: held back in the ministry's room, and opened when their time comes.

use diesel::prelude::*;

use crate::db::schema::{posts, threads};
use crate::error::Error;
use crate::ids::ThreadId;
use crate::jobs::Job;
use crate::threads::ThreadState;
use crate::tx::Tx;
use crate::viewer::Audience;

/// Keeps a thread to the ministry, closed, so that nothing is said in it before others can read it.
///
/// # Errors
/// When the database refuses.
pub fn hold_back(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), Error> {
    diesel::update(threads::table.find(thread))
        .set((threads::audience.eq(Audience::Ministry.keys()), threads::state.eq(ThreadState::Closed)))
        .execute(tx.conn)?;
    tx.enqueue(&Job::IndexThread { thread: thread.0 })
}

/// Opens it to its audience, as if it were written now.
///
/// # Errors
/// When the database refuses.
pub fn publish(tx: &mut Tx<'_>, thread: ThreadId, audience: &[String]) -> Result<(), Error> {
    diesel::update(threads::table.find(thread))
        .set((
            threads::audience.eq(audience),
            threads::state.eq(ThreadState::Open),
            threads::state_reason.eq(None::<String>),
            threads::created_at.eq(tx.now),
            threads::last_post_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    diesel::update(posts::table.filter(posts::thread_id.eq(thread)).filter(posts::number.eq(1)))
        .set(posts::created_at.eq(tx.now))
        .execute(tx.conn)?;
    tx.enqueue(&Job::IndexThread { thread: thread.0 })
}
