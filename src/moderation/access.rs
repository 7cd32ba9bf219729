//! The only way to reach what is moderated. Moderators hold no key to side rooms: what they cannot read is not found
//! here either. A report opens the one thread to them (`threads::open_to_moderators`), and then it is.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::policy::Standing;
use crate::db::schema::{areas, members, posts, threads};
use crate::error::Error;
use crate::i18n::Lang;
use crate::ids::{AreaId, MemberId, PostId, ThreadId};
use crate::threads::{ThreadKind, ThreadState};
use crate::tx::Tx;
use crate::viewer::Side;

/// A thread, as the one who moderates it needs it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = threads, check_for_backend(diesel::pg::Pg))]
pub(super) struct ThreadRow {
    pub(super) id: ThreadId,
    pub(super) area_id: AreaId,
    pub(super) kind: ThreadKind,
    pub(super) title: String,
    pub(super) audience: Vec<String>,
    pub(super) state: ThreadState,
    pub(super) pinned: bool,
    pub(super) author_id: Option<MemberId>,
    pub(super) author_name: String,
    pub(super) organisation_name: Option<String>,
}

/// A post, as the one who moderates it needs it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = posts, check_for_backend(diesel::pg::Pg))]
pub(super) struct PostRow {
    pub(super) id: PostId,
    pub(super) number: Option<i32>,
    pub(super) state: String,
    pub(super) author_id: Option<MemberId>,
    pub(super) author_name: String,
    pub(super) organisation_name: Option<String>,
    pub(super) side: Option<Side>,
    pub(super) body_html: String,
    pub(super) guided: serde_json::Value,
    pub(super) created_at: DateTime<Utc>,
}

/// A thread the viewer moderates and can read.
#[derive(Debug, Clone)]
pub(super) struct Moderated {
    row: ThreadRow,
    /// Its area in bokmål and nynorsk.
    pub(super) area: (String, String),
    /// The language of its author, for the reason she is told.
    pub(super) author_lang: Lang,
}

impl Moderated {
    /// The thread.
    pub(super) fn row(&self) -> &ThreadRow {
        &self.row
    }
}

/// A post in such a thread.
#[derive(Debug, Clone)]
pub(super) struct ModeratedPost {
    thread: Moderated,
    row: PostRow,
    /// The language of its author.
    pub(super) author_lang: Lang,
}

impl ModeratedPost {
    /// Its thread.
    pub(super) fn thread(&self) -> &Moderated {
        &self.thread
    }

    /// The post.
    pub(super) fn row(&self) -> &PostRow {
        &self.row
    }

    /// Whether it opens its thread: what is decided about it is decided about the thread.
    pub(super) fn opens(&self) -> bool {
        self.row.number == Some(1)
    }

    /// How the case stands.
    pub(super) fn standing(&self, reported: bool) -> Standing<'_> {
        let (thread, row) = (self.thread.row().state, &self.row);
        Standing { thread, post: &row.state, opens: self.opens(), reported, authored: row.author_id.is_some() }
    }
}

/// A thread she moderates.
///
/// # Errors
/// `NotFound` when there is none she may read, `SignInNeeded` or `Denied` when it is not hers to moderate.
pub(super) fn thread(tx: &mut Tx<'_>, id: ThreadId) -> Result<Moderated, Error> {
    let (row, area, language): (ThreadRow, (String, String), Option<String>) = threads::table
        .inner_join(areas::table)
        .left_join(members::table.on(threads::author_id.eq(members::id.nullable())))
        .filter(threads::id.eq(id))
        .filter(threads::audience.overlaps_with(tx.viewer.keys()))
        .select((ThreadRow::as_select(), (areas::name_nb, areas::name_nn), members::language.nullable()))
        .first(tx.conn)?;
    let hidden = matches!(row.state, ThreadState::Waiting | ThreadState::Hidden);
    match tx.viewer.must_moderate(row.area_id) {
        // That it exists is no news to its author, but whoever else asks is not told.
        Err(_) if hidden && (row.author_id.is_none() || row.author_id != tx.viewer.member_id()) => Err(Error::NotFound),
        Err(why) => Err(why),
        Ok(()) => Ok(Moderated { row, area, author_lang: lang(language.as_deref()) }),
    }
}

/// The same, locked until the transaction ends, so that two moderators do not decide at once.
///
/// # Errors
/// As `thread`.
pub(super) fn locked(tx: &mut Tx<'_>, id: ThreadId) -> Result<Moderated, Error> {
    let _: ThreadId = threads::table.find(id).select(threads::id).for_no_key_update().first(tx.conn)?;
    thread(tx, id)
}

/// A post in a thread she moderates.
///
/// # Errors
/// As `thread`.
pub(super) fn post(tx: &mut Tx<'_>, id: PostId) -> Result<ModeratedPost, Error> {
    let of = whereabouts(tx, id)?;
    let thread = thread(tx, of.thread).map_err(|why| of.told(why))?;
    in_thread(tx, thread, id)
}

/// The same, with its thread locked.
///
/// # Errors
/// As `thread`.
pub(super) fn locked_post(tx: &mut Tx<'_>, id: PostId) -> Result<ModeratedPost, Error> {
    let of = whereabouts(tx, id)?;
    let thread = locked(tx, of.thread).map_err(|why| of.told(why))?;
    in_thread(tx, thread, id)
}

/// Where a post is, and whether that it exists is news to the viewer.
struct Whereabouts {
    thread: ThreadId,
    news: bool,
}

impl Whereabouts {
    /// What somebody who does not moderate is told.
    fn told(&self, why: Error) -> Error {
        match why {
            Error::SignInNeeded | Error::Denied(_) if self.news => Error::NotFound,
            other => other,
        }
    }
}

fn whereabouts(tx: &mut Tx<'_>, id: PostId) -> Result<Whereabouts, Error> {
    let columns = (posts::thread_id, posts::state, posts::author_id);
    let (thread, state, author): (ThreadId, String, Option<MemberId>) =
        posts::table.find(id).select(columns).first(tx.conn)?;
    Ok(Whereabouts { thread, news: state != "shown" && (author.is_none() || author != tx.viewer.member_id()) })
}

fn in_thread(tx: &mut Tx<'_>, thread: Moderated, id: PostId) -> Result<ModeratedPost, Error> {
    let (row, language): (PostRow, Option<String>) = posts::table
        .left_join(members::table)
        .filter(posts::id.eq(id))
        .select((PostRow::as_select(), members::language.nullable()))
        .first(tx.conn)?;
    Ok(ModeratedPost { thread, row, author_lang: lang(language.as_deref()) })
}

fn lang(code: Option<&str>) -> Lang {
    code.and_then(Lang::parse).unwrap_or_default()
}
