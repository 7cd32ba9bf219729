//! The register of trials and non-trials. Writes trials and trial_participants.

mod actions;
mod queries;
pub mod reference;
pub mod routes;
mod views;

use serde::{Deserialize, Serialize};

use crate::ids::{AreaId, OrganisationId, TrialId};
use crate::organisations::OrganisationRef;
use crate::web::Ui;

pub use actions::{NewTrial, add};
pub use queries::{TrialFilter, by_slug, list};
pub use views::{participants, trial_list};

crate::text_enum! {
    /// A trial, or one that never became one.
    pub enum TrialKind {
        /// Selected, applied for or under way.
        Trial = "trial",
        /// Considered, refused or dropped, with reasons.
        NonTrial = "non_trial",
    }
}

crate::text_enum! {
    /// Where a trial stands.
    pub enum TrialStatus {
        /// Not known yet, with no shame.
        Unknown = "unknown",
        /// Under way.
        Running = "running",
        /// Considered and declined.
        ConsideredDeclined = "considered_declined",
    }
}

impl TrialStatus {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Unknown => "trial-status-unknown",
            Self::Running => "trial-status-running",
            Self::ConsideredDeclined => "trial-status-considered-declined",
        }
    }
}

/// Why something did not become a trial.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// In bokmål.
    pub nb: String,
    /// In nynorsk.
    pub nn: String,
}

/// Somebody who takes part in a trial.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// The organisation.
    pub organisation: OrganisationRef,
    /// A point on its land: degrees north and east.
    pub point: Option<(f64, f64)>,
    /// Its county's number.
    pub county: Option<String>,
    /// Inhabitants, by the newest figures.
    pub population: Option<i32>,
}

/// A trial or non-trial.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// Its key.
    pub id: TrialId,
    /// Its address.
    pub slug: String,
    /// Its number among the ten selected.
    pub number: Option<i32>,
    /// What it is.
    pub kind: TrialKind,
    /// Where it stands.
    pub status: TrialStatus,
    /// Title in bokmål.
    pub title_nb: String,
    /// Title in nynorsk.
    pub title_nn: String,
    /// Plain summary in bokmål.
    pub summary_nb: String,
    /// Plain summary in nynorsk.
    pub summary_nn: String,
    /// Why it was declined.
    pub reasons: Vec<Reason>,
    /// The year it was selected or declined.
    pub year: Option<i32>,
    /// Where the facts were read.
    pub source_name: Option<String>,
    /// Its address.
    pub source_url: Option<String>,
    /// Fictional.
    pub demo: bool,
    /// Its area.
    pub area: AreaId,
    /// The area's address.
    pub area_slug: String,
    /// The area's name in bokmål.
    pub area_nb: String,
    /// The area's name in nynorsk.
    pub area_nn: String,
    /// Who takes part, by name.
    pub participants: Vec<Participant>,
}

impl Trial {
    /// Its title in the page's language.
    pub fn title<'a>(&'a self, ui: &Ui) -> &'a str {
        ui.pick(&self.title_nb, &self.title_nn)
    }

    /// Its summary in the page's language.
    pub fn summary<'a>(&'a self, ui: &Ui) -> &'a str {
        ui.pick(&self.summary_nb, &self.summary_nn)
    }

    /// Its area's name in the page's language.
    pub fn area_name<'a>(&'a self, ui: &Ui) -> &'a str {
        ui.pick(&self.area_nb, &self.area_nn)
    }

    /// Whether the organisation takes part.
    pub fn has(&self, organisation: OrganisationId) -> bool {
        self.participants.iter().any(|p| p.organisation.id == organisation)
    }
}
