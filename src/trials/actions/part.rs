//! A participant's own part: period, council decision, local regulation, the ministry's approval, what came after.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::record::touched;
use crate::audit::Act;
use crate::db::schema::trial_participants;
use crate::error::Error;
use crate::ids::{OrganisationId, TrialId};
use crate::trials::Outcome;
use crate::tx::Tx;

/// A participant's part as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = trial_participants, treat_none_as_null = true)]
pub struct NewPart {
    /// What came after.
    pub outcome: Option<Outcome>,
    /// First day of the trial there.
    pub period_from: Option<NaiveDate>,
    /// Last day, extension included.
    pub period_to: Option<NaiveDate>,
    /// When the council decided.
    pub council_on: Option<NaiveDate>,
    /// Which body.
    pub council_body: Option<String>,
    /// Its case number.
    pub council_case: Option<String>,
    /// How it voted.
    pub council_vote: Option<String>,
    /// The title of the local regulation.
    pub regulation_title: Option<String>,
    /// Where it can be read.
    pub regulation_url: Option<String>,
    /// Its text.
    pub regulation_text: Option<String>,
    /// The ministry's reference.
    pub ministry_reference: Option<String>,
    /// When the ministry approved.
    pub ministry_on: Option<NaiveDate>,
}

/// Stores it. Gives false, and changes nothing, when somebody else edited it since `version`.
///
/// # Errors
/// When the database refuses.
pub fn write(
    tx: &mut Tx<'_>,
    (trial, organisation): (TrialId, OrganisationId),
    version: i32,
    new: &NewPart,
) -> Result<bool, Error> {
    let row = trial_participants::table.find((trial, organisation)).filter(trial_participants::version.eq(version));
    let written = diesel::update(row).set((new, trial_participants::version.eq(version + 1))).execute(tx.conn)?;
    if written == 0 {
        return Ok(false);
    }
    touched(tx, trial)?;
    tx.audit(Act::TrialEdit, ("trial", trial.0), serde_json::json!({ "organisation": organisation.0 }))?;
    Ok(true)
}
