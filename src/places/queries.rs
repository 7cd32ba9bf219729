//! What gathering pages read that no slice reads for them: counts, who writes where, what waits.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use super::actions::REFERENCE_DATA;
use crate::announcements;
use crate::areas::Area;
use crate::db::schema::settings;
use crate::error::Error;
use crate::ids::{AreaId, OrganisationId};
use crate::moderation;
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
    let counts = diesel::sql_query(include_str!("area_counts.sql"))
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
    let rows: Vec<Here> = diesel::sql_query(
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

/// What waits for somebody to decide.
#[derive(Debug, Clone, Default, PartialEq, Eq, QueryableByName)]
pub(super) struct Queues {
    /// Membership requests at the organisations she coordinates.
    #[diesel(sql_type = BigInt)]
    pub(super) requests: i64,
    /// Cases in the moderators' queue: what waits for approval, reports and objections.
    #[diesel(sql_type = BigInt)]
    pub(super) cases: i64,
    /// Announcements her organisations have not acknowledged.
    #[diesel(sql_type = BigInt)]
    pub(super) announcements: i64,
}

/// Counts what waits for the viewer; asks nothing of the database when nothing can.
pub(super) fn queues(tx: &mut Tx<'_>, areas: &[Area]) -> Result<Queues, Error> {
    let cases = moderation::waiting(tx, areas)?;
    let organisations = tx.viewer.coordinates();
    let represented = announcements::acknowledges_for(&tx.viewer);
    if organisations.is_empty() && represented.is_empty() {
        return Ok(Queues { cases, ..Queues::default() });
    }
    let queues: Queues = diesel::sql_query(
        "SELECT (SELECT count(*) FROM memberships WHERE organisation_id = ANY($1) AND state = 'waiting') AS requests, $2 AS cases,
                (SELECT count(DISTINCT d.thread_id) FROM announcement_addressees d JOIN announcements n ON n.thread_id = d.thread_id
                 JOIN threads t ON t.id = d.thread_id WHERE d.organisation_id = ANY($3) AND d.acknowledged_at IS NULL
                 AND n.needs_acknowledgement AND t.state IN ('open', 'closed') AND t.audience && $4) AS announcements",
    )
    .bind::<Array<BigInt>, _>(organisations)
    .bind::<BigInt, _>(cases)
    .bind::<Array<BigInt>, _>(represented)
    .bind::<Array<Text>, _>(tx.viewer.keys())
    .get_result(tx.conn)?;
    Ok(queues)
}
