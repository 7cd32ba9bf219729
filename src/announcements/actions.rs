//! Announcing, publishing, acknowledging, and owing letters to those who have not.

use chrono_tz::Europe::Oslo;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Text};

use super::queries::{self, Owing};
use super::{NewAnnouncement, reminders};
use crate::audit::Act;
use crate::db::schema::{announcement_addressees as addressees, announcements};
use crate::error::Error;
use crate::ids::{OrganisationId, ThreadId};
use crate::jobs::{Job, Notice};
use crate::mail::outbox::{MailKind, NewMail};
use crate::threads::{self, ThreadState};
use crate::tx::Tx;

/// Writes the announcement down, and publishes it when its time has come. Until then its thread is the ministry's.
///
/// # Errors
/// When the database refuses.
pub fn announce(tx: &mut Tx<'_>, new: &NewAnnouncement) -> Result<ThreadId, Error> {
    let (thread, _) = threads::open(tx, &new.thread)?;
    threads::hold_back(tx, thread)?;
    diesel::insert_into(announcements::table)
        .values((
            announcements::thread_id.eq(thread),
            announcements::addressed.eq(&new.addressed),
            announcements::audience.eq(&new.thread.audience),
            announcements::demo.eq(new.demo),
            announcements::needs_acknowledgement.eq(new.needs_acknowledgement),
            announcements::publish_at.eq(new.publish_at),
        ))
        .execute(tx.conn)?;
    tx.audit(Act::Announce, ("thread", thread.0), serde_json::json!({ "addressed": new.addressed }))?;
    if new.publish_at <= tx.now {
        publish(tx, thread)?;
    }
    Ok(thread)
}

const FREEZE: &str = concat!(
    "INSERT INTO announcement_addressees (thread_id, organisation_id) SELECT $3, id FROM (",
    include_str!("queries/addressees.sql"),
    ") AS meant"
);

/// Publishes an announcement: its addressees are written down as they are now, and its audience can read it. One that is
/// published or withdrawn already is left alone.
///
/// # Errors
/// When the database refuses.
pub fn publish(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), Error> {
    let waiting = announcements::table
        .find(thread)
        .filter(announcements::published_at.is_null().and(announcements::withdrawn_at.is_null()));
    let found: Option<(Vec<String>, Vec<String>, bool)> = waiting
        .select((announcements::addressed, announcements::audience, announcements::demo))
        .for_update()
        .first(tx.conn)
        .optional()?;
    let Some((addressed, audience, demo)) = found else { return Ok(()) };
    let addressees = crate::db::statement(FREEZE)
        .bind::<Array<Text>, _>(&addressed)
        .bind::<Bool, _>(demo)
        .bind::<BigInt, _>(thread)
        .execute(tx.conn)?;
    diesel::update(announcements::table.find(thread)).set(announcements::published_at.eq(tx.now)).execute(tx.conn)?;
    threads::publish(tx, thread, &audience)?;
    tx.audit(Act::Publish, ("thread", thread.0), serde_json::json!({ "addressees": addressees }))?;
    tx.enqueue_all(&[Job::Announcements {}, Job::Tell { notice: Notice::Announcement, item: thread.0 }])
}

/// Takes an announcement back that is not published yet; `reason` is told in its thread.
///
/// # Errors
/// `Conflict` when it has been published meanwhile.
pub(super) fn withdraw(tx: &mut Tx<'_>, thread: ThreadId, reason: &str) -> Result<(), Error> {
    let done = diesel::update(announcements::table.find(thread).filter(announcements::published_at.is_null()))
        .set(announcements::withdrawn_at.eq(tx.now))
        .execute(tx.conn)?;
    if done == 0 {
        return Err(Error::Conflict("conflict-published"));
    }
    threads::set_state(tx, thread, ThreadState::Closed, Some(reason))?;
    tx.audit(Act::Publish, ("thread", thread.0), serde_json::json!({ "withdrawn": true }))
}

/// An organisation says that it has read it; the first to say so stands.
///
/// # Errors
/// `NotFound` when it is not addressed.
pub fn acknowledge(tx: &mut Tx<'_>, thread: ThreadId, organisation: OrganisationId) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?;
    let (member, name) = (me.id, me.name.clone());
    let row = addressees::table.find((thread, organisation));
    let there: Option<chrono::DateTime<chrono::Utc>> =
        row.select(addressees::acknowledged_at).for_update().first(tx.conn)?;
    if there.is_some() {
        return Ok(());
    }
    diesel::update(row)
        .set((
            addressees::acknowledged_at.eq(tx.now),
            addressees::acknowledged_by.eq(member),
            addressees::acknowledged_name.eq(name),
        ))
        .execute(tx.conn)?;
    tx.audit(Act::Acknowledge, ("thread", thread.0), serde_json::json!({ "organisation": organisation }))
}

/// The ministry wants those who have not acknowledged reminded now; whoever got a letter the last day is left in peace.
///
/// # Errors
/// When the database refuses.
pub(super) fn prompt(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), Error> {
    let heels = tx.now - chrono::Duration::days(1);
    let prompted = diesel::update(
        addressees::table
            .filter(addressees::thread_id.eq(thread).and(addressees::acknowledged_at.is_null()))
            .filter(addressees::reminded_at.is_null().or(addressees::reminded_at.lt(heels))),
    )
    .set(addressees::prompted_at.eq(tx.now))
    .execute(tx.conn)?;
    tx.audit(Act::Publish, ("thread", thread.0), serde_json::json!({ "prompted": prompted }))?;
    tx.enqueue(&Job::Announcements {})
}

/// Owes a letter to each representative of those who have not acknowledged and are due one. That it was owed is noted in
/// the same transaction, so that doing it again owes nothing twice.
///
/// # Errors
/// When the database refuses.
pub(super) fn owe_letters(tx: &mut Tx<'_>, domain: &str) -> Result<(), Error> {
    for owing in queries::owing(tx)? {
        if is_due(tx, &owing) {
            owe_letter(tx, &owing, domain)?;
        }
    }
    Ok(())
}

fn is_due(tx: &Tx<'_>, owing: &Owing) -> bool {
    let day = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&Oslo).date_naive();
    let prompted = owing.prompted_at.is_some_and(|at| owing.reminded_at.is_none_or(|last| last < at));
    prompted || reminders::due(owing.reminded_at.map(day), owing.expires_on, day(tx.now))
}

fn owe_letter(tx: &mut Tx<'_>, owing: &Owing, domain: &str) -> Result<(), Error> {
    for member in queries::representatives(tx, owing.organisation)? {
        tx.owe_anew(NewMail { kind: MailKind::Announcement, member: Some(member), item: owing.thread.0, domain })?;
    }
    diesel::update(addressees::table.find((owing.thread, owing.organisation)))
        .set((addressees::reminded_at.eq(tx.now), addressees::reminders.eq(addressees::reminders + 1)))
        .execute(tx.conn)?;
    Ok(())
}
