//! The search seam: documents in, ids out. What is found is read again from the database under the reader's rights, so
//! an index can never leak. The engine is PostgreSQL; another can stand behind the same door.

pub mod postgres;
mod query;
mod spelling;

use chrono::{DateTime, Utc};

use crate::ids::AreaId;

pub use query::{Mark, asks_for_something};

crate::text_enum! {
    /// What can be found.
    pub enum Found {
        /// A post in a thread.
        Post = "post",
        /// A trial.
        Trial = "trial",
        /// An organisation.
        Organisation = "organisation",
    }
}

/// The name of the engine, shown on the page.
pub const ENGINE: &str = "PostgreSQL";

/// The most hits of one search that can be paged through.
pub const REACH: i64 = 200;

/// What is indexed.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it is.
    pub kind: Found,
    /// Its key.
    pub id: i64,
    /// The thread of a post; otherwise the same as `id`.
    pub parent_id: i64,
    /// Kind of thread or organisation.
    pub facet: Option<String>,
    /// The trial area.
    pub area: Option<AreaId>,
    /// Who may find it.
    pub audience: Vec<String>,
    /// Title or name.
    pub title: String,
    /// Whether the title is its own. A reply has its thread's, which helps to find it but weighs little.
    pub own_title: bool,
    /// Plain text.
    pub body: String,
    /// What stands around it, such as who wrote it: helps to find it and weighs little.
    pub around: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// What it weighs beside its words; 1 is ordinary.
    pub weight: f32,
}

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words: all of them, `"side by side"`, `-without`.
    pub words: String,
    /// Only this kind of thing.
    pub kind: Option<Found>,
    /// Only this kind of thread or organisation.
    pub facet: Option<String>,
    /// Only this area.
    pub area: Option<AreaId>,
    /// The viewer's keys: nothing else is counted or returned.
    pub keys: Vec<String>,
    /// Results to pass over: a page's worth at a time.
    pub skip: i64,
    /// Results wanted.
    pub most: i64,
}

/// One hit: threads once each, by their best post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Found,
    /// Its key; for a post the post's.
    pub id: i64,
    /// The thread of a post.
    pub parent_id: i64,
}

/// A page of hits, best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The hits.
    pub hits: Vec<Hit>,
    /// Whether there are more after these that the viewer may read.
    pub more: bool,
    /// Whether some are there because typing was forgiven.
    pub widened: bool,
    /// What to mark in a text the viewer may read. Never to be shown by themselves: they may come from restricted rooms.
    pub marks: Vec<Mark>,
}
