//! Writes promises, events and accounts. An account is shown to the party alone; with each new one, to those that have
//! given theirs; and to everybody who may read the event when all have, or after thirty days.

use chrono::Duration;
use diesel::prelude::*;

use super::access::{Answerable, Editable};
use super::{HIDDEN_DAYS, NewEvent, NewPromise, PartyId, Told, access};
use crate::audit::Act;
use crate::db::schema::{
    involvement_accounts as accounts, involvement_events, involvement_parties as parties,
    involvement_promises as promises,
};
use crate::error::Error;
use crate::ids::{InvolvementId, OrganisationId};
use crate::jobs::{Job, Notice};
use crate::search::Found;
use crate::tx::Tx;
use crate::viewer::Side;

/// Registers an event for the viewer's party, with everybody who can tell about it.
///
/// # Errors
/// `SignInNeeded` or `Denied` for whoever represents no party there.
pub fn register(tx: &mut Tx<'_>, new: &NewEvent) -> Result<InvolvementId, Error> {
    let (party, everybody) = access::registrar(tx, new)?;
    let id: InvolvementId = diesel::insert_into(involvement_events::table)
        .values((
            involvement_events::trial_id.eq(new.trial),
            involvement_events::participant_id.eq(new.participant),
            involvement_events::phase.eq(new.phase),
            involvement_events::happened_on.eq(new.happened_on),
            involvement_events::title.eq(&new.title),
            involvement_events::about.eq(&new.about),
            involvement_events::audience.eq(&new.audience),
            involvement_events::organisation_id.eq(party.organisation),
            involvement_events::side.eq(party.side),
            involvement_events::registered_by.eq(tx.viewer.member_id()),
            involvement_events::created_at.eq(tx.now),
        ))
        .returning(involvement_events::id)
        .get_result(tx.conn)?;
    seat(tx, id, &everybody)?;
    tx.audit(Act::InvolvementEvent, ("involvement_event", id.0), serde_json::json!({ "trial": new.trial }))?;
    tx.enqueue(&Job::Tell { notice: Notice::AccountWaits, item: id.0 })?;
    tx.enqueue(&Job::Index { what: Found::Involvement, item: id.0 })?;
    Ok(id)
}

/// Puts parties at an event, once each.
fn seat(tx: &mut Tx<'_>, event: InvolvementId, who: &[PartyId]) -> Result<(), Error> {
    let rows: Vec<_> = who
        .iter()
        .map(|party| {
            (parties::event_id.eq(event), parties::organisation_id.eq(party.organisation), parties::side.eq(party.side))
        })
        .collect();
    diesel::insert_into(parties::table).values(rows).on_conflict_do_nothing().execute(tx.conn)?;
    Ok(())
}

/// Changes an event's wording, day, phase and audience; where it happened stays.
///
/// # Errors
/// `Conflict` when it has changed since `version`.
pub(super) fn edit(tx: &mut Tx<'_>, on: &Editable, version: i32, new: &NewEvent) -> Result<(), Error> {
    let id = on.readable().event().id;
    let changed = diesel::update(involvement_events::table.find(id).filter(involvement_events::version.eq(version)))
        .set((
            involvement_events::phase.eq(new.phase),
            involvement_events::happened_on.eq(new.happened_on),
            involvement_events::title.eq(&new.title),
            involvement_events::about.eq(&new.about),
            involvement_events::audience.eq(&new.audience),
            involvement_events::version.eq(involvement_events::version + 1),
        ))
        .execute(tx.conn)?;
    if changed == 0 {
        return Err(Error::Conflict("conflict-involvement"));
    }
    tx.enqueue(&Job::Index { what: Found::Involvement, item: id.0 })?;
    tx.audit(Act::InvolvementEvent, ("involvement_event", id.0), serde_json::json!({ "version": version + 1 }))
}

/// Takes an event away, with what its party has told.
///
/// # Errors
/// When the database refuses.
pub(super) fn withdraw(tx: &mut Tx<'_>, on: &Editable) -> Result<(), Error> {
    let id = on.readable().event().id;
    diesel::delete(involvement_events::table.find(id)).execute(tx.conn)?;
    tx.enqueue(&Job::Index { what: Found::Involvement, item: id.0 })?;
    tx.audit(Act::InvolvementEvent, ("involvement_event", id.0), serde_json::json!({ "withdrawn": true }))
}

/// Tells for the party, or changes what it told; then whoever may read it now, may.
///
/// # Errors
/// When the database refuses.
pub(super) fn give(tx: &mut Tx<'_>, on: &Answerable, told: &Told) -> Result<(), Error> {
    let (event, party) = (on.readable().event().id, on.party());
    if on.own().is_some() {
        let of_party = accounts::organisation_id.eq(party.organisation).and(accounts::side.eq(party.side));
        diesel::update(accounts::table.filter(accounts::event_id.eq(event)).filter(of_party))
            .set((words(told), accounts::version.eq(accounts::version + 1)))
            .execute(tx.conn)?;
    } else {
        seat(tx, event, &[party])?;
        let late = accounts::table.filter(accounts::event_id.eq(event)).filter(accounts::reveal_at.le(tx.now));
        let late: bool = diesel::select(diesel::dsl::exists(late)).get_result(tx.conn)?;
        diesel::insert_into(accounts::table)
            .values((
                accounts::event_id.eq(event),
                accounts::organisation_id.eq(party.organisation),
                accounts::side.eq(party.side),
                accounts::audience.eq(vec![party.key()]),
                accounts::reveal_at.eq(tx.now + Duration::days(HIDDEN_DAYS)),
                accounts::late.eq(late),
                accounts::author_id.eq(tx.viewer.member_id()),
                accounts::created_at.eq(tx.now),
                words(told),
            ))
            .execute(tx.conn)?;
        reveal(tx, event)?;
    }
    let detail = serde_json::json!({ "organisation": party.organisation, "side": party.side.as_str() });
    tx.audit(Act::InvolvementAccount, ("involvement_event", event.0), detail)
}

#[derive(AsChangeset, Insertable)]
#[diesel(table_name = accounts, treat_none_as_null = true)]
struct Words<'t> {
    form: super::Form,
    who: &'t [super::Who],
    rating: i16,
    words: &'t str,
    influence: Option<&'t str>,
    would_repeat: super::Repeat,
    timing: Option<super::Timing>,
    frequency: Option<&'t str>,
    release_percent: Option<i16>,
    release_paid_by: Option<&'t str>,
    training: Option<&'t str>,
    documents: Option<&'t str>,
    disagreement: Option<bool>,
}

fn words(told: &Told) -> Words<'_> {
    let more = &told.more;
    Words {
        form: told.form,
        who: &told.who,
        rating: told.rating,
        words: &told.words,
        influence: told.influence.as_deref(),
        would_repeat: told.would_repeat,
        timing: more.timing,
        frequency: more.frequency.as_deref(),
        release_percent: more.release_percent,
        release_paid_by: more.release_paid_by.as_deref(),
        training: more.training.as_deref(),
        documents: more.documents.as_deref(),
        disagreement: more.disagreement,
    }
}

/// Opens the accounts of an event to every party that has given its own; when none is missing, to all its readers.
fn reveal(tx: &mut Tx<'_>, event: InvolvementId) -> Result<(), Error> {
    let given: Vec<(OrganisationId, Side)> = accounts::table
        .filter(accounts::event_id.eq(event))
        .select((accounts::organisation_id, accounts::side))
        .load(tx.conn)?;
    let keys: Vec<String> =
        given.iter().map(|(organisation, side)| PartyId { organisation: *organisation, side: *side }.key()).collect();
    diesel::update(accounts::table.filter(accounts::event_id.eq(event)))
        .set(accounts::audience.eq(&keys))
        .execute(tx.conn)?;
    let seats: i64 = parties::table.filter(parties::event_id.eq(event)).count().get_result(tx.conn)?;
    if usize::try_from(seats).is_ok_and(|seats| seats == given.len()) {
        diesel::update(accounts::table.filter(accounts::event_id.eq(event)).filter(accounts::reveal_at.gt(tx.now)))
            .set(accounts::reveal_at.eq(tx.now))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Writes down what a participant's application promised; `version` is the one the change starts from, 0 for the first.
///
/// # Errors
/// `Conflict` when it has changed since.
pub fn promise(tx: &mut Tx<'_>, new: &NewPromise, version: i32) -> Result<(), Error> {
    let words = (
        promises::form.eq(new.form),
        promises::words.eq(&new.words),
        promises::source.eq(&new.source),
        promises::updated_by.eq(tx.viewer.member_id()),
        promises::updated_at.eq(tx.now),
    );
    let changed = if version == 0 {
        diesel::insert_into(promises::table)
            .values((promises::trial_id.eq(new.trial), promises::organisation_id.eq(new.organisation), words))
            .on_conflict_do_nothing()
            .execute(tx.conn)?
    } else {
        diesel::update(promises::table.find((new.trial, new.organisation)).filter(promises::version.eq(version)))
            .set((words, promises::version.eq(promises::version + 1)))
            .execute(tx.conn)?
    };
    if changed == 0 {
        return Err(Error::Conflict("conflict-involvement"));
    }
    tx.audit(Act::InvolvementPromise, ("trial", new.trial.0), serde_json::json!({ "organisation": new.organisation }))
}
