//! What trials have taught: the lessons of a trial, and one by its key.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::{lessons, organisations, trials};
use crate::error::Error;
use crate::ids::{LessonId, OrganisationId, TrialId};
use crate::results::LessonKind;
use crate::tx::Tx;

/// A lesson.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = lessons, check_for_backend(diesel::pg::Pg))]
pub(in crate::results) struct Lesson {
    pub(in crate::results) id: LessonId,
    pub(in crate::results) organisation_id: OrganisationId,
    pub(in crate::results) kind: LessonKind,
    pub(in crate::results) body_source: String,
    pub(in crate::results) body_html: String,
    pub(in crate::results) audience: Vec<String>,
    pub(in crate::results) version: i32,
    pub(in crate::results) written_for: String,
    pub(in crate::results) changed_at: DateTime<Utc>,
}

/// A trial's lessons the viewer may read, by sort and age; at most two hundred.
pub(in crate::results) fn of_trial(tx: &mut Tx<'_>, trial: TrialId) -> Result<Vec<Lesson>, Error> {
    let mut found: Vec<Lesson> = lessons::table
        .inner_join(trials::table)
        .filter(lessons::trial_id.eq(trial))
        .filter(lessons::withdrawn.eq(false))
        .filter(lessons::audience.overlaps_with(tx.viewer.keys()))
        .filter(trials::audience.overlaps_with(tx.viewer.keys()))
        .order(lessons::id)
        .limit(200)
        .select(Lesson::as_select())
        .load(tx.conn)?;
    found.sort_by_key(|lesson| (lesson.kind, lesson.id));
    Ok(found)
}

/// A lesson she may read, with the address of its trial and the address of its organisation.
pub(in crate::results) fn one(tx: &mut Tx<'_>, id: LessonId) -> Result<(Lesson, String), Error> {
    Ok(lessons::table
        .inner_join(trials::table)
        .inner_join(organisations::table)
        .filter(lessons::id.eq(id))
        .filter(lessons::withdrawn.eq(false))
        .filter(lessons::audience.overlaps_with(tx.viewer.keys()))
        .filter(trials::audience.overlaps_with(tx.viewer.keys()))
        .select((Lesson::as_select(), trials::slug))
        .first(tx.conn)?)
}
