//! What moderators, reporters and objectors type: a decision with its reason, a report, a note, an objection and its
//! answer.

use chrono::NaiveDate;

use super::{Decision, Reason, Why};
use crate::error::FieldErrors;
use crate::i18n::Lang;
use crate::ids::AreaId;
use crate::web::{FormData, Parser};

/// The longest own words; with the longest reason of the list they fit the 500 characters that are kept.
pub(super) const WORDS: usize = 350;
/// The longest words of a report.
pub(super) const REPORT: usize = 1000;
/// The longest note.
pub(super) const NOTE: usize = 1000;
/// The longest objection.
pub(super) const OBJECTION: usize = 2000;

/// A decision, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewDecision {
    /// What.
    pub(super) act: Decision,
    /// Where to, for a move.
    pub(super) area: Option<AreaId>,
    /// Until when, for a pause.
    pub(super) until: Option<NaiveDate>,
    /// Why; nobody asks why something was let through.
    pub(super) reason: Option<Reason>,
    /// In the moderator's own words.
    pub(super) words: String,
}

impl NewDecision {
    /// The reason as the author reads it.
    pub(super) fn told(&self, lang: Lang) -> String {
        match self.reason {
            Some(reason) => reason.told(lang, &self.words),
            None => lang.t("reason-approved").into_owned(),
        }
    }
}

/// The decision of a form.
///
/// # Errors
/// The complaints, field by field.
pub(super) fn parse(form: &FormData) -> Result<NewDecision, FieldErrors> {
    let mut parser = Parser::new(form);
    let Some(act) = parser.choice("act", Decision::parse) else { return parser.finish(None) };
    let area = if act == Decision::Move { parser.choice("area", |id| id.parse().ok()) } else { None };
    let until = if act == Decision::Pause { parser.date("until") } else { None };
    if act == Decision::Pause && until.is_none() && parser.errors.is_empty() {
        parser.errors.add("until", "field-required");
    }
    if act == Decision::Approve {
        return parser.finish(Some(NewDecision { act, area, until, reason: None, words: String::new() }));
    }
    let (reason, words) = why(&mut parser);
    parser.finish(Some(NewDecision { act, area, until, reason, words }))
}

/// The reason of the list and the own words; «annet» needs words.
fn why(parser: &mut Parser<'_>) -> (Option<Reason>, String) {
    let reason = parser.choice("reason", Reason::parse);
    let words = parser.text("words", 0, WORDS);
    if reason == Some(Reason::Other) && words.is_empty() {
        parser.errors.add("words", "decision-words-needed");
    }
    (reason, words)
}

/// The answer to an objection.
///
/// # Errors
/// The complaints, field by field.
pub(super) fn answer(form: &FormData) -> Result<NewDecision, FieldErrors> {
    let mut parser = Parser::new(form);
    let answers = |word: &str| Decision::parse(word).filter(|act| matches!(act, Decision::Uphold | Decision::Reverse));
    let act = parser.choice("act", answers);
    let (reason, words) = why(&mut parser);
    parser.finish(act.map(|act| NewDecision { act, area: None, until: None, reason, words }))
}

/// A report, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewReport {
    /// Why.
    pub(super) why: Why,
    /// In her own words.
    pub(super) words: String,
}

/// The report of a form.
///
/// # Errors
/// The complaints, field by field.
pub(super) fn report(form: &FormData) -> Result<NewReport, FieldErrors> {
    let mut parser = Parser::new(form);
    let why = parser.choice("why", Why::parse);
    let words = parser.text("words", 0, REPORT);
    if matches!(why, Some(Why::Other | Why::Wrong)) && words.is_empty() {
        parser.errors.add("words", "report-words-needed");
    }
    parser.finish(why.map(|why| NewReport { why, words }))
}

/// The words of an objection.
///
/// # Errors
/// The complaint about them.
pub(super) fn objection(form: &FormData) -> Result<String, FieldErrors> {
    let mut parser = Parser::new(form);
    let words = parser.text("objection", 1, OBJECTION);
    parser.finish(Some(words))
}

/// The words of a note.
///
/// # Errors
/// The complaint about them.
pub(super) fn note(form: &FormData) -> Result<String, FieldErrors> {
    let mut parser = Parser::new(form);
    let words = parser.text("note", 1, NOTE);
    parser.finish(Some(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_needed_except_for_approval() {
        assert!(parse(&FormData::of(b"act=approve")).is_ok());
        assert!(parse(&FormData::of(b"act=hide")).unwrap_err().of("reason").is_some());
        assert!(parse(&FormData::of(b"act=hide&reason=other")).unwrap_err().of("words").is_some());
        assert!(parse(&FormData::of(b"act=move&reason=other_area")).unwrap_err().of("area").is_some());
        let moved = parse(&FormData::of(b"act=move&reason=other_area&area=3")).unwrap();
        assert_eq!((moved.act, moved.area), (Decision::Move, Some(AreaId(3))));
        assert!(parse(&FormData::of(b"act=burn")).is_err());
    }

    #[test]
    fn a_pause_needs_its_last_day() {
        assert!(parse(&FormData::of(b"act=pause&reason=tone")).unwrap_err().of("until").is_some());
        assert!(parse(&FormData::of(b"act=pause&reason=tone&until=i+morgen")).unwrap_err().of("until").is_some());
        let paused = parse(&FormData::of(b"act=pause&reason=tone&until=2026-12-24")).unwrap();
        assert_eq!(paused.until.map(|day| day.to_string()).as_deref(), Some("2026-12-24"));
    }

    #[test]
    fn an_objection_is_upheld_or_reversed_and_nothing_else() {
        assert!(answer(&FormData::of(b"act=reverse&reason=put_right")).is_ok());
        assert!(answer(&FormData::of(b"act=hide&reason=tone")).unwrap_err().of("act").is_some());
    }

    #[test]
    fn what_is_wrong_must_be_said_in_words() {
        assert!(report(&FormData::of(b"why=tone")).is_ok());
        for why in ["wrong", "other"] {
            let form = FormData::default().with("why", why);
            assert!(report(&form).unwrap_err().of("words").is_some(), "{why}");
        }
    }
}
