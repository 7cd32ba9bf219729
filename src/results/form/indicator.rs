//! An indicator as it is typed: one of the catalogue or the trial's own, with its baseline at once when there is one.

use chrono::NaiveDate;

use super::{LINE, NAME, TEXT, audience, measurement, number, plausible, version};
use crate::error::FieldErrors;
use crate::ids::ThreadId;
use crate::results::figures::Indicator;
use crate::results::{
    Aim, Direction, Evidence, MeasurementKind, NewIndicator, NewMeasurement, Outcome, Perspective, Standard, Told,
    Unit, Writer,
};
use crate::trials::Trial;
use crate::viewer::Viewer;
use crate::web::{FormData, Parser};

/// What is fixed by the catalogue, or typed for an indicator of one's own.
struct What {
    standard: Option<Standard>,
    name: String,
    perspective: Perspective,
    aim: Option<Aim>,
    unit: Unit,
    unit_text: Option<String>,
    direction: Direction,
}

/// A new indicator, and its baseline when one was typed.
///
/// # Errors
/// The complaints, field by field.
pub(in crate::results) fn new(
    form: &FormData,
    (viewer, trial, writer): (&Viewer, &Trial, &Writer),
    today: NaiveDate,
) -> Result<(NewIndicator, Option<NewMeasurement>), FieldErrors> {
    let mut parser = Parser::new(form);
    let what = match Standard::parse(form.get("standard")) {
        Some(standard) => Some(of_catalogue(standard)),
        None => own(&mut parser, form),
    };
    let told = told(&mut parser, form, &[]);
    let ours = whose(&mut parser, form, trial);
    let baseline = what.as_ref().filter(|_| !form.get("value").trim().is_empty()).and_then(|what| {
        measurement::fields(&mut parser, form, MeasurementKind::Baseline, (what.perspective, what.unit), today)
    });
    let audience = audience(&mut parser, viewer, trial);
    let indicator = what.map(|what| NewIndicator {
        trial: trial.id,
        organisation: ours.then_some(writer.organisation),
        standard: what.standard,
        name: what.name,
        perspective: what.perspective,
        aim: what.aim,
        unit: what.unit,
        unit_text: what.unit_text,
        direction: what.direction,
        told,
        audience,
    });
    Ok((parser.finish(indicator)?, baseline))
}

fn of_catalogue(standard: Standard) -> What {
    let facts = standard.facts();
    What {
        standard: Some(standard),
        name: String::new(),
        perspective: facts.perspective,
        aim: facts.aim,
        unit: facts.unit,
        unit_text: None,
        direction: facts.direction,
    }
}

fn own(parser: &mut Parser<'_>, form: &FormData) -> Option<What> {
    let name = parser.line("name", 3, NAME);
    let perspective = parser.choice("perspective", Perspective::parse);
    let aim = if form.get("aim").is_empty() { None } else { parser.choice("aim", Aim::parse) };
    let unit = parser.choice("unit", Unit::parse);
    let unit_text = (unit == Some(Unit::Other)).then(|| parser.line("unit_text", 1, 40));
    let direction = parser.choice("direction", Direction::parse)?;
    Some(What { standard: None, name, perspective: perspective?, aim, unit: unit?, unit_text, direction })
}

/// Whether the figures are the writer's own; a trial with one participant does not ask.
fn whose(parser: &mut Parser<'_>, form: &FormData, trial: &Trial) -> bool {
    if trial.participants.len() < 2 && !form.has("whose") {
        return false;
    }
    let ours = parser.choice("whose", |word| match word {
        "trial" => Some(false),
        "ours" => Some(true),
        _ => None,
    });
    ours.unwrap_or(false)
}

fn told(parser: &mut Parser<'_>, form: &FormData, threads: &[ThreadId]) -> Told {
    let definition = parser.text("definition", 0, TEXT);
    let source = parser.line("source", 2, LINE);
    let target = number(form, &mut parser.errors, "target");
    let target_on = parser.date("target_on");
    if target_on.is_some_and(|day| !plausible(day)) {
        parser.errors.add("target_on", "field-date");
    }
    let outcome = chosen(parser, form, "outcome", Outcome::parse).unwrap_or(Outcome::TooEarly);
    let evidence = chosen(parser, form, "evidence", Evidence::parse).unwrap_or(Evidence::Unknown);
    let comparison_group = parser.text("comparison_group", 0, TEXT);
    let unintended = parser.text("unintended", 0, TEXT);
    let thread = chosen(parser, form, "thread", |id| id.parse().ok().filter(|id| threads.contains(id)));
    Told { definition, source, target, target_on, comparison_group, evidence, outcome, unintended, thread }
}

/// A choice that may be left out.
fn chosen<T>(
    parser: &mut Parser<'_>,
    form: &FormData,
    field: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    if form.get(field).is_empty() { None } else { parser.choice(field, parse) }
}

/// What is told about an indicator, changed: with the version the change started from, and who may read it.
///
/// # Errors
/// The complaints, field by field.
pub(in crate::results) fn changed(
    form: &FormData,
    (viewer, trial): (&Viewer, &Trial),
    threads: &[ThreadId],
) -> Result<(i32, Told, Vec<String>), FieldErrors> {
    let mut parser = Parser::new(form);
    let told = told(&mut parser, form, threads);
    let audience = audience(&mut parser, viewer, trial);
    let version = version(&mut parser);
    parser.finish(Some((version, told, audience)))
}

/// The form of an indicator as it is kept.
pub(in crate::results) fn filled(of: &Indicator, room: &str) -> FormData {
    FormData::default()
        .with("definition", of.definition.clone())
        .with("source", of.source.clone())
        .with("target", of.target.map(crate::db::Decimal::plain).unwrap_or_default())
        .with("target_on", of.target_on.map(|day| day.to_string()).unwrap_or_default())
        .with("outcome", of.outcome.as_str())
        .with("evidence", of.evidence.as_str())
        .with("comparison_group", of.comparison_group.clone())
        .with("unintended", of.unintended.clone())
        .with("thread", of.thread.map(|id| id.to_string()).unwrap_or_default())
        .with("audience", room)
        .with("version", of.version.to_string())
}
