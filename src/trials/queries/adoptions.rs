//! Who does the same as a trial or copies it, seen from both ends.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::{organisations, trial_adoptions, trials};
use crate::error::Error;
use crate::ids::{OrganisationId, TrialId};
use crate::organisations::{OrganisationKind, OrganisationRef};
use crate::tx::Tx;

crate::text_enum! {
    /// How somebody does as a trial does.
    pub enum AdoptionKind {
        /// Does the same of its own accord.
        Same = "same",
        /// Copies it as it is.
        Copy = "copy",
        /// Copies it, adapted.
        Adapted = "adapted",
    }
}

impl AdoptionKind {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Same => "adoption-same",
            Self::Copy => "adoption-copy",
            Self::Adapted => "adoption-adapted",
        }
    }
}

/// A trial at one end of a lineage: its address and titles.
pub type TrialName = (String, String, String);

/// Somebody who does as a trial does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    /// The trial that is copied.
    pub source: TrialName,
    /// Which that is.
    pub source_id: TrialId,
    /// Who copies.
    pub organisation: OrganisationRef,
    /// How.
    pub kind: AdoptionKind,
    /// What was adapted, or how it is done there.
    pub how: Option<String>,
    /// The copier's own trial, where it has one the viewer may read.
    pub own: Option<TrialName>,
    /// Since when.
    pub at: DateTime<Utc>,
}

diesel::alias!(trials as own_trials: OwnTrials);

type Row = (
    (TrialId, AdoptionKind, Option<String>, DateTime<Utc>),
    (OrganisationId, String, OrganisationKind, String, bool),
    TrialName,
    Option<TrialName>,
);

enum Of {
    Trial(TrialId),
    Organisation(OrganisationId),
}

fn load(tx: &mut Tx<'_>, of: &Of) -> Result<Vec<Adoption>, Error> {
    let mut query = trial_adoptions::table
        .inner_join(organisations::table)
        .inner_join(trials::table.on(trials::id.eq(trial_adoptions::trial_id)))
        .left_join(
            own_trials.on(own_trials
                .field(trials::id)
                .nullable()
                .eq(trial_adoptions::own_trial_id)
                .and(own_trials.field(trials::audience).overlaps_with(tx.viewer.keys()))),
        )
        .filter(trials::audience.overlaps_with(tx.viewer.keys()))
        .order((trial_adoptions::recorded_at, organisations::name))
        .limit(200)
        .select((
            (trial_adoptions::trial_id, trial_adoptions::kind, trial_adoptions::how, trial_adoptions::recorded_at),
            (organisations::id, organisations::slug, organisations::kind, organisations::name, organisations::demo),
            (trials::slug, trials::title_nb, trials::title_nn),
            own_trials.fields((trials::slug, trials::title_nb, trials::title_nn)).nullable(),
        ))
        .into_boxed();
    query = match of {
        // Those who copy it, and what it copies itself.
        Of::Trial(trial) => {
            query.filter(trial_adoptions::trial_id.eq(*trial).or(trial_adoptions::own_trial_id.eq(*trial)))
        }
        Of::Organisation(organisation) => query.filter(trial_adoptions::organisation_id.eq(*organisation)),
    };
    let rows: Vec<Row> = query.load(tx.conn)?;
    Ok(rows.into_iter().map(adoption).collect())
}

fn adoption(((source_id, kind, how, at), (id, slug, of_kind, name, demo), source, own): Row) -> Adoption {
    let organisation = OrganisationRef { id, slug, kind: of_kind, name, demo };
    Adoption { source, source_id, organisation, kind, how, own, at }
}

/// A trial's lineage: those who copy it, and what it copies itself.
///
/// # Errors
/// When the database refuses.
pub fn adoptions(tx: &mut Tx<'_>, trial: TrialId) -> Result<Vec<Adoption>, Error> {
    load(tx, &Of::Trial(trial))
}

/// What an organisation does after others' trials.
///
/// # Errors
/// When the database refuses.
pub fn adoptions_by(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<Vec<Adoption>, Error> {
    load(tx, &Of::Organisation(organisation))
}
