//! The only way to an event and to what was told about it. A party's account is hidden from the others until they have
//! given theirs, all have, or thirty days have passed: what is hidden never leaves the database. The witnesses cannot be
//! made anywhere else.

mod queries;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use self::queries::{EventRow, with_voices};
use super::marks::Gap;
use super::{Event, HIDDEN_DAYS, NewEvent, Party, PartyId, Told, policy};
use crate::db::schema::{
    involvement_accounts as accounts, involvement_events as events, organisation_employers as employers,
    trial_participants, trials,
};
use crate::error::{Denied, Error};
use crate::ids::{InvolvementId, OrganisationId, TrialId};
use crate::tx::Tx;
use crate::viewer::Side;

/// At most so many events are read for a page.
const MOST: i64 = 3000;

/// An account the viewer may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Revealed {
    told: Told,
    version: i32,
    /// Given when others' could already be read.
    late: bool,
    /// Still readable by its own party alone.
    sealed: bool,
}

impl Revealed {
    /// What it tells.
    pub(super) fn told(&self) -> &Told {
        &self.told
    }

    /// Which version.
    pub(super) fn version(&self) -> i32 {
        self.version
    }

    /// Whether it was given when others' could already be read.
    pub(super) fn late(&self) -> bool {
        self.late
    }

    /// Whether only its own party reads it yet.
    pub(super) fn sealed(&self) -> bool {
        self.sealed
    }
}

/// What is known of a party's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Voice {
    /// It has not given one.
    Missing,
    /// It has; the viewer may not read it before then, unless all answer first.
    Sealed(DateTime<Utc>),
    /// The viewer may read it.
    Told(Box<Revealed>),
}

/// An event the viewer may read, with each of its parties and what she may read of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Readable {
    event: Event,
    voices: Vec<(Party, Voice)>,
}

impl Readable {
    /// The event.
    pub(super) fn event(&self) -> &Event {
        &self.event
    }

    /// Its parties: employers, unions, safety representatives.
    pub(super) fn voices(&self) -> &[(Party, Voice)] {
        &self.voices
    }

    /// The accounts the viewer may read.
    pub(super) fn told(&self) -> impl Iterator<Item = (&Party, &Revealed)> {
        self.voices.iter().filter_map(|(party, voice)| match voice {
            Voice::Told(told) => Some((party, &**told)),
            Voice::Missing | Voice::Sealed(_) => None,
        })
    }

    /// Accounts that are given and hidden from the viewer.
    pub(super) fn hidden(&self) -> usize {
        self.voices.iter().filter(|(_, voice)| matches!(voice, Voice::Sealed(_))).count()
    }

    /// The parties' lowest and highest rating, where two can be read.
    pub(super) fn gap(&self) -> Option<Gap> {
        let ratings: Vec<i16> = self.told().map(|(_, account)| account.told.rating).collect();
        let (least, most) = (*ratings.iter().min()?, *ratings.iter().max()?);
        (ratings.len() > 1).then_some(Gap { least, most })
    }

    /// Whether others than this party have given theirs.
    fn answered(&self, but: PartyId) -> bool {
        self.voices.iter().any(|(party, voice)| party.id != but && *voice != Voice::Missing)
    }
}

/// An event the viewer's party may tell about.
#[derive(Debug, Clone)]
pub(super) struct Answerable {
    readable: Readable,
    party: PartyId,
}

impl Answerable {
    /// The event.
    pub(super) fn readable(&self) -> &Readable {
        &self.readable
    }

    /// The party she writes for.
    pub(super) fn party(&self) -> PartyId {
        self.party
    }

    /// What her party has told before, and may still change.
    pub(super) fn own(&self) -> Option<&Revealed> {
        self.readable.told().find(|(party, _)| party.id == self.party).map(|(_, told)| told)
    }
}

/// An event the viewer's party registered, and nobody else has answered.
#[derive(Debug, Clone)]
pub(super) struct Editable {
    readable: Readable,
}

impl Editable {
    /// The event.
    pub(super) fn readable(&self) -> &Readable {
        &self.readable
    }
}

/// The events of trials the viewer may read, in time order: three statements, however many there are.
///
/// # Errors
/// When the database refuses.
pub(super) fn of_trials(tx: &mut Tx<'_>, trials: &[TrialId]) -> Result<Vec<Readable>, Error> {
    if trials.is_empty() {
        return Ok(Vec::new());
    }
    let rows = events::table
        .filter(events::trial_id.eq_any(trials))
        .filter(events::audience.overlaps_with(tx.viewer.keys()))
        .order((events::happened_on, events::id))
        .limit(MOST)
        .select(EventRow::as_select())
        .load(tx.conn)?;
    with_voices(tx, rows)
}

/// One event, and the address of its trial.
///
/// # Errors
/// `NotFound` when there is none the viewer may read.
pub(super) fn readable(tx: &mut Tx<'_>, id: InvolvementId) -> Result<(Readable, String), Error> {
    let (row, slug): (EventRow, String) = events::table
        .inner_join(trials::table)
        .filter(events::id.eq(id))
        .filter(events::audience.overlaps_with(tx.viewer.keys()))
        .filter(trials::audience.overlaps_with(tx.viewer.keys()))
        .select((EventRow::as_select(), trials::slug))
        .first(tx.conn)?;
    let found = with_voices(tx, vec![row])?.pop().ok_or(Error::NotFound)?;
    Ok((found, slug))
}

/// Whoever can tell about what happens at a participant (or, without one, at any of them): the employer, its safety
/// representatives, and each union local that organises its employees.
///
/// # Errors
/// When the database refuses.
pub(super) fn parties_at(
    tx: &mut Tx<'_>,
    trial: TrialId,
    participant: Option<OrganisationId>,
) -> Result<Vec<PartyId>, Error> {
    let rows: Vec<(OrganisationId, Option<OrganisationId>)> = trial_participants::table
        .left_join(employers::table.on(employers::employer_id.eq(trial_participants::organisation_id)))
        .filter(trial_participants::trial_id.eq(trial))
        .select((trial_participants::organisation_id, employers::local_id.nullable()))
        .load(tx.conn)?;
    let mut found = Vec::new();
    for (employer, local) in rows.into_iter().filter(|(employer, _)| participant.is_none_or(|p| p == *employer)) {
        found.push(PartyId { organisation: employer, side: Side::Management });
        found.push(PartyId { organisation: employer, side: Side::Safety });
        found.extend(local.map(|organisation| PartyId { organisation, side: Side::Union }));
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Who is to be told of a new event, when the viewer is one of them.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn registrar(tx: &mut Tx<'_>, new: &NewEvent) -> Result<(PartyId, Vec<PartyId>), Error> {
    let parties = parties_at(tx, new.trial, new.participant)?;
    let party = policy::writes_among(&tx.viewer, &parties)?;
    Ok((party, parties))
}

/// An event the viewer's party may tell about, and the address of its trial.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, or `Denied` when it is not hers to tell about or stands already.
pub(super) fn answerable(tx: &mut Tx<'_>, id: InvolvementId) -> Result<(Answerable, String), Error> {
    let (readable, slug) = readable(tx, id)?;
    let parties = parties_at(tx, readable.event.trial, readable.event.participant)?;
    let party = policy::writes_among(&tx.viewer, &parties)?;
    let on = Answerable { readable, party };
    let reveal_at = reveal_at(tx, id, party)?;
    if reveal_at.is_some_and(|at| !policy::unsettled(on.readable.answered(party), at, tx.now)) {
        return Err(Denied::Settled.into());
    }
    Ok((on, slug))
}

/// The same, with the event locked until the transaction ends, so that nobody changes hers while another answers.
///
/// # Errors
/// As [`answerable`].
pub(super) fn locked_answerable(tx: &mut Tx<'_>, id: InvolvementId) -> Result<(Answerable, String), Error> {
    lock(tx, id)?;
    answerable(tx, id)
}

/// An event the viewer's party registered and may still change or withdraw.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, or `Denied` when it is not hers or others have answered.
pub(super) fn editable(tx: &mut Tx<'_>, id: InvolvementId) -> Result<(Editable, String), Error> {
    let (readable, slug) = readable(tx, id)?;
    let party = policy::writes_among(&tx.viewer, &[readable.event.registered])?;
    let reveal_at = reveal_at(tx, id, party)?.unwrap_or(tx.now + chrono::Duration::days(HIDDEN_DAYS));
    if policy::unsettled(readable.answered(party), reveal_at, tx.now) {
        Ok((Editable { readable }, slug))
    } else {
        Err(Denied::Settled.into())
    }
}

/// The same, locked.
///
/// # Errors
/// As [`editable`].
pub(super) fn locked_editable(tx: &mut Tx<'_>, id: InvolvementId) -> Result<(Editable, String), Error> {
    lock(tx, id)?;
    editable(tx, id)
}

fn lock(tx: &mut Tx<'_>, id: InvolvementId) -> Result<(), Error> {
    let _: InvolvementId = events::table.find(id).select(events::id).for_no_key_update().first(tx.conn)?;
    Ok(())
}

fn reveal_at(tx: &mut Tx<'_>, id: InvolvementId, party: PartyId) -> Result<Option<DateTime<Utc>>, Error> {
    let own = accounts::table
        .filter(accounts::event_id.eq(id))
        .filter(accounts::organisation_id.eq(party.organisation).and(accounts::side.eq(party.side)))
        .select(accounts::reveal_at);
    Ok(own.first(tx.conn).optional()?)
}
