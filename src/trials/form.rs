//! The forms of trials, parsed: what comes out can be stored, or the form comes back.

use chrono::NaiveDate;

use super::actions::adoption::NewAdoption;
use super::actions::exemption::NewExemption;
use super::actions::part::NewPart;
use super::actions::record::NewSection;
use super::actions::status::NewStep;
use super::{AdoptionKind, ExemptionState, Field, Outcome, ReasonKind, Section, TrialStatus};
use crate::error::FieldErrors;
use crate::ids::{ProvisionId, TrialId};
use crate::web::{FormData, Parser};

/// The longest line: a reference, a name of a body.
pub const LINE: usize = 200;
/// The longest short text: a reason, what the rule asks for.
pub const WORDS: usize = 3_000;
/// The longest regulation.
pub const REGULATION: usize = 50_000;

/// A new trial or non-trial, as far as the form alone can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewRecord {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) area: String,
    pub(super) language: String,
    /// The other fields of the core.
    pub(super) texts: Vec<(Field, String)>,
    pub(super) year: Option<i32>,
    pub(super) reasons: Vec<ReasonKind>,
    pub(super) words: String,
    /// To be read by everybody at once.
    pub(super) publish: bool,
}

/// A new trial: a title and an area make a draft, the six fields publish it.
pub(super) fn new_trial(form: &FormData) -> Result<NewRecord, FieldErrors> {
    let mut parser = Parser::new(form);
    let publish = form.has("publiser");
    let least = usize::from(publish);
    let title = parser.line(Field::Title.as_str(), 5, Field::Title.longest());
    let area = area(&mut parser);
    let summary = parser.text(Field::Summary.as_str(), least, Field::Summary.longest());
    let rest = Section::Core.fields().iter().filter(|field| !matches!(field, Field::Title | Field::Summary));
    let texts = rest.map(|field| (*field, text(&mut parser, *field, least))).collect();
    let language = language(&mut parser);
    let record = area.zip(language).map(|(area, language)| NewRecord {
        title,
        summary,
        area,
        language,
        texts,
        year: None,
        reasons: Vec::new(),
        words: String::new(),
        publish,
    });
    parser.finish(record)
}

/// Something that did not become a trial: what was considered, and why it came to nothing.
pub(super) fn non_trial(form: &FormData) -> Result<NewRecord, FieldErrors> {
    let mut parser = Parser::new(form);
    let title = parser.line(Field::Title.as_str(), 5, Field::Title.longest());
    let area = area(&mut parser);
    let summary = parser.text(Field::Summary.as_str(), 1, Field::Summary.longest());
    let year = parser.choice("year", |text| text.trim().parse().ok().filter(|year| (1992..2100).contains(year)));
    let reasons: Vec<ReasonKind> = form.all("reason").filter_map(ReasonKind::parse).collect();
    if reasons.is_empty() {
        parser.errors.add("reason", "trial-reason-needed");
    }
    let words = parser.text("words", 0, WORDS);
    let language = language(&mut parser);
    let record = area.zip(language).map(|(area, language)| NewRecord {
        title,
        summary,
        area,
        language,
        texts: Vec::new(),
        year,
        reasons,
        words,
        publish: true,
    });
    parser.finish(record)
}

fn area(parser: &mut Parser<'_>) -> Option<String> {
    parser.choice("area", |slug| (!slug.is_empty()).then(|| slug.to_owned()))
}

fn language(parser: &mut Parser<'_>) -> Option<String> {
    parser.choice("language", |code| matches!(code, "nb" | "nn").then(|| code.to_owned()))
}

fn text(parser: &mut Parser<'_>, field: Field, least: usize) -> String {
    if field.is_line() {
        parser.line(field.as_str(), least, field.longest())
    } else {
        parser.text(field.as_str(), least, field.longest())
    }
}

/// A section of the record, and the address of its area where it holds one.
pub(super) fn section(section: Section, form: &FormData) -> Result<(NewSection, Option<String>), FieldErrors> {
    let mut parser = Parser::new(form);
    let texts = section
        .fields()
        .iter()
        .map(|field| {
            let least = if *field == Field::Title { 5 } else { 0 };
            (*field, text(&mut parser, *field, least))
        })
        .collect();
    let area = if section == Section::Core { Some(area(&mut parser)) } else { None };
    let language = language(&mut parser);
    let version = parser.choice("version", |text| text.parse().ok());
    let new = language
        .zip(version)
        .map(|(language, version)| (NewSection { section, version, language, texts, area: None }, area.flatten()));
    parser.finish(new)
}

/// A step of a participant.
pub(super) fn step(form: &FormData, today: NaiveDate) -> Result<NewStep, FieldErrors> {
    let mut parser = Parser::new(form);
    let to = parser.choice("to", TrialStatus::parse);
    let on = needed_date(&mut parser, form, "on");
    if on.is_some_and(|on| on > today) {
        parser.errors.add("on", "trial-step-in-the-future");
    }
    let reference = optional(parser.line("reference", 0, LINE));
    let reason = ReasonKind::parse(form.get("reason"));
    if to.is_some_and(TrialStatus::asks_why) && reason.is_none() {
        parser.errors.add("reason", "trial-reason-needed");
    }
    let words = optional(parser.text("words", 0, WORDS));
    let new = to.zip(on).map(|(to, on)| NewStep { to, on, reference, reason: reason.filter(|_| to.asks_why()), words });
    parser.finish(new)
}

fn needed_date(parser: &mut Parser<'_>, form: &FormData, field: &'static str) -> Option<NaiveDate> {
    let day = parser.date(field);
    if form.get(field).trim().is_empty() {
        parser.errors.add(field, "field-required");
    }
    day
}

fn optional(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// A participant's own part, and the version the edit started from.
pub(super) fn part(form: &FormData) -> Result<(NewPart, i32), FieldErrors> {
    let mut parser = Parser::new(form);
    let mut line = |field| optional(parser.line(field, 0, LINE));
    let (council_body, council_case, council_vote) = (line("council_body"), line("council_case"), line("council_vote"));
    let (regulation_title, regulation_url, ministry_reference) =
        (line("regulation_title"), line("regulation_url"), line("ministry_reference"));
    if regulation_url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        parser.errors.add("regulation_url", "trial-url");
    }
    let new = NewPart {
        outcome: Outcome::parse(form.get("outcome")),
        period_from: parser.date("period_from"),
        period_to: parser.date("period_to"),
        council_on: parser.date("council_on"),
        council_body,
        council_case,
        council_vote,
        regulation_title,
        regulation_url,
        regulation_text: optional(parser.text("regulation_text", 0, REGULATION)),
        ministry_reference,
        ministry_on: parser.date("ministry_on"),
    };
    if new.period_from.zip(new.period_to).is_some_and(|(from, to)| to < from) {
        parser.errors.add("period_to", "trial-period-order");
    }
    let version = parser.choice("version", |text| text.parse().ok());
    parser.finish(version.map(|version| (new, version)))
}

/// An exemption: the provision as it was typed, and the rest with a key to be filled in; the version where it is edited.
pub(super) fn exemption(form: &FormData) -> Result<(String, NewExemption, i32), FieldErrors> {
    let mut parser = Parser::new(form);
    let provision = parser.line("provision", 1, LINE);
    let state = parser.choice("state", ExemptionState::parse);
    let mut words = |field| optional(parser.text(field, 0, WORDS));
    let (rule_before, rule_after, reason) = (words("rule_before"), words("rule_after"), words("reason"));
    if state.is_some_and(ExemptionState::asks_why) && reason.is_none() {
        parser.errors.add("reason", "exemption-reason-needed");
    }
    let (decided_on, expires_on) = (parser.date("decided_on"), parser.date("expires_on"));
    let reference = optional(parser.line("reference", 0, LINE));
    let version = form.get("version").parse().unwrap_or(0);
    let new = state.map(|state| NewExemption {
        provision_id: ProvisionId(0),
        state,
        rule_before,
        rule_after,
        reason,
        decided_on,
        reference,
        expires_on,
    });
    parser.finish(new.map(|new| (provision, new, version)))
}

/// «Vi gjør det også»; the own trial is one of those offered.
pub(super) fn adoption(form: &FormData) -> Result<NewAdoption, FieldErrors> {
    let mut parser = Parser::new(form);
    let kind = parser.choice("kind", AdoptionKind::parse);
    let how = optional(parser.text("how", 0, WORDS));
    if kind == Some(AdoptionKind::Adapted) && how.is_none() {
        parser.errors.add("how", "adoption-how-needed");
    }
    let own_trial = form.get("own_trial").parse().ok().map(TrialId);
    parser.finish(kind.map(|kind| NewAdoption { kind, how, own_trial }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_fields_publish_and_two_make_a_draft() {
        let draft = "title=Felles+vaktlag&area=helse&language=nb";
        assert!(!new_trial(&FormData::of(draft.as_bytes())).unwrap().publish);
        let errors = new_trial(&FormData::of(format!("{draft}&publiser=1").as_bytes())).unwrap_err();
        let named: Vec<_> = errors.0.iter().map(|error| error.field.as_ref()).collect();
        assert_eq!(named, ["summary", "problem", "target_group", "contact"]);
    }

    #[test]
    fn what_came_to_nothing_says_why() {
        let today = "2026-11-25".parse().unwrap();
        let parse = |form: &str| step(&FormData::of(form.as_bytes()), today);
        assert!(parse("to=rejected&on=2026-11-01").unwrap_err().of("reason").is_some());
        assert_eq!(parse("to=rejected&on=2026-11-01&reason=rights").unwrap().reason, Some(ReasonKind::Rights));
        assert_eq!(parse("to=running&on=2026-11-01&reason=rights").unwrap().reason, None, "it is under way");
        assert!(parse("to=running&on=2026-11-26").unwrap_err().of("on").is_some(), "not decided yet");
        assert!(parse("to=running").unwrap_err().of("on").is_some());
        let refused = FormData::of(b"provision=aml&state=refused");
        assert!(exemption(&refused).unwrap_err().of("reason").is_some());
    }

    #[test]
    fn periods_and_addresses_are_looked_at() {
        let bad = FormData::of(b"period_from=2026-02-01&period_to=2026-01-01&version=1&regulation_url=javascript:x");
        let errors = part(&bad).unwrap_err();
        assert!(errors.of("period_to").is_some() && errors.of("regulation_url").is_some());
    }
}
