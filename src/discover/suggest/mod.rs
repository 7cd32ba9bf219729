//! Suggestions while one types in a search field: words of the field, rules, threads, trials and organisations that the
//! reader may open; at most eight.

mod queries;
pub(super) mod routes;
mod views;

use crate::provisions::LegalAct;

/// Suggestions at most.
const MOST: usize = 8;
/// Of them at most so many words of the field, and so many rules.
const FEW: usize = 2;

/// What to suggest.
#[derive(Debug, Clone, Default)]
struct Suggested {
    /// Places in acts that were referred to, and acts whose names begin so.
    rules: Vec<Rule>,
    /// The rest: questions that go on, and what has these words in its title.
    lines: Vec<queries::Line>,
}

/// A place in an act.
#[derive(Debug, Clone)]
struct Rule {
    act: LegalAct,
    section: String,
    ledd: i16,
}
