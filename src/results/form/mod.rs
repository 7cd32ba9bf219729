//! The forms of results, parsed: numbers as Norwegians type them, days that can be, and who may read.

pub(super) mod indicator;
pub(super) mod lesson;
pub(super) mod measurement;

use chrono::NaiveDate;

use crate::db::Decimal;
use crate::error::FieldErrors;
use crate::trials::Trial;
use crate::viewer::{AudienceChoice, Viewer};
use crate::web::{FormData, Parser};

/// The longest name of an indicator.
pub(super) const NAME: usize = 120;
/// The longest one-line answer.
pub(super) const LINE: usize = 200;
/// The longest answer of several lines.
pub(super) const TEXT: usize = 2_000;
/// The longest lesson.
pub(super) const BODY: usize = 5_000;
/// The longest number as typed.
pub(super) const NUMBER: usize = 20;

/// Who may read results; a side's room is none of them, for results are the participants' together.
const ROOMS: [AudienceChoice; 4] =
    [AudienceChoice::Open, AudienceChoice::Members, AudienceChoice::Area, AudienceChoice::MyOrganisation];

/// The rooms she may choose for a trial's results, widest first.
pub(super) fn rooms(viewer: &Viewer, trial: &Trial) -> Vec<AudienceChoice> {
    ROOMS.into_iter().filter(|choice| choice.resolve(viewer, trial.area).is_some()).collect()
}

/// The keys of the room she chose; a complaint when it is not hers to choose.
fn audience(parser: &mut Parser<'_>, viewer: &Viewer, trial: &Trial) -> Vec<String> {
    let keys = parser.choice("audience", |word| {
        let choice = AudienceChoice::parse(word).filter(|choice| ROOMS.contains(choice))?;
        Some(choice.resolve(viewer, trial.area)?.keys())
    });
    keys.unwrap_or_default()
}

/// The room that has these keys, as the form says it.
pub(super) fn room_of(viewer: &Viewer, trial: &Trial, keys: &[String]) -> &'static str {
    let same = |choice: &AudienceChoice| choice.resolve(viewer, trial.area).is_some_and(|room| room.keys() == keys);
    ROOMS.iter().find(|choice| same(choice)).map_or("", |choice| choice.as_str())
}

/// A number, or none when nothing was typed.
fn number(form: &FormData, errors: &mut FieldErrors, field: &'static str) -> Option<Decimal> {
    let text = form.get(field).trim();
    let value = Decimal::parse(text);
    if value.is_none() && !text.is_empty() {
        errors.add(field, "field-number");
    }
    value
}

/// How many people, cases or answers, or none when nothing was typed.
fn count(form: &FormData, errors: &mut FieldErrors, field: &'static str) -> Option<i32> {
    let text: String = form.get(field).chars().filter(|c| !c.is_whitespace()).collect();
    let n = text.parse().ok().filter(|n| (1..=100_000_000).contains(n));
    if n.is_none() && !text.is_empty() {
        errors.add(field, "field-count");
    }
    n
}

/// Whether somebody meant a day near us, not one mistyped.
fn plausible(day: NaiveDate) -> bool {
    use chrono::Datelike as _;
    (1990..=2100).contains(&day.year())
}

/// The version a change started from.
fn version(parser: &mut Parser<'_>) -> i32 {
    parser.choice("version", |text| text.parse().ok()).unwrap_or_default()
}
