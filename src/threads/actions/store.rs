//! Putting a post into its table: markdown is rendered before the transaction's locks are taken, and stored with it.

use diesel::prelude::*;

use crate::db::schema::posts;
use crate::error::Error;
use crate::ids::{PostId, ThreadId};
use crate::text::markdown::{self, RENDER_VERSION};
use crate::threads::queries::page::Guided;
use crate::threads::{Author, GuidedAnswer, Length, PostState, ThreadKind};
use crate::tx::Tx;

/// Words ready to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Markdown as typed.
    pub source: String,
    /// Safe HTML.
    pub html: String,
    /// Plain text of body and guided answers.
    pub text: String,
    /// The guided answers.
    pub guided: Vec<Guided>,
}

/// Renders a body and its guided answers; one-line answers and choices are kept as typed, never as markdown.
pub fn rendered(kind: ThreadKind, body: &str, answers: &[GuidedAnswer]) -> Rendered {
    let main = markdown::render(body);
    let mut text = main.text;
    let mut guided = Vec::with_capacity(answers.len());
    for (field, source) in answers.iter().filter(|(_, source)| !source.is_empty()) {
        let length = kind.guided().iter().find(|g| g.name == field).map_or(Length::Text, |g| g.length);
        let (html, words) = match length {
            Length::Text => {
                let out = markdown::render(source);
                (out.html, out.text)
            }
            Length::Line => (String::new(), source.clone()),
            Length::Outcome => (String::new(), String::new()),
        };
        if !words.is_empty() {
            text.push('\n');
            text.push_str(&words);
        }
        guided.push(Guided { field: field.clone(), source: source.clone(), html });
    }
    Rendered { source: body.to_owned(), html: main.html, text, guided }
}

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
    pub words: &'a Rendered,
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
