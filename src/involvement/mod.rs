//! How employees are involved: what an application promised, what happened, and how each party saw it. Writes
//! involvement_promises, involvement_events, involvement_parties and involvement_accounts.

mod access;
mod actions;
mod compare;
mod form;
mod marks;
mod page;
mod policy;
mod queries;
pub mod routes;
mod views;
mod vocabulary;

use chrono::NaiveDate;

use crate::error::Error;
use crate::ids::{InvolvementId, OrganisationId, TrialId};
use crate::tx::Tx;
use crate::viewer::{Side, Viewer, party_key};

pub use actions::{promise, register};
pub use views::part::trial_part;
pub use vocabulary::{Form, Phase, Repeat, Timing, Who};

/// Days until an account is shown to everybody who may read its event.
pub const HIDDEN_DAYS: i64 = 30;

/// Who tells: one side at one organisation. There may be many at an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartyId {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The side there.
    pub side: Side,
}

impl PartyId {
    /// What opens to this party and nobody else.
    pub fn key(self) -> String {
        party_key(self.organisation, self.side)
    }
}

/// The party the viewer tells for under the hat she wears, where she represents one.
pub fn tells_for(viewer: &Viewer) -> Option<PartyId> {
    policy::writes_for(viewer).ok()
}

/// How much is told about the involvement in a trial, as far as the viewer may read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Events.
    pub events: i64,
    /// Events about which the party she writes for has not told yet.
    pub waiting: i64,
}

/// A party with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Which.
    pub id: PartyId,
    /// The organisation's name.
    pub name: String,
    /// The organisation's address.
    pub slug: String,
}

/// An event as it is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// The trial.
    pub trial: TrialId,
    /// The participant at which it happened; `None` is all of them together.
    pub participant: Option<OrganisationId>,
    /// The trial's phase.
    pub phase: Phase,
    /// The day.
    pub happened_on: NaiveDate,
    /// What it was, in one line.
    pub title: String,
    /// More about it.
    pub about: Option<String>,
    /// The keys of its audience.
    pub audience: Vec<String>,
}

/// How an event looked to a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The form of involvement.
    pub form: Form,
    /// Who took part.
    pub who: Vec<Who>,
    /// How well the party was involved, 1 to 5.
    pub rating: i16,
    /// In its own words.
    pub words: String,
    /// What changed because of it.
    pub influence: Option<String>,
    /// Whether it would do the same again.
    pub would_repeat: Repeat,
    /// What may be told beside that.
    pub more: More,
}

/// What an account may tell beside the five minutes' questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct More {
    /// When they were brought in, seen from the decision.
    pub timing: Option<Timing>,
    /// How often.
    pub frequency: Option<String>,
    /// Paid release in per cent of a position.
    pub release_percent: Option<i16>,
    /// Who paid for it.
    pub release_paid_by: Option<String>,
    /// What training was given.
    pub training: Option<String>,
    /// Where minutes and papers are.
    pub documents: Option<String>,
    /// Whether disagreement was recorded.
    pub disagreement: Option<bool>,
}

/// What an application promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPromise {
    /// The trial.
    pub trial: TrialId,
    /// The participant whose application it is.
    pub organisation: OrganisationId,
    /// The most influential form it promised, where it is known.
    pub form: Option<Form>,
    /// What it said.
    pub words: String,
    /// Where that stands.
    pub source: Option<String>,
}

/// Tells about an event for the viewer's party.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, or `Denied` when it is not hers to tell about or stands already.
pub fn give(tx: &mut Tx<'_>, event: InvolvementId, told: &Told) -> Result<(), Error> {
    let (on, _) = access::locked_answerable(tx, event)?;
    actions::give(tx, &on, told)
}

/// An event everybody who reads its page sees.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Event {
    id: InvolvementId,
    trial: TrialId,
    participant: Option<OrganisationId>,
    phase: Phase,
    happened_on: NaiveDate,
    title: String,
    about: Option<String>,
    audience: Vec<String>,
    registered: PartyId,
    version: i32,
}
