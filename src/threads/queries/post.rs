//! Single posts: for editing, for their earlier versions, and for the search index.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::page::Guided;
use crate::db::schema::{post_versions, posts, trials};
use crate::error::Error;
use crate::ids::{PostId, TrialId};
use crate::tx::Tx;

/// What an edit starts from.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = posts, check_for_backend(diesel::pg::Pg))]
pub struct Source {
    /// Markdown as typed.
    pub body_source: String,
    /// The guided answers, as stored.
    pub guided: serde_json::Value,
    /// The version the edit starts from.
    pub version: i32,
}

impl Source {
    /// The guided answers.
    pub fn guided(&self) -> Vec<Guided> {
        serde_json::from_value(self.guided.clone()).unwrap_or_default()
    }
}

/// The source of a post; rights were checked by whoever has its page.
///
/// # Errors
/// `NotFound` when there is none.
pub fn source(tx: &mut Tx<'_>, id: PostId) -> Result<Source, Error> {
    Ok(posts::table.find(id).select(Source::as_select()).first(tx.conn)?)
}

/// An earlier wording.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = post_versions, check_for_backend(diesel::pg::Pg))]
pub struct Version {
    /// Which.
    pub version: i32,
    /// Markdown as it was.
    pub body_source: String,
    /// When that wording was written.
    pub written_at: DateTime<Utc>,
}

/// The earlier wordings of a post, newest first.
///
/// # Errors
/// When the database refuses.
pub fn versions(tx: &mut Tx<'_>, id: PostId) -> Result<Vec<Version>, Error> {
    let query =
        post_versions::table.filter(post_versions::post_id.eq(id)).order(post_versions::version.desc()).limit(100);
    Ok(query.select(Version::as_select()).load(tx.conn)?)
}

/// A trial a thread can be about.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = trials, check_for_backend(diesel::pg::Pg))]
pub struct TrialChoice {
    /// Its key.
    pub id: TrialId,
    /// Its address.
    pub slug: String,
    /// Its title in bokmål.
    pub title_nb: String,
    /// Its title in nynorsk.
    pub title_nn: String,
}

/// The trials a thread can be about.
///
/// # Errors
/// When the database refuses.
pub fn trial_choices(tx: &mut Tx<'_>) -> Result<Vec<TrialChoice>, Error> {
    let readable = trials::table.filter(trials::audience.overlaps_with(tx.viewer.keys()));
    Ok(readable.order((trials::area_id, trials::title_nb)).select(TrialChoice::as_select()).limit(500).load(tx.conn)?)
}
