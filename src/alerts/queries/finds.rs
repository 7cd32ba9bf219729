//! What saved searches found, read again under the rights of the member who is told.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, Text, Timestamptz};

use crate::alerts::{Tell, Thing};
use crate::db::schema::outbox;
use crate::error::Error;
use crate::ids::{FindId, MemberId, OutboxId, SavedSearchId, ThreadId};
use crate::search::Found;
use crate::tx::Tx;

/// Something found that its member may be told of now.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Told {
    /// The find.
    #[diesel(sql_type = BigInt)]
    pub find: FindId,
    /// The search that found it.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub search_id: Option<SavedSearchId>,
    /// What she calls the search.
    #[diesel(sql_type = Nullable<Text>)]
    pub search: Option<String>,
    /// How she is told of what is new in it.
    #[diesel(sql_type = Nullable<Text>)]
    pub tell: Option<Tell>,
    /// What was found.
    #[diesel(sql_type = Text)]
    pub kind: Found,
    /// Its key.
    #[diesel(sql_type = BigInt)]
    pub item_id: i64,
    /// The thread it lies in.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub thread_id: Option<ThreadId>,
    /// A post's number, or a provision's paragraph.
    #[diesel(sql_type = Nullable<Integer>)]
    pub number: Option<i32>,
    /// Kind of thread, trial or organisation; a provision's section.
    #[diesel(sql_type = Text)]
    pub facet: String,
    /// The address of a trial, organisation or act, of the thing itself or what it belongs to.
    #[diesel(sql_type = Nullable<Text>)]
    pub slug: Option<String>,
    /// Title or name.
    #[diesel(sql_type = Text)]
    pub title_nb: String,
    /// In nynorsk, where there is one.
    #[diesel(sql_type = Nullable<Text>)]
    pub title_nn: Option<String>,
    /// The area.
    #[diesel(sql_type = Nullable<Text>)]
    pub area_nb: Option<String>,
    /// In nynorsk.
    #[diesel(sql_type = Nullable<Text>)]
    pub area_nn: Option<String>,
    /// Who wrote it or takes part.
    #[diesel(sql_type = Text)]
    pub who: String,
    /// Everybody may read it, so its words may stand in a mailbox.
    #[diesel(sql_type = Bool)]
    pub open: bool,
}

impl Told {
    /// What was found, as a thing.
    pub fn thing(&self) -> Thing<'_> {
        Thing {
            found: self.kind,
            id: self.item_id,
            facet: &self.facet,
            slug: self.slug.as_deref(),
            thread: self.thread_id,
            number: self.number,
            title_nb: &self.title_nb,
            title_nn: self.title_nn.as_deref(),
        }
    }
}

/// What the viewer may be told of these finds now; `afterwards`, in the list of letters she had, only rights are asked.
///
/// # Errors
/// `SignInNeeded`.
pub fn told(tx: &mut Tx<'_>, finds: &[i64], afterwards: bool) -> Result<Vec<Told>, Error> {
    let me = tx.viewer.signed_in()?.id;
    if finds.is_empty() {
        return Ok(Vec::new());
    }
    Ok(crate::db::statement(include_str!("told.sql"))
        .bind::<BigInt, _>(me)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Array<BigInt>, _>(finds)
        .bind::<Bool, _>(afterwards)
        .load(tx.conn)?)
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// What a letter is to tell the viewer of what her searches have found since then, the oldest first.
///
/// # Errors
/// `SignInNeeded`.
pub fn owed(tx: &mut Tx<'_>, since: DateTime<Utc>) -> Result<Vec<Told>, Error> {
    let me = tx.viewer.signed_in()?.id;
    let ids: Vec<Id> = crate::db::statement(include_str!("owed.sql"))
        .bind::<BigInt, _>(me)
        .bind::<Timestamptz, _>(since)
        .load(tx.conn)?;
    told(tx, &ids.into_iter().map(|row| row.id).collect::<Vec<_>>(), false)
}

/// What mail at once about her searches has told the viewer, or is about to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AtOnce {
    /// What, by kind and key.
    pub items: BTreeSet<(Found, i64)>,
    /// The threads of posts.
    pub threads: BTreeSet<i64>,
}

#[derive(QueryableByName)]
struct Mailed {
    #[diesel(sql_type = Text)]
    kind: Found,
    #[diesel(sql_type = BigInt)]
    item_id: i64,
    #[diesel(sql_type = BigInt)]
    parent_id: i64,
}

/// What of these threads' posts and these official answers mail at once about her searches has told the viewer, or is about
/// to.
///
/// # Errors
/// `SignInNeeded`.
pub fn mailed(tx: &mut Tx<'_>, threads: &[i64], answers: &[i64]) -> Result<AtOnce, Error> {
    let me = tx.viewer.signed_in()?.id;
    if threads.is_empty() && answers.is_empty() {
        return Ok(AtOnce::default());
    }
    let rows: Vec<Mailed> = crate::db::statement(
        "SELECT f.kind, f.item_id, f.parent_id FROM search_finds AS f
         JOIN outbox AS o ON o.kind = 'alert' AND coalesce(o.member_id, 0) = f.member_id AND o.item_id = f.id
              AND (o.state <> 'dropped' OR o.last_error = 'said in the same mail')
         WHERE f.member_id = $1 AND (f.kind = 'post' AND f.parent_id = ANY ($2) OR f.kind = 'guidance' AND f.item_id = ANY ($3))",
    )
    .bind::<BigInt, _>(me)
    .bind::<Array<BigInt>, _>(threads)
    .bind::<Array<BigInt>, _>(answers)
    .load(tx.conn)?;
    let posts = rows.iter().filter(|row| row.kind == Found::Post);
    Ok(AtOnce {
        threads: posts.map(|row| row.parent_id).collect(),
        items: rows.iter().map(|row| (row.kind, row.item_id)).collect(),
    })
}

/// A mail that waits, and the find it is about.
#[derive(Debug, Clone, Copy, Queryable)]
pub(in crate::alerts) struct Waiting {
    pub(in crate::alerts) mail: OutboxId,
    pub(in crate::alerts) find: i64,
}

/// The mails about her searches that wait to be sent to a member, the oldest first; at most a hundred, none owed before
/// `since`. One that the server did not take goes its own way.
pub(in crate::alerts) fn waiting(
    tx: &mut Tx<'_>,
    member: MemberId,
    since: DateTime<Utc>,
) -> Result<Vec<Waiting>, Error> {
    Ok(outbox::table
        .filter(outbox::member_id.eq(member).and(outbox::state.eq("waiting")).and(outbox::kind.eq("alert")))
        .filter(outbox::created_at.ge(since).and(outbox::attempts.eq(0)))
        .order(outbox::id)
        .limit(100)
        .select((outbox::id, outbox::item_id))
        .load(tx.conn)?)
}
