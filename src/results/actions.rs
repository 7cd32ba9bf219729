//! Writing indicators, values and lessons. What is changed is kept as it was, and a change must start from the newest version.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::{NewIndicator, NewLesson, NewMeasurement, Told, Writer};
use crate::audit::Act;
use crate::db::schema::{indicators, lessons, measurements};
use crate::error::Error;
use crate::ids::{IndicatorId, LessonId, MeasurementId};
use crate::jobs::Job;
use crate::search::Found;
use crate::text::markdown::{self, RENDER_VERSION};
use crate::tx::Tx;

/// Adds an indicator.
///
/// # Errors
/// When the database refuses.
pub fn add_indicator(tx: &mut Tx<'_>, by: &Writer, new: &NewIndicator) -> Result<IndicatorId, Error> {
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
            told(&new.told),
            indicators::audience.eq(&new.audience),
            indicators::member_id.eq(tx.viewer.member_id()),
            indicators::written_for.eq(&by.name),
            indicators::created_at.eq(tx.now),
            indicators::changed_at.eq(tx.now),
        ))
        .returning(indicators::id)
        .get_result(tx.conn)?;
    tx.audit(Act::ResultWrite, ("indicator", id.0), serde_json::json!({ "version": 1 }))?;
    tx.enqueue(&Job::Index { what: Found::Indicator, item: id.0 })?;
    Ok(id)
}

type ToldColumns = (
    diesel::dsl::Eq<indicators::definition, String>,
    diesel::dsl::Eq<indicators::source, String>,
    diesel::dsl::Eq<indicators::target, Option<crate::db::Decimal>>,
    diesel::dsl::Eq<indicators::target_on, Option<chrono::NaiveDate>>,
    diesel::dsl::Eq<indicators::comparison_group, String>,
    diesel::dsl::Eq<indicators::evidence, super::Evidence>,
    diesel::dsl::Eq<indicators::outcome, super::Outcome>,
    diesel::dsl::Eq<indicators::unintended, String>,
    diesel::dsl::Eq<indicators::thread_id, Option<crate::ids::ThreadId>>,
);

fn told(told: &Told) -> ToldColumns {
    (
        indicators::definition.eq(told.definition.clone()),
        indicators::source.eq(told.source.clone()),
        indicators::target.eq(told.target),
        indicators::target_on.eq(told.target_on),
        indicators::comparison_group.eq(told.comparison_group.clone()),
        indicators::evidence.eq(told.evidence),
        indicators::outcome.eq(told.outcome),
        indicators::unintended.eq(told.unintended.clone()),
        indicators::thread_id.eq(told.thread),
    )
}

/// Changes what is told about an indicator, and who may read it.
///
/// # Errors
/// `Conflict` when it was changed since `version`.
pub(super) fn change_indicator(
    tx: &mut Tx<'_>,
    by: &Writer,
    (id, version): (IndicatorId, i32),
    new: (&Told, &[String]),
) -> Result<(), Error> {
    let now: i32 = indicators::table.find(id).select(indicators::version).for_no_key_update().first(tx.conn)?;
    newest(now, version)?;
    keep(tx, KEEP_INDICATOR, id.0)?;
    diesel::update(indicators::table.find(id))
        .set((
            told(new.0),
            indicators::audience.eq(new.1),
            indicators::version.eq(version + 1),
            indicators::member_id.eq(tx.viewer.member_id()),
            indicators::written_for.eq(&by.name),
            indicators::changed_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    tx.enqueue(&Job::Index { what: Found::Indicator, item: id.0 })?;
    tx.audit(Act::ResultWrite, ("indicator", id.0), serde_json::json!({ "version": version + 1 }))
}

/// Adds a value to an indicator.
///
/// # Errors
/// When the database refuses.
pub fn add_measurement(
    tx: &mut Tx<'_>,
    by: &Writer,
    indicator: IndicatorId,
    new: &NewMeasurement,
) -> Result<MeasurementId, Error> {
    let id: MeasurementId = diesel::insert_into(measurements::table)
        .values((
            measurements::indicator_id.eq(indicator),
            measurements::kind.eq(new.kind),
            measurements::measured_on.eq(new.on),
            measurements::value.eq(new.value),
            measurements::n.eq(new.n),
            measurements::comparison_value.eq(new.comparison),
            measurements::comparison_n.eq(new.comparison_n),
            measurements::method.eq(&new.method),
            measurements::member_id.eq(tx.viewer.member_id()),
            measurements::written_for.eq(&by.name),
            measurements::created_at.eq(tx.now),
            measurements::changed_at.eq(tx.now),
        ))
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
    diesel::update(measurements::table.find(id))
        .set((
            measurements::kind.eq(new.kind),
            measurements::measured_on.eq(new.on),
            measurements::value.eq(new.value),
            measurements::n.eq(new.n),
            measurements::comparison_value.eq(new.comparison),
            measurements::comparison_n.eq(new.comparison_n),
            measurements::method.eq(&new.method),
            measurements::withdrawn.eq(new.withdrawn),
            measurements::version.eq(version + 1),
            measurements::member_id.eq(tx.viewer.member_id()),
            measurements::written_for.eq(&by.name),
            measurements::changed_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    tx.audit(Act::ResultWrite, ("measurement", id.0), serde_json::json!({ "version": version + 1 }))
}

/// Adds a lesson.
///
/// # Errors
/// When the database refuses.
pub fn add_lesson(tx: &mut Tx<'_>, by: &Writer, new: &NewLesson) -> Result<LessonId, Error> {
    let id: LessonId = diesel::insert_into(lessons::table)
        .values((
            lessons::trial_id.eq(new.trial),
            lessons::organisation_id.eq(by.organisation),
            lessons::kind.eq(new.kind),
            lessons::body_source.eq(&new.body),
            lessons::body_html.eq(markdown::render(&new.body).html),
            lessons::render_version.eq(RENDER_VERSION),
            lessons::audience.eq(&new.audience),
            lessons::member_id.eq(tx.viewer.member_id()),
            lessons::written_for.eq(&by.name),
            lessons::created_at.eq(tx.now),
            lessons::changed_at.eq(tx.now),
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
    diesel::update(lessons::table.find(id))
        .set((
            lessons::kind.eq(new.kind),
            lessons::body_source.eq(&new.body),
            lessons::body_html.eq(markdown::render(&new.body).html),
            lessons::render_version.eq(RENDER_VERSION),
            lessons::audience.eq(&new.audience),
            lessons::withdrawn.eq(new.withdrawn),
            lessons::version.eq(version + 1),
            lessons::member_id.eq(tx.viewer.member_id()),
            lessons::written_for.eq(&by.name),
            lessons::changed_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
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
fn keep(tx: &mut Tx<'_>, statement: &str, id: i64) -> Result<(), Error> {
    diesel::sql_query(statement).bind::<BigInt, _>(id).execute(tx.conn)?;
    Ok(())
}
