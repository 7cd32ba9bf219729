//! What the items of a letter are now, read again under the reader's keys when its words are written.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Integer, Nullable, Text, Timestamptz};

use crate::alerts;
use crate::calendar::{self, Entry, Origin, Scope};
use crate::digests::{Item, Kind};
use crate::error::Error;
use crate::ids::{GuidanceId, ThreadId};
use crate::threads::ThreadKind;
use crate::trials::TrialStatus;
use crate::tx::Tx;

/// A thing that lies in a thread.
#[derive(Debug, Clone, QueryableByName)]
pub(in crate::digests) struct InThread {
    #[diesel(sql_type = Text)]
    pub(in crate::digests) kind: Kind,
    #[diesel(sql_type = BigInt)]
    pub(in crate::digests) item_id: i64,
    #[diesel(sql_type = BigInt)]
    pub(in crate::digests) thread_id: ThreadId,
    #[diesel(sql_type = Text)]
    pub(in crate::digests) title: String,
    #[diesel(sql_type = Text)]
    pub(in crate::digests) thread_kind: ThreadKind,
    /// Everybody may read it, so its words may stand in a mailbox.
    #[diesel(sql_type = Bool)]
    pub(in crate::digests) open: bool,
    #[diesel(sql_type = Timestamptz)]
    pub(in crate::digests) created_at: DateTime<Utc>,
    #[diesel(sql_type = Integer)]
    pub(in crate::digests) replies: i32,
    #[diesel(sql_type = Nullable<Date>)]
    pub(in crate::digests) expires_on: Option<NaiveDate>,
    #[diesel(sql_type = Text)]
    pub(in crate::digests) area_nb: String,
    #[diesel(sql_type = Text)]
    pub(in crate::digests) area_nn: String,
    #[diesel(sql_type = Text)]
    pub(in crate::digests) opened_by: String,
    #[diesel(sql_type = Integer)]
    pub(in crate::digests) number: i32,
    /// The reader wrote it.
    #[diesel(sql_type = Bool)]
    pub(in crate::digests) hers: bool,
    #[diesel(sql_type = Bool)]
    pub(in crate::digests) official: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::digests) written_by: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(in crate::digests) guidance_id: Option<GuidanceId>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::digests) guidance_title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::digests) short: Option<String>,
    #[diesel(sql_type = Bool)]
    pub(in crate::digests) replaced: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::digests) owing: Option<String>,
}

/// Something that changed in a trial.
#[derive(Debug, Clone, QueryableByName)]
pub(in crate::digests) struct InTrial {
    #[diesel(sql_type = Text)]
    pub(in crate::digests) kind: Kind,
    #[diesel(sql_type = BigInt)]
    pub(in crate::digests) item_id: i64,
    #[diesel(sql_type = Text)]
    pub(in crate::digests) slug: String,
    #[diesel(sql_type = Text)]
    pub(in crate::digests) title_nb: String,
    #[diesel(sql_type = Text)]
    pub(in crate::digests) title_nn: String,
    #[diesel(sql_type = Bool)]
    pub(in crate::digests) open: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::digests) organisation: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::digests) status: Option<TrialStatus>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::digests) standard: Option<crate::results::Standard>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::digests) indicator: Option<String>,
}

/// What the items are.
#[derive(Debug, Default)]
pub(in crate::digests) struct Told {
    pub(in crate::digests) threads: Vec<InThread>,
    pub(in crate::digests) trials: Vec<InTrial>,
    pub(in crate::digests) events: Vec<Entry>,
    pub(in crate::digests) found: Vec<alerts::Told>,
}

fn in_trial(kind: Kind) -> bool {
    matches!(kind, Kind::Status | Kind::Measurement)
}

fn in_calendar(kind: Kind) -> bool {
    matches!(kind, Kind::Deadline | Kind::Exemption)
}

/// Whether an entry of the calendar is what an item tells of.
pub(in crate::digests) fn is_of(entry: &Entry, kind: Kind, id: i64) -> bool {
    match entry.origin {
        Origin::Event(event) => (kind, id) == (Kind::Deadline, event.0),
        Origin::Exemption(exemption) => (kind, id) == (Kind::Exemption, exemption),
        Origin::Announcement(_) => false,
    }
}

/// Reads what the viewer may be told of these items; `afterwards` asks for rights only.
///
/// # Errors
/// When the database refuses.
pub(in crate::digests) fn told(tx: &mut Tx<'_>, items: &[Item], afterwards: bool) -> Result<Told, Error> {
    let of =
        |wanted: fn(Kind) -> bool| items.iter().filter(move |item| wanted(item.kind)).map(|i| (i.kind.as_str(), i.id));
    let (kinds, ids): (Vec<&str>, Vec<i64>) =
        of(|kind| !in_trial(kind) && !in_calendar(kind) && kind != Kind::Found).unzip();
    let mut told = Told::default();
    if !ids.is_empty() {
        let me = tx.viewer.signed_in()?.id;
        told.threads = crate::db::statement(include_str!("told.sql"))
            .bind::<BigInt, _>(me)
            .bind::<Array<Text>, _>(tx.viewer.keys())
            .bind::<Array<Text>, _>(kinds)
            .bind::<Array<BigInt>, _>(ids)
            .bind::<Array<BigInt>, _>(tx.viewer.speaks_for())
            .bind::<Bool, _>(afterwards)
            .load(tx.conn)?;
    }
    let (kinds, ids): (Vec<&str>, Vec<i64>) = of(in_trial).unzip();
    if !ids.is_empty() {
        told.trials = crate::db::statement(include_str!("trials.sql"))
            .bind::<Array<Text>, _>(tx.viewer.keys())
            .bind::<Array<Text>, _>(kinds)
            .bind::<Array<BigInt>, _>(ids)
            .load(tx.conn)?;
    }
    let finds: Vec<i64> = of(|kind| kind == Kind::Found).map(|(_, id)| id).collect();
    told.found = alerts::told(tx, &finds, afterwards)?;
    let dated: Vec<(Kind, i64)> =
        items.iter().filter(|item| in_calendar(item.kind)).map(|item| (item.kind, item.id)).collect();
    if !dated.is_empty() {
        told.events = these(tx, &dated, afterwards)?;
    }
    Ok(told)
}

fn these(tx: &mut Tx<'_>, dated: &[(Kind, i64)], afterwards: bool) -> Result<Vec<Entry>, Error> {
    let today = tx.now.with_timezone(&chrono_tz::Europe::Oslo).date_naive();
    let scope = if afterwards {
        Scope { backwards: true, ..Scope::default() }
    } else {
        Scope { from: Some(today), to: Some(today + chrono::Duration::days(21)), ..Scope::default() }
    };
    let mut found = calendar::entries(tx, &scope, 500)?;
    found.retain(|entry| dated.iter().any(|(kind, id)| is_of(entry, *kind, *id)));
    if !afterwards {
        found.retain(|entry| !entry.cancelled);
    }
    Ok(found)
}
