//! What a trial's page of involvement shows, and what its forms start from.

use super::access::{self, Readable};
use super::queries::{self, Promise};
use super::{Phase, policy};
use crate::error::Error;
use crate::ids::OrganisationId;
use crate::threads::{self, ThreadFilter, ThreadKind, ThreadRow};
use crate::trials::{self, Trial, TrialKind};
use crate::tx::Tx;

/// The page of a trial.
pub(super) struct TrialPage {
    pub(super) trial: Trial,
    pub(super) promises: Vec<Promise>,
    /// In time order.
    pub(super) events: Vec<Readable>,
    /// Threads about involvement in this trial.
    pub(super) threads: Vec<ThreadRow>,
    /// Only this phase.
    pub(super) phase: Option<Phase>,
}

impl TrialPage {
    /// Six statements, and one for who asks.
    pub(super) fn read(tx: &mut Tx<'_>, slug: &str, phase: Option<Phase>) -> Result<Self, Error> {
        let trial = one(tx, slug)?;
        let filter =
            ThreadFilter { trial: Some(trial.id), kind: Some(ThreadKind::Involvement), ..ThreadFilter::default() };
        Ok(Self {
            promises: queries::promises(tx, &[trial.id])?,
            events: access::of_trials(tx, &[trial.id])?,
            threads: threads::list(tx, &filter, None, 10)?,
            trial,
            phase,
        })
    }
}

/// The trial at an address; a non-trial involved nobody.
///
/// # Errors
/// `NotFound` when there is none the viewer may read.
pub(super) fn one(tx: &mut Tx<'_>, slug: &str) -> Result<Trial, Error> {
    let trial = trials::by_slug(tx, slug)?;
    if trial.kind == TrialKind::Trial { Ok(trial) } else { Err(Error::NotFound) }
}

/// What the form of a promise starts from.
pub(super) struct PromisePage {
    pub(super) trial: Trial,
    /// The participant the viewer writes for.
    pub(super) organisation: OrganisationId,
    pub(super) promise: Option<Promise>,
}

impl PromisePage {
    /// Three statements.
    pub(super) fn read(tx: &mut Tx<'_>, slug: &str) -> Result<Self, Error> {
        let trial = one(tx, slug)?;
        let participants: Vec<OrganisationId> = trial.participants.iter().map(|p| p.organisation.id).collect();
        let organisation = policy::promises_for(&tx.viewer, &participants)?;
        let promise =
            queries::promises(tx, &[trial.id])?.into_iter().find(|promise| promise.organisation_id == organisation);
        Ok(Self { trial, organisation, promise })
    }
}

/// The trial in which the viewer may register an event, for one of the parties at one of its participants.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, or `Denied` with what to do.
pub(super) fn registrable(tx: &mut Tx<'_>, slug: &str) -> Result<Trial, Error> {
    let trial = one(tx, slug)?;
    let parties = access::parties_at(tx, trial.id, None)?;
    policy::writes_among(&tx.viewer, &parties)?;
    Ok(trial)
}
