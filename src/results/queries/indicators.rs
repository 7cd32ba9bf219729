//! Indicators with their values: one statement, however many.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::not;
use diesel::prelude::*;

use crate::db::Decimal;
use crate::db::schema::{indicators, measurements, organisations, trials};
use crate::error::Error;
use crate::ids::{IndicatorId, MeasurementId, OrganisationId, ThreadId, TrialId};
use crate::results::figures::{Figure, Indicator, Measurement, TrialRef};
use crate::results::{Aim, Direction, Evidence, MeasurementKind, NewMeasurement, Outcome, Perspective, Standard, Unit};
use crate::tx::Tx;

#[derive(Queryable, Selectable)]
#[diesel(table_name = indicators, check_for_backend(diesel::pg::Pg))]
struct Row {
    id: IndicatorId,
    organisation_id: Option<OrganisationId>,
    standard: Option<Standard>,
    name: String,
    definition: String,
    perspective: Perspective,
    aim: Option<Aim>,
    unit: Unit,
    unit_text: Option<String>,
    direction: Direction,
    source: String,
    target: Option<Decimal>,
    target_on: Option<NaiveDate>,
    comparison_group: String,
    evidence: Evidence,
    outcome: Outcome,
    unintended: String,
    thread_id: Option<ThreadId>,
    audience: Vec<String>,
    version: i32,
    written_for: String,
    changed_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = measurements, check_for_backend(diesel::pg::Pg))]
struct Value {
    id: MeasurementId,
    kind: MeasurementKind,
    measured_on: NaiveDate,
    value: Decimal,
    n: Option<i32>,
    comparison_value: Option<Decimal>,
    comparison_n: Option<i32>,
    method: String,
    version: i32,
}

type Joined = (Row, (String, String, String, bool), Option<(String, String)>, Option<Value>);

/// Which indicators.
#[derive(Debug, Clone, Copy)]
pub(in crate::results) enum Which {
    /// Those of a trial.
    Trial(TrialId),
    /// Those of an entry in the catalogue.
    Standard(Standard),
    /// One.
    One(IndicatorId),
}

/// A trial's indicators the viewer may read, with their values; at most five thousand values.
///
/// # Errors
/// When the database refuses.
pub fn of_trial(tx: &mut Tx<'_>, trial: TrialId) -> Result<Vec<Indicator>, Error> {
    list(tx, Which::Trial(trial))
}

/// Indicators the viewer may read, with their values.
pub(in crate::results) fn list(tx: &mut Tx<'_>, which: Which) -> Result<Vec<Indicator>, Error> {
    let mut query = indicators::table
        .inner_join(trials::table.on(indicators::trial_id.eq(trials::id)))
        .left_join(organisations::table.on(indicators::organisation_id.eq(organisations::id.nullable())))
        .left_join(
            measurements::table.on(measurements::indicator_id.eq(indicators::id).and(not(measurements::withdrawn))),
        )
        .filter(indicators::audience.overlaps_with(tx.viewer.keys()))
        .filter(trials::audience.overlaps_with(tx.viewer.keys()))
        .order((trials::demo, trials::id, indicators::id, measurements::measured_on, measurements::id))
        .limit(5000)
        .select((
            Row::as_select(),
            (trials::slug, trials::title_nb, trials::title_nn, trials::demo),
            (organisations::slug, organisations::name).nullable(),
            Option::<Value>::as_select(),
        ))
        .into_boxed();
    query = match which {
        Which::Trial(trial) => query.filter(indicators::trial_id.eq(trial)),
        Which::Standard(standard) => query.filter(indicators::standard.eq(standard)),
        Which::One(id) => query.filter(indicators::id.eq(id)),
    };
    let rows: Vec<Joined> = query.load(tx.conn)?;
    let mut found = grouped(rows);
    if matches!(which, Which::Trial(_)) {
        found.sort_by_key(|indicator| (indicator.perspective, indicator.id));
    }
    Ok(found)
}

/// Rows of the same indicator follow each other; each carries one value.
fn grouped(rows: Vec<Joined>) -> Vec<Indicator> {
    let mut found: Vec<Indicator> = Vec::new();
    for (row, trial, organisation, value) in rows {
        let value = value.map(|value| measurement(value, row.perspective));
        match found.last_mut() {
            Some(last) if last.id == row.id => last.measurements.extend(value),
            _ => found.push(indicator(row, trial, organisation, value)),
        }
    }
    found
}

fn indicator(
    row: Row,
    trial: (String, String, String, bool),
    organisation: Option<(String, String)>,
    first: Option<Measurement>,
) -> Indicator {
    Indicator {
        id: row.id,
        trial: TrialRef { slug: trial.0, nb: trial.1, nn: trial.2, demo: trial.3 },
        organisation: row.organisation_id.zip(organisation).map(|(id, (slug, name))| (id, slug, name)),
        standard: row.standard,
        own_name: row.name,
        definition: row.definition,
        perspective: row.perspective,
        aim: row.aim,
        unit: row.unit,
        unit_text: row.unit_text,
        direction: row.direction,
        source: row.source,
        target: row.target,
        target_on: row.target_on,
        comparison_group: row.comparison_group,
        evidence: row.evidence,
        outcome: row.outcome,
        unintended: row.unintended,
        thread: row.thread_id,
        audience: row.audience,
        version: row.version,
        written_for: row.written_for,
        changed_at: row.changed_at,
        measurements: first.into_iter().collect(),
    }
}

fn measurement(row: Value, perspective: Perspective) -> Measurement {
    let figure = Figure::of(row.value, row.n, perspective);
    let compared = |value| {
        let figure = Figure::of(value, row.comparison_n, perspective);
        (figure, row.comparison_n.filter(|_| figure != Figure::Withheld))
    };
    Measurement {
        id: row.id,
        kind: row.kind,
        on: row.measured_on,
        figure,
        n: row.n.filter(|_| figure != Figure::Withheld),
        comparison: row.comparison_value.map(compared),
        method: row.method,
        version: row.version,
    }
}

/// A value as it is kept, for those who may change it: its version and what was written.
pub(in crate::results) fn kept(tx: &mut Tx<'_>, id: MeasurementId) -> Result<(i32, NewMeasurement), Error> {
    type Kept = ((i32, MeasurementKind, NaiveDate, Decimal, Option<i32>), (Option<Decimal>, Option<i32>, String, bool));
    let ((version, kind, on, value, n), (comparison, comparison_n, method, withdrawn)): Kept = measurements::table
        .find(id)
        .select((
            (
                measurements::version,
                measurements::kind,
                measurements::measured_on,
                measurements::value,
                measurements::n,
            ),
            (measurements::comparison_value, measurements::comparison_n, measurements::method, measurements::withdrawn),
        ))
        .first(tx.conn)?;
    Ok((version, NewMeasurement { kind, on, value, n, comparison, comparison_n, method, withdrawn }))
}

/// The indicator a value belongs to.
pub(in crate::results) fn indicator_of(tx: &mut Tx<'_>, id: MeasurementId) -> Result<IndicatorId, Error> {
    Ok(measurements::table.find(id).select(measurements::indicator_id).first(tx.conn)?)
}

/// How many trials use each entry in the catalogue, as far as the viewer may know.
pub(in crate::results) fn counts(tx: &mut Tx<'_>) -> Result<HashMap<Standard, i64>, Error> {
    let used: Vec<(Option<Standard>, TrialId)> = indicators::table
        .inner_join(trials::table.on(indicators::trial_id.eq(trials::id)))
        .filter(indicators::standard.is_not_null())
        .filter(indicators::audience.overlaps_with(tx.viewer.keys()))
        .filter(trials::audience.overlaps_with(tx.viewer.keys()))
        .select((indicators::standard, indicators::trial_id))
        .distinct()
        .load(tx.conn)?;
    let mut counts = HashMap::new();
    for standard in used.into_iter().filter_map(|(standard, _)| standard) {
        *counts.entry(standard).or_default() += 1;
    }
    Ok(counts)
}
