//! A participant's part: its decisions, and every step it has taken.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use serde::Deserialize;

use crate::db::schema::{trial_participants, trial_status_changes};
use crate::error::Error;
use crate::ids::{OrganisationId, TrialId};
use crate::trials::{Exemption, Outcome, Participant, ReasonKind, Trial, TrialStatus, by_slug, exemptions_of, policy};
use crate::tx::Tx;
use crate::viewer::Viewer;

/// What a participant has decided, and its local regulation.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = trial_participants, check_for_backend(diesel::pg::Pg))]
pub struct Part {
    /// Where it stands.
    pub status: TrialStatus,
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
    /// Raised by every edit.
    pub version: i32,
}

/// A participant's part; rights were checked by whoever has the trial.
///
/// # Errors
/// `NotFound` when it takes no part.
pub fn part(tx: &mut Tx<'_>, trial: TrialId, organisation: OrganisationId) -> Result<Part, Error> {
    Ok(trial_participants::table.find((trial, organisation)).select(Part::as_select()).first(tx.conn)?)
}

/// A step a participant took.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Deserialize)]
#[diesel(table_name = trial_status_changes, check_for_backend(diesel::pg::Pg))]
pub struct Step {
    /// Its key.
    pub id: i64,
    /// Who took it.
    pub organisation_id: OrganisationId,
    /// Where it stood.
    pub from_status: TrialStatus,
    /// Where it stands from then on.
    pub to_status: TrialStatus,
    /// When it was decided.
    pub on_date: NaiveDate,
    /// The decision's reference.
    pub reference: Option<String>,
    /// Why it came to nothing or was stopped.
    pub reason: Option<ReasonKind>,
    /// The same in own words.
    pub words: Option<String>,
    /// Who recorded it, as she was named then.
    pub recorded_name: String,
    /// For which organisation, as it was named then.
    pub recorded_for: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// When it was taken back as a mistake.
    pub taken_back_at: Option<DateTime<Utc>>,
}

/// The steps of a participant, newest first; rights were checked by whoever has the trial.
fn steps_of(tx: &mut Tx<'_>, trial: TrialId, organisation: OrganisationId) -> Result<Vec<Step>, Error> {
    Ok(trial_status_changes::table
        .filter(trial_status_changes::trial_id.eq(trial).and(trial_status_changes::organisation_id.eq(organisation)))
        .order(trial_status_changes::id.desc())
        .limit(500)
        .select(Step::as_select())
        .load(tx.conn)?)
}

/// Everything a participant's page shows.
#[derive(Debug, Clone)]
pub struct PartPage {
    /// The trial.
    pub trial: Trial,
    /// The participant.
    pub participant: Participant,
    /// Its decisions.
    pub part: Part,
    /// Its steps, newest first.
    pub steps: Vec<Step>,
    /// Its exemptions.
    pub exemptions: Vec<Exemption>,
}

impl PartPage {
    /// Whether the viewer edits it.
    pub fn editable(&self, viewer: &Viewer) -> bool {
        let organisation = self.participant.organisation.id;
        policy::editor(viewer, &self.trial).is_ok_and(|hat| hat.organisation_id == organisation)
    }
}

/// A participant's page: four statements.
///
/// # Errors
/// `NotFound` when there is no such trial the viewer may read, or the organisation takes no part.
pub fn part_page(tx: &mut Tx<'_>, slug: &str, organisation: &str) -> Result<PartPage, Error> {
    let trial = by_slug(tx, slug)?;
    let participant = trial.participants.iter().find(|p| p.organisation.slug == organisation).cloned();
    let participant = participant.ok_or(Error::NotFound)?;
    let id = participant.organisation.id;
    let mut exemptions = exemptions_of(tx, trial.id)?;
    exemptions.retain(|exemption| exemption.organisation.id == id);
    Ok(PartPage { part: part(tx, trial.id, id)?, steps: steps_of(tx, trial.id, id)?, exemptions, participant, trial })
}
