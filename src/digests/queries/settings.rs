//! What a member chose, and how far her letter has come.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::Timestamptz;

use crate::accounts::AtOnce;
use crate::db::schema::{digest_settings, members};
use crate::digests::due::{Cadence, Choice, Due};
use crate::error::Error;
use crate::ids::MemberId;
use crate::tx::Tx;

/// What a member chose, or what goes for those who have not chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How often, when and where.
    pub choice: Choice,
    /// What was before is no news.
    pub since: DateTime<Utc>,
    /// When it was chosen.
    pub changed_at: DateTime<Utc>,
    /// The time the newest letter was made for.
    pub last_slot: Option<DateTime<Utc>>,
    /// The cursor of the ranked slots.
    pub ranked_to: Option<DateTime<Utc>>,
    /// What she says of mail at once.
    pub at_once: AtOnce,
    /// The generation of her unsubscribe links.
    pub generation: i32,
}

impl Settings {
    /// Whether a letter is due now.
    pub fn due(&self, now: DateTime<Utc>) -> Due {
        self.choice.due(now, self.last_slot.map_or(self.changed_at, |slot| slot.max(self.changed_at)))
    }

    /// What the ranked slots look back to: the cursor, but no further than two letters.
    pub fn ranked_from(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let most = now - Duration::days(self.choice.cadence.days().max(7) * 2);
        self.ranked_to.unwrap_or(most).max(most)
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = digest_settings, check_for_backend(diesel::pg::Pg))]
struct Row {
    cadence: Cadence,
    weekday: i16,
    hour: i16,
    since: DateTime<Utc>,
    changed_at: DateTime<Utc>,
    last_slot: Option<DateTime<Utc>>,
    ranked_to: Option<DateTime<Utc>>,
}

type Hers = ((String, bool, Option<i16>, Option<i16>, i16), (i32, DateTime<Utc>));

fn settings(((zone, wanted, from, to, daily_cap), (generation, created_at)): Hers, row: Option<Row>) -> Settings {
    let zone = zone.parse().unwrap_or(chrono_tz::Europe::Oslo);
    let row = row.unwrap_or(Row {
        cadence: Cadence::Weekly,
        weekday: 2,
        hour: 8,
        since: created_at,
        changed_at: created_at,
        last_slot: None,
        ranked_to: None,
    });
    Settings {
        choice: Choice {
            cadence: row.cadence,
            weekday: u8::try_from(row.weekday).unwrap_or(2),
            hour: u8::try_from(row.hour).unwrap_or(8),
            zone,
        },
        since: row.since,
        changed_at: row.changed_at,
        last_slot: row.last_slot,
        ranked_to: row.ranked_to,
        at_once: AtOnce { wanted, quiet: from.zip(to), daily_cap },
        generation,
    }
}

/// Her zone and what she says of mail at once; the generation of her links and since when she is here.
type Columns = (
    (members::time_zone, members::reply_mail, members::quiet_from, members::quiet_to, members::mail_daily_cap),
    (members::mail_generation, members::created_at),
);
const HERS: Columns = (
    (members::time_zone, members::reply_mail, members::quiet_from, members::quiet_to, members::mail_daily_cap),
    (members::mail_generation, members::created_at),
);

/// What a member chose.
///
/// # Errors
/// `NotFound` when there is no such member.
pub fn of(tx: &mut Tx<'_>, member: MemberId) -> Result<Settings, Error> {
    let (hers, row) = members::table
        .left_join(digest_settings::table)
        .filter(members::id.eq(member))
        .select((HERS, Option::<Row>::as_select()))
        .first(tx.conn)?;
    Ok(settings(hers, row))
}

/// The same with her row locked, so that two workers do not make one letter.
pub(in crate::digests) fn locked(tx: &mut Tx<'_>, member: MemberId) -> Result<Settings, Error> {
    let row: Row = digest_settings::table.find(member).select(Row::as_select()).for_no_key_update().first(tx.conn)?;
    let hers: Hers = members::table.find(member).select(HERS).first(tx.conn)?;
    Ok(settings(hers, Some(row)))
}

/// What she chose, if her unsubscribe links of this generation still hold.
///
/// # Errors
/// `NotFound` when they do not.
pub(in crate::digests) fn by_link(tx: &mut Tx<'_>, member: MemberId, generation: i32) -> Result<Settings, Error> {
    let found = of(tx, member)?;
    if found.generation == generation { Ok(found) } else { Err(Error::NotFound) }
}

/// The member of an address.
pub(in crate::digests) fn member_of(tx: &mut Tx<'_>, email: &str) -> Result<MemberId, Error> {
    Ok(members::table.filter(members::email.eq(email.to_lowercase())).select(members::id).first(tx.conn)?)
}

#[derive(QueryableByName)]
struct DueRow {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    member_id: MemberId,
}

/// Members the worker is to look at now. The next look is set an hour ahead: until then a job has taken care of it, or is lost.
pub(in crate::digests) fn take_due(tx: &mut Tx<'_>, most: i64) -> Result<Vec<MemberId>, Error> {
    let rows: Vec<DueRow> = crate::db::statement(include_str!("due.sql"))
        .bind::<Timestamptz, _>(tx.now)
        .bind::<diesel::sql_types::BigInt, _>(most)
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|row| row.member_id).collect())
}
