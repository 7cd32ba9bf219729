//! Writing indicators, values and lessons. What is changed is kept as it was, and a change must start from the newest version.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::{Evidence, LessonKind, MeasurementKind, NewIndicator, NewLesson, NewMeasurement, Outcome, Told, Writer};
use crate::audit::Act;
use crate::db::Decimal;
use crate::db::schema::{indicators, lessons, measurements};
use crate::error::Error;
use crate::ids::{IndicatorId, LessonId, MeasurementId, MemberId, ThreadId};
use crate::jobs::Job;
use crate::search::Found;
use crate::text::markdown::{self, RENDER_VERSION};
use crate::tx::Tx;

/// What of an indicator may change.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = indicators, treat_none_as_null = true)]
struct IndicatorColumns<'a> {
    definition: &'a str,
    source: &'a str,
    target: Option<Decimal>,
    target_on: Option<NaiveDate>,
    comparison_group: &'a str,
    evidence: Evidence,
    outcome: Outcome,
    unintended: &'a str,
    thread_id: Option<ThreadId>,
    audience: &'a [String],
    member_id: Option<MemberId>,
    written_for: &'a str,
    changed_at: DateTime<Utc>,
}

fn indicator<'a>(tx: &Tx<'_>, by: &'a Writer, told: &'a Told, audience: &'a [String]) -> IndicatorColumns<'a> {
    IndicatorColumns {
        definition: &told.definition,
        source: &told.source,
        target: told.target,
        target_on: told.target_on,
        comparison_group: &told.comparison_group,
        evidence: told.evidence,
        outcome: told.outcome,
        unintended: &told.unintended,
        thread_id: told.thread,
        audience,
        member_id: tx.viewer.member_id(),
        written_for: &by.name,
        changed_at: tx.now,
    }
}

/// Adds an indicator.
///
/// # Errors
/// When the database refuses.
pub fn add_indicator(tx: &mut Tx<'_>, by: &Writer, new: &NewIndicator) -> Result<IndicatorId, Error> {
    let columns = indicator(tx, by, &new.told, &new.audience);
    let id: IndicatorId = diesel::insert_into(indicators::table)
        .values((
            indicators::trial_id.eq(new.trial),
            indicators::organisation_id.eq(new.organisation),
            indicators::standard.eq(new.standard),
            indicators::name.eq(&new.name),
            indicators::perspective.eq(new.perspective),
            indicators::aim.eq(new.aim),
            indicators::unit.eq(new.unit),
            indicators::unit_text.eq(&new.unit_text),
            indicators::direction.eq(new.direction),
            indicators::created_at.eq(tx.now),
            columns,
        ))
        .returning(indicators::id)
        .get_result(tx.conn)?;
    tx.audit(Act::ResultWrite, ("indicator", id.0), serde_json::json!({ "version": 1 }))?;
    tx.enqueue(&Job::Index { what: Found::Indicator, item: id.0 })?;
    Ok(id)
}

/// Changes what is told about an indicator, and who may read it.
///
/// # Errors
/// `Conflict` when it was changed since `version`.
pub(super) fn change_indicator(
    tx: &mut Tx<'_>,
    by: &Writer,
    (id, version): (IndicatorId, i32),
    (told, audience): (&Told, &[String]),
) -> Result<(), Error> {
    let now: i32 = indicators::table.find(id).select(indicators::version).for_no_key_update().first(tx.conn)?;
    newest(now, version)?;
    keep(tx, KEEP_INDICATOR, id.0)?;
    let columns = indicator(tx, by, told, audience);
    diesel::update(indicators::table.find(id)).set((columns, indicators::version.eq(version + 1))).execute(tx.conn)?;
    tx.enqueue(&Job::Index { what: Found::Indicator, item: id.0 })?;
    tx.audit(Act::ResultWrite, ("indicator", id.0), serde_json::json!({ "version": version + 1 }))
}

/// All of a value but whose it is.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = measurements, treat_none_as_null = true)]
struct MeasurementColumns<'a> {
    kind: MeasurementKind,
    measured_on: NaiveDate,
    value: Decimal,
    n: Option<i32>,
    comparison_value: Option<Decimal>,
    comparison_n: Option<i32>,
    method: &'a str,
    withdrawn: bool,
    member_id: Option<MemberId>,
    written_for: &'a str,
    changed_at: DateTime<Utc>,
}

fn measurement<'a>(tx: &Tx<'_>, by: &'a Writer, new: &'a NewMeasurement) -> MeasurementColumns<'a> {
    MeasurementColumns {
        kind: new.kind,
        measured_on: new.on,
        value: new.value,
        n: new.n,
        comparison_value: new.comparison,
        comparison_n: new.comparison_n,
        method: &new.method,
        withdrawn: new.withdrawn,
        member_id: tx.viewer.member_id(),
        written_for: &by.name,
        changed_at: tx.now,
    }
}

/// Adds a value to an indicator.
///
/// # Errors
/// When the database refuses.
pub fn add_measurement(
    tx: &mut Tx<'_>,
    by: &Writer,
    of: IndicatorId,
    new: &NewMeasurement,
) -> Result<MeasurementId, Error> {
    let columns = measurement(tx, by, new);
    let id: MeasurementId = diesel::insert_into(measurements::table)
        .values((measurements::indicator_id.eq(of), measurements::created_at.eq(tx.now), columns))
        .returning(measurements::id)
        .get_result(tx.conn)?;
    tx.audit(Act::ResultWrite, ("measurement", id.0), serde_json::json!({ "version": 1 }))?;
    Ok(id)
}

/// Changes a value, or takes it back.
///
/// # Errors
/// `Conflict` when it was changed since `version`.
pub(super) fn change_measurement(
    tx: &mut Tx<'_>,
    by: &Writer,
    (id, version): (MeasurementId, i32),
    new: &NewMeasurement,
) -> Result<(), Error> {
    let now: i32 = measurements::table.find(id).select(measurements::version).for_no_key_update().first(tx.conn)?;
    newest(now, version)?;
    keep(tx, KEEP_MEASUREMENT, id.0)?;
    let columns = measurement(tx, by, new);
    diesel::update(measurements::table.find(id))
        .set((columns, measurements::version.eq(version + 1)))
        .execute(tx.conn)?;
    tx.audit(Act::ResultWrite, ("measurement", id.0), serde_json::json!({ "version": version + 1 }))
}

/// All of a lesson but whose it is.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = lessons, treat_none_as_null = true)]
struct LessonColumns<'a> {
    kind: LessonKind,
    body_source: &'a str,
    body_html: String,
    render_version: i16,
    audience: &'a [String],
    withdrawn: bool,
    member_id: Option<MemberId>,
    written_for: &'a str,
    changed_at: DateTime<Utc>,
}

fn lesson<'a>(tx: &Tx<'_>, by: &'a Writer, new: &'a NewLesson) -> LessonColumns<'a> {
    LessonColumns {
        kind: new.kind,
        body_source: &new.body,
        body_html: markdown::render(&new.body).html,
        render_version: RENDER_VERSION,
        audience: &new.audience,
        withdrawn: new.withdrawn,
        member_id: tx.viewer.member_id(),
        written_for: &by.name,
        changed_at: tx.now,
    }
}

/// Adds a lesson.
///
/// # Errors
/// When the database refuses.
pub fn add_lesson(tx: &mut Tx<'_>, by: &Writer, new: &NewLesson) -> Result<LessonId, Error> {
    let columns = lesson(tx, by, new);
    let id: LessonId = diesel::insert_into(lessons::table)
        .values((
            lessons::trial_id.eq(new.trial),
            lessons::organisation_id.eq(by.organisation),
            lessons::created_at.eq(tx.now),
            columns,
        ))
        .returning(lessons::id)
        .get_result(tx.conn)?;
    tx.audit(Act::ResultWrite, ("lesson", id.0), serde_json::json!({ "version": 1 }))?;
    tx.enqueue(&Job::Index { what: Found::Lesson, item: id.0 })?;
    Ok(id)
}

/// Changes a lesson, or takes it back.
///
/// # Errors
/// `Conflict` when it was changed since `version`.
pub(super) fn change_lesson(
    tx: &mut Tx<'_>,
    by: &Writer,
    (id, version): (LessonId, i32),
    new: &NewLesson,
) -> Result<(), Error> {
    let now: i32 = lessons::table.find(id).select(lessons::version).for_no_key_update().first(tx.conn)?;
    newest(now, version)?;
    keep(tx, KEEP_LESSON, id.0)?;
    let columns = lesson(tx, by, new);
    diesel::update(lessons::table.find(id)).set((columns, lessons::version.eq(version + 1))).execute(tx.conn)?;
    tx.enqueue(&Job::Index { what: Found::Lesson, item: id.0 })?;
    tx.audit(Act::ResultWrite, ("lesson", id.0), serde_json::json!({ "version": version + 1 }))
}

fn newest(now: i32, started_from: i32) -> Result<(), Error> {
    if now == started_from { Ok(()) } else { Err(Error::Conflict("result-conflict")) }
}

const KEEP_INDICATOR: &str =
    "INSERT INTO result_versions (indicator_id, version, content, member_id, written_for, written_at)
    SELECT id, version, to_jsonb(indicators), member_id, written_for, changed_at FROM indicators WHERE id = $1";
const KEEP_MEASUREMENT: &str =
    "INSERT INTO result_versions (measurement_id, version, content, member_id, written_for, written_at)
    SELECT id, version, to_jsonb(measurements), member_id, written_for, changed_at FROM measurements WHERE id = $1";
const KEEP_LESSON: &str =
    "INSERT INTO result_versions (lesson_id, version, content, member_id, written_for, written_at)
    SELECT id, version, to_jsonb(lessons), member_id, written_for, changed_at FROM lessons WHERE id = $1";

/// Keeps a row as it is now.
fn keep(tx: &mut Tx<'_>, statement: &'static str, id: i64) -> Result<(), Error> {
    crate::db::statement(statement).bind::<BigInt, _>(id).execute(tx.conn)?;
    Ok(())
}
