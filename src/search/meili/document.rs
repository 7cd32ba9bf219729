//! A document as the server holds it.

use serde::{Deserialize, Serialize};

use crate::search::mirror::Owed;
use crate::search::query::clean;
use crate::search::{Document, Found, words};

/// The key of a document there.
pub(super) fn key(kind: Found, id: i64) -> String {
    format!("{}-{id}", kind.as_str())
}

#[derive(Debug, Serialize)]
pub(super) struct Held<'d> {
    key: String,
    kind: &'static str,
    id: i64,
    parent: i64,
    group: String,
    turn: i64,
    facet: Option<&'d str>,
    area: Option<i64>,
    audience: &'d [String],
    counties: &'d [String],
    kostra: &'d [i16],
    status: Option<&'d str>,
    answered: Option<bool>,
    year: Option<i32>,
    language: Option<&'d str>,
    at: i64,
    weight: f32,
    title: String,
    title_stems: String,
    body: String,
    stems: String,
    parts: String,
    around: String,
}

impl<'d> Held<'d> {
    /// The document of something owed; `None` when it is to be taken out.
    pub(super) fn of(owed: &'d Owed) -> Option<Self> {
        let document: &Document = owed.document.as_ref()?;
        let (title, body, around) = (clean(&document.title), clean(&document.body), clean(&document.around));
        let parts = words::all_parts(&[&title, &body]);
        let (title, around) = if document.own_title {
            (title, words::stems(&around))
        } else {
            (String::new(), words::stems(&format!("{title} {around}")))
        };
        Some(Self {
            key: key(document.kind, document.id),
            kind: document.kind.as_str(),
            id: document.id,
            parent: document.parent_id,
            group: key(document.kind, document.parent_id),
            turn: owed.turn,
            facet: document.facet.as_deref(),
            area: document.area.map(|area| area.0),
            audience: &document.audience,
            counties: &document.facts.counties,
            kostra: &document.facts.kostra,
            status: document.facts.status.as_deref(),
            answered: document.facts.answered,
            year: document.facts.year,
            language: document.facts.language.as_deref(),
            at: document.at.timestamp(),
            weight: document.weight,
            title_stems: words::stems(&title),
            title,
            stems: words::stems(&body),
            body,
            parts: words::stems(&parts),
            around,
        })
    }
}

/// What comes back: keys and nothing to read.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    pub(super) kind: String,
    pub(super) id: i64,
    pub(super) parent: i64,
    pub(super) turn: i64,
}
