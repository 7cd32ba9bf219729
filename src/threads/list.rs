//! Lists of threads: newest, by area, unanswered, of an organisation; always under the viewer's keys, paged by key.

use chrono::{DateTime, Utc};

use super::ThreadKind;
use crate::ids::{AreaId, OrganisationId, ProvisionId, ThreadId, TrialId};

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

crate::text_enum! {
    /// Where a post stands.
    pub enum PostState {
        /// Waits for approval: only its author and moderators see it.
        Waiting = "waiting",
        /// Shown to the thread's audience.
        Shown = "shown",
        /// Hidden by a moderator: the others see that, and not what it said.
        Hidden = "hidden",
        /// Declined by a moderator: only its author sees it, with the reason.
        Declined = "declined",
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
    /// About one of these provisions.
    pub provisions: Option<Vec<ProvisionId>>,
    /// Opened for this organisation.
    pub organisation: Option<OrganisationId>,
    /// Questions and guidance requests without an accepted answer, newest question first.
    pub unanswered: bool,
    /// Pinned, and not expired.
    pub pinned: bool,
    /// Only these.
    pub among: Option<Vec<ThreadId>>,
    /// Opened by the viewer herself, whatever the state.
    pub mine: bool,
}

/// Where a page of a list begins: after this row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The row's time, in microseconds since 1970.
    pub micros: i64,
    /// The row's key.
    pub id: i64,
}

impl Cursor {
    /// As it stands in an address: `1764000000000000-42`.
    pub fn parse(text: &str) -> Option<Self> {
        let (micros, id) = text.split_once('-')?;
        Some(Self { micros: micros.parse().ok()?, id: id.parse().ok()? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.micros, self.id)
    }
}

impl ThreadRow {
    /// Where the list goes on after this row; `unanswered` lists go by when the question was asked.
    pub fn cursor(&self, unanswered: bool) -> Cursor {
        let at = if unanswered { self.created_at } else { self.last_post_at };
        Cursor { micros: at.timestamp_micros(), id: self.id.0 }
    }
}
