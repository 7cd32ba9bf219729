//! What is followed, and whether something may be.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Text};

use super::{Level, Target};
use crate::db::schema::{follows, provisions};
use crate::error::Error;
use crate::ids::{ActId, MemberId, ProvisionId};
use crate::tx::Tx;

/// How much the viewer hears of a place in an act, which need not have been referred to before; asks nothing of the
/// database for a guest.
///
/// # Errors
/// When the database refuses.
pub fn level_of_provision(tx: &mut Tx<'_>, act: ActId, section: &str, ledd: i16) -> Result<Option<Level>, Error> {
    let Some(me) = tx.viewer.member_id() else { return Ok(None) };
    let place = provisions::table
        .filter(provisions::act_id.eq(act).and(provisions::section.eq(section)).and(provisions::ledd.eq(ledd)))
        .select(provisions::id);
    Ok(follows::table
        .filter(follows::member_id.eq(me).and(follows::target.eq(Target::Provision)))
        .filter(follows::target_id.eq_any(place))
        .select(follows::level)
        .first(tx.conn)
        .optional()?)
}

/// The areas, organisations or trials somebody follows, but for those she has muted.
///
/// # Errors
/// When the database refuses.
pub fn followed(tx: &mut Tx<'_>, member: MemberId, target: Target) -> Result<Vec<i64>, Error> {
    Ok(follows::table
        .filter(follows::member_id.eq(member).and(follows::target.eq(target)).and(follows::level.ne(Level::Mute)))
        .select(follows::target_id)
        .limit(500)
        .load(tx.conn)?)
}

/// The key of a place in an act, where somebody has referred to it.
pub(super) fn place(tx: &mut Tx<'_>, act: ActId, section: &str, ledd: i16) -> Result<Option<ProvisionId>, Error> {
    Ok(provisions::table
        .filter(provisions::act_id.eq(act).and(provisions::section.eq(section)).and(provisions::ledd.eq(ledd)))
        .select(provisions::id)
        .first(tx.conn)
        .optional()?)
}

#[derive(QueryableByName)]
struct There {
    #[diesel(sql_type = Bool)]
    there: bool,
}

/// Whether there is such a thing and the viewer may read it; what she may not read is not there.
pub(super) fn readable(tx: &mut Tx<'_>, target: Target, id: i64) -> Result<bool, Error> {
    let me = tx.viewer.member_id().unwrap_or(MemberId(0));
    let there: There = crate::db::statement(match target {
        Target::Area => "SELECT EXISTS (SELECT 1 FROM areas WHERE id = $1) AS there",
        Target::Organisation => "SELECT EXISTS (SELECT 1 FROM organisations WHERE id = $1) AS there",
        Target::Trial => "SELECT EXISTS (SELECT 1 FROM trials WHERE id = $1 AND audience && $2) AS there",
        Target::Thread => {
            "SELECT EXISTS (SELECT 1 FROM threads WHERE id = $1 AND audience && $2
                            AND (state IN ('open', 'closed') OR author_id = $3)) AS there"
        }
        Target::Provision => "SELECT EXISTS (SELECT 1 FROM provisions WHERE id = $1) AS there",
    })
    .bind::<BigInt, _>(id)
    .bind::<Array<Text>, _>(tx.viewer.keys())
    .bind::<BigInt, _>(me)
    .get_result(tx.conn)?;
    Ok(there.there)
}
