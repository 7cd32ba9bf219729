//! Threads and posts: what people ask, tell and answer. Writes threads, posts, post_versions, same_here, thread_reads.

mod kind;
mod list;
pub mod routes;

use chrono::{DateTime, NaiveDate, Utc};

use crate::error::Error;
use crate::ids::{AreaId, MemberId, OrganisationId, PostId, ThreadId};
use crate::search::Document;
use crate::tx::Tx;
use crate::viewer::Side;

pub use kind::{GuidedField, Length, OUTCOMES, ThreadKind};
pub use list::{Cursor, ThreadFilter, ThreadRow, ThreadState, list, thread_list};

/// Who writes and under which hat, as it is stored with the post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The person.
    pub member: MemberId,
    /// Her name now.
    pub name: String,
    /// The organisation written for.
    pub organisation: Option<(OrganisationId, String)>,
    /// The side, only where the hat has one.
    pub side: Option<Side>,
}

/// An answer in a guided form: its field, markdown, and (made by the action) HTML.
pub type GuidedAnswer = (String, String);

/// A thread to be opened, parsed and allowed.
#[derive(Debug, Clone)]
pub struct NewThread {
    /// Its area.
    pub area: AreaId,
    /// Its kind.
    pub kind: ThreadKind,
    /// Its title.
    pub title: String,
    /// The language form it is written in: `nb` or `nn`.
    pub language: String,
    /// The keys of its audience.
    pub audience: Vec<String>,
    /// The body, markdown.
    pub body: String,
    /// The guided answers.
    pub guided: Vec<GuidedAnswer>,
    /// The last day an announcement applies.
    pub expires_on: Option<NaiveDate>,
    /// Who writes.
    pub author: Author,
    /// Whether it waits for approval.
    pub waits: bool,
    /// When; the demo writes in the past.
    pub at: DateTime<Utc>,
}

/// A reply, parsed and allowed.
#[derive(Debug, Clone)]
pub struct NewReply {
    /// The thread.
    pub thread: ThreadId,
    /// The body, markdown.
    pub body: String,
    /// The ministry's official word.
    pub official: bool,
    /// Who writes.
    pub author: Author,
    /// Whether it waits for approval.
    pub waits: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// Opens a thread with its first post, and enqueues what follows.
///
/// # Errors
/// When the database refuses.
pub fn open(_tx: &mut Tx<'_>, _new: &NewThread) -> Result<(ThreadId, PostId), Error> {
    Err(Error::NotFound)
}

/// Adds a reply; gives its number, or `None` when it waits for approval.
///
/// # Errors
/// When the database refuses.
pub fn reply(_tx: &mut Tx<'_>, _new: &NewReply) -> Result<(PostId, Option<i32>), Error> {
    Err(Error::NotFound)
}

/// What the search index should hold for a post; `None` when it should hold nothing.
///
/// # Errors
/// When the database refuses.
pub fn document(_tx: &mut Tx<'_>, _post: PostId) -> Result<Option<Document>, Error> {
    Ok(None)
}
