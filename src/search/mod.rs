//! The search seam: documents in, ids out. What is found is read again from the database under the reader's rights, so
//! an index can never leak. The engine is PostgreSQL; another can stand behind the same door.

pub mod postgres;

use chrono::{DateTime, Utc};

use crate::ids::AreaId;

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
    /// Plain text.
    pub body: String,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words.
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
