//! What gathering pages read that no slice reads for them: counts, deadlines, who writes where, what waits.

use chrono::Duration;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Nullable, Text, Timestamptz};

use super::actions::REFERENCE_DATA;
use super::front::Waiting;
use crate::announcements;
use crate::areas::Area;
use crate::db::schema::settings;
use crate::error::Error;
use crate::guidance;
use crate::ids::{AreaId, OrganisationId, TrialId};
use crate::involvement;
use crate::organisations::{OrganisationKind, OrganisationRef};
use crate::tx::Tx;

/// The version of the reference data that is loaded.
pub(super) fn reference_data(tx: &mut Tx<'_>) -> Result<Option<String>, Error> {
    Ok(settings::table.find(REFERENCE_DATA).select(settings::value).first(tx.conn).optional()?)
}

/// How much there is in an area, as far as the viewer may see; counted no further than [`COUNTED`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub(super) struct AreaCounts {
    #[diesel(sql_type = BigInt)]
    pub(super) area: AreaId,
    #[diesel(sql_type = BigInt)]
    pub(super) trials: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) threads: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) unanswered: i64,
}

/// Beyond this a count says «more than», so that it costs the same however much there is.
pub(super) const COUNTED: i64 = 200;

/// The counts of every area.
pub(super) fn area_counts(tx: &mut Tx<'_>) -> Result<Vec<AreaCounts>, Error> {
    let counts = crate::db::statement(include_str!("area_counts.sql"))
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<BigInt, _>(COUNTED + 1)
        .load(tx.conn)?;
    Ok(counts)
}

#[derive(QueryableByName)]
struct Here {
    #[diesel(sql_type = BigInt)]
    id: OrganisationId,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    kind: OrganisationKind,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = diesel::sql_types::Bool)]
    demo: bool,
}

/// The organisations that opened the area's newest hundred threads.
pub(super) fn who_is_here(tx: &mut Tx<'_>, area: AreaId) -> Result<Vec<OrganisationRef>, Error> {
    let rows: Vec<Here> = crate::db::statement(
        "SELECT o.id, o.slug, o.kind, o.name, o.demo FROM organisations o WHERE o.id IN (SELECT organisation_id FROM (
             SELECT organisation_id FROM threads WHERE area_id = $1 AND state IN ('open', 'closed') AND audience && $2
             ORDER BY last_post_at DESC, id DESC LIMIT 100) AS newest) ORDER BY o.name LIMIT 40",
    )
    .bind::<BigInt, _>(area)
    .bind::<Array<Text>, _>(tx.viewer.keys())
    .load(tx.conn)?;
    Ok(rows
        .into_iter()
        .map(|Here { id, slug, kind, name, demo }| OrganisationRef { id, slug, kind, name, demo })
        .collect())
}

/// Something that waits for the viewer.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub(super) struct Queue {
    #[diesel(sql_type = Text)]
    pub(super) what: Waiting,
    /// How much.
    #[diesel(sql_type = BigInt)]
    pub(super) n: i64,
    /// The address of the only place it waits in.
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) place: Option<String>,
    /// Which of it she is led to there.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(super) item: Option<i64>,
}

/// What waits for the viewer, in one statement; asks nothing of the database for a guest.
pub(super) fn queues(tx: &mut Tx<'_>, areas: &[Area]) -> Result<Vec<Queue>, Error> {
    let Some(me) = tx.viewer.member_id() else { return Ok(Vec::new()) };
    let moderates: Vec<AreaId> = areas.iter().map(|area| area.id).filter(|id| tx.viewer.moderates(*id)).collect();
    let (today, asked) = guidance::in_time(tx.now);
    let party = involvement::tells_for(&tx.viewer);
    let queues = crate::db::statement(include_str!("front/waits.sql"))
        .bind::<BigInt, _>(me)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Array<BigInt>, _>(tx.viewer.coordinates())
        .bind::<Array<BigInt>, _>(tx.viewer.speaks_for())
        .bind::<Array<BigInt>, _>(announcements::acknowledges_for(&tx.viewer))
        .bind::<Array<BigInt>, _>(moderates)
        .bind::<Nullable<BigInt>, _>(guidance::ministry(&tx.viewer))
        .bind::<Date, _>(today)
        .bind::<Date, _>(asked)
        .bind::<Nullable<BigInt>, _>(party.map(|party| party.organisation))
        .bind::<Nullable<Text>, _>(party.map(|party| party.side))
        .bind::<Timestamptz, _>(tx.now - Duration::days(involvement::HIDDEN_DAYS))
        .load(tx.conn)?;
    Ok(queues)
}

/// How much there is about a trial, as far as the viewer may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub(super) struct TrialCounts {
    /// Lessons.
    #[diesel(sql_type = BigInt)]
    pub(super) lessons: i64,
    #[diesel(sql_type = BigInt)]
    events: i64,
    #[diesel(sql_type = BigInt)]
    waiting: i64,
}

impl TrialCounts {
    /// Events of involvement.
    pub(super) fn involvement(self) -> involvement::Summary {
        involvement::Summary { events: self.events, waiting: self.waiting }
    }
}

/// Counts it; rights to the trial were checked by whoever has it.
pub(super) fn trial_counts(tx: &mut Tx<'_>, trial: TrialId) -> Result<TrialCounts, Error> {
    let party = involvement::tells_for(&tx.viewer);
    let counts = crate::db::statement(include_str!("trial/counts.sql"))
        .bind::<BigInt, _>(trial)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Nullable<BigInt>, _>(party.map(|party| party.organisation))
        .bind::<Nullable<Text>, _>(party.map(|party| party.side))
        .get_result(tx.conn)?;
    Ok(counts)
}
