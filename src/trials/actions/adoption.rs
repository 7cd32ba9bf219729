//! «Vi gjør det også», «vi kopierer»: who does as a trial does.

use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::audit::Act;
use crate::db::schema::trial_adoptions;
use crate::error::Error;
use crate::ids::{OrganisationId, TrialId};
use crate::trials::AdoptionKind;
use crate::tx::Tx;

/// An adoption as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAdoption {
    /// How.
    pub kind: AdoptionKind,
    /// What was adapted, or how it is done there.
    pub how: Option<String>,
    /// The copier's own trial, where it has one.
    pub own_trial: Option<TrialId>,
}

/// Says that an organisation does as a trial does; said again, it is changed.
///
/// # Errors
/// When the database refuses.
pub fn adopt(tx: &mut Tx<'_>, trial: TrialId, organisation: OrganisationId, new: &NewAdoption) -> Result<(), Error> {
    diesel::insert_into(trial_adoptions::table)
        .values((
            trial_adoptions::trial_id.eq(trial),
            trial_adoptions::organisation_id.eq(organisation),
            trial_adoptions::kind.eq(new.kind),
            trial_adoptions::how.eq(&new.how),
            trial_adoptions::own_trial_id.eq(new.own_trial),
            trial_adoptions::recorded_by.eq(tx.viewer.member_id()),
            trial_adoptions::recorded_at.eq(tx.now),
        ))
        .on_conflict((trial_adoptions::trial_id, trial_adoptions::organisation_id))
        .do_update()
        .set((
            trial_adoptions::kind.eq(excluded(trial_adoptions::kind)),
            trial_adoptions::how.eq(excluded(trial_adoptions::how)),
            trial_adoptions::own_trial_id.eq(excluded(trial_adoptions::own_trial_id)),
        ))
        .execute(tx.conn)?;
    let detail = serde_json::json!({ "organisation": organisation.0, "kind": new.kind.as_str() });
    tx.audit(Act::TrialAdopt, ("trial", trial.0), detail)
}

/// Takes it back.
///
/// # Errors
/// When the database refuses.
pub fn forget(tx: &mut Tx<'_>, trial: TrialId, organisation: OrganisationId) -> Result<(), Error> {
    diesel::delete(trial_adoptions::table.find((trial, organisation))).execute(tx.conn)?;
    tx.audit(
        Act::TrialAdopt,
        ("trial", trial.0),
        serde_json::json!({ "organisation": organisation.0, "taken_back": true }),
    )
}
