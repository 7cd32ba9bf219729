//! Marking the answer, and «hos oss også».

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::audit::Act;
use crate::db::schema::{posts, same_here, threads};
use crate::error::{Error, FieldErrors};
use crate::ids::{MemberId, OrganisationId, ThreadId};
use crate::jobs::{Job, Notice};
use crate::threads::PostState;
use crate::tx::Tx;

/// Marks a shown post after the first as the answer, or with `None` takes the mark back.
///
/// # Errors
/// `Invalid` when there is no such post to mark.
pub fn accept(tx: &mut Tx<'_>, thread: ThreadId, number: Option<i32>) -> Result<(), Error> {
    if let Some(number) = number {
        let shown = posts::table
            .filter(posts::thread_id.eq(thread).and(posts::number.eq(number)).and(posts::state.eq(PostState::Shown)));
        let there: bool = diesel::select(diesel::dsl::exists(shown)).get_result(tx.conn)?;
        if number < 2 || !there {
            return Err(Error::Invalid(FieldErrors::one("", "accept-no-post")));
        }
    }
    diesel::update(threads::table.find(thread)).set(threads::accepted_number.eq(number)).execute(tx.conn)?;
    let tell = number.map(|_| Job::Tell { notice: Notice::AnswerAccepted, item: thread.0 });
    // Whether the thread is answered stands with each of its posts in the index.
    let jobs: Vec<Job> = std::iter::once(Job::IndexThread { thread: thread.0 }).chain(tell).collect();
    tx.enqueue_all(&jobs)?;
    tx.audit(Act::AnswerAccept, ("thread", thread.0), serde_json::json!({ "number": number }))
}

/// An organisation says «hos oss også»; saying it again changes nothing.
///
/// # Errors
/// When the database refuses.
pub fn say_same(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    organisation: OrganisationId,
    member: Option<MemberId>,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(same_here::table)
        .values((
            same_here::thread_id.eq(thread),
            same_here::organisation_id.eq(organisation),
            same_here::member_id.eq(member),
            same_here::created_at.eq(at),
        ))
        .on_conflict_do_nothing()
        .execute(tx.conn)?;
    count(tx, thread, organisation, true)
}

/// It takes that back.
///
/// # Errors
/// When the database refuses.
pub fn unsay_same(tx: &mut Tx<'_>, thread: ThreadId, organisation: OrganisationId) -> Result<(), Error> {
    diesel::delete(same_here::table.find((thread, organisation))).execute(tx.conn)?;
    count(tx, thread, organisation, false)
}

fn count(tx: &mut Tx<'_>, thread: ThreadId, organisation: OrganisationId, said: bool) -> Result<(), Error> {
    let n: i64 = same_here::table.filter(same_here::thread_id.eq(thread)).count().get_result(tx.conn)?;
    let n = i32::try_from(n).unwrap_or(i32::MAX);
    diesel::update(threads::table.find(thread)).set(threads::same_here_count.eq(n)).execute(tx.conn)?;
    tx.audit(Act::SameHere, ("thread", thread.0), serde_json::json!({ "organisation": organisation, "said": said }))
}
