//! Putting a post into its table.

use diesel::prelude::*;

use crate::db::schema::posts;
use crate::error::Error;
use crate::ids::{PostId, ThreadId};
use crate::text::markdown::RENDER_VERSION;
use crate::threads::{Author, PostState, Words};
use crate::tx::Tx;

/// A post to be inserted.
pub struct Insert<'a> {
    /// The thread.
    pub thread: ThreadId,
    /// Its number; `None` while it waits.
    pub number: Option<i32>,
    /// Who writes.
    pub author: &'a Author,
    /// The ministry's official word.
    pub official: bool,
    /// The words.
    pub words: &'a Words,
    /// When.
    pub at: chrono::DateTime<chrono::Utc>,
}

/// Inserts it.
pub fn insert(tx: &mut Tx<'_>, new: &Insert<'_>) -> Result<PostId, Error> {
    let state = if new.number.is_some() { PostState::Shown } else { PostState::Waiting };
    let organisation = new.author.organisation.as_ref();
    let id = diesel::insert_into(posts::table)
        .values((
            posts::thread_id.eq(new.thread),
            posts::number.eq(new.number),
            posts::state.eq(state),
            posts::author_id.eq(new.author.member),
            posts::organisation_id.eq(organisation.map(|(id, _)| *id)),
            posts::author_name.eq(&new.author.name),
            posts::organisation_name.eq(organisation.map(|(_, name)| name)),
            posts::side.eq(new.author.side),
            posts::official.eq(new.official),
            posts::body_source.eq(&new.words.source),
            posts::body_html.eq(&new.words.html),
            posts::body_text.eq(&new.words.text),
            posts::guided.eq(serde_json::to_value(&new.words.guided).map_err(anyhow::Error::new)?),
            posts::render_version.eq(RENDER_VERSION),
            posts::created_at.eq(new.at),
        ))
        .returning(posts::id)
        .get_result(tx.conn)?;
    Ok(id)
}
