//! A thread's page: its head, one page of posts, what waits, and who said «hos oss også».

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use serde::Deserialize;

use crate::db::schema::{organisations, posts, same_here};
use crate::error::Error;
use crate::follows::Level;
use crate::ids::{AreaId, MemberId, OrganisationId, PostId, ThreadId};
use crate::provisions::{self, ProvisionRef};
use crate::threads::access::{self, Readable};
use crate::threads::actions::opening::openings;
use crate::threads::queries::related::Related;
use crate::threads::{PostState, ThreadKind, ThreadState};
use crate::tx::Tx;
use crate::viewer::{Side, open_to_moderators_already};
use crate::web::paths::POSTS_PER_PAGE;

/// A thread without its posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its key.
    pub id: ThreadId,
    /// Its area.
    pub area: AreaId,
    /// The area's address.
    pub area_slug: String,
    /// The area's name in bokmål.
    pub area_nb: String,
    /// The area's name in nynorsk.
    pub area_nn: String,
    /// Its kind.
    pub kind: ThreadKind,
    /// Its title.
    pub title: String,
    /// The language form it is written in.
    pub language: String,
    /// The keys of its audience.
    pub audience: Vec<String>,
    /// Where it stands.
    pub state: ThreadState,
    /// Why it was closed or hidden.
    pub state_reason: Option<String>,
    /// Kept at the top of its area.
    pub pinned: bool,
    /// The last day an announcement applies.
    pub expires_on: Option<NaiveDate>,
    /// Who opened it.
    pub author: Option<MemberId>,
    /// The organisation it was opened for.
    pub organisation: Option<OrganisationId>,
    /// That organisation's name as it was then.
    pub organisation_name: Option<String>,
    /// The post that answers it.
    pub accepted_number: Option<i32>,
    /// The ministry has answered officially.
    pub official_reply: bool,
    /// Post numbers given out.
    pub post_count: i32,
    /// «Hos oss også».
    pub same_here_count: i32,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// How far the reader has read.
    pub read_to: i32,
    /// How much the reader hears of it, where she follows it.
    pub follow: Option<Level>,
    /// The trial it is about: its address and titles.
    pub trial: Option<(String, String, String)>,
}

/// An answer in a guided form, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, serde::Serialize)]
pub struct Guided {
    /// The field.
    pub field: String,
    /// Markdown as typed.
    pub source: String,
    /// Rendered.
    pub html: String,
}

/// A post on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// Its columns.
    pub row: PostRow,
    /// The guided answers.
    pub guided: Vec<Guided>,
    /// The address of the organisation it was written for.
    pub organisation_slug: Option<String>,
}

/// The columns of a post.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = posts, check_for_backend(diesel::pg::Pg))]
pub struct PostRow {
    /// Its key.
    pub id: PostId,
    /// Its number, once it is approved.
    pub number: Option<i32>,
    /// Where it stands.
    pub state: PostState,
    /// Why it was hidden or declined.
    pub state_reason: Option<String>,
    /// Who wrote it.
    pub author_id: Option<MemberId>,
    /// Her name then.
    pub author_name: String,
    /// The organisation's name then.
    pub organisation_name: Option<String>,
    /// The side she wrote for.
    pub side: Option<Side>,
    /// The ministry's official word.
    pub official: bool,
    /// Rendered when written.
    pub body_html: String,
    /// The guided answers, as stored.
    pub guided: serde_json::Value,
    /// Raised by every edit.
    pub version: i32,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was edited.
    pub edited_at: Option<DateTime<Utc>>,
}

/// Everything a thread's page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreadPage {
    /// The thread.
    pub head: Head,
    /// The number of the first post on this page.
    pub first: i32,
    /// The posts of this page, by number.
    pub posts: Vec<Post>,
    /// Posts that wait or were declined: the reader's own, or all for moderators.
    pub waiting: Vec<Post>,
    /// Organisations that said «hos oss også», at most eight, and whether the reader's own is among all of them.
    pub same_here: Vec<String>,
    /// The reader's organisation has said it.
    pub said_by_mine: bool,
    /// When it was open to moderators who are not of the room: from, and until unless it still is.
    pub openings: Vec<Opening>,
    /// The provisions it is about, as far as they were understood.
    pub provisions: Vec<ProvisionRef>,
    /// Threads like it, at the end of its last page.
    pub related: Vec<Related>,
}

/// From when, and until when unless still, a restricted thread is open to moderators.
pub type Opening = (DateTime<Utc>, Option<DateTime<Utc>>);

/// One page of a thread the viewer may read, from post `from` on; notes how far she has read.
///
/// # Errors
/// `NotFound` when there is no such thread, or none she may read.
pub fn thread_page(tx: &mut Tx<'_>, id: ThreadId, from: i32) -> Result<ThreadPage, Error> {
    let ends_before = crate::web::paths::first_on_page(from.max(1)).saturating_add(POSTS_PER_PAGE);
    let (head, related) = access::readable_before(tx, id, Some(ends_before))?.into_parts();
    let first = crate::web::paths::first_on_page(from.clamp(1, head.post_count.max(1)));
    let numbered = posts_where(tx, id, Some((first, first + POSTS_PER_PAGE - 1)))?;
    let waiting = if tx.viewer.me.is_some() { waiting(tx, &head)? } else { Vec::new() };
    let (same_here, said_by_mine) = if head.same_here_count > 0 { said(tx, id)? } else { (Vec::new(), false) };
    let openings = if open_to_moderators_already(&head.audience) { Vec::new() } else { openings(tx, id)? };
    let last = numbered.last().and_then(|post| post.row.number).unwrap_or(0);
    if let (Some(me), true) = (tx.viewer.member_id(), last > head.read_to) {
        crate::threads::actions::read::mark(tx, me, id, last)?;
    }
    let provisions = if head.kind.names_provisions() { provisions::of_thread(tx, id)? } else { Vec::new() };
    Ok(ThreadPage { head, first, posts: numbered, waiting, same_here, said_by_mine, openings, provisions, related })
}

/// The thread and one of its posts, for pages about a single post.
///
/// # Errors
/// `NotFound` when there is no such post, or none the viewer may read.
pub fn thread_and_post(tx: &mut Tx<'_>, id: PostId) -> Result<(Readable, Post), Error> {
    let thread: ThreadId = posts::table.find(id).select(posts::thread_id).first(tx.conn)?;
    let readable = access::readable(tx, thread)?;
    let (row, slug): (PostRow, Option<String>) = posts::table
        .left_join(organisations::table)
        .filter(posts::id.eq(id))
        .select((PostRow::as_select(), organisations::slug.nullable()))
        .first(tx.conn)?;
    let post = post(row, slug);
    let own = tx.viewer.member_id().is_some() && post.row.author_id == tx.viewer.member_id();
    if post.row.state == PostState::Shown || own || tx.viewer.moderates(readable.head().area) {
        Ok((readable, post))
    } else {
        Err(Error::NotFound)
    }
}

fn post(mut row: PostRow, organisation_slug: Option<String>) -> Post {
    let guided = serde_json::from_value(std::mem::take(&mut row.guided)).unwrap_or_default();
    Post { row, guided, organisation_slug }
}

fn posts_where(tx: &mut Tx<'_>, thread: ThreadId, numbers: Option<(i32, i32)>) -> Result<Vec<Post>, Error> {
    let (first, last) = numbers.unwrap_or((1, i32::MAX));
    let rows: Vec<(PostRow, Option<String>)> = posts::table
        .left_join(organisations::table)
        .filter(posts::thread_id.eq(thread).and(posts::number.between(first, last)))
        .order(posts::number)
        .select((PostRow::as_select(), organisations::slug.nullable()))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(row, slug)| post(row, slug)).collect())
}

fn waiting(tx: &mut Tx<'_>, head: &Head) -> Result<Vec<Post>, Error> {
    let me = tx.viewer.member_id().unwrap_or(MemberId(0));
    let all = tx.viewer.moderates(head.area);
    let mut query = posts::table
        .left_join(organisations::table)
        .filter(posts::thread_id.eq(head.id).and(posts::number.is_null()))
        .order(posts::id)
        .limit(50)
        .select((PostRow::as_select(), organisations::slug.nullable()))
        .into_boxed();
    if all {
        query = query.filter(posts::state.eq(PostState::Waiting).or(posts::author_id.eq(me)));
    } else {
        query = query.filter(posts::author_id.eq(me));
    }
    let rows: Vec<(PostRow, Option<String>)> = query.load(tx.conn)?;
    Ok(rows.into_iter().map(|(row, slug)| post(row, slug)).collect())
}

fn said(tx: &mut Tx<'_>, id: ThreadId) -> Result<(Vec<String>, bool), Error> {
    let mine = tx.viewer.hat().map(|hat| hat.organisation_id);
    let rows: Vec<(OrganisationId, String)> = same_here::table
        .inner_join(organisations::table)
        .filter(same_here::thread_id.eq(id))
        .order(same_here::created_at)
        .limit(200)
        .select((organisations::id, organisations::name))
        .load(tx.conn)?;
    let by_mine = mine.is_some() && rows.iter().any(|(id, _)| Some(*id) == mine);
    Ok((rows.into_iter().take(8).map(|(_, name)| name).collect(), by_mine))
}
