//! Entering, changing and calling off events; making private addresses anew.

use chrono_tz::Europe::Oslo;
use diesel::prelude::*;

use super::reference::Given;
use super::{NewEvent, Subject, When};
use crate::audit::Act;
use crate::clock::random_token;
use crate::db::schema::{calendar_events as events, calendar_feeds as feeds};
use crate::error::Error;
use crate::ids::{EventId, MemberId};
use crate::tx::Tx;

/// The columns an event's form fills.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = events, treat_none_as_null = true)]
struct Columns<'n> {
    kind: super::EntryKind,
    title_nb: &'n str,
    title_nn: &'n str,
    about: Option<&'n str>,
    place: Option<&'n str>,
    day: chrono::NaiveDate,
    until: Option<chrono::NaiveDate>,
    starts_at: Option<chrono::DateTime<chrono::Utc>>,
    ends_at: Option<chrono::DateTime<chrono::Utc>>,
    area_id: Option<crate::ids::AreaId>,
    trial_id: Option<crate::ids::TrialId>,
    organisation_id: Option<crate::ids::OrganisationId>,
    audience: &'n [String],
    url: Option<&'n str>,
}

impl<'n> Columns<'n> {
    fn of(new: &'n NewEvent) -> Self {
        let (day, until, starts_at, ends_at) = match new.when {
            When::Days(day, until) => (day, until, None, None),
            When::Time(start, end) => (start.with_timezone(&Oslo).date_naive(), None, Some(start), end),
        };
        let (area_id, trial_id, organisation_id) = match new.subject {
            Subject::All => (None, None, None),
            Subject::Area(id) => (Some(id), None, None),
            Subject::Trial(id) => (None, Some(id), None),
            Subject::Organisation(id) => (None, None, Some(id)),
        };
        Self {
            kind: new.kind,
            title_nb: &new.title_nb,
            title_nn: &new.title_nn,
            about: new.about.as_deref(),
            place: new.place.as_deref(),
            day,
            until,
            starts_at,
            ends_at,
            area_id,
            trial_id,
            organisation_id,
            audience: &new.audience,
            url: new.url.as_deref(),
        }
    }
}

/// Enters an event.
///
/// # Errors
/// When the database refuses.
pub fn add(tx: &mut Tx<'_>, new: &NewEvent) -> Result<EventId, Error> {
    let id: EventId = diesel::insert_into(events::table)
        .values((
            Columns::of(new),
            events::uid.eq(random_token()),
            events::owner_id.eq(new.owner),
            events::author_id.eq(tx.viewer.member_id()),
            events::created_at.eq(tx.now),
            events::changed_at.eq(tx.now),
        ))
        .returning(events::id)
        .get_result(tx.conn)?;
    tx.audit(Act::CalendarEdit, ("event", id.0), serde_json::json!({ "kind": new.kind.as_str() }))?;
    Ok(id)
}

/// Changes an event that has not been changed since `sequence`.
///
/// # Errors
/// `Conflict` when it has.
pub(super) fn change(tx: &mut Tx<'_>, id: EventId, sequence: i32, new: &NewEvent) -> Result<(), Error> {
    let done = diesel::update(events::table.find(id).filter(events::sequence.eq(sequence)))
        .set((Columns::of(new), events::sequence.eq(events::sequence + 1), events::changed_at.eq(tx.now)))
        .execute(tx.conn)?;
    if done == 0 {
        return Err(Error::Conflict("conflict-event"));
    }
    tx.audit(Act::CalendarEdit, ("event", id.0), serde_json::json!({ "sequence": sequence + 1 }))
}

/// Calls an event off; it stays, so that calendars that have it are told.
///
/// # Errors
/// When the database refuses.
pub(super) fn cancel(tx: &mut Tx<'_>, id: EventId) -> Result<(), Error> {
    diesel::update(events::table.find(id).filter(events::cancelled_at.is_null()))
        .set((
            events::cancelled_at.eq(tx.now),
            events::changed_at.eq(tx.now),
            events::sequence.eq(events::sequence + 1),
        ))
        .execute(tx.conn)?;
    tx.audit(Act::CalendarEdit, ("event", id.0), serde_json::json!({ "cancelled": true }))
}

/// Makes a member's private addresses anew; those made before no longer lead anywhere.
///
/// # Errors
/// When the database refuses.
pub(super) fn renew(tx: &mut Tx<'_>, member: MemberId) -> Result<(), Error> {
    diesel::insert_into(feeds::table)
        .values((feeds::member_id.eq(member), feeds::generation.eq(1), feeds::renewed_at.eq(tx.now)))
        .on_conflict(feeds::member_id)
        .do_update()
        .set((feeds::generation.eq(feeds::generation + 1), feeds::renewed_at.eq(tx.now)))
        .execute(tx.conn)?;
    tx.audit(Act::CalendarEdit, ("member", member.0), serde_json::json!({ "feed": "renewed" }))
}

/// Writes the known events of the past as they are in the data; doing it again changes nothing.
///
/// # Errors
/// When the database refuses.
pub(super) fn write(tx: &mut Tx<'_>, given: &[Given]) -> Result<(), Error> {
    for event in given {
        let words = (
            events::kind.eq(event.kind.as_str()),
            events::title_nb.eq(&event.title_nb),
            events::title_nn.eq(&event.title_nn),
            events::day.eq(event.day),
            events::source_name.eq(&event.source),
        );
        diesel::insert_into(events::table)
            .values((
                words,
                events::uid.eq(&event.uid),
                events::audience.eq(vec!["open".to_owned()]),
                events::created_at.eq(tx.now),
                events::changed_at.eq(tx.now),
            ))
            .on_conflict(events::uid)
            .do_update()
            .set(words)
            .execute(tx.conn)?;
    }
    Ok(())
}
