//! The only way to change a trial: read under the viewer's keys, locked, by somebody who speaks for a participant.

use diesel::prelude::*;

use super::{Participant, Trial, policy, queries};
use crate::db::schema::trials;
use crate::error::{Denied, Error};
use crate::ids::TrialId;
use crate::tx::Tx;
use crate::viewer::Hat;

/// A trial that the viewer edits, locked until the transaction ends.
#[derive(Debug, Clone)]
pub struct Editable {
    trial: Trial,
    hat: Hat,
    name: String,
}

impl Editable {
    /// The trial.
    pub fn trial(&self) -> &Trial {
        &self.trial
    }

    /// The hat she edits under.
    pub fn hat(&self) -> &Hat {
        &self.hat
    }

    /// Her name, as it is kept with what she writes.
    pub fn writer(&self) -> &str {
        &self.name
    }
}

/// A participant whose part the viewer edits.
#[derive(Debug, Clone)]
pub struct OwnPart {
    editable: Editable,
    participant: Participant,
}

impl OwnPart {
    /// The trial.
    pub fn editable(&self) -> &Editable {
        &self.editable
    }

    /// The participant.
    pub fn participant(&self) -> &Participant {
        &self.participant
    }
}

/// The trial at an address, to be edited by this viewer.
///
/// # Errors
/// `NotFound` when there is none she may read; `SignInNeeded`, `Denied`.
pub fn editable(tx: &mut Tx<'_>, slug: &str) -> Result<Editable, Error> {
    // Locked first, so that what is read is what will be changed.
    let locked: Option<TrialId> = trials::table
        .filter(trials::slug.eq(slug).and(trials::audience.overlaps_with(tx.viewer.keys())))
        .select(trials::id)
        .for_no_key_update()
        .first(tx.conn)
        .optional()?;
    locked.ok_or(Error::NotFound)?;
    viewed(tx, slug)
}

/// The same for a page that only shows the form: nothing is locked.
///
/// # Errors
/// As [`editable`].
pub fn viewed(tx: &mut Tx<'_>, slug: &str) -> Result<Editable, Error> {
    let trial = queries::by_slug(tx, slug)?;
    let hat = policy::editor(&tx.viewer, &trial)?.clone();
    let name = tx.viewer.signed_in()?.name.clone();
    Ok(Editable { trial, hat, name })
}

/// A participant's part of the trial, to be edited by one who speaks for it.
///
/// # Errors
/// `NotFound` when it takes no part; `SignInNeeded`, or `Denied` for another's part.
pub fn own_part(tx: &mut Tx<'_>, slug: &str, organisation: &str, lock: bool) -> Result<OwnPart, Error> {
    let trial = queries::by_slug(tx, slug)?;
    let participant = trial.participants.iter().find(|p| p.organisation.slug == organisation).cloned();
    let participant = participant.ok_or(Error::NotFound)?;
    let editable = if lock { editable(tx, slug)? } else { viewed(tx, slug)? };
    if editable.hat.organisation_id != participant.organisation.id {
        return Err(Denied::NotRepresentative.into());
    }
    let again = editable.trial.participants.iter().find(|p| p.organisation.slug == organisation).cloned();
    Ok(OwnPart { participant: again.unwrap_or(participant), editable })
}
