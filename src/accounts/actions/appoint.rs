//! What the operator does on the command line: staff, and the first coordinator of an organisation.

use diesel::prelude::*;

use super::members;
use crate::accounts::{MembershipState, StaffKind, VerifiedBy, policy, queries};
use crate::audit::Act;
use crate::db::schema::{memberships, staff};
use crate::error::{Error, FieldErrors};
use crate::i18n::Lang;
use crate::ids::{AreaId, MemberId, MembershipId};
use crate::tx::Tx;
use crate::viewer::Role;
use crate::web::{FormData, Parser};

/// Makes somebody a moderator (of an area, or of all) or an administrator; the account is made when there is none.
///
/// # Errors
/// `Invalid` when the address is none, or the kind is neither.
pub fn appoint_staff(tx: &mut Tx<'_>, email: &str, kind: &str, area: Option<AreaId>) -> Result<(), Error> {
    let kind = StaffKind::parse(kind).ok_or_else(|| Error::Invalid(FieldErrors::one("kind", "field-choose")))?;
    let member = owner_of(tx, email)?;
    let area = area.filter(|_| kind == StaffKind::Moderator);
    diesel::insert_into(staff::table)
        .values((
            staff::member_id.eq(member),
            staff::kind.eq(kind),
            staff::area_id.eq(area),
            staff::appointed_at.eq(tx.now),
        ))
        .on_conflict_do_nothing()
        .execute(tx.conn)?;
    tx.audit(Act::StaffAppoint, ("member", member.0), serde_json::json!({ "kind": kind.as_str(), "area": area }))
}

/// Makes somebody the coordinator of an organisation, without end; the account is made when there is none. A side she has
/// there is kept.
///
/// # Errors
/// `Invalid` when the address is none, `NotFound` when there is no such organisation, `Conflict` for a union and a
/// mailbox that an employer controls: the session it opens would carry nothing of the union's.
pub fn appoint_coordinator(tx: &mut Tx<'_>, email: &str, organisation: &str) -> Result<(), Error> {
    let at = queries::organisation(tx, organisation)?;
    let member = owner_of(tx, email)?;
    let email = queries::person(tx, member)?.email;
    let employer_mailbox = queries::employer_mailbox(tx, &email)?;
    if !policy::mailbox_fits(at.standing(), employer_mailbox) {
        return Err(Error::Conflict("invite-employer-mailbox"));
    }
    // What she asked for and nobody gave is no side.
    let side =
        queries::membership_at(tx, member, at.id)?.filter(|m| m.state == MembershipState::Active).and_then(|m| m.side);
    let given = (
        memberships::role.eq(Role::Coordinator),
        memberships::side.eq(side),
        memberships::state.eq(MembershipState::Active),
        memberships::verified_by.eq(VerifiedBy::Operator),
        memberships::verified_at.eq(tx.now),
        memberships::valid_until.eq(None::<chrono::DateTime<chrono::Utc>>),
    );
    let id: MembershipId = diesel::insert_into(memberships::table)
        .values((
            memberships::member_id.eq(member),
            memberships::organisation_id.eq(at.id),
            memberships::created_at.eq(tx.now),
            given,
        ))
        .on_conflict((memberships::member_id, memberships::organisation_id))
        .do_update()
        .set(given)
        .returning(memberships::id)
        .get_result(tx.conn)?;
    tx.audit(Act::MembershipVerify, ("membership", id.0), serde_json::json!({ "by": VerifiedBy::Operator.as_str() }))
}

fn owner_of(tx: &mut Tx<'_>, email: &str) -> Result<MemberId, Error> {
    let form = FormData::default().with("epost", email);
    let mut parser = Parser::new(&form);
    let email = parser.email("epost");
    let email = parser.finish(Some(email)).map_err(Error::Invalid)?;
    Ok(members::of_email(tx, &email, Lang::default().code())?.0)
}

/// Whether somebody moderates or looks after the service.
///
/// # Errors
/// When the database refuses.
pub fn is_staff(tx: &mut Tx<'_>, member: MemberId) -> Result<bool, Error> {
    let hers = staff::table.filter(staff::member_id.eq(member));
    Ok(diesel::select(diesel::dsl::exists(hers)).get_result(tx.conn)?)
}
