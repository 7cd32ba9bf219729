//! Keeping searches, and what they found. A find is written once for each member and thing, with the mail it is owed.

use chrono::Duration;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Nullable, Text, Timestamptz};

use super::{MOST, Tell};
use crate::audit::{self, Act, Entry};
use crate::db::schema::{members, saved_searches, search_finds};
use crate::error::{Error, FieldErrors};
use crate::ids::{FindId, MemberId, SavedSearchId};
use crate::mail::outbox::{MailKind, NewMail};
use crate::search::Hit;
use crate::tx::Tx;

/// Days a find is kept; by then it has been told, or is old news.
const KEPT_DAYS: i64 = 400;

/// Keeps a search of the viewer's; one she has already gets the new name and wish.
///
/// # Errors
/// `SignInNeeded`; `Invalid` when she has as many as one may have.
pub fn save(tx: &mut Tx<'_>, name: &str, query: &str, tell: Tell) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    // Two forms at once do not both take the last place.
    members::table.find(me).select(members::id).for_no_key_update().first::<MemberId>(tx.conn)?;
    let hers = saved_searches::table.filter(saved_searches::member_id.eq(me)).filter(saved_searches::query.ne(query));
    if hers.count().get_result::<i64>(tx.conn)? >= MOST {
        let mut errors = FieldErrors::default();
        errors.add_n("", "saved-too-many", MOST);
        return Err(Error::Invalid(errors));
    }
    if let Some(there) = super::same(tx, query)? {
        return change(tx, there.id, name, tell);
    }
    diesel::insert_into(saved_searches::table)
        .values((
            saved_searches::member_id.eq(me),
            saved_searches::name.eq(name),
            saved_searches::query.eq(query),
            saved_searches::tell.eq(tell),
            saved_searches::since.eq(tx.now),
            saved_searches::created_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Changes the name of one of the viewer's searches, and how she is told; what came while she did not want to be is no news.
///
/// # Errors
/// `SignInNeeded`; `NotFound` when she has no such search.
pub fn change(tx: &mut Tx<'_>, id: SavedSearchId, name: &str, tell: Tell) -> Result<(), Error> {
    let before = super::one(tx, id)?;
    diesel::update(saved_searches::table.find(id))
        .set((saved_searches::name.eq(name), saved_searches::tell.eq(tell)))
        .execute(tx.conn)?;
    if before.tell == Tell::Never && tell != Tell::Never {
        diesel::update(saved_searches::table.find(id)).set(saved_searches::since.eq(tx.now)).execute(tx.conn)?;
    }
    Ok(())
}

/// Deletes one of the viewer's searches; doing it again changes nothing.
///
/// # Errors
/// `SignInNeeded`; `NotFound` when it is somebody else's.
pub fn delete(tx: &mut Tx<'_>, id: SavedSearchId) -> Result<(), Error> {
    super::one(tx, id)?;
    diesel::delete(saved_searches::table.find(id)).execute(tx.conn)?;
    Ok(())
}

/// Stops mail at once by a link in it: from one search, or all of hers; what is new stands in the letter, or nowhere. She need
/// not be signed in.
///
/// # Errors
/// `NotFound` when her links are of another generation, or the search is gone.
pub(super) fn stop(
    tx: &mut Tx<'_>,
    (member, generation): (MemberId, i32),
    which: Option<SavedSearchId>,
    instead: Tell,
) -> Result<(), Error> {
    super::queries::saved::by_link(tx, (member, generation), which)?;
    let changed = crate::db::statement(
        "UPDATE saved_searches SET tell = $3 WHERE member_id = $1 AND tell = 'at_once' AND ($2 IS NULL OR id = $2)",
    )
    .bind::<BigInt, _>(member)
    .bind::<Nullable<BigInt>, _>(which)
    .bind::<Text, _>(instead)
    .execute(tx.conn)?;
    if changed > 0 {
        let detail = serde_json::json!({ "search_mail": instead.as_str() });
        let entry =
            Entry { member: Some(member), at: tx.now, act: Act::ProfileEdit, subject: ("member", member.0), detail };
        audit::record(tx.conn, entry)?;
    }
    Ok(())
}

/// Something a saved search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFind {
    /// The search.
    pub search: SavedSearchId,
    /// What.
    pub hit: Hit,
}

#[derive(QueryableByName)]
struct Kept {
    #[diesel(sql_type = BigInt)]
    id: FindId,
    #[diesel(sql_type = BigInt)]
    member_id: MemberId,
    #[diesel(sql_type = Text)]
    tell: Tell,
}

/// Keeps what was found, once for each member and thing, and not what she wrote herself; owes mail for the searches that
/// bring it at once, which waits so long for more.
///
/// # Errors
/// When the database refuses.
pub fn found(tx: &mut Tx<'_>, (domain, wait): (&str, Duration), finds: &[NewFind]) -> Result<(), Error> {
    if finds.is_empty() {
        return Ok(());
    }
    let kept: Vec<Kept> = crate::db::statement(include_str!("actions/found.sql"))
        .bind::<Array<BigInt>, _>(finds.iter().map(|one| one.search).collect::<Vec<_>>())
        .bind::<Array<Text>, _>(finds.iter().map(|one| one.hit.kind.as_str()).collect::<Vec<_>>())
        .bind::<Array<BigInt>, _>(finds.iter().map(|one| one.hit.id).collect::<Vec<_>>())
        .bind::<Array<BigInt>, _>(finds.iter().map(|one| one.hit.parent_id).collect::<Vec<_>>())
        .bind::<Timestamptz, _>(tx.now)
        .load(tx.conn)?;
    for one in kept.into_iter().filter(|one| one.tell == Tell::AtOnce) {
        let mail = NewMail { kind: MailKind::Alert, member: Some(one.member_id), item: one.id.0, domain };
        tx.owe_at(mail, tx.now + wait)?;
    }
    Ok(())
}

/// Forgets old finds.
///
/// # Errors
/// When the database refuses.
pub fn tidy(tx: &mut Tx<'_>) -> Result<(), Error> {
    diesel::delete(search_finds::table.filter(search_finds::found_at.lt(tx.now - Duration::days(KEPT_DAYS))))
        .execute(tx.conn)?;
    Ok(())
}
