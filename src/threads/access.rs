//! The only way to reach a thread: what one may not see is not found. A witness cannot be made anywhere else.

use diesel::prelude::*;

use super::policy;
use super::queries::page::Head;
use super::queries::related::{Related, RelatedColumn};
use super::{ThreadKind, ThreadState};
use crate::db::schema::{areas, follows, thread_reads, threads, trials};
use crate::error::Error;
use crate::follows::{Level, Target};
use crate::ids::{AreaId, MemberId, OrganisationId, ThreadId};
use crate::tx::Tx;

/// A thread the viewer may read.
#[derive(Debug, Clone)]
pub struct Readable {
    head: Head,
    related: Vec<Related>,
}

/// A thread the viewer may reply to, locked until the transaction ends.
#[derive(Debug, Clone)]
pub struct Replyable {
    head: Head,
}

impl Readable {
    /// The thread.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The thread, for keeping.
    pub fn into_head(self) -> Head {
        self.head
    }

    /// The thread, and threads like it where they were asked for.
    pub(super) fn into_parts(self) -> (Head, Vec<Related>) {
        (self.head, self.related)
    }
}

impl Replyable {
    /// The thread.
    pub fn head(&self) -> &Head {
        &self.head
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = threads, check_for_backend(diesel::pg::Pg))]
struct Row {
    id: ThreadId,
    area_id: AreaId,
    kind: ThreadKind,
    title: String,
    language: String,
    audience: Vec<String>,
    state: ThreadState,
    state_reason: Option<String>,
    pinned: bool,
    expires_on: Option<chrono::NaiveDate>,
    author_id: Option<MemberId>,
    organisation_id: Option<OrganisationId>,
    organisation_name: Option<String>,
    accepted_number: Option<i32>,
    official_reply: bool,
    post_count: i32,
    same_here_count: i32,
    created_at: chrono::DateTime<chrono::Utc>,
}

type Joined = (
    Row,
    (String, String, String),
    Option<i32>,
    Option<Level>,
    Option<(String, String, String)>,
    Option<serde_json::Value>,
);

/// A thread the viewer may read: its audience meets her keys, and it is open or closed, or hers, or hers to moderate.
///
/// # Errors
/// `NotFound` when there is no such thread, or none she may read.
pub fn readable(tx: &mut Tx<'_>, id: ThreadId) -> Result<Readable, Error> {
    readable_before(tx, id, None)
}

/// The same, with threads like it where it ends before that number.
pub(super) fn readable_before(tx: &mut Tx<'_>, id: ThreadId, before: Option<i32>) -> Result<Readable, Error> {
    let me = tx.viewer.member_id().unwrap_or(MemberId(0));
    let keys = tx.viewer.keys().to_vec();
    let joined: Joined = threads::table
        .inner_join(areas::table)
        .left_join(thread_reads::table.on(thread_reads::thread_id.eq(threads::id).and(thread_reads::member_id.eq(me))))
        // A trial may be a draft still: then only its participants see what it is called.
        .left_join(
            trials::table
                .on(threads::trial_id.eq(trials::id.nullable()).and(trials::audience.overlaps_with(keys.clone()))),
        )
        .left_join(follows::table.on(
            follows::target.eq(Target::Thread).and(threads::id.eq(follows::target_id)).and(follows::member_id.eq(me)),
        ))
        .filter(threads::id.eq(id))
        .filter(threads::audience.overlaps_with(keys))
        .select((
            Row::as_select(),
            (areas::slug, areas::name_nb, areas::name_nn),
            thread_reads::number.nullable(),
            follows::level.nullable(),
            (trials::slug, trials::title_nb, trials::title_nn).nullable(),
            RelatedColumn { before, keys: tx.viewer.keys().to_vec() },
        ))
        .first(tx.conn)?;
    let (head, related) = head(joined);
    if policy::sees(&tx.viewer, &head) { Ok(Readable { head, related }) } else { Err(Error::NotFound) }
}

/// The same, locked, and open for replies from this viewer.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, or `Denied` when it is closed or waits.
pub fn replyable(tx: &mut Tx<'_>, id: ThreadId) -> Result<Replyable, Error> {
    lock(tx, id)?;
    let head = readable(tx, id)?.head;
    policy::can_reply(&tx.viewer, &head)?;
    Ok(Replyable { head })
}

/// The same, locked, for its author or a moderator to decide about.
///
/// # Errors
/// `NotFound`, or as `readable`.
pub fn locked(tx: &mut Tx<'_>, id: ThreadId) -> Result<Readable, Error> {
    lock(tx, id)?;
    readable(tx, id)
}

fn lock(tx: &mut Tx<'_>, id: ThreadId) -> Result<(), Error> {
    let _: ThreadId = threads::table.find(id).select(threads::id).for_no_key_update().first(tx.conn)?;
    Ok(())
}

fn head((row, (area_slug, area_nb, area_nn), read, follow, trial, related): Joined) -> (Head, Vec<Related>) {
    let head = Head {
        id: row.id,
        area: row.area_id,
        area_slug,
        area_nb,
        area_nn,
        kind: row.kind,
        title: row.title,
        language: row.language,
        audience: row.audience,
        state: row.state,
        state_reason: row.state_reason,
        pinned: row.pinned,
        expires_on: row.expires_on,
        author: row.author_id,
        organisation: row.organisation_id,
        organisation_name: row.organisation_name,
        accepted_number: row.accepted_number,
        official_reply: row.official_reply,
        post_count: row.post_count,
        same_here_count: row.same_here_count,
        created_at: row.created_at,
        read_to: read.unwrap_or(0),
        follow,
        trial,
    };
    (head, related.and_then(|related| serde_json::from_value(related).ok()).unwrap_or_default())
}
