//! Invitations: an address, a role and a side, standing for fourteen days and taken up at sign-in.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use super::memberships::{coordinated_by_viewer, verified};
use crate::accounts::form::Invite;
use crate::accounts::policy;
use crate::accounts::queries::{self, Invitation, Organisation};
use crate::accounts::{MembershipState, VerifiedBy};
use crate::audit::Act;
use crate::db::schema::{invitations, memberships};
use crate::error::{Denied, Error, FieldErrors};
use crate::ids::{MemberId, MembershipId, OrganisationId};
use crate::mail::outbox::{MailKind, NewMail};
use crate::tx::Tx;

/// Invites an address, and mails it. Inviting again renews the invitation; the mail is not repeated while it stands.
///
/// # Errors
/// `Denied`, or `Invalid` when the address cannot be invited.
pub fn invite(tx: &mut Tx<'_>, at: &Organisation, new: &Invite, mail_domain: &str) -> Result<(), Error> {
    let me = coordinated_by_viewer(tx, at)?;
    if !at.standing().gives(new.grant.side) {
        return Err(Denied::NotYourSide.into());
    }
    invitable(tx, at, &new.email)?;
    let stands: Option<DateTime<Utc>> = invitations::table
        .filter(invitations::organisation_id.eq(at.id))
        .filter(invitations::email.eq(&new.email))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::expires_at.gt(tx.now))
        .select(invitations::expires_at)
        .first(tx.conn)
        .optional()?;
    let given = (
        invitations::role.eq(new.grant.role),
        invitations::side.eq(new.grant.side),
        invitations::invited_by.eq(me),
        invitations::created_at.eq(tx.now),
        invitations::expires_at.eq(tx.now + Duration::days(policy::INVITATION_DAYS)),
        invitations::accepted_at.eq(None::<DateTime<Utc>>),
    );
    let id: i64 = diesel::insert_into(invitations::table)
        .values((invitations::organisation_id.eq(at.id), invitations::email.eq(&new.email), given))
        .on_conflict((invitations::organisation_id, invitations::email))
        .do_update()
        .set(given)
        .returning(invitations::id)
        .get_result(tx.conn)?;
    let detail =
        serde_json::json!({ "role": new.grant.role.as_str(), "side": new.grant.side.map(|side| side.as_str()) });
    tx.audit(Act::Invite, ("invitation", id), detail)?;
    if stands.is_some() {
        Ok(())
    } else {
        tx.owe_anew(NewMail { kind: MailKind::Invitation, member: None, item: id, domain: mail_domain })
    }
}

/// A member there needs no invitation, and a union's does not go to a mailbox the employer controls.
///
/// # Errors
/// `Invalid`, with the complaint beside the address.
pub fn invitable(tx: &mut Tx<'_>, at: &Organisation, email: &str) -> Result<(), Error> {
    let employer_mailbox = queries::employer_mailbox(tx, email)?;
    if !policy::mailbox_fits(at.standing(), employer_mailbox) {
        return Err(Error::Invalid(FieldErrors::one("epost", "invite-employer-mailbox")));
    }
    if let Some(person) = queries::person_by_email(tx, email)?
        && queries::membership_at(tx, person.id, at.id)?.is_some_and(|m| m.state == MembershipState::Active)
    {
        return Err(Error::Invalid(FieldErrors::one("epost", "invite-is-member")));
    }
    Ok(())
}

/// Takes an invitation back. Gives the organisation's address.
///
/// # Errors
/// `NotFound` or `Denied`.
pub fn withdraw(tx: &mut Tx<'_>, at: OrganisationId, id: i64) -> Result<String, Error> {
    let at = queries::organisation_by_id(tx, at)?;
    coordinated_by_viewer(tx, &at)?;
    let of_it = invitations::table
        .find(id)
        .filter(invitations::organisation_id.eq(at.id))
        .filter(invitations::accepted_at.is_null());
    if diesel::delete(of_it).execute(tx.conn)? == 0 {
        return Err(Error::NotFound);
    }
    tx.audit(Act::Invite, ("invitation", id), serde_json::json!({ "withdrawn": true }))?;
    Ok(at.slug)
}

/// Takes up every invitation that stands for the address: its owner has just shown that the mailbox is hers.
///
/// # Errors
/// When the database refuses.
pub fn accept_all(tx: &mut Tx<'_>, member: MemberId, email: &str) -> Result<(), Error> {
    let standing: Vec<Invitation> = invitations::table
        .filter(invitations::email.eq(email))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::expires_at.gt(tx.now))
        .order(invitations::id)
        .select(Invitation::as_select())
        .for_update()
        .load(tx.conn)?;
    for invitation in standing {
        accept(tx, member, &invitation)?;
    }
    Ok(())
}

fn accept(tx: &mut Tx<'_>, member: MemberId, invitation: &Invitation) -> Result<(), Error> {
    let given = (
        memberships::role.eq(invitation.role),
        memberships::side.eq(invitation.side),
        memberships::state.eq(MembershipState::Active),
        memberships::verified_by.eq(VerifiedBy::Invitation),
        memberships::verified_by_member_id.eq(invitation.invited_by),
        memberships::verified_at.eq(tx.now),
        memberships::valid_until.eq(tx.now + Duration::days(policy::CONFIRMED_DAYS)),
    );
    let id: MembershipId = diesel::insert_into(memberships::table)
        .values((
            memberships::member_id.eq(member),
            memberships::organisation_id.eq(invitation.organisation_id),
            memberships::created_at.eq(tx.now),
            given,
        ))
        .on_conflict((memberships::member_id, memberships::organisation_id))
        .do_update()
        .set(given)
        .returning(memberships::id)
        .get_result(tx.conn)?;
    diesel::update(invitations::table.find(invitation.id)).set(invitations::accepted_at.eq(tx.now)).execute(tx.conn)?;
    verified(tx, member, id, VerifiedBy::Invitation)
}
