//! A decision as it is typed: what, why, and in the moderator's own words.

use super::{Decision, Reason};
use crate::error::FieldErrors;
use crate::i18n::Lang;
use crate::ids::AreaId;
use crate::web::{FormData, Parser};

/// The longest own words; with the longest reason of the list they fit the 500 characters that are kept.
pub(super) const WORDS: usize = 350;

/// A decision, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewDecision {
    /// What.
    pub(super) act: Decision,
    /// Where to, for a move.
    pub(super) area: Option<AreaId>,
    /// Why; nobody asks why something was let through.
    reason: Option<Reason>,
    words: String,
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
    if act == Decision::Approve {
        return parser.finish(Some(NewDecision { act, area, reason: None, words: String::new() }));
    }
    let reason = parser.choice("reason", Reason::parse);
    let words = parser.text("words", 0, WORDS);
    if reason == Some(Reason::Other) && words.is_empty() {
        parser.errors.add("words", "decision-words-needed");
    }
    parser.finish(Some(NewDecision { act, area, reason, words }))
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
}
