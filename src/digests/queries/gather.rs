//! What could stand in a letter now, under the reader's keys: what is owed, deadlines by rule, and threads to rank.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Europe::Oslo;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, SmallInt, Text, Timestamptz};

use super::found;
use super::settings::Settings;
use crate::calendar::{self, Entry, EntryKind, Near, Origin, Scope};
use crate::db::schema::{digest_items, follows};
use crate::digests::choose::{Found, Group};
use crate::digests::rank::Candidate;
use crate::digests::{Item, Kind, Why};
use crate::error::Error;
use crate::follows::{Level, Target};
use crate::ids::{AreaId, MemberId, OrganisationId, ThreadId, TrialId};
use crate::tx::Tx;

/// Days left at which a deadline is told of.
const MARKS: [i64; 2] = [7, 21];
/// Deadlines looked at.
const DEADLINES: i64 = 60;

/// Where the reader belongs, from her keys and hats.
pub(in crate::digests) struct Place {
    me: MemberId,
    organisations: Vec<OrganisationId>,
    areas: Vec<AreaId>,
}

impl Place {
    fn of(tx: &Tx<'_>) -> Result<Self, Error> {
        let me = tx.viewer.signed_in()?;
        let areas = tx.viewer.keys().iter().filter_map(|key| key.strip_prefix("area:")?.parse().ok()).collect();
        Ok(Self { me: me.id, organisations: me.hats.iter().map(|hat| hat.organisation_id).collect(), areas })
    }
}

#[derive(QueryableByName)]
struct OwedRow {
    #[diesel(sql_type = Text)]
    kind: Kind,
    #[diesel(sql_type = BigInt)]
    item_id: i64,
    #[diesel(sql_type = SmallInt)]
    round: i16,
    #[diesel(sql_type = Nullable<BigInt>)]
    thread_id: Option<ThreadId>,
    #[diesel(sql_type = Nullable<BigInt>)]
    trial_id: Option<i64>,
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
    #[diesel(sql_type = Array<Text>)]
    why: Vec<Why>,
}

#[derive(QueryableByName)]
struct RankedRow {
    #[diesel(sql_type = BigInt)]
    thread_id: ThreadId,
    #[diesel(sql_type = BigInt)]
    area_id: AreaId,
    #[diesel(sql_type = Nullable<BigInt>)]
    organisation_id: Option<OrganisationId>,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Bool)]
    fresh: bool,
    #[diesel(sql_type = Bool)]
    unanswered: bool,
    #[diesel(sql_type = Bool)]
    official: bool,
    #[diesel(sql_type = Integer)]
    replies: i32,
    #[diesel(sql_type = Nullable<Text>)]
    level: Option<Level>,
    #[diesel(sql_type = Bool)]
    in_area: bool,
    #[diesel(sql_type = Bool)]
    same_group: bool,
    #[diesel(sql_type = Bool)]
    same_rules: bool,
}

/// Everything that could stand in the viewer's letter.
///
/// # Errors
/// When the database refuses.
pub(in crate::digests) fn gather(tx: &mut Tx<'_>, settings: &Settings) -> Result<Found, Error> {
    let place = Place::of(tx)?;
    let mut owed = owed(tx, &place, settings.since)?;
    let told: Vec<ThreadId> = owed
        .iter()
        .filter(|(_, item, _)| item.kind.slot() == super::super::Slot::Must)
        .filter_map(|(_, item, _)| item.thread)
        .collect();
    owed.extend(deadlines(tx, &place, &told)?);
    let mut candidates = ranked(tx, &place, settings.ranked_from(tx.now))?;
    found::told_at_once(tx, &mut owed, &mut candidates)?;
    let found = found::found(tx, settings.since, &owed, &mut candidates)?;
    owed.sort_by_key(|(at, item, _)| (*at, item.id));
    owed.extend(found);
    Ok(Found { owed: owed.into_iter().map(|(_, item, group)| (item, group)).collect(), candidates })
}

pub(super) type Dated = (DateTime<Utc>, Item, Option<Group>);

fn owed(tx: &mut Tx<'_>, place: &Place, since: DateTime<Utc>) -> Result<Vec<Dated>, Error> {
    let speaks_for = tx.viewer.speaks_for();
    let rows: Vec<OwedRow> = crate::db::statement(include_str!("owed.sql"))
        .bind::<BigInt, _>(place.me)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Array<BigInt>, _>(&place.organisations)
        .bind::<Array<BigInt>, _>(&place.areas)
        .bind::<Timestamptz, _>(since)
        .bind::<Timestamptz, _>(tx.now)
        .bind::<Array<BigInt>, _>(speaks_for)
        .load(tx.conn)?;
    let dated = |row: OwedRow| {
        let group = match row.kind {
            Kind::Post | Kind::Accepted => row.thread_id.map(|thread| Group::Thread(thread.0)),
            Kind::Status | Kind::Measurement => row.trial_id.map(Group::Trial),
            _ => None,
        };
        let item =
            Item { kind: row.kind, id: row.item_id, round: row.round, thread: row.thread_id, place: 0, why: row.why };
        (row.at, item, group)
    };
    Ok(rows.into_iter().map(dated).collect())
}

/// What is due within 21 days, at 21 and at 7 days, each once; an announcement told of in this letter names its day itself.
fn deadlines(tx: &mut Tx<'_>, place: &Place, told: &[ThreadId]) -> Result<Vec<Dated>, Error> {
    let today = tx.now.with_timezone(&Oslo).date_naive();
    let entries = upcoming(tx, place, today)?;
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let dated = digest_items::kind.eq_any([Kind::Deadline, Kind::LastDay, Kind::Exemption]);
    let before: Vec<(Kind, i64, i16)> = digest_items::table
        .filter(digest_items::member_id.eq(place.me).and(dated))
        .select((digest_items::kind, digest_items::item_id, digest_items::round))
        .load(tx.conn)?;
    let item = |entry: &Entry| {
        let left = (entry.day - today).num_days();
        let mark = MARKS.into_iter().find(|mark| left <= *mark).and_then(|mark| i16::try_from(mark).ok())?;
        let (kind, id, thread) = match entry.origin {
            Origin::Event(id) => (Kind::Deadline, id.0, None),
            Origin::Announcement(thread) => (Kind::LastDay, thread.0, Some(thread)),
            Origin::Exemption(id) => (Kind::Exemption, id, None),
        };
        let known = before.contains(&(kind, id, mark)) || thread.is_some_and(|thread| told.contains(&thread));
        // What has been told within a week of its day is not told again as three weeks off.
        (!known).then(|| Item { kind, id, round: mark, thread, place: 0, why: vec![Why::Calendar] })
    };
    Ok(entries.iter().filter_map(|entry| Some((entry.created_at.min(tx.now), item(entry)?, None))).collect())
}

fn upcoming(tx: &mut Tx<'_>, place: &Place, today: NaiveDate) -> Result<Vec<Entry>, Error> {
    let followed: Vec<(Target, i64)> = follows::table
        .filter(follows::member_id.eq(place.me).and(follows::level.ne(Level::Mute)))
        .filter(follows::target.eq_any([Target::Area, Target::Organisation, Target::Trial]))
        .select((follows::target, follows::target_id))
        .load(tx.conn)?;
    let of = |wanted: Target| followed.iter().filter(move |(target, _)| *target == wanted).map(|(_, id)| *id);
    let near = Near {
        areas: place.areas.iter().copied().chain(of(Target::Area).map(AreaId)).collect(),
        organisations: place
            .organisations
            .iter()
            .copied()
            .chain(of(Target::Organisation).map(OrganisationId))
            .collect(),
        trials: of(Target::Trial).map(TrialId).collect(),
    };
    let scope = |kinds: Vec<EntryKind>, near: Near| Scope {
        from: Some(today),
        to: Some(today + Duration::days(21)),
        kinds,
        near: Some(near),
        ..Scope::default()
    };
    // Others' exemptions in her areas are for the calendar; those of her own and of what she follows she must know of.
    let own = Near { areas: Vec::new(), ..near.clone() };
    let due = EntryKind::DUE.into_iter().filter(|kind| *kind != EntryKind::Expiry).collect();
    let mut entries = calendar::entries(tx, &scope(due, near), DEADLINES)?;
    entries.extend(calendar::entries(tx, &scope(vec![EntryKind::Expiry], own), DEADLINES)?);
    // What lasts several days is due at its first.
    entries.retain(|entry| !entry.cancelled && entry.day >= today);
    Ok(entries)
}

fn ranked(tx: &mut Tx<'_>, place: &Place, from: DateTime<Utc>) -> Result<Vec<Candidate>, Error> {
    let rows: Vec<RankedRow> = crate::db::statement(include_str!("ranked.sql"))
        .bind::<BigInt, _>(place.me)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Array<BigInt>, _>(&place.organisations)
        .bind::<Array<BigInt>, _>(&place.areas)
        .bind::<Timestamptz, _>(from)
        .bind::<Timestamptz, _>(tx.now)
        .load(tx.conn)?;
    let candidate = |row: RankedRow| Candidate {
        thread: row.thread_id,
        area: row.area_id,
        organisation: row.organisation_id,
        created_at: row.created_at,
        fresh: row.fresh,
        unanswered: row.unanswered,
        official: row.official,
        replies: row.replies,
        level: row.level,
        in_area: row.in_area,
        same_group: row.same_group,
        same_rules: row.same_rules,
    };
    Ok(rows.into_iter().map(candidate).collect())
}
