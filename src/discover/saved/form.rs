//! The form that keeps a search or changes one: its name, and how one is told.

use crate::alerts::{LONGEST_NAME, Saved, Tell};
use crate::discover::form::Asked;
use crate::error::FieldErrors;
use crate::text;
use crate::web::{FormData, Parser};

/// The form of a search that is not kept yet: named by its words.
pub(super) fn suggested(asked: &Asked, query: &str) -> FormData {
    FormData::default()
        .with("sok", query)
        .with("navn", text::excerpt(&asked.words, LONGEST_NAME - 1))
        .with("varsel", Tell::Letter.as_str())
}

/// The form as a kept search stands.
pub(super) fn filled(saved: &Saved) -> FormData {
    FormData::default().with("sok", &saved.query).with("navn", &saved.name).with("varsel", saved.tell.as_str())
}

/// The name and the wish.
///
/// # Errors
/// What is wrong with them.
pub(super) fn parsed(form: &FormData) -> Result<(String, Tell), FieldErrors> {
    let mut parser = Parser::new(form);
    let name = parser.line("navn", 1, LONGEST_NAME);
    let tell = parser.choice("varsel", Tell::parse);
    parser.finish(tell.map(|tell| (name, tell)))
}
