//! What waits for moderators, what they decided, and what a mail about it is made of.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde::Deserialize;

use super::Decision;
use super::access::{self, Moderated, ModeratedPost};
use crate::areas::{self, Area};
use crate::db::schema::{areas as area_table, members, moderation_decisions as decisions, posts, threads};
use crate::error::{Denied, Error};
use crate::ids::{AreaId, MemberId, PostId, ThreadId};
use crate::threads::{ThreadKind, ThreadState};
use crate::tx::Tx;
use crate::viewer::Side;

/// How many cases the queue shows at a time.
const MOST: usize = 50;

/// The queue, oldest first.
pub(super) struct Queue {
    /// The cases.
    pub(super) cases: Vec<Case>,
    /// Whether more wait behind them.
    pub(super) more: bool,
}

/// Something that waits: a thread with its first post, or a post.
pub(super) struct Case {
    /// Its thread.
    pub(super) thread: CaseThread,
    /// Its area in bokmål and nynorsk.
    pub(super) area: (String, String),
    /// The post.
    pub(super) post: CasePost,
    /// The guided answers.
    pub(super) guided: Vec<Guided>,
    /// When its author's account was made.
    pub(super) account_since: Option<DateTime<Utc>>,
    /// Hers who moderates: another must decide.
    pub(super) own: bool,
}

impl Case {
    /// Whether the whole thread waits, not only this post.
    pub(super) fn opens(&self) -> bool {
        self.thread.state == ThreadState::Waiting
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = threads, check_for_backend(diesel::pg::Pg))]
pub(super) struct CaseThread {
    pub(super) id: ThreadId,
    pub(super) kind: ThreadKind,
    pub(super) title: String,
    pub(super) audience: Vec<String>,
    pub(super) state: ThreadState,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = posts, check_for_backend(diesel::pg::Pg))]
pub(super) struct CasePost {
    pub(super) id: PostId,
    pub(super) author_id: Option<MemberId>,
    pub(super) author_name: String,
    pub(super) organisation_name: Option<String>,
    pub(super) side: Option<Side>,
    pub(super) body_html: String,
    guided: serde_json::Value,
    pub(super) created_at: DateTime<Utc>,
}

/// An answer in a guided form, as stored.
#[derive(Deserialize)]
pub(super) struct Guided {
    pub(super) field: String,
    pub(super) source: String,
    pub(super) html: String,
}

type Joined = (CaseThread, (String, String), CasePost, Option<DateTime<Utc>>);

/// What waits in the areas she moderates and can read.
///
/// # Errors
/// `SignInNeeded`, or `Denied` for whoever moderates nothing.
pub(super) fn queue(tx: &mut Tx<'_>) -> Result<Queue, Error> {
    tx.viewer.signed_in()?;
    if !tx.viewer.moderator() {
        return Err(Denied::NotModerator.into());
    }
    let hers =
        areas::all(tx)?.into_iter().map(|area| area.id).filter(|id| tx.viewer.moderates(*id)).collect::<Vec<_>>();
    let mut joined = waiting(tx, &hers, true)?;
    joined.extend(waiting(tx, &hers, false)?);
    joined.sort_by_key(|(_, _, post, _)| (post.created_at, post.id));
    let more = joined.len() > MOST;
    joined.truncate(MOST);
    let me = tx.viewer.member_id();
    Ok(Queue { cases: joined.into_iter().map(|row| case(row, me)).collect(), more })
}

/// Waiting threads by their first post, or waiting posts in threads that are shown: each its own index.
fn waiting(tx: &mut Tx<'_>, hers: &[AreaId], whole_threads: bool) -> QueryResult<Vec<Joined>> {
    let query = posts::table
        .inner_join(threads::table.inner_join(area_table::table))
        .left_join(members::table.on(posts::author_id.eq(members::id.nullable())))
        .filter(threads::area_id.eq_any(hers))
        .filter(threads::audience.overlaps_with(tx.viewer.keys()))
        .order((posts::created_at, posts::id))
        .limit(i64::try_from(MOST).unwrap_or(i64::MAX) + 1)
        .select((
            CaseThread::as_select(),
            (area_table::name_nb, area_table::name_nn),
            CasePost::as_select(),
            members::created_at.nullable(),
        ));
    if whole_threads {
        query.filter(threads::state.eq(ThreadState::Waiting).and(posts::number.eq(1))).load(tx.conn)
    } else {
        let shown = [ThreadState::Open, ThreadState::Closed];
        query.filter(posts::state.eq("waiting").and(threads::state.eq_any(shown))).load(tx.conn)
    }
}

fn case((thread, area, mut post, account_since): Joined, me: Option<MemberId>) -> Case {
    let guided = serde_json::from_value(post.guided.take()).unwrap_or_default();
    let own = post.author_id.is_some() && post.author_id == me;
    Case { thread, area, post, guided, account_since, own }
}

/// A decision taken.
pub(super) struct Taken {
    /// What.
    pub(super) act: Decision,
    /// Why, as the author was told.
    pub(super) reason: String,
    /// When.
    pub(super) at: DateTime<Utc>,
    /// By whom; `None` when the account is erased.
    pub(super) moderator: Option<String>,
    /// The post it was about: its number and author.
    pub(super) post: Option<(Option<i32>, String)>,
}

/// A thread's page for moderators.
pub(super) struct ThreadPage {
    /// The thread.
    pub(super) on: Moderated,
    /// Where it could be moved.
    pub(super) areas: Vec<Area>,
    /// What was decided before, newest first.
    pub(super) taken: Vec<Taken>,
}

/// What a moderator can do with a thread, and what was done.
///
/// # Errors
/// As [`access::thread`].
pub(super) fn thread_page(tx: &mut Tx<'_>, id: ThreadId) -> Result<ThreadPage, Error> {
    let on = access::thread(tx, id)?;
    Ok(ThreadPage { areas: areas::all(tx)?, taken: taken(tx, id)?, on })
}

/// A post's page for moderators.
pub(super) struct PostPage {
    /// The post.
    pub(super) on: ModeratedPost,
    /// What was decided in its thread before, newest first.
    pub(super) taken: Vec<Taken>,
}

/// What a moderator can do with a post.
///
/// # Errors
/// As [`access::post`].
pub(super) fn post_page(tx: &mut Tx<'_>, id: PostId) -> Result<PostPage, Error> {
    let on = access::post(tx, id)?;
    let thread = on.thread().row().id;
    Ok(PostPage { on, taken: taken(tx, thread)? })
}

type TakenRow = (Decision, String, DateTime<Utc>, Option<String>, Option<(Option<i32>, String)>);

fn taken(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Vec<Taken>, Error> {
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

/// What the author is told of a decision.
pub(super) struct Told {
    /// The thread.
    pub(super) thread: ThreadId,
    /// Its title.
    pub(super) title: String,
    /// Who may read it.
    pub(super) audience: Vec<String>,
    /// What was decided.
    pub(super) act: Decision,
    /// Why.
    pub(super) reason: String,
    /// Whether it is about a post, and its number where it has one.
    pub(super) post: Option<Option<i32>>,
}

/// A decision about something `author` wrote.
///
/// # Errors
/// `NotFound` when there is none.
pub(super) fn told(tx: &mut Tx<'_>, decision: i64, author: MemberId) -> Result<Told, Error> {
    type Row = (ThreadId, String, Vec<String>, Decision, String, Option<PostId>, Option<i32>);
    let hers =
        decisions::post_id.is_null().and(threads::author_id.eq(author)).or(posts::author_id.nullable().eq(author));
    let (thread, title, audience, act, reason, post, number): Row = decisions::table
        .inner_join(threads::table)
        .left_join(posts::table.on(decisions::post_id.eq(posts::id.nullable())))
        .filter(decisions::id.eq(decision))
        .filter(hers)
        .select((
            threads::id,
            threads::title,
            threads::audience,
            decisions::act,
            decisions::reason,
            decisions::post_id,
            posts::number.nullable(),
        ))
        .first(tx.conn)?;
    Ok(Told { thread, title, audience, act, reason, post: post.map(|_| number) })
}
