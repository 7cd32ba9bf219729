//! A lesson as it is typed.

use super::{BODY, audience, version};
use crate::error::FieldErrors;
use crate::results::queries::lessons::Lesson;
use crate::results::{LessonKind, NewLesson};
use crate::trials::Trial;
use crate::viewer::Viewer;
use crate::web::{FormData, Parser};

/// A new lesson.
///
/// # Errors
/// The complaints, field by field.
pub(in crate::results) fn new(form: &FormData, viewer: &Viewer, trial: &Trial) -> Result<NewLesson, FieldErrors> {
    let mut parser = Parser::new(form);
    let new = fields(&mut parser, form, viewer, trial);
    parser.finish(new)
}

/// A lesson changed, with the version the change started from.
///
/// # Errors
/// The complaints, field by field.
pub(in crate::results) fn changed(
    form: &FormData,
    viewer: &Viewer,
    trial: &Trial,
) -> Result<(i32, NewLesson), FieldErrors> {
    let mut parser = Parser::new(form);
    let new = fields(&mut parser, form, viewer, trial);
    let version = version(&mut parser);
    parser.finish(new.map(|new| (version, new)))
}

fn fields(parser: &mut Parser<'_>, form: &FormData, viewer: &Viewer, trial: &Trial) -> Option<NewLesson> {
    let kind = parser.choice("kind", LessonKind::parse);
    let body = parser.text("body", 3, BODY);
    let audience = audience(parser, viewer, trial);
    Some(NewLesson { trial: trial.id, kind: kind?, body, audience, withdrawn: form.has("withdrawn") })
}

/// The form of a lesson as it is kept.
pub(in crate::results) fn filled(of: &Lesson, room: &str) -> FormData {
    FormData::default()
        .with("kind", of.kind.as_str())
        .with("body", of.body_source.clone())
        .with("audience", room)
        .with("version", of.version.to_string())
}
