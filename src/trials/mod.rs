//! The register of trials and non-trials: who tries what, where each participant stands, the record, exemptions, and who
//! copies. Writes trials, trial_participants, trial_status_changes, trial_fields and their versions, trial_exemptions,
//! trial_adoptions.

pub mod access;
mod actions;
mod form;
pub mod policy;
mod queries;
mod record;
pub mod reference;
pub mod routes;
mod status;
mod views;

use chrono::{DateTime, NaiveDate, Utc};

use serde::{Deserialize, Serialize};

use crate::ids::{AreaId, OrganisationId, TrialId};
use crate::organisations::OrganisationRef;
use crate::web::Ui;

pub use actions::adoption::{NewAdoption, adopt};
pub use actions::exemption::{NewExemption, save as save_exemption};
pub use actions::part::{NewPart, write as write_part};
pub use actions::record::{Writer, write_text};
pub use actions::register::{NewTrial, add};
pub use actions::status::{NewStep, step};
pub use queries::adoptions::{Adoption, AdoptionKind, adoptions_by};
pub use queries::exemptions::{Exemption, ExemptionState, exemptions_from, exemptions_of};
pub use queries::history::{Part, PartPage, Step, part};
pub use queries::record::{Record, Written, record};
pub use queries::{TrialFilter, by_id, by_slug, list};
pub use record::{Field, Section};
pub use status::{Outcome, ReasonKind, TrialStatus};
pub use views::parts::{
    adopted, adopters, completeness, draft, exemption_table, exemptions, participant_table, record_sections, why,
};
pub use views::register::{participants, trial_list};

crate::text_enum! {
    /// A trial, or one that never became one.
    pub enum TrialKind {
        /// Selected, applied for or under way.
        Trial = "trial",
        /// Considered, refused or dropped, with reasons.
        NonTrial = "non_trial",
    }
}

/// Why something did not become a trial.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which of the closed list.
    #[serde(default = "Reason::other")]
    pub kind: ReasonKind,
    /// In bokmål.
    pub nb: String,
    /// In nynorsk.
    pub nn: String,
}

impl Reason {
    fn other() -> ReasonKind {
        ReasonKind::Other
    }
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
    /// Where it stands.
    pub status: TrialStatus,
    /// What came after the trial there.
    pub outcome: Option<Outcome>,
    /// Leads a joint trial.
    pub lead: bool,
    /// First and last day of the trial there.
    pub period: (Option<NaiveDate>, Option<NaiveDate>),
    /// Raised by every edit of its part.
    pub version: i32,
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
    /// Where it stands: what its participants' statuses come to.
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
    /// The keys of its audience.
    pub audience: Vec<String>,
    /// Not published yet.
    pub draft: bool,
    /// When it was registered.
    pub created_at: DateTime<Utc>,
    /// When a participant last changed something.
    pub edited_at: Option<DateTime<Utc>>,
    /// When a participant last said that it still holds, and which.
    pub verified: Option<(NaiveDate, String)>,
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
