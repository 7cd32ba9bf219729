//! Beginning to follow, choosing how much, and letting go.

use diesel::prelude::*;

use super::{Level, Target, queries};
use crate::db::schema::follows;
use crate::error::Error;
use crate::ids::MemberId;
use crate::provisions::{self, Reference};
use crate::tx::Tx;

/// Follows a thing at a level, or with `None` no longer; doing it again changes nothing.
///
/// # Errors
/// `SignInNeeded`; `NotFound` when there is no such thing, or none she may read.
pub fn set(tx: &mut Tx<'_>, target: Target, id: i64, level: Option<Level>) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    let Some(level) = level else {
        diesel::delete(follows::table.find((me, target, id))).execute(tx.conn)?;
        return Ok(());
    };
    if !queries::readable(tx, target, id)? {
        return Err(Error::NotFound);
    }
    diesel::insert_into(follows::table)
        .values((
            follows::member_id.eq(me),
            follows::target.eq(target),
            follows::target_id.eq(id),
            follows::level.eq(level),
            follows::since.eq(tx.now),
        ))
        .on_conflict((follows::member_id, follows::target, follows::target_id))
        .do_update()
        .set(follows::level.eq(level))
        .execute(tx.conn)?;
    Ok(())
}

/// Follows a place in an act, which need not have been referred to before.
///
/// # Errors
/// `SignInNeeded`; `NotFound` when there is no such act or section.
pub(super) fn set_place(
    tx: &mut Tx<'_>,
    (act, section, ledd): (&str, &str, i16),
    level: Option<Level>,
) -> Result<(), Error> {
    tx.viewer.signed_in()?;
    let act = provisions::act(tx, act)?.0.id;
    let section = if section.is_empty() { Some(String::new()) } else { provisions::section(section) };
    let section = section.filter(|section| (0..=99).contains(&ledd) && (ledd == 0 || !section.is_empty()));
    let section = section.ok_or(Error::NotFound)?;
    let id = match (level, queries::place(tx, act, &section, ledd)?) {
        (_, Some(id)) => Some(id),
        (None, None) => None,
        (Some(_), None) => provisions::ensure(tx, &[Reference { act, section, ledd }])?.first().copied(),
    };
    id.map_or(Ok(()), |id| set(tx, Target::Provision, id.0, level))
}

/// Follows a thing because she took part in it, unless she has chosen already.
///
/// # Errors
/// When the database refuses.
pub fn begin(tx: &mut Tx<'_>, member: MemberId, target: Target, id: i64) -> Result<(), Error> {
    diesel::insert_into(follows::table)
        .values((
            follows::member_id.eq(member),
            follows::target.eq(target),
            follows::target_id.eq(id),
            follows::level.eq(Level::Normal),
            follows::since.eq(tx.now),
        ))
        .on_conflict_do_nothing()
        .execute(tx.conn)?;
    Ok(())
}
