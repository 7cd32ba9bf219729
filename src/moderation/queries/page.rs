//! What moderators read about one thread or one post: what can be done with it, and what was decided before.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::areas::{self, Area};
use crate::db::schema::{members, moderation_decisions as decisions, posts};
use crate::error::Error;
use crate::ids::{PostId, ThreadId};
use crate::moderation::Decision;
use crate::moderation::access::{self, Moderated, ModeratedPost};
use crate::tx::Tx;

/// A decision taken.
pub(in crate::moderation) struct Taken {
    /// What.
    pub(in crate::moderation) act: Decision,
    /// Why, as the author was told.
    pub(in crate::moderation) reason: String,
    /// When.
    pub(in crate::moderation) at: DateTime<Utc>,
    /// By whom; `None` when the account is erased.
    pub(in crate::moderation) moderator: Option<String>,
    /// The post it was about: its number and author.
    pub(in crate::moderation) post: Option<(Option<i32>, String)>,
}

/// A thread's page for moderators.
pub(in crate::moderation) struct ThreadPage {
    /// The thread.
    pub(in crate::moderation) on: Moderated,
    /// Where it could be moved.
    pub(in crate::moderation) areas: Vec<Area>,
    /// What was decided before, newest first.
    pub(in crate::moderation) taken: Vec<Taken>,
}

/// What a moderator can do with a thread, and what was done.
///
/// # Errors
/// As [`access::thread`].
pub(in crate::moderation) fn thread_page(tx: &mut Tx<'_>, id: ThreadId) -> Result<ThreadPage, Error> {
    let on = access::thread(tx, id)?;
    Ok(ThreadPage { areas: areas::all(tx)?, taken: taken(tx, id)?, on })
}

/// A post's page for moderators.
pub(in crate::moderation) struct PostPage {
    /// The post.
    pub(in crate::moderation) on: ModeratedPost,
    /// What was decided in its thread before, newest first.
    pub(in crate::moderation) taken: Vec<Taken>,
}

/// What a moderator can do with a post.
///
/// # Errors
/// As [`access::post`].
pub(in crate::moderation) fn post_page(tx: &mut Tx<'_>, id: PostId) -> Result<PostPage, Error> {
    let on = access::post(tx, id)?;
    let thread = on.thread().row().id;
    Ok(PostPage { on, taken: taken(tx, thread)? })
}

type TakenRow = (Decision, String, DateTime<Utc>, Option<String>, Option<(Option<i32>, String)>);

/// What was decided in a thread before, newest first.
///
/// # Errors
/// When the database refuses.
pub(in crate::moderation) fn taken(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Vec<Taken>, Error> {
    let rows: Vec<TakenRow> = decisions::table
        .left_join(members::table)
        .left_join(posts::table)
        .filter(decisions::thread_id.eq(thread))
        .order((decisions::created_at.desc(), decisions::id.desc()))
        .limit(100)
        .select((
            decisions::act,
            decisions::reason,
            decisions::created_at,
            members::display_name.nullable(),
            (posts::number, posts::author_name).nullable(),
        ))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(act, reason, at, moderator, post)| Taken { act, reason, at, moderator, post }).collect())
}
