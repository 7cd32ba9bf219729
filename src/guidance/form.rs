//! What the ministry types: the draft of an answer, the second person's decision, and who is to answer when.

use chrono::NaiveDate;

use super::actions::assign::Assignment;
use super::actions::draft::NewDraft;
use super::{Verdict, policy};
use crate::error::FieldErrors;
use crate::ids::{GuidanceId, MemberId, OrganisationId};
use crate::threads::Head;
use crate::web::{FormData, Parser};

/// The longest question.
pub(super) const TITLE: usize = 150;
/// The longest short answer.
pub(super) const SHORT: usize = 300;
/// The longest answer.
pub(super) const BODY: usize = 15_000;
/// The longest case number.
pub(super) const CASE_NUMBER: usize = 40;
/// The longest list of provisions.
pub(super) const PROVISIONS: usize = 1_000;
/// The longest note from the second person.
pub(super) const NOTE: usize = 1_000;
/// The longest name of a unit.
pub(super) const UNIT: usize = 120;

/// A draft. What is only saved may lack anything but its question; what is submitted is whole.
///
/// # Errors
/// The complaints, field by field.
pub(super) fn draft(head: &Head, form: &FormData) -> Result<NewDraft, FieldErrors> {
    let mut parser = Parser::new(form);
    let submit = form.get("act") == "submit";
    let least = usize::from(submit);
    let title = parser.line("title", 5, TITLE);
    let verdict = match (form.get("verdict"), submit) {
        ("", false) => None,
        _ => parser.choice("verdict", |word| Verdict::parse(word).filter(|verdict| verdict.fits(head.kind))),
    };
    let short = parser.line("short", least, SHORT);
    let body = parser.text("body", least, BODY);
    let provisions = parser.text("provisions", 0, PROVISIONS);
    let case_number = parser.line("case_number", least, CASE_NUMBER);
    let (valid_from, valid_to) = validity(&mut parser, submit);
    let supersedes = match form.get("supersedes") {
        "" => None,
        text => parser.choice("supersedes", |_| text.parse().ok().map(GuidanceId)),
    };
    let language = parser.choice("language", |code| matches!(code, "nb" | "nn").then(|| code.to_owned()));
    let version = parser.choice("version", |text| text.parse().ok());
    let draft = language.zip(version).map(|(language, version)| NewDraft {
        thread: head.id,
        version,
        title,
        verdict,
        short,
        body,
        language,
        case_number,
        provisions,
        valid_from,
        valid_to,
        supersedes,
        submit,
    });
    parser.finish(draft)
}

fn validity(parser: &mut Parser<'_>, submit: bool) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let (from, to) = (parser.date("valid_from"), parser.date("valid_to"));
    if submit && from.is_none() && parser.errors.of("valid_from").is_none() {
        parser.errors.add("valid_from", "field-required");
    }
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        parser.errors.add("valid_to", "guidance-valid-backwards");
    }
    (from, to)
}

/// What the second person decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decision {
    /// Publish it.
    Approve,
    /// Back to those who wrote it, with what should be otherwise.
    Return(String),
}

/// The decision and the version it is about; whoever takes back her own draft needs no reason.
///
/// # Errors
/// The complaints, field by field.
pub(super) fn decision(form: &FormData, own: bool) -> Result<(Decision, i32), FieldErrors> {
    let mut parser = Parser::new(form);
    let decision = match form.get("act") {
        "approve" => Some(Decision::Approve),
        "return" => Some(Decision::Return(parser.text("note", usize::from(!own), NOTE))),
        _ => None,
    };
    let version = parser.choice("version", |text| text.parse().ok());
    parser.finish(decision.zip(version))
}

/// Who is to answer, and when.
///
/// # Errors
/// The complaints, field by field; also about a ministry or a person that cannot be chosen.
pub(super) fn assignment(
    form: &FormData,
    ministries: &[OrganisationId],
    people: &[MemberId],
) -> Result<Assignment, FieldErrors> {
    let mut parser = Parser::new(form);
    let ministry = match form.get("ministry") {
        "" => None,
        text => {
            parser.choice("ministry", |_| text.parse().ok().map(OrganisationId).filter(|id| ministries.contains(id)))
        }
    };
    let unit = parser.line("unit", 0, UNIT);
    let assignee = match form.get("assignee") {
        "" => None,
        text => parser.choice("assignee", |_| text.parse().ok().map(MemberId).filter(|id| people.contains(id))),
    };
    let target_on = parser.date("target_on");
    let assignment = Assignment { ministry, unit: Some(unit).filter(|unit| !unit.is_empty()), assignee, target_on };
    parser.finish(Some(assignment))
}

/// Whether an answer in this thread may replace one with these readers.
pub(super) fn may_replace(head: &Head, audience: &[String]) -> bool {
    policy::reaches(&head.audience, audience)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sending_back_needs_a_reason_unless_it_is_ones_own() {
        let empty = FormData::of(b"act=return&version=2");
        assert!(decision(&empty, false).unwrap_err().of("note").is_some());
        assert_eq!(decision(&empty, true).unwrap(), (Decision::Return(String::new()), 2));
        assert!(decision(&FormData::of(b"act=burn&version=2"), true).is_err());
        assert!(decision(&FormData::of(b"act=approve&version=x"), true).is_err());
    }

    #[test]
    fn only_those_offered_can_be_chosen() {
        let chosen = assignment(&FormData::of(b"ministry=3&assignee=4"), &[OrganisationId(3)], &[]);
        assert!(chosen.unwrap_err().of("assignee").is_some());
        let nobody = assignment(&FormData::of(b"unit=+&target_on="), &[], &[]).unwrap();
        assert_eq!(nobody, Assignment::default());
    }
}
