//! The forms of events, accounts and promises, parsed: what comes out can be stored, or the form comes back.

use chrono::{Datelike as _, NaiveDate};

use super::{Event, Form, More, NewEvent, NewPromise, Phase, Repeat, Timing, Told, Who};
use crate::error::{Error, FieldErrors};
use crate::ids::{OrganisationId, TrialId};
use crate::trials::Trial;
use crate::tx::Tx;
use crate::viewer::AudienceChoice;
use crate::web::{FormData, Parser};

/// The longest title of an event.
pub(super) const TITLE: usize = 150;
/// The longest text in one field.
pub(super) const WORDS: usize = 2000;
/// The longest one-line answer.
pub(super) const LINE: usize = 200;
/// The year of forsøksloven: nothing is older.
const FIRST_YEAR: i32 = 1992;

/// The audiences of an event: rooms that every party has a key to.
pub(super) const AUDIENCES: [AudienceChoice; 3] = [AudienceChoice::Open, AudienceChoice::Members, AudienceChoice::Area];

/// Where an event happened, as the form says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Not said, which is enough where there is one participant.
    Unsaid,
    /// At all participants together.
    All,
    /// At this one.
    At(OrganisationId),
}

/// An event, as far as the form alone can tell.
#[derive(Debug, Clone)]
pub(super) struct EventForm {
    place: Place,
    phase: Phase,
    happened_on: NaiveDate,
    title: String,
    about: Option<String>,
    audience: AudienceChoice,
}

impl EventForm {
    /// Parses the form.
    ///
    /// # Errors
    /// The complaints, field by field.
    pub(super) fn parse(form: &FormData) -> Result<Self, FieldErrors> {
        let mut parser = Parser::new(form);
        let place = parser.choice("participant", |text| match text {
            "" => Some(Place::Unsaid),
            "all" => Some(Place::All),
            id => id.parse().ok().map(Place::At),
        });
        let phase = parser.choice("phase", Phase::parse);
        let happened_on = match form.get("happened_on").trim() {
            "" => {
                parser.errors.add("happened_on", "field-required");
                None
            }
            _ => parser.date("happened_on"),
        };
        let title = parser.line("title", 5, TITLE);
        let about = some(parser.text("about", 0, WORDS));
        let audience =
            parser.choice("audience", |value| AudienceChoice::parse(value).filter(|choice| AUDIENCES.contains(choice)));
        let all = place.zip(phase).zip(happened_on).zip(audience);
        let event = all.map(|(((place, phase), happened_on), audience)| Self {
            place,
            phase,
            happened_on,
            title,
            about,
            audience,
        });
        parser.finish(event)
    }

    /// The event to register in a trial.
    ///
    /// # Errors
    /// Complaints about a participant, day or audience that cannot be chosen.
    pub(super) fn resolve(self, tx: &Tx<'_>, trial: &Trial) -> Result<NewEvent, Error> {
        tx.viewer.signed_in()?;
        let invalid = |field, key| Err(Error::Invalid(FieldErrors::one(field, key)));
        let participant = match (self.place, trial.participants.as_slice()) {
            (Place::At(id), _) if trial.has(id) => Some(id),
            (Place::Unsaid, [only]) | (Place::All, [only]) => Some(only.organisation.id),
            (Place::All, _) => None,
            (Place::At(_) | Place::Unsaid, _) => return invalid("participant", "field-choose"),
        };
        if self.happened_on > tx.now.date_naive() || self.happened_on.year() < FIRST_YEAR {
            return invalid("happened_on", "event-day-not-past");
        }
        let Some(audience) = self.audience.resolve(&tx.viewer, trial.area) else {
            return invalid("audience", "audience-not-yours");
        };
        Ok(NewEvent {
            trial: trial.id,
            participant,
            phase: self.phase,
            happened_on: self.happened_on,
            title: self.title,
            about: self.about,
            audience: audience.keys(),
        })
    }
}

/// An event's form as it stands.
pub(super) fn of_event(event: &Event) -> FormData {
    let audience = match event.audience.first().map(String::as_str) {
        Some("open") => AudienceChoice::Open,
        Some("members") => AudienceChoice::Members,
        _ => AudienceChoice::Area,
    };
    FormData::default()
        .with("participant", event.participant.map_or_else(|| "all".to_owned(), |id| id.to_string()))
        .with("phase", event.phase.as_str())
        .with("happened_on", event.happened_on.to_string())
        .with("title", event.title.clone())
        .with("about", event.about.clone().unwrap_or_default())
        .with("audience", audience.as_str())
        .with("version", event.version.to_string())
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// A party's account.
///
/// # Errors
/// The complaints, field by field.
pub(super) fn told(form: &FormData) -> Result<Told, FieldErrors> {
    let mut parser = Parser::new(form);
    let kind = parser.choice("form", Form::parse);
    let who: Option<Vec<Who>> = form.all("who").map(Who::parse).collect();
    if kind.is_some_and(|kind| kind != Form::None) && who.as_ref().is_none_or(Vec::is_empty) {
        parser.errors.add("who", "account-who-needed");
    }
    let rating = parser.choice("rating", |text| text.parse().ok().filter(|rating| (1..=5).contains(rating)));
    let influence = some(parser.text("influence", 0, WORDS));
    let words = parser.text("words", 1, WORDS);
    let would_repeat = parser.choice("would_repeat", Repeat::parse);
    let more = more(&mut parser, form);
    let told = kind.zip(rating).zip(would_repeat).zip(who).map(|(((form, rating), would_repeat), mut who)| {
        who.sort();
        who.dedup();
        Told { form, who, rating, words, influence, would_repeat, more }
    });
    parser.finish(told)
}

fn more(parser: &mut Parser<'_>, form: &FormData) -> More {
    let percent = form.get("release_percent").trim();
    let release_percent = percent.trim_end_matches('%').trim_end().parse().ok().filter(|n| (0..=100).contains(n));
    if !percent.is_empty() && release_percent.is_none() {
        parser.errors.add("release_percent", "account-percent");
    }
    More {
        timing: optional(parser, form, "timing", Timing::parse),
        frequency: some(parser.line("frequency", 0, LINE)),
        release_percent,
        release_paid_by: some(parser.line("release_paid_by", 0, LINE)),
        training: some(parser.line("training", 0, LINE)),
        documents: some(parser.line("documents", 0, LINE)),
        disagreement: optional(parser, form, "disagreement", |value| match value {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }),
    }
}

/// A choice that may be left open.
fn optional<T>(
    parser: &mut Parser<'_>,
    form: &FormData,
    field: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    if form.get(field).is_empty() { None } else { parser.choice(field, parse) }
}

/// An account's form as it stands.
pub(super) fn of_told(told: &Told, version: i32) -> FormData {
    let more = &told.more;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let disagreement = more.disagreement.map_or("", |yes| if yes { "yes" } else { "no" });
    let form = FormData::default()
        .with("form", told.form.as_str())
        .with("rating", told.rating.to_string())
        .with("influence", text(&told.influence))
        .with("words", told.words.clone())
        .with("would_repeat", told.would_repeat.as_str())
        .with("timing", more.timing.map_or("", Timing::as_str))
        .with("frequency", text(&more.frequency))
        .with("release_percent", more.release_percent.map(|n| n.to_string()).unwrap_or_default())
        .with("release_paid_by", text(&more.release_paid_by))
        .with("training", text(&more.training))
        .with("documents", text(&more.documents))
        .with("disagreement", disagreement)
        .with("version", version.to_string());
    told.who.iter().fold(form, |form, who| form.and("who", who.as_str()))
}

/// What an application promised, as far as the form alone can tell.
#[derive(Debug, Clone)]
pub(super) struct PromiseForm {
    form: Option<Form>,
    words: String,
    source: Option<String>,
    /// The version the change starts from; 0 is the first.
    pub(super) version: i32,
}

impl PromiseForm {
    /// Parses the form.
    ///
    /// # Errors
    /// The complaints, field by field.
    pub(super) fn parse(form: &FormData) -> Result<Self, FieldErrors> {
        let mut parser = Parser::new(form);
        let kind = optional(&mut parser, form, "form", Form::parse);
        let words = parser.text("words", 1, WORDS);
        let source = some(parser.line("source", 0, LINE));
        let version = parser.choice("version", |text| text.parse().ok());
        parser.finish(version.map(|version| Self { form: kind, words, source, version }))
    }

    /// The promise of a participant.
    pub(super) fn resolve(self, trial: TrialId, organisation: OrganisationId) -> NewPromise {
        NewPromise { trial, organisation, form: self.form, words: self.words, source: self.source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str =
        "form=discussed&who=union&who=safety&who=union&rating=4&words=Bra&would_repeat=yes&disagreement=no";

    #[test]
    fn an_account_takes_five_answers() {
        let told = told(&FormData::of(GOOD.as_bytes())).unwrap();
        assert_eq!((told.form, told.rating, told.who.len()), (Form::Discussed, 4, 2));
        assert_eq!(told.more, More { disagreement: Some(false), ..More::default() });
        let again = super::told(&of_told(&told, 1)).unwrap();
        assert_eq!(again, told, "what stands in the form is what was told");
    }

    #[test]
    fn what_is_left_out_or_odd_is_asked_for_beside_its_field() {
        let wrong =
            |change: (&str, &str)| told(&FormData::of(GOOD.replace(change.0, change.1).as_bytes())).unwrap_err();
        assert!(wrong(("rating=4", "rating=6")).of("rating").is_some());
        assert!(wrong(("who=", "hvem=")).of("who").is_some());
        assert!(wrong(("words=Bra", "words=")).of("words").is_some());
        assert!(wrong(("disagreement=no", "release_percent=400")).of("release_percent").is_some());
        assert!(told(&FormData::of(b"form=none&rating=1&words=Nei&would_repeat=no")).is_ok(), "nobody took part");
    }
}
