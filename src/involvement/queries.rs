//! What pages read beside events and accounts: promises, employers like an organisation's.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::Form;
use crate::db::schema::{involvement_promises as promises, organisations};
use crate::error::Error;
use crate::ids::{OrganisationId, TrialId};
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
    let rows: Vec<Alike> = crate::db::statement(include_str!("alike.sql")).bind::<BigInt, _>(id).load(tx.conn)?;
    let (own, alike): (Vec<Alike>, Vec<Alike>) = rows.into_iter().partition(|row| row.own);
    let ids = |rows: Vec<Alike>| rows.into_iter().map(|row| row.id).collect();
    Ok(Like { name, own: ids(own), alike: ids(alike) })
}
