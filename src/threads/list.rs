//! Lists of threads: newest, by area, unanswered, of an organisation; always under the viewer's keys, paged by key.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::ThreadKind;
use crate::error::Error;
use crate::ids::{AreaId, OrganisationId, ThreadId, TrialId};
use crate::tx::Tx;
use crate::web::Ui;

crate::text_enum! {
    /// Where a thread stands.
    pub enum ThreadState {
        /// Waits for approval: only its author and moderators see it.
        Waiting = "waiting",
        /// Can be replied to.
        Open = "open",
        /// Can be read.
        Closed = "closed",
        /// Hidden by a moderator: only its author and moderators see it.
        Hidden = "hidden",
    }
}

/// A thread in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadRow {
    /// Its key.
    pub id: ThreadId,
    /// Its kind.
    pub kind: ThreadKind,
    /// Its title.
    pub title: String,
    /// The keys of its audience.
    pub audience: Vec<String>,
    /// Where it stands.
    pub state: ThreadState,
    /// Kept at the top of its area.
    pub pinned: bool,
    /// Its area's address and names.
    pub area_slug: String,
    /// In bokmål.
    pub area_nb: String,
    /// In nynorsk.
    pub area_nn: String,
    /// Who opened it.
    pub author_name: String,
    /// For which organisation.
    pub organisation_name: Option<String>,
    /// The post that answers it.
    pub accepted_number: Option<i32>,
    /// The ministry has answered officially.
    pub official_reply: bool,
    /// Posts, the first included.
    pub post_count: i32,
    /// «Hos oss også».
    pub same_here_count: i32,
    /// When the newest post came.
    pub last_post_at: DateTime<Utc>,
    /// Who wrote it.
    pub last_post_by: String,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// Has posts the reader has not seen; never for guests.
    pub unread: bool,
}

/// Which threads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThreadFilter {
    /// In this area.
    pub area: Option<AreaId>,
    /// Of this kind.
    pub kind: Option<ThreadKind>,
    /// About this trial.
    pub trial: Option<TrialId>,
    /// Opened for this organisation.
    pub organisation: Option<OrganisationId>,
    /// Questions and guidance requests without an accepted answer, newest question first.
    pub unanswered: bool,
    /// Pinned, and not expired.
    pub pinned: bool,
    /// Not pinned.
    pub not_pinned: bool,
}

/// Where a page of a list begins: after this row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The row's time, in microseconds since 1970.
    pub micros: i64,
    /// The row's key.
    pub id: i64,
}

/// Threads the viewer may read, newest first (by last post; unanswered ones by when they were asked).
///
/// # Errors
/// When the database refuses.
pub fn list(_tx: &mut Tx<'_>, _filter: &ThreadFilter, _after: Option<Cursor>, _most: i64) -> Result<Vec<ThreadRow>, Error> {
    Ok(Vec::new())
}

/// The rows of a list. With `area` each row names its area.
pub fn thread_list(_ui: &Ui, _rows: &[ThreadRow], _area: bool) -> Markup {
    html! {}
}
