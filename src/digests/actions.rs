//! Letters made and choices kept. A letter, its items, its mail and the cursor are committed together.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::Timestamptz;
use diesel::upsert::excluded;

use super::due::{Cadence, Choice, Due};
use super::queries::settings::{self, Settings};
use super::{Draft, draft};
use crate::audit::{self, Act, Entry};
use crate::db::schema::{digest_items, digest_settings, digests};
use crate::error::Error;
use crate::ids::MemberId;
use crate::jobs::Job;
use crate::mail::outbox::{MailKind, NewMail};
use crate::tx::Tx;
use crate::viewer;

/// Members looked at in a minute at most.
const TICK: i64 = 5000;
/// Days an attempt that came to nothing is kept.
const KEPT_DAYS: i64 = 200;

/// What came of looking at a member's letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It is not due.
    NotDue,
    /// There was nothing new; the attempt is kept.
    Nothing,
    /// A letter, with its key.
    Letter(i64),
}

/// Sees to it that everybody has a row, in her own time zone, and enqueues a job for each whose time has come.
///
/// # Errors
/// When the database refuses.
pub fn tick(tx: &mut Tx<'_>) -> Result<(), Error> {
    crate::db::statement(
        "INSERT INTO digest_settings (member_id, zone, since, changed_at, next_at)
         SELECT id, time_zone, greatest(created_at, $1 - interval '14 days'), $1, $1 FROM members m
         WHERE NOT EXISTS (SELECT 1 FROM digest_settings s WHERE s.member_id = m.id) ON CONFLICT DO NOTHING",
    )
    .bind::<Timestamptz, _>(tx.now)
    .execute(tx.conn)?;
    // Somewhere else the hour is another: times of before are not hers.
    crate::db::statement(
        "UPDATE digest_settings s SET zone = m.time_zone, changed_at = $1, next_at = CASE WHEN s.cadence <> 'off' THEN $1 END
         FROM members m WHERE m.id = s.member_id AND m.time_zone <> s.zone",
    )
    .bind::<Timestamptz, _>(tx.now)
    .execute(tx.conn)?;
    let due = settings::take_due(tx, TICK)?;
    tx.enqueue_all(&due.into_iter().map(|member| Job::Digest { member: member.0 }).collect::<Vec<_>>())
}

/// Makes a member's letter when it is due; may be done again without her getting two.
///
/// # Errors
/// When the database refuses.
pub fn make(tx: &mut Tx<'_>, member: MemberId, domain: &str) -> Result<Made, Error> {
    let settings = match settings::locked(tx, member) {
        Ok(settings) => settings,
        Err(Error::NotFound) => return Ok(Made::NotDue),
        Err(fault) => return Err(fault),
    };
    let next = match settings.due(tx.now) {
        Due::Now(slot) => return write(tx, member, &settings, slot, domain),
        Due::At(next) => Some(next),
        Due::Never => None,
    };
    diesel::update(digest_settings::table.find(member)).set(digest_settings::next_at.eq(next)).execute(tx.conn)?;
    Ok(Made::NotDue)
}

/// Makes the letter of a time, whether or not it is due.
///
/// # Errors
/// When the database refuses, or there is a letter of this time.
pub fn write(
    tx: &mut Tx<'_>,
    member: MemberId,
    settings: &Settings,
    slot: DateTime<Utc>,
    domain: &str,
) -> Result<Made, Error> {
    let reader = viewer::by_member(tx.conn, member, tx.now)?;
    let draft = draft(tx, &reader, settings)?;
    let outcome = if draft.lines.is_empty() { "nothing_new" } else { "made" };
    let id: i64 = diesel::insert_into(digests::table)
        .values((
            (digests::member_id.eq(member), digests::slot.eq(slot), digests::cadence.eq(settings.choice.cadence)),
            (digests::outcome.eq(outcome), digests::more.eq(draft.more), digests::made_at.eq(tx.now)),
            (digests::ranked_from.eq(draft.ranked_from), digests::ranked_to.eq(tx.now)),
        ))
        .returning(digests::id)
        .get_result(tx.conn)?;
    keep(tx, member, id, &draft)?;
    diesel::update(digest_settings::table.find(member))
        .set((
            digest_settings::last_slot.eq(slot),
            digest_settings::ranked_to.eq(tx.now),
            digest_settings::next_at.eq(settings.choice.next(tx.now)),
        ))
        .execute(tx.conn)?;
    if draft.lines.is_empty() {
        return Ok(Made::Nothing);
    }
    tx.owe(NewMail { kind: MailKind::Digest, member: Some(member), item: id, domain })?;
    Ok(Made::Letter(id))
}

/// Marks what the letter tells of as mailed.
fn keep(tx: &mut Tx<'_>, member: MemberId, digest: i64, draft: &Draft) -> Result<(), Error> {
    let items = draft.lines.iter().flat_map(|line| &line.items);
    let rows = items.map(|item| {
        (
            digest_items::digest_id.eq(digest),
            digest_items::member_id.eq(member),
            digest_items::place.eq(item.place),
            digest_items::kind.eq(item.kind),
            digest_items::item_id.eq(item.id),
            digest_items::round.eq(item.round),
            digest_items::thread_id.eq(item.thread),
            digest_items::why.eq(item.why.clone()),
        )
    });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(1000) {
        diesel::insert_into(digest_items::table).values(some).execute(tx.conn)?;
    }
    Ok(())
}

/// Keeps what the viewer chose. A time that has passed today is not made up for; what came while she had the letter off
/// is no news.
///
/// # Errors
/// `SignInNeeded`.
pub fn save(tx: &mut Tx<'_>, choice: Choice) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    let before = settings::of(tx, me)?;
    set(tx, me, &before, choice)
}

/// Keeps what a member chose by a link in her mail; she need not be signed in.
///
/// # Errors
/// `NotFound` when her links are of another generation.
pub(super) fn choose_by_link(
    tx: &mut Tx<'_>,
    member: MemberId,
    generation: i32,
    cadence: Cadence,
) -> Result<(), Error> {
    let before = settings::by_link(tx, member, generation)?;
    set(tx, member, &before, Choice { cadence, ..before.choice })
}

fn set(tx: &mut Tx<'_>, member: MemberId, before: &Settings, choice: Choice) -> Result<(), Error> {
    let since = if before.choice.cadence == Cadence::Off { tx.now } else { before.since };
    let changed_at = if before.choice == choice { before.changed_at } else { tx.now };
    diesel::insert_into(digest_settings::table)
        .values((
            digest_settings::member_id.eq(member),
            digest_settings::cadence.eq(choice.cadence),
            digest_settings::weekday.eq(i16::from(choice.weekday)),
            digest_settings::hour.eq(i16::from(choice.hour)),
            digest_settings::zone.eq(choice.zone.name()),
            digest_settings::since.eq(since),
            digest_settings::changed_at.eq(changed_at),
            digest_settings::next_at.eq(choice.next(tx.now)),
        ))
        .on_conflict(digest_settings::member_id)
        .do_update()
        .set((
            digest_settings::cadence.eq(excluded(digest_settings::cadence)),
            digest_settings::weekday.eq(excluded(digest_settings::weekday)),
            digest_settings::hour.eq(excluded(digest_settings::hour)),
            digest_settings::zone.eq(excluded(digest_settings::zone)),
            digest_settings::since.eq(excluded(digest_settings::since)),
            digest_settings::changed_at.eq(excluded(digest_settings::changed_at)),
            digest_settings::next_at.eq(excluded(digest_settings::next_at)),
        ))
        .execute(tx.conn)?;
    let detail = serde_json::json!({ "letter": choice.cadence.as_str() });
    let entry =
        Entry { member: Some(member), at: tx.now, act: Act::ProfileEdit, subject: ("member", member.0), detail };
    Ok(audit::record(tx.conn, entry)?)
}

/// Forgets old attempts that came to nothing. Letters are kept: their items are what is not told twice.
///
/// # Errors
/// When the database refuses.
pub fn tidy(tx: &mut Tx<'_>) -> Result<(), Error> {
    let old = digests::outcome.eq("nothing_new").and(digests::made_at.lt(tx.now - Duration::days(KEPT_DAYS)));
    diesel::delete(digests::table.filter(old)).execute(tx.conn)?;
    Ok(())
}
