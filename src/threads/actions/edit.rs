//! Editing one's own post: the earlier wording is kept, and two edits at once do not overwrite each other.

use diesel::prelude::*;

use super::store;
use crate::audit::Act;
use crate::db::schema::{post_versions, posts, threads};
use crate::error::Error;
use crate::ids::{PostId, ThreadId};
use crate::jobs::Job;
use crate::text::markdown::RENDER_VERSION;
use crate::threads::{GuidedAnswer, ThreadKind};
use crate::tx::Tx;

/// A post's new wording, parsed and allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWording {
    /// The post.
    pub post: PostId,
    /// Its thread.
    pub thread: ThreadId,
    /// The thread's kind, for its guided form.
    pub kind: ThreadKind,
    /// The version the edit started from.
    pub version: i32,
    /// The thread's title, when the first post is edited.
    pub title: Option<String>,
    /// The body, markdown.
    pub body: String,
    /// The guided answers.
    pub guided: Vec<GuidedAnswer>,
}

/// Keeps the earlier wording and stores the new one.
///
/// # Errors
/// `Conflict` when the post was edited since the version the edit started from.
pub fn edit(tx: &mut Tx<'_>, new: &NewWording) -> Result<(), Error> {
    let words = store::rendered(new.kind, &new.body, &new.guided);
    let (version, source, guided, written_at): (i32, String, serde_json::Value, chrono::DateTime<chrono::Utc>) =
        posts::table
            .find(new.post)
            .select((
                posts::version,
                posts::body_source,
                posts::guided,
                diesel::dsl::sql::<diesel::sql_types::Timestamptz>("coalesce(edited_at, created_at)"),
            ))
            .for_no_key_update()
            .first(tx.conn)?;
    if version != new.version {
        return Err(Error::Conflict("conflict-edited"));
    }
    diesel::insert_into(post_versions::table)
        .values((
            post_versions::post_id.eq(new.post),
            post_versions::version.eq(version),
            post_versions::body_source.eq(source),
            post_versions::guided.eq(guided),
            post_versions::written_at.eq(written_at),
        ))
        .execute(tx.conn)?;
    diesel::update(posts::table.find(new.post))
        .set((
            posts::body_source.eq(&words.source),
            posts::body_html.eq(&words.html),
            posts::body_text.eq(&words.text),
            posts::guided.eq(serde_json::to_value(&words.guided).map_err(anyhow::Error::new)?),
            posts::render_version.eq(RENDER_VERSION),
            posts::version.eq(version + 1),
            posts::edited_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    if let Some(title) = &new.title {
        diesel::update(threads::table.find(new.thread).filter(threads::title.ne(title)))
            .set((threads::title.eq(title), threads::edited_at.eq(tx.now)))
            .execute(tx.conn)?;
        tx.enqueue(&Job::IndexThread { thread: new.thread.0 })?;
        super::provisions::link(tx, new.thread, &new.guided)?;
    }
    tx.audit(Act::PostEdit, ("post", new.post.0), serde_json::json!({ "version": version + 1 }))?;
    tx.enqueue(&Job::IndexPost { post: new.post.0 })
}
