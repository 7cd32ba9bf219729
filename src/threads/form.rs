//! The forms of threads and posts, parsed: what comes out can be stored, or the form comes back.

use super::actions::edit::NewWording;
use super::queries::page::Head;
use super::{Author, GuidedAnswer, GuidedField, Length, NewReply, NewThread, OUTCOMES, ThreadKind, Words, policy};
use crate::areas::Area;
use crate::error::{Error, FieldErrors};
use crate::ids::{PostId, TrialId};
use crate::tx::Tx;
use crate::viewer::{AudienceChoice, Viewer};
use crate::web::{FormData, Parser};

/// The longest title.
pub const TITLE: usize = 150;
/// The longest text in one field.
pub const BODY: usize = 20_000;
/// The longest one-line answer.
pub const LINE: usize = 200;

/// A new thread, as far as the form alone can tell; area, trial and audience are looked up in the transaction.
#[derive(Debug, Clone)]
pub struct ThreadForm {
    kind: ThreadKind,
    title: String,
    area_slug: String,
    trial: Option<TrialId>,
    language: String,
    audience: AudienceChoice,
    body: String,
    guided: Vec<GuidedAnswer>,
}

impl ThreadForm {
    /// Parses the form of a kind.
    ///
    /// # Errors
    /// The complaints, field by field.
    pub fn parse(kind: ThreadKind, form: &FormData) -> Result<Self, FieldErrors> {
        let mut parser = Parser::new(form);
        let title = parser.line("title", 5, TITLE);
        let area_slug = parser.choice("area", |slug| (!slug.is_empty()).then(|| slug.to_owned()));
        let (first, rest): (Vec<&GuidedField>, Vec<&GuidedField>) = kind.guided().iter().partition(|field| field.first);
        let mut guided: Vec<GuidedAnswer> =
            first.iter().map(|field| answer(&mut parser, field.name, field.length, field.optional)).collect();
        let body = parser.text("body", 1, BODY);
        guided.extend(rest.iter().map(|field| answer(&mut parser, field.name, field.length, field.optional)));
        let audience = parser.choice("audience", AudienceChoice::parse);
        let language = parser.choice("language", |code| matches!(code, "nb" | "nn").then(|| code.to_owned()));
        let trial = match form.get("trial") {
            "" => None,
            text => parser.choice("trial", |_| text.parse().ok().map(TrialId)),
        };
        let all = area_slug.zip(audience).zip(language);
        let form = all.map(|((area_slug, audience), language)| Self {
            kind,
            title,
            area_slug,
            trial,
            language,
            audience,
            body,
            guided,
        });
        parser.finish(form)
    }

    /// The thread to open, under the viewer's hat.
    ///
    /// # Errors
    /// Complaints about an area, trial or audience she cannot choose.
    pub fn resolve(self, tx: &Tx<'_>, areas: &[Area], trials: &[TrialId]) -> Result<NewThread, Error> {
        let me = tx.viewer.signed_in()?;
        let Some(area) = areas.iter().find(|area| area.slug == self.area_slug) else {
            return Err(Error::Invalid(FieldErrors::one("area", "field-choose")));
        };
        let Some(audience) = self.audience.resolve(&tx.viewer, area.id) else {
            return Err(Error::Invalid(FieldErrors::one("audience", "audience-not-yours")));
        };
        if self.trial.is_some_and(|trial| !trials.contains(&trial)) {
            return Err(Error::Invalid(FieldErrors::one("trial", "field-choose")));
        }
        Ok(NewThread {
            area: area.id,
            trial: self.trial,
            kind: self.kind,
            title: self.title,
            language: self.language,
            audience: audience.keys(),
            body: self.body,
            guided: self.guided,
            expires_on: None,
            author: Author::of(me),
            waits: policy::waits(&tx.viewer),
            at: tx.now,
        })
    }
}

/// The longest an answer of this length may be.
pub fn longest(length: Length) -> usize {
    match length {
        Length::Line => LINE,
        Length::Text => BODY,
        Length::Outcome => 10,
    }
}

fn answer(parser: &mut Parser<'_>, name: &'static str, length: Length, optional: bool) -> GuidedAnswer {
    let least = usize::from(!optional);
    let value = match length {
        Length::Line => parser.line(name, least, LINE),
        Length::Text => parser.text(name, least, BODY),
        Length::Outcome => parser.choice(name, outcome).unwrap_or_default(),
    };
    (name.to_owned(), value)
}

fn outcome(value: &str) -> Option<String> {
    OUTCOMES.iter().any(|(word, _)| *word == value).then(|| value.to_owned())
}

/// What a reply says.
///
/// # Errors
/// The complaint about it.
pub fn reply_words(form: &FormData) -> Result<Words, FieldErrors> {
    let mut parser = Parser::new(form);
    let body = parser.text("body", 1, BODY);
    parser.finish(Some(body)).map(Words::from)
}

/// The reply to write, under the viewer's hat.
///
/// # Errors
/// `SignInNeeded`.
pub fn new_reply(tx: &Tx<'_>, head: &Head, words: Words) -> Result<NewReply, Error> {
    Ok(NewReply {
        thread: head.id,
        words,
        // The ministry's official word goes another way: drafted by one, approved by another (see guidance).
        official: false,
        author: Author::of(tx.viewer.signed_in()?),
        waits: policy::waits(&tx.viewer),
        at: tx.now,
    })
}

/// A post's new wording; the first post brings the thread's title and guided answers.
///
/// # Errors
/// The complaints, field by field.
pub fn new_wording(head: &Head, post: PostId, number: Option<i32>, form: &FormData) -> Result<NewWording, FieldErrors> {
    let mut parser = Parser::new(form);
    let opening = number == Some(1);
    let title = opening.then(|| parser.line("title", 5, TITLE));
    let fields = if opening { head.kind.guided() } else { &[] };
    let body = parser.text("body", 1, BODY);
    let guided = fields.iter().map(|field| answer(&mut parser, field.name, field.length, field.optional)).collect();
    let version = parser.choice("version", |text| text.parse().ok());
    let wording =
        version.map(|version| NewWording { post, thread: head.id, kind: head.kind, version, title, body, guided });
    parser.finish(wording)
}

/// The audiences this writer can choose, widest first. A named area is not known yet, so its room is offered to those who
/// take part in any.
pub fn choices(viewer: &Viewer, areas: &[Area]) -> Vec<AudienceChoice> {
    let possible = |choice: &AudienceChoice| areas.iter().any(|area| choice.resolve(viewer, area.id).is_some());
    AudienceChoice::ALL.into_iter().filter(possible).collect()
}
