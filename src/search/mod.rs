//! The search seam: documents in, ids out. What is found is read again from the database under the reader's rights, so
//! an index can never leak. The index on PostgreSQL is always kept; a Meilisearch beside it answers when one is set and
//! well, and PostgreSQL answers in its place when not.

mod engine;
mod meili;
pub mod mirror;
pub mod postgres;
mod query;
mod spelling;
mod synonyms;
mod typing;
mod words;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::AreaId;

pub use engine::{Engine, Filling, Outside, Search};
pub use meili::{INDEX, Meili, MeiliError};
pub use query::{Mark, asks_for_something, doubtful, exchanged, says};
pub use spelling::meant;
pub use typing::{GoesOn, Typed};

crate::text_enum! {
    /// What can be found.
    pub enum Found {
        /// A post in a thread.
        Post = "post",
        /// A trial.
        Trial = "trial",
        /// An organisation.
        Organisation = "organisation",
        /// A provision of an act.
        Provision = "provision",
        /// An official answer.
        Guidance = "guidance",
        /// How employees were involved, once.
        Involvement = "involvement",
        /// What a trial measures.
        Indicator = "indicator",
        /// What a trial has learned.
        Lesson = "lesson",
        /// A member who chose to be found, by one of her memberships.
        Person = "person",
    }
}

/// The most hits of one search that can be paged through.
pub const REACH: i64 = 200;

/// What is indexed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// When it was published, last changed (results), or happened (involvement).
    pub at: DateTime<Utc>,
    /// What it weighs beside its words; 1 is ordinary.
    pub weight: f32,
    /// What else it can be narrowed by.
    pub facts: Facts,
}

/// What a document can be narrowed by, beside what it is and where it belongs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Numbers of the counties it has to do with.
    pub counties: Vec<String>,
    /// KOSTRA groups of the municipalities it has to do with.
    pub kostra: Vec<i16>,
    /// Where its trial stands.
    pub status: Option<String>,
    /// Whether a question has its answer.
    pub answered: Option<bool>,
    /// The year it is of.
    pub year: Option<i32>,
    /// `nb` or `nn`, where it is known.
    pub language: Option<String>,
}

/// How hits are ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Best first.
    #[default]
    Best,
    /// Newest first.
    Newest,
}

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words: all of them, `"side by side"`, `-without`.
    pub words: String,
    /// Only these kinds of things; empty is all.
    pub kinds: Vec<Found>,
    /// Only this kind of thread or organisation.
    pub facet: Option<String>,
    /// Only this area.
    pub area: Option<AreaId>,
    /// Only this county's number.
    pub county: Option<String>,
    /// Only this KOSTRA group.
    pub kostra: Option<i16>,
    /// Only trials that stand here, and what belongs to them.
    pub status: Option<String>,
    /// Only what is answered, or not.
    pub answered: Option<bool>,
    /// Only of this year.
    pub year: Option<i32>,
    /// Only in this language form.
    pub language: Option<String>,
    /// Only what has its time then or later.
    pub since: Option<DateTime<Utc>>,
    /// Only what has its time before then.
    pub until: Option<DateTime<Utc>>,
    /// The order.
    pub order: Order,
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

/// What hits can be counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// What was found.
    Kind,
    /// Kind of thread or organisation.
    Sort,
    /// The trial area's key.
    Area,
    /// The county's number.
    County,
    /// The KOSTRA group.
    Kostra,
    /// Where the trial stands.
    Status,
    /// `true` or `false`.
    Answered,
    /// The year.
    Year,
    /// `nb` or `nn`.
    Language,
}

/// How many of the hits have each value. An engine may count only the best hits.
pub type Counts = std::collections::BTreeMap<(Facet, String), u64>;

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
    /// How many hits have what, of all that can be reached.
    pub counts: Counts,
    /// Who answered.
    pub engine: Engine,
}
