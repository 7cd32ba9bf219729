//! Replying: numbers are given out under the thread's lock, so there is never a gap and never a double.

use diesel::prelude::*;

use super::store::{self, Insert};
use crate::audit::Act;
use crate::db::schema::threads;
use crate::error::Error;
use crate::follows::{self, Target};
use crate::ids::{PostId, ThreadId};
use crate::jobs::Job;
use crate::threads::{Author, NewReply};
use crate::tx::Tx;

/// Adds a reply to a thread that the caller has locked (see `access::replyable`); gives its number, or `None` when it
/// waits for approval.
///
/// # Errors
/// When the database refuses.
pub fn reply(tx: &mut Tx<'_>, new: &NewReply) -> Result<(PostId, Option<i32>), Error> {
    let number = if new.waits { None } else { Some(next_number(tx, new.thread, &new.author, new.official, new.at)?) };
    let insert = Insert {
        thread: new.thread,
        number,
        author: &new.author,
        official: new.official,
        words: &new.words,
        at: new.at,
    };
    let post = store::insert(tx, &insert)?;
    tx.audit(Act::PostReply, ("post", post.0), serde_json::json!({ "thread": new.thread }))?;
    follows::begin(tx, new.author.member, Target::Thread, new.thread.0)?;
    if let Some(number) = number {
        super::read::mark(tx, new.author.member, new.thread, number)?;
        // Of the ministry's official word guidance tells those it concerns, once.
        let spread = (!new.official).then_some(Job::SpreadPost { post: post.0 });
        let index = Job::IndexPost { post: post.0 };
        // The ministry's word answers the whole thread.
        let index = if new.official { Job::IndexThread { thread: new.thread.0 } } else { index };
        let jobs: Vec<Job> = std::iter::once(index).chain(spread).collect();
        tx.enqueue_all(&jobs)?;
    }
    Ok((post, number))
}

/// Gives out the next number and moves the thread to the top of its lists.
pub(super) fn next_number(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    author: &Author,
    official: bool,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<i32, Error> {
    let is_official = official.into_sql::<diesel::sql_types::Bool>();
    let count = diesel::update(threads::table.find(thread))
        .set((
            threads::post_count.eq(threads::post_count + 1),
            threads::last_post_at.eq(at),
            threads::last_post_by.eq(&author.name),
            threads::official_reply.eq(threads::official_reply.or(is_official)),
        ))
        .returning(threads::post_count)
        .get_result(tx.conn)?;
    Ok(count)
}
