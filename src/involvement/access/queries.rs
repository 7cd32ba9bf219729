//! How an event's row and what was told about it become what a viewer may read.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Readable, Revealed, Voice};
use crate::db::schema::{
    involvement_accounts as accounts, involvement_events as events, involvement_parties as parties, organisations,
};
use crate::error::Error;
use crate::ids::{InvolvementId, OrganisationId, TrialId};
use crate::involvement::{Event, Form, More, Party, PartyId, Phase, Repeat, Timing, Told, Who};
use crate::tx::Tx;
use crate::viewer::Side;

#[derive(Queryable, Selectable)]
#[diesel(table_name = events, check_for_backend(diesel::pg::Pg))]
pub(super) struct EventRow {
    id: InvolvementId,
    trial_id: TrialId,
    participant_id: Option<OrganisationId>,
    phase: Phase,
    happened_on: chrono::NaiveDate,
    title: String,
    about: Option<String>,
    audience: Vec<String>,
    organisation_id: OrganisationId,
    side: Side,
    version: i32,
}

impl From<EventRow> for Event {
    fn from(row: EventRow) -> Self {
        Self {
            id: row.id,
            trial: row.trial_id,
            participant: row.participant_id,
            phase: row.phase,
            happened_on: row.happened_on,
            title: row.title,
            about: row.about,
            audience: row.audience,
            registered: PartyId { organisation: row.organisation_id, side: row.side },
            version: row.version,
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts, check_for_backend(diesel::pg::Pg))]
struct AccountRow {
    event_id: InvolvementId,
    organisation_id: OrganisationId,
    side: Side,
    audience: Vec<String>,
    reveal_at: DateTime<Utc>,
    late: bool,
    form: Form,
    who: Vec<Who>,
    rating: i16,
    words: String,
    influence: Option<String>,
    would_repeat: Repeat,
    timing: Option<Timing>,
    frequency: Option<String>,
    release_percent: Option<i16>,
    release_paid_by: Option<String>,
    training: Option<String>,
    documents: Option<String>,
    disagreement: Option<bool>,
    version: i32,
}

impl AccountRow {
    fn party(&self) -> PartyId {
        PartyId { organisation: self.organisation_id, side: self.side }
    }

    fn revealed(self, now: DateTime<Utc>) -> Revealed {
        Revealed {
            version: self.version,
            late: self.late,
            sealed: now < self.reveal_at && self.audience.len() == 1,
            told: Told {
                form: self.form,
                who: self.who,
                rating: self.rating,
                words: self.words,
                influence: self.influence,
                would_repeat: self.would_repeat,
                more: More {
                    timing: self.timing,
                    frequency: self.frequency,
                    release_percent: self.release_percent,
                    release_paid_by: self.release_paid_by,
                    training: self.training,
                    documents: self.documents,
                    disagreement: self.disagreement,
                },
            },
        }
    }
}

type Seat = (InvolvementId, OrganisationId, Side, String, String, Option<DateTime<Utc>>);

/// Events with each of their parties and what the viewer may read of theirs: two statements.
pub(super) fn with_voices(tx: &mut Tx<'_>, rows: Vec<EventRow>) -> Result<Vec<Readable>, Error> {
    let ids: Vec<InvolvementId> = rows.iter().map(|row| row.id).collect();
    let seats: Vec<Seat> = parties::table
        .inner_join(organisations::table.on(organisations::id.eq(parties::organisation_id)))
        .left_join(
            accounts::table.on(accounts::event_id
                .eq(parties::event_id)
                .and(accounts::organisation_id.eq(parties::organisation_id))
                .and(accounts::side.eq(parties::side))),
        )
        .filter(parties::event_id.eq_any(&ids))
        .order((parties::event_id, organisations::name))
        .select((
            parties::event_id,
            parties::organisation_id,
            parties::side,
            organisations::name,
            organisations::slug,
            accounts::reveal_at.nullable(),
        ))
        .load(tx.conn)?;
    let mut told = revealed(tx, &ids)?;
    let mut found: Vec<Readable> =
        rows.into_iter().map(|row| Readable { event: row.into(), voices: Vec::new() }).collect();
    for (event, organisation, side, name, slug, reveal_at) in seats {
        let id = PartyId { organisation, side };
        let voice = match (told.remove(&(event, id)), reveal_at) {
            (Some(told), _) => Voice::Told(Box::new(told)),
            (None, Some(until)) => Voice::Sealed(until),
            (None, None) => Voice::Missing,
        };
        if let Some(readable) = found.iter_mut().find(|readable| readable.event.id == event) {
            readable.voices.push((Party { id, name, slug }, voice));
        }
    }
    // Sides in their own order, names within.
    found.iter_mut().for_each(|readable| readable.voices.sort_by_key(|(party, _)| party.id.side));
    Ok(found)
}

type ByParty = HashMap<(InvolvementId, PartyId), Revealed>;

/// What the viewer may read: her own party's, everybody's where her party has given its own, and what has been hidden
/// long enough in events she may read.
fn revealed(tx: &mut Tx<'_>, ids: &[InvolvementId]) -> Result<ByParty, Error> {
    let keys = tx.viewer.keys();
    let open = accounts::reveal_at.le(tx.now).and(events::audience.overlaps_with(keys));
    let rows: Vec<AccountRow> = accounts::table
        .inner_join(events::table.on(events::id.eq(accounts::event_id)))
        .filter(accounts::event_id.eq_any(ids))
        .filter(accounts::audience.overlaps_with(keys).or(open))
        .select(AccountRow::as_select())
        .load(tx.conn)?;
    let now = tx.now;
    Ok(rows.into_iter().map(|row| ((row.event_id, row.party()), row.revealed(now))).collect())
}
