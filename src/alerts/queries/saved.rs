//! The searches members keep.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text, Timestamptz};

use crate::alerts::Tell;
use crate::db::schema::{members, saved_searches};
use crate::error::Error;
use crate::ids::{MemberId, SavedSearchId};
use crate::tx::Tx;

/// A search somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = saved_searches, check_for_backend(diesel::pg::Pg))]
pub struct Saved {
    /// Its key.
    pub id: SavedSearchId,
    /// What she calls it.
    pub name: String,
    /// The search, as its address has it after the question mark.
    pub query: String,
    /// How she is told of what is new.
    pub tell: Tell,
    /// When it was saved.
    pub created_at: DateTime<Utc>,
}

/// The viewer's searches, by name.
///
/// # Errors
/// `SignInNeeded`.
pub fn mine(tx: &mut Tx<'_>) -> Result<Vec<Saved>, Error> {
    let me = tx.viewer.signed_in()?.id;
    let hers = saved_searches::table.filter(saved_searches::member_id.eq(me));
    Ok(hers
        .order((diesel::dsl::sql::<Text>("name COLLATE nb"), saved_searches::id))
        .select(Saved::as_select())
        .load(tx.conn)?)
}

/// One of the viewer's searches.
///
/// # Errors
/// `SignInNeeded`; `NotFound` when she has no such search.
pub fn one(tx: &mut Tx<'_>, id: SavedSearchId) -> Result<Saved, Error> {
    let me = tx.viewer.signed_in()?.id;
    let hers = saved_searches::table.filter(saved_searches::id.eq(id).and(saved_searches::member_id.eq(me)));
    Ok(hers.select(Saved::as_select()).first(tx.conn)?)
}

/// The same search, when the viewer has it already.
///
/// # Errors
/// `SignInNeeded`.
pub fn same(tx: &mut Tx<'_>, query: &str) -> Result<Option<Saved>, Error> {
    let me = tx.viewer.signed_in()?.id;
    let hers = saved_searches::table.filter(saved_searches::query.eq(query).and(saved_searches::member_id.eq(me)));
    Ok(hers.select(Saved::as_select()).first(tx.conn).optional()?)
}

/// A search that somebody waits for news in, with the keys of what she may read.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Watched {
    /// Its key.
    #[diesel(sql_type = BigInt)]
    pub id: SavedSearchId,
    /// Whose.
    #[diesel(sql_type = BigInt)]
    pub member: MemberId,
    /// The search, as its address has it.
    #[diesel(sql_type = Text)]
    pub query: String,
    /// What came before is no news.
    #[diesel(sql_type = Timestamptz)]
    pub since: DateTime<Utc>,
    /// What opens audiences to her.
    #[diesel(sql_type = Array<Text>)]
    pub keys: Vec<String>,
}

/// Searches that somebody waits for news in, member by member, after one.
///
/// # Errors
/// When the database refuses.
pub fn watched(tx: &mut Tx<'_>, after: (MemberId, SavedSearchId), most: i64) -> Result<Vec<Watched>, Error> {
    Ok(crate::db::statement(include_str!("watched.sql"))
        .bind::<BigInt, _>(after.0)
        .bind::<BigInt, _>(after.1)
        .bind::<BigInt, _>(most)
        .bind::<Timestamptz, _>(tx.now)
        .load(tx.conn)?)
}

/// The generation of a member's links that stop mail.
///
/// # Errors
/// `NotFound` when there is no such member.
pub(in crate::alerts) fn generation(tx: &mut Tx<'_>, member: MemberId) -> Result<i32, Error> {
    Ok(members::table.find(member).select(members::mail_generation).first(tx.conn)?)
}

/// How many searches of a member, or whether the one named, bring mail at once; when her links of this generation hold.
///
/// # Errors
/// `NotFound` when they do not, or the search is gone.
pub(in crate::alerts) fn by_link(
    tx: &mut Tx<'_>,
    (member, held): (MemberId, i32),
    which: Option<SavedSearchId>,
) -> Result<Standing, Error> {
    if generation(tx, member)? != held {
        return Err(Error::NotFound);
    }
    let hers: Vec<(SavedSearchId, Tell)> = saved_searches::table
        .filter(saved_searches::member_id.eq(member))
        .select((saved_searches::id, saved_searches::tell))
        .load(tx.conn)?;
    let this =
        which.map(|which| hers.iter().find(|(id, _)| *id == which).map(|(_, tell)| *tell).ok_or(Error::NotFound));
    let at_once = hers.iter().filter(|(_, tell)| *tell == Tell::AtOnce).count();
    Ok(Standing { this: this.transpose()?, at_once })
}

/// What a link that stops mail finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::alerts) struct Standing {
    /// How the search of the link is told of, where it is of one.
    pub(in crate::alerts) this: Option<Tell>,
    /// Her searches that bring mail at once.
    pub(in crate::alerts) at_once: usize,
}
