//! What the author of a post, and whoever reported it, is told of a decision.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::{moderation_decisions as decisions, posts, reports, threads};
use crate::error::Error;
use crate::ids::{MemberId, PostId, ThreadId};
use crate::moderation::{Decision, Reason};
use crate::tx::Tx;

/// What the author is told of a decision.
pub(in crate::moderation) struct Told {
    /// The decision.
    pub(in crate::moderation) id: i64,
    /// The thread.
    pub(in crate::moderation) thread: ThreadId,
    /// Its title.
    pub(in crate::moderation) title: String,
    /// Who may read it.
    pub(in crate::moderation) audience: Vec<String>,
    /// What was decided.
    pub(in crate::moderation) act: Decision,
    /// Why.
    pub(in crate::moderation) reason: String,
    /// Of a pause: until when.
    pub(in crate::moderation) until: Option<DateTime<Utc>>,
    /// Whether it is about a post, and its number where it has one.
    pub(in crate::moderation) post: Option<Option<i32>>,
}

/// A decision about something `author` wrote.
///
/// # Errors
/// `NotFound` when there is none.
pub(in crate::moderation) fn author(tx: &mut Tx<'_>, decision: i64, author: MemberId) -> Result<Told, Error> {
    type Row = (ThreadId, String, Vec<String>, Decision, String, Option<DateTime<Utc>>, Option<PostId>, Option<i32>);
    let hers =
        decisions::post_id.is_null().and(threads::author_id.eq(author)).or(posts::author_id.nullable().eq(author));
    let (thread, title, audience, act, reason, until, post, number): Row = decisions::table
        .inner_join(threads::table)
        .left_join(posts::table.on(decisions::post_id.eq(posts::id.nullable())))
        .filter(decisions::id.eq(decision))
        .filter(decisions::act.ne(Decision::None))
        .filter(hers)
        .select((
            threads::id,
            threads::title,
            threads::audience,
            decisions::act,
            decisions::reason,
            decisions::paused_until,
            decisions::post_id,
            posts::number.nullable(),
        ))
        .first(tx.conn)?;
    Ok(Told { id: decision, thread, title, audience, act, reason, until, post: post.map(|_| number) })
}

/// What whoever reported it is told: what became of it, and no more about the author.
pub(in crate::moderation) struct ToReporter {
    /// What was decided.
    pub(in crate::moderation) act: Decision,
    /// Why, where it was chosen from the list.
    pub(in crate::moderation) reason: Option<Reason>,
    /// The moderator's words, when they are to her: nothing was done.
    pub(in crate::moderation) words: String,
    /// When she reported it.
    pub(in crate::moderation) reported_at: DateTime<Utc>,
    /// Whether everybody may read the thread: else a mail says nothing that may tell of it.
    pub(in crate::moderation) open: bool,
}

/// A decision about something `reporter` reported.
///
/// # Errors
/// `NotFound` when there is none.
pub(in crate::moderation) fn reporter(tx: &mut Tx<'_>, decision: i64, reporter: MemberId) -> Result<ToReporter, Error> {
    type Row = (Decision, Option<Reason>, String, DateTime<Utc>, Vec<String>);
    let (act, reason, words, reported_at, audience): Row = decisions::table
        .inner_join(reports::table.on(reports::decision_id.eq(decisions::id.nullable())))
        .inner_join(threads::table)
        .filter(decisions::id.eq(decision))
        .filter(reports::reporter_id.eq(reporter))
        .select((decisions::act, decisions::reason_code, decisions::words, reports::created_at, threads::audience))
        .first(tx.conn)?;
    let words = if act == Decision::None { words } else { String::new() };
    Ok(ToReporter { act, reason, words, reported_at, open: audience.iter().any(|key| key == "open") })
}
