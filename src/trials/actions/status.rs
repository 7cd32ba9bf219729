//! Steps: a participant goes from one status to the next, and takes back what was recorded by mistake.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::audit::Act;
use crate::db::schema::{trial_participants, trial_status_changes};
use crate::error::Error;
use crate::ids::{OrganisationId, TrialId};
use crate::trials::{ReasonKind, TrialStatus};
use crate::tx::Tx;

use super::record::{Writer, touched};

/// A step to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStep {
    /// Where to.
    pub to: TrialStatus,
    /// When it was decided.
    pub on: NaiveDate,
    /// The decision's reference.
    pub reference: Option<String>,
    /// Why it came to nothing or was stopped.
    pub reason: Option<ReasonKind>,
    /// The same in own words.
    pub words: Option<String>,
}

/// Takes a step. The participant's row is locked, so that of two who step at once the second is refused if her step is
/// not allowed from where the first has led.
///
/// # Errors
/// `Conflict` when the step is not allowed from where the participant stands.
pub fn step(
    tx: &mut Tx<'_>,
    (trial, organisation): (TrialId, OrganisationId),
    new: &NewStep,
    writer: &Writer,
) -> Result<(), Error> {
    let row = trial_participants::table.find((trial, organisation));
    let from: TrialStatus = row.select(trial_participants::status).for_no_key_update().first(tx.conn)?;
    if !from.leads_to(new.to) {
        return Err(Error::Conflict("trial-step-refused"));
    }
    diesel::insert_into(trial_status_changes::table)
        .values((
            trial_status_changes::trial_id.eq(trial),
            trial_status_changes::organisation_id.eq(organisation),
            trial_status_changes::from_status.eq(from),
            trial_status_changes::to_status.eq(new.to),
            trial_status_changes::on_date.eq(new.on),
            trial_status_changes::reference.eq(&new.reference),
            trial_status_changes::reason.eq(new.reason),
            trial_status_changes::words.eq(&new.words),
            trial_status_changes::recorded_by.eq(tx.viewer.member_id()),
            trial_status_changes::recorded_name.eq(&writer.name),
            trial_status_changes::recorded_for.eq(&writer.organisation),
            trial_status_changes::recorded_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    diesel::update(row).set(trial_participants::status.eq(new.to)).execute(tx.conn)?;
    touched(tx, trial)?;
    let detail = serde_json::json!({ "organisation": organisation.0, "from": from.as_str(), "to": new.to.as_str() });
    tx.audit(Act::TrialStep, ("trial", trial.0), detail)
}

/// Takes back the newest step: the participant stands where it stood before, and the history says so.
///
/// # Errors
/// `Conflict` when there is none to take back, or `id` is no longer the newest.
pub fn take_back(tx: &mut Tx<'_>, (trial, organisation): (TrialId, OrganisationId), id: i64) -> Result<(), Error> {
    let row = trial_participants::table.find((trial, organisation));
    let _: TrialStatus = row.select(trial_participants::status).for_no_key_update().first(tx.conn)?;
    let newest: Option<(i64, TrialStatus)> = trial_status_changes::table
        .filter(trial_status_changes::trial_id.eq(trial).and(trial_status_changes::organisation_id.eq(organisation)))
        .filter(trial_status_changes::taken_back_at.is_null())
        .order(trial_status_changes::id.desc())
        .select((trial_status_changes::id, trial_status_changes::from_status))
        .first(tx.conn)
        .optional()?;
    let Some((_, from)) = newest.filter(|(newest, _)| *newest == id) else {
        return Err(Error::Conflict("trial-step-not-newest"));
    };
    diesel::update(trial_status_changes::table.find(id))
        .set(trial_status_changes::taken_back_at.eq(tx.now))
        .execute(tx.conn)?;
    diesel::update(row).set(trial_participants::status.eq(from)).execute(tx.conn)?;
    touched(tx, trial)?;
    tx.audit(
        Act::TrialStep,
        ("trial", trial.0),
        serde_json::json!({ "organisation": organisation.0, "taken_back": id }),
    )
}
