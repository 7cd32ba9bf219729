//! Exemptions a participant asked for, and what came of them.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::record::{Writer, touched};
use crate::audit::Act;
use crate::db::schema::trial_exemptions;
use crate::error::Error;
use crate::ids::{OrganisationId, ProvisionId, TrialId};
use crate::trials::ExemptionState;
use crate::tx::Tx;

/// An exemption as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = trial_exemptions, treat_none_as_null = true)]
pub struct NewExemption {
    /// The provision.
    pub provision_id: ProvisionId,
    /// What came of it.
    pub state: ExemptionState,
    /// What the rule asks for.
    pub rule_before: Option<String>,
    /// What is done instead.
    pub rule_after: Option<String>,
    /// Why it was refused, or is not needed.
    pub reason: Option<String>,
    /// When it was decided.
    pub decided_on: Option<NaiveDate>,
    /// The decision's reference.
    pub reference: Option<String>,
    /// The last day it is valid.
    pub expires_on: Option<NaiveDate>,
}

/// Stores an exemption of a participant: a new one, or over one it has, whose version is given. Gives false, and changes
/// nothing, when somebody else edited it meanwhile, or the participant has one from the same provision already.
///
/// # Errors
/// When the database refuses.
pub fn save(
    tx: &mut Tx<'_>,
    (trial, organisation): (TrialId, OrganisationId),
    over: Option<(i64, i32)>,
    new: &NewExemption,
    writer: &Writer,
) -> Result<bool, Error> {
    let recorded = (
        trial_exemptions::recorded_name.eq(&writer.name),
        trial_exemptions::recorded_for.eq(&writer.organisation),
        trial_exemptions::recorded_at.eq(tx.now),
    );
    let its = trial_exemptions::trial_id.eq(trial).and(trial_exemptions::organisation_id.eq(organisation));
    let (id, version) = over.unwrap_or((0, 0));
    let twin = trial_exemptions::table
        .filter(its.and(trial_exemptions::provision_id.eq(new.provision_id)).and(trial_exemptions::id.ne(id)));
    if diesel::select(diesel::dsl::exists(twin)).get_result::<bool>(tx.conn)? {
        return Ok(false);
    }
    let written = if over.is_some() {
        let row = trial_exemptions::table.find(id).filter(its).filter(trial_exemptions::version.eq(version));
        diesel::update(row).set((new, trial_exemptions::version.eq(version + 1), recorded)).execute(tx.conn)?
    } else {
        diesel::insert_into(trial_exemptions::table)
            .values((
                trial_exemptions::trial_id.eq(trial),
                trial_exemptions::organisation_id.eq(organisation),
                trial_exemptions::provision_id.eq(new.provision_id),
                trial_exemptions::state.eq(new.state),
                trial_exemptions::rule_before.eq(&new.rule_before),
                trial_exemptions::rule_after.eq(&new.rule_after),
                trial_exemptions::reason.eq(&new.reason),
                trial_exemptions::decided_on.eq(new.decided_on),
                trial_exemptions::reference.eq(&new.reference),
                trial_exemptions::expires_on.eq(new.expires_on),
                recorded,
            ))
            .on_conflict_do_nothing()
            .execute(tx.conn)?
    };
    if written == 0 {
        return Ok(false);
    }
    touched(tx, trial)?;
    let detail = serde_json::json!({ "organisation": organisation.0, "provision": new.provision_id.0, "state": new.state.as_str() });
    tx.audit(Act::TrialExemption, ("trial", trial.0), detail)?;
    Ok(true)
}
