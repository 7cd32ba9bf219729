//! What pages read beside events and accounts: promises, counts for a trial's page, employers like an organisation's.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text, Timestamptz};

use super::{Form, HIDDEN_DAYS, policy};
use crate::db::schema::{involvement_promises as promises, organisations};
use crate::error::Error;
use crate::ids::{InvolvementId, OrganisationId, TrialId};
use crate::tx::Tx;

/// What a participant's application promised.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = promises, check_for_backend(diesel::pg::Pg))]
pub(super) struct Promise {
    pub(super) trial_id: TrialId,
    pub(super) organisation_id: OrganisationId,
    pub(super) form: Option<Form>,
    pub(super) words: String,
    pub(super) source: Option<String>,
    pub(super) version: i32,
}

/// The promises of trials the viewer may read. They are readable like the trial.
pub(super) fn promises(tx: &mut Tx<'_>, trials: &[TrialId]) -> Result<Vec<Promise>, Error> {
    let rows = promises::table
        .filter(promises::trial_id.eq_any(trials))
        .order((promises::trial_id, promises::organisation_id))
        .select(Promise::as_select())
        .load(tx.conn)?;
    Ok(rows)
}

/// How much is told about the involvement in a trial, as far as the viewer may read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QueryableByName)]
pub struct Summary {
    /// Events.
    #[diesel(sql_type = BigInt)]
    pub events: i64,
    /// Events about which the party she writes for has not told yet.
    #[diesel(sql_type = BigInt)]
    pub waiting: i64,
}

/// Counts a trial's events; one statement.
///
/// # Errors
/// When the database refuses.
pub fn summary(tx: &mut Tx<'_>, trial: TrialId) -> Result<Summary, Error> {
    let party = tx.viewer.hat().and_then(|hat| Some((hat.organisation_id, hat.side?)));
    let counted = diesel::sql_query(
        "SELECT count(*) AS events,
                count(*) FILTER (WHERE EXISTS (SELECT FROM involvement_parties p WHERE p.event_id = e.id AND p.organisation_id = $3 AND p.side = $4)
                    AND NOT EXISTS (SELECT FROM involvement_accounts a WHERE a.event_id = e.id AND a.organisation_id = $3 AND a.side = $4)) AS waiting
         FROM involvement_events e WHERE e.trial_id = $1 AND e.audience && $2",
    )
    .bind::<BigInt, _>(trial)
    .bind::<Array<Text>, _>(tx.viewer.keys())
    .bind::<BigInt, _>(party.map_or(OrganisationId(0), |(organisation, _)| organisation))
    .bind::<Text, _>(party.map_or("", |(_, side)| side.as_str()))
    .get_result(tx.conn)?;
    Ok(counted)
}

/// Events that wait for the party the viewer writes for.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Waiting {
    /// How many.
    #[diesel(sql_type = BigInt)]
    pub n: i64,
    /// The newest of them.
    #[diesel(sql_type = BigInt)]
    pub newest: InvolvementId,
    /// The address of its trial.
    #[diesel(sql_type = Text)]
    pub trial: String,
}

/// The events of the last weeks about which the party has not told, while the others' accounts are hidden; asks nothing
/// of the database for whoever represents no party.
///
/// # Errors
/// When the database refuses.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Option<Waiting>, Error> {
    let Ok(party) = policy::writes_for(&tx.viewer) else { return Ok(None) };
    let found = diesel::sql_query(include_str!("waiting.sql"))
        .bind::<BigInt, _>(party.organisation)
        .bind::<Text, _>(party.side.as_str())
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Timestamptz, _>(tx.now - chrono::Duration::days(HIDDEN_DAYS))
        .get_result(tx.conn)
        .optional()?;
    Ok(found)
}

/// An organisation whose trials are compared with those of employers like it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Like {
    /// Its name.
    pub(super) name: String,
    /// Its employers, or itself.
    pub(super) own: Vec<OrganisationId>,
    /// Employers like those, that take part in a trial.
    pub(super) alike: Vec<OrganisationId>,
}

#[derive(QueryableByName)]
struct Alike {
    #[diesel(sql_type = BigInt)]
    id: OrganisationId,
    #[diesel(sql_type = diesel::sql_types::Bool)]
    own: bool,
}

/// Employers like an organisation's own: the same kind, and the same KOSTRA group or between half and twice as many
/// inhabitants. Two statements. The seam where another reckoning of likeness can be put in.
///
/// # Errors
/// `NotFound` when there is no such organisation.
pub(super) fn like(tx: &mut Tx<'_>, slug: &str) -> Result<Like, Error> {
    let (id, name): (OrganisationId, String) = organisations::table
        .filter(organisations::slug.eq(slug))
        .select((organisations::id, organisations::name))
        .first(tx.conn)?;
    let rows: Vec<Alike> = diesel::sql_query(include_str!("alike.sql")).bind::<BigInt, _>(id).load(tx.conn)?;
    let (own, alike): (Vec<Alike>, Vec<Alike>) = rows.into_iter().partition(|row| row.own);
    let ids = |rows: Vec<Alike>| rows.into_iter().map(|row| row.id).collect();
    Ok(Like { name, own: ids(own), alike: ids(alike) })
}
