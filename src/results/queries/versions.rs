//! Earlier versions: what an indicator, its values or a lesson were before they were changed. Values are withheld here by the
//! same rule as everywhere.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use serde::Deserialize;

use crate::db::Decimal;
use crate::db::schema::{measurements, result_versions as versions};
use crate::error::Error;
use crate::ids::{IndicatorId, LessonId};
use crate::results::figures::{Figure, Indicator};
use crate::results::{Evidence, MeasurementKind, Outcome};
use crate::tx::Tx;

/// An earlier version.
#[derive(Debug, Clone)]
pub(in crate::results) struct Earlier {
    /// What it was.
    pub(in crate::results) was: Was,
    /// Its number.
    pub(in crate::results) version: i32,
    /// For whom it was written.
    pub(in crate::results) written_for: String,
    /// When it was written.
    pub(in crate::results) written_at: DateTime<Utc>,
}

/// What was changed.
#[derive(Debug, Clone)]
pub(in crate::results) enum Was {
    /// The indicator itself.
    Indicator(Box<WasTold>),
    /// One of its values.
    Value {
        /// From before, or later.
        kind: MeasurementKind,
        /// The day.
        on: NaiveDate,
        /// The value.
        figure: Figure,
        /// How many it rested on.
        n: Option<i32>,
        /// How it was measured.
        method: String,
    },
    /// A lesson, as typed.
    Lesson(String),
}

/// What was told about an indicator.
#[derive(Debug, Clone)]
pub(in crate::results) struct WasTold {
    pub(in crate::results) definition: String,
    pub(in crate::results) source: String,
    pub(in crate::results) target: Option<Decimal>,
    pub(in crate::results) comparison_group: String,
    pub(in crate::results) evidence: Option<Evidence>,
    pub(in crate::results) outcome: Option<Outcome>,
    pub(in crate::results) unintended: String,
}

#[derive(Deserialize)]
struct IndicatorContent {
    definition: String,
    source: String,
    target: Option<f64>,
    comparison_group: String,
    evidence: String,
    outcome: String,
    unintended: String,
}

#[derive(Deserialize)]
struct ValueContent {
    kind: String,
    measured_on: NaiveDate,
    value: f64,
    n: Option<i32>,
    method: String,
}

#[derive(Deserialize)]
struct LessonContent {
    body_source: String,
}

type Row = (Option<i64>, Option<i64>, i32, serde_json::Value, String, DateTime<Utc>);

/// Earlier versions of an indicator and of its values, newest first.
pub(in crate::results) fn of_indicator(tx: &mut Tx<'_>, of: &Indicator) -> Result<Vec<Earlier>, Error> {
    let id: IndicatorId = of.id;
    let values = measurements::table.filter(measurements::indicator_id.eq(id)).select(measurements::id.nullable());
    let rows: Vec<Row> = versions::table
        .filter(versions::indicator_id.eq(id).or(versions::measurement_id.eq_any(values)))
        .order((versions::written_at.desc(), versions::id.desc()))
        .limit(300)
        .select((
            versions::indicator_id,
            versions::measurement_id,
            versions::version,
            versions::content,
            versions::written_for,
            versions::written_at,
        ))
        .load(tx.conn)?;
    Ok(rows.into_iter().filter_map(|row| earlier(of, row)).collect())
}

fn earlier(of: &Indicator, (_, value, version, content, written_for, written_at): Row) -> Option<Earlier> {
    let was = if value.is_some() {
        let was: ValueContent = serde_json::from_value(content).ok()?;
        let figure = Figure::of(Decimal::from_f64(was.value), was.n, of.perspective);
        let n = was.n.filter(|_| figure != Figure::Withheld);
        let kind = MeasurementKind::parse(&was.kind)?;
        Was::Value { kind, on: was.measured_on, figure, n, method: was.method }
    } else {
        let was: IndicatorContent = serde_json::from_value(content).ok()?;
        Was::Indicator(Box::new(WasTold {
            definition: was.definition,
            source: was.source,
            target: was.target.map(Decimal::from_f64),
            comparison_group: was.comparison_group,
            evidence: Evidence::parse(&was.evidence),
            outcome: Outcome::parse(&was.outcome),
            unintended: was.unintended,
        }))
    };
    Some(Earlier { was, version, written_for, written_at })
}

/// Earlier versions of a lesson, newest first.
pub(in crate::results) fn of_lesson(tx: &mut Tx<'_>, id: LessonId) -> Result<Vec<Earlier>, Error> {
    let rows: Vec<(i32, serde_json::Value, String, DateTime<Utc>)> = versions::table
        .filter(versions::lesson_id.eq(id))
        .order(versions::version.desc())
        .limit(300)
        .select((versions::version, versions::content, versions::written_for, versions::written_at))
        .load(tx.conn)?;
    let read = |(version, content, written_for, written_at)| {
        let was: LessonContent = serde_json::from_value(content).ok()?;
        Some(Earlier { was: Was::Lesson(was.body_source), version, written_for, written_at })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}
