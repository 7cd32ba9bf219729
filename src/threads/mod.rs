//! Threads and posts: what people ask, tell and answer. Writes threads, posts, post_versions, same_here,
//! thread_reads, thread_provisions, thread_openings, related_threads.

pub mod access;
mod actions;
mod form;
mod guided;
mod kind;
mod list;
pub mod policy;
pub mod queries;
pub mod routes;
pub mod views;
mod words;

use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::{AreaId, MemberId, OrganisationId, ThreadId, TrialId};
use crate::viewer::{Me, Side};

pub use access::{Readable, locked, readable};
pub use actions::answer::{accept, say_same as same_here, unsay_same};
pub use actions::moderate::{
    approve_post, approve_thread, decline_post, hide_post, move_to, set_pinned, set_state, show_post,
};
pub use actions::open::open;
pub use actions::opening::{close_to_moderators, open_to_moderators};
pub use actions::provisions::relink;
pub use actions::publish::{hold_back, publish};
pub use actions::read::mark as mark_read;
pub use actions::relate::relate;
pub use actions::reply::reply;
pub use form::{BODY as LONGEST_BODY, LINE as LONGEST_LINE, TITLE as LONGEST_TITLE};
pub use guided::{GuidedField, Length, OTHER_FORM, OUTCOMES, PROVISION_FIELD};
pub use kind::ThreadKind;
pub use list::{Cursor, PostState, ThreadFilter, ThreadRow, ThreadState};
pub use policy::{can_report, speaks_for_ministry};
pub use queries::list::{Asked, list, lists};
pub use queries::page::{Head, Post, ThreadPage, thread_and_post, thread_page};
pub use queries::related::unrelated;
pub use views::list::thread_list;
pub use views::page::{Around, OfficialFacts, show as thread_view};
pub use views::parts::ministry_mark;
pub use words::Words;

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

impl Author {
    /// A signed-in person under the hat she wears.
    pub fn of(me: &Me) -> Self {
        Self {
            member: me.id,
            name: me.name.clone(),
            organisation: me.hat.as_ref().map(|hat| (hat.organisation_id, hat.organisation.clone())),
            side: me.hat.as_ref().and_then(|hat| hat.side),
        }
    }
}

/// An answer in a guided form: its field and what was typed.
pub type GuidedAnswer = (String, String);

/// A thread to be opened, parsed and allowed.
#[derive(Debug, Clone)]
pub struct NewThread {
    /// Its area.
    pub area: AreaId,
    /// The trial it is about.
    pub trial: Option<TrialId>,
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
    /// What she says.
    pub words: Words,
    /// The ministry's official word.
    pub official: bool,
    /// Who writes.
    pub author: Author,
    /// Whether it waits for approval.
    pub waits: bool,
    /// When.
    pub at: DateTime<Utc>,
}
