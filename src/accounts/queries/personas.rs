//! The personas of the demo.

use diesel::prelude::*;

use crate::accounts::MembershipState;
use crate::db::schema::{members, memberships, organisations};
use crate::error::Error;
use crate::ids::MemberId;
use crate::tx::Tx;
use crate::viewer::Side;

/// A persona to pick, with her hats.
pub struct Persona {
    /// Her key.
    pub id: MemberId,
    /// Her name.
    pub name: String,
    /// What she comes for: {nb, nn}.
    pub about: Option<serde_json::Value>,
    /// Where she is a member, and on which side.
    pub hats: Vec<(String, Option<Side>)>,
}

/// The personas of the demo.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn personas(tx: &mut Tx<'_>) -> Result<Vec<Persona>, Error> {
    type Row = (MemberId, String, Option<serde_json::Value>, Option<String>, Option<Side>);
    let active = memberships::member_id.eq(members::id).and(memberships::state.eq(MembershipState::Active));
    let rows: Vec<Row> = members::table
        .left_join(memberships::table.on(active))
        .left_join(organisations::table.on(organisations::id.eq(memberships::organisation_id)))
        .filter(members::persona)
        .order((members::id, memberships::id))
        .select((
            members::id,
            members::display_name,
            members::persona_about,
            organisations::name.nullable(),
            memberships::side.nullable(),
        ))
        .load(tx.conn)?;
    let mut personas: Vec<Persona> = Vec::new();
    for (id, name, about, organisation, side) in rows {
        if personas.last().is_none_or(|last| last.id != id) {
            personas.push(Persona { id, name, about, hats: Vec::new() });
        }
        if let (Some(last), Some(organisation)) = (personas.last_mut(), organisation) {
            last.hats.push((organisation, side));
        }
    }
    Ok(personas)
}
