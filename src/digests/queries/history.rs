//! The letters a member had, and what became of each.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::{digest_items, digests, outbox};
use crate::digests::{Item, Kind, Why};
use crate::error::Error;
use crate::ids::{MemberId, ThreadId};
use crate::mail::Unsent;
use crate::mail::outbox::MailKind;
use crate::tx::Tx;

/// So many letters are listed at a time.
pub(in crate::digests) const PAGE: i64 = 15;

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::digests) enum Fate {
    /// It is on its way.
    Waiting,
    /// Sent, then.
    Sent(DateTime<Utc>),
    /// There was nothing new for her.
    NothingNew,
    /// When it was to be sent, there was nothing left to tell: read, taken away, or no longer hers to read.
    NothingLeft,
    /// She had turned it off meanwhile.
    Unwanted,
    /// No mail server took it.
    Failed,
}

impl Fate {
    pub(in crate::digests) fn text_key(self) -> &'static str {
        match self {
            Self::Waiting => "digest-fate-waiting",
            Self::Sent(_) => "digest-fate-sent",
            Self::NothingNew => "digest-fate-nothing-new",
            Self::NothingLeft => "digest-fate-nothing-left",
            Self::Unwanted => "digest-fate-unwanted",
            Self::Failed => "digest-fate-failed",
        }
    }
}

/// A letter, or an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::digests) struct Digest {
    pub(in crate::digests) id: i64,
    pub(in crate::digests) slot: DateTime<Utc>,
    pub(in crate::digests) more: bool,
    pub(in crate::digests) fate: Fate,
    pub(in crate::digests) items: Vec<Item>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = digests, check_for_backend(diesel::pg::Pg))]
struct Row {
    id: i64,
    slot: DateTime<Utc>,
    outcome: String,
    more: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = digest_items, check_for_backend(diesel::pg::Pg))]
struct ItemRow {
    digest_id: i64,
    kind: Kind,
    item_id: i64,
    round: i16,
    thread_id: Option<ThreadId>,
    place: i16,
    why: Vec<Why>,
}

impl From<ItemRow> for Item {
    fn from(row: ItemRow) -> Self {
        Self {
            kind: row.kind,
            id: row.item_id,
            round: row.round,
            thread: row.thread_id,
            place: row.place,
            why: row.why,
        }
    }
}

type Post = (String, Option<String>, Option<DateTime<Utc>>);

fn fate(row: &Row, post: Option<&Post>) -> Fate {
    match post {
        _ if row.outcome == "nothing_new" => Fate::NothingNew,
        Some((state, _, at)) if state == "sent" => at.map_or(Fate::Waiting, Fate::Sent),
        Some((state, why, _)) if state == "dropped" => {
            if why.as_deref() == Some(Unsent::Unwanted.as_str()) {
                Fate::Unwanted
            } else {
                Fate::NothingLeft
            }
        }
        Some((state, ..)) if state == "failed" => Fate::Failed,
        _ => Fate::Waiting,
    }
}

fn items(tx: &mut Tx<'_>, of: &[i64]) -> Result<Vec<ItemRow>, Error> {
    Ok(digest_items::table
        .filter(digest_items::digest_id.eq_any(of))
        .order((digest_items::digest_id, digest_items::place, digest_items::id))
        .select(ItemRow::as_select())
        .load(tx.conn)?)
}

/// One letter of hers.
///
/// # Errors
/// `NotFound` when there is none.
pub(in crate::digests) fn digest(tx: &mut Tx<'_>, id: i64, member: MemberId) -> Result<Digest, Error> {
    let row: Row = digests::table
        .filter(digests::id.eq(id).and(digests::member_id.eq(member)))
        .select(Row::as_select())
        .first(tx.conn)?;
    let items = items(tx, &[row.id])?.into_iter().map(Item::from).collect();
    Ok(Digest { id: row.id, slot: row.slot, more: row.more, fate: Fate::Waiting, items })
}

/// Her letters and attempts, the newest first; `before` a letter, for the next page.
///
/// # Errors
/// `SignInNeeded`.
pub(in crate::digests) fn list(tx: &mut Tx<'_>, before: Option<i64>) -> Result<Vec<Digest>, Error> {
    let me = tx.viewer.signed_in()?.id;
    let rows: Vec<Row> = digests::table
        .filter(digests::member_id.eq(me).and(digests::id.lt(before.unwrap_or(i64::MAX))))
        .order(digests::id.desc())
        .limit(PAGE + 1)
        .select(Row::as_select())
        .load(tx.conn)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let posts: Vec<(i64, Post)> = outbox::table
        .filter(outbox::kind.eq(MailKind::Digest).and(outbox::item_id.eq_any(&ids)).and(outbox::member_id.eq(me)))
        .select((outbox::item_id, (outbox::state, outbox::last_error, outbox::sent_at)))
        .load(tx.conn)?;
    let mut all = items(tx, &ids)?;
    let digest = |row: Row| {
        let post = posts.iter().find(|(id, _)| *id == row.id).map(|(_, post)| post);
        let mine;
        (mine, all) = std::mem::take(&mut all).into_iter().partition(|item| item.digest_id == row.id);
        let fate = fate(&row, post);
        Digest { id: row.id, slot: row.slot, more: row.more, fate, items: mine.into_iter().map(Item::from).collect() }
    };
    Ok(rows.into_iter().map(digest).collect())
}
