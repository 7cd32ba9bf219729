//! Memberships: asked for, given by a mail domain, verified, declined, ended.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use crate::accounts::form::{Grant, Wish};
use crate::accounts::policy::{self, Asker, Standing};
use crate::accounts::queries::{self, Membership, Organisation};
use crate::accounts::{MembershipState, VerifiedBy};
use crate::audit::{self, Act, Entry};
use crate::db::schema::{memberships, staff};
use crate::error::{Denied, Error};
use crate::ids::{MemberId, MembershipId, OrganisationId};
use crate::jobs::Job;
use crate::mail::outbox::{MailKind, NewMail};
use crate::search::Found;
use crate::tx::Tx;

/// Why somebody cannot ask for membership now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Is a member already.
    Member,
    /// Has asked already, and waits.
    Asked,
    /// Was answered less than a day ago.
    Recent,
    /// Her mailbox is an employer's, and this is a union.
    Mailbox,
    /// Has too many requests waiting.
    TooMany,
}

/// Whether the viewer may ask for membership now.
///
/// # Errors
/// `SignInNeeded`.
pub fn may_ask(tx: &mut Tx<'_>, at: &Organisation) -> Result<Option<Refusal>, Error> {
    let me = tx.viewer.signed_in()?;
    let (id, employer_mailbox) = (me.id, me.employer_mailbox);
    if !policy::mailbox_fits(at.standing(), employer_mailbox) {
        return Ok(Some(Refusal::Mailbox));
    }
    if let Some(mine) = queries::membership_at(tx, id, at.id)? {
        match mine.state {
            MembershipState::Active => return Ok(Some(Refusal::Member)),
            MembershipState::Waiting => return Ok(Some(Refusal::Asked)),
            MembershipState::Ended | MembershipState::Declined if mine.created_at > tx.now - Duration::days(1) => {
                return Ok(Some(Refusal::Recent));
            }
            MembershipState::Ended | MembershipState::Declined => {}
        }
    }
    let waiting = memberships::table
        .filter(memberships::member_id.eq(id))
        .filter(memberships::state.eq(MembershipState::Waiting));
    let waiting: i64 = waiting.count().get_result(tx.conn)?;
    Ok((waiting >= policy::MOST_WAITING).then_some(Refusal::TooMany))
}

/// Asks for membership: role and side are wishes until a coordinator gives them. Coordinators are told by mail.
///
/// # Errors
/// `Conflict` when it cannot be asked for now.
pub fn ask(tx: &mut Tx<'_>, at: &Organisation, wish: &Wish, mail_domain: &str) -> Result<(), Error> {
    if may_ask(tx, at)?.is_some() {
        return Err(Error::Conflict("join-conflict"));
    }
    let me = tx.viewer.signed_in()?.id;
    let wanted = (
        memberships::role.eq(wish.role),
        memberships::side.eq(wish.side),
        memberships::state.eq(MembershipState::Waiting),
        memberships::message.eq(&wish.message),
        memberships::created_at.eq(tx.now),
        memberships::verified_by.eq(None::<VerifiedBy>),
        memberships::verified_by_member_id.eq(None::<MemberId>),
        memberships::verified_at.eq(None::<DateTime<Utc>>),
        memberships::valid_until.eq(None::<DateTime<Utc>>),
    );
    let id: MembershipId = diesel::insert_into(memberships::table)
        .values((memberships::member_id.eq(me), memberships::organisation_id.eq(at.id), wanted))
        .on_conflict((memberships::member_id, memberships::organisation_id))
        .do_update()
        .set(wanted)
        .returning(memberships::id)
        .get_result(tx.conn)?;
    tx.audit(Act::MembershipAsk, ("membership", id.0), serde_json::json!({ "organisation": at.id }))?;
    for coordinator in answerers(tx, at)? {
        tx.owe_anew(NewMail { kind: MailKind::Request, member: Some(coordinator), item: id.0, domain: mail_domain })?;
    }
    Ok(())
}

/// Who is told of a request: coordinators, or administrators where there is none and it is no union.
fn answerers(tx: &mut Tx<'_>, at: &Organisation) -> Result<Vec<MemberId>, Error> {
    let coordinators = queries::coordinators(tx, &at.place())?;
    if !coordinators.is_empty() || at.standing() == Standing::Union {
        return Ok(coordinators);
    }
    Ok(staff::table.filter(staff::kind.eq("administrator")).select(staff::member_id).distinct().load(tx.conn)?)
}

/// The organisation, for somebody who may coordinate it.
///
/// # Errors
/// `SignInNeeded`, `NotFound` or `Denied`.
pub fn coordinated_by_viewer(tx: &mut Tx<'_>, at: &Organisation) -> Result<MemberId, Error> {
    let me = tx.viewer.signed_in()?.id;
    policy::may_coordinate(&Asker::of(&tx.viewer), &at.place())?;
    Ok(me)
}

/// The membership, locked, of an organisation the viewer coordinates.
fn answerable(
    tx: &mut Tx<'_>,
    at: OrganisationId,
    id: MembershipId,
) -> Result<(MemberId, Organisation, Membership), Error> {
    let at = queries::organisation_by_id(tx, at)?;
    let me = coordinated_by_viewer(tx, &at)?;
    let of_it = memberships::table.find(id).filter(memberships::organisation_id.eq(at.id));
    let row: Membership = of_it.select(Membership::as_select()).for_update().first(tx.conn)?;
    Ok((me, at, row))
}

/// Gives a waiting request, or a member there already, this role and side for a year. Gives the organisation's address.
///
/// # Errors
/// `NotFound`, `Denied`, or `Conflict` when it was answered or ended meanwhile.
pub fn verify(
    tx: &mut Tx<'_>,
    at: OrganisationId,
    id: MembershipId,
    grant: Grant,
    mail_domain: &str,
) -> Result<String, Error> {
    let (me, at, row) = answerable(tx, at, id)?;
    if !at.standing().gives(grant.side) {
        return Err(Denied::NotYourSide.into());
    }
    if !matches!(row.state, MembershipState::Waiting | MembershipState::Active) {
        return Err(Error::Conflict("membership-conflict"));
    }
    diesel::update(memberships::table.find(id))
        .set((
            memberships::role.eq(grant.role),
            memberships::side.eq(grant.side),
            memberships::state.eq(MembershipState::Active),
            memberships::verified_by.eq(VerifiedBy::Coordinator),
            memberships::verified_by_member_id.eq(me),
            memberships::verified_at.eq(tx.now),
            memberships::valid_until.eq(tx.now + Duration::days(policy::CONFIRMED_DAYS)),
            // What she chose to be found as, she has not chosen to be found as on another side.
            memberships::listed.eq(row.listed && row.side == grant.side),
        ))
        .execute(tx.conn)?;
    if row.listed {
        tx.enqueue(&Job::Index { what: Found::Person, item: id.0 })?;
    }
    let detail = serde_json::json!({ "role": grant.role.as_str(), "side": grant.side.map(|side| side.as_str()) });
    tx.audit(Act::MembershipVerify, ("membership", id.0), detail)?;
    tell(tx, &row, mail_domain)?;
    Ok(at.slug)
}

/// Declines a waiting request, or ends a membership. Gives the organisation's address.
///
/// # Errors
/// `NotFound`, `Denied`, or `Conflict` when it was answered or ended meanwhile.
pub fn close(tx: &mut Tx<'_>, at: OrganisationId, id: MembershipId, mail_domain: &str) -> Result<String, Error> {
    let (_, at, row) = answerable(tx, at, id)?;
    let state = match row.state {
        MembershipState::Waiting => MembershipState::Declined,
        MembershipState::Active => MembershipState::Ended,
        MembershipState::Ended | MembershipState::Declined => return Err(Error::Conflict("membership-conflict")),
    };
    set_state(tx, id, state)?;
    tell(tx, &row, mail_domain)?;
    Ok(at.slug)
}

/// Leaves an organisation, or takes one's own request back.
///
/// # Errors
/// `NotFound` when it is not hers, or not in force.
pub fn leave(tx: &mut Tx<'_>, id: MembershipId) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    let in_force = [MembershipState::Waiting, MembershipState::Active];
    let mine =
        memberships::table.find(id).filter(memberships::member_id.eq(me)).filter(memberships::state.eq_any(in_force));
    mine.select(memberships::id).for_update().first::<MembershipId>(tx.conn)?;
    set_state(tx, id, MembershipState::Ended)
}

/// Lets other members find one in search by a membership worn in this session, or no longer.
///
/// # Errors
/// `NotFound` when this session may not wear it.
pub fn set_listed(tx: &mut Tx<'_>, id: MembershipId, listed: bool) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?;
    if me.hats.iter().all(|hat| hat.id != id) {
        return Err(Error::NotFound);
    }
    diesel::update(memberships::table.find(id)).set(memberships::listed.eq(listed)).execute(tx.conn)?;
    tx.audit(Act::ProfileEdit, ("membership", id.0), serde_json::json!({ "listed": listed }))?;
    tx.enqueue(&Job::Index { what: Found::Person, item: id.0 })
}

/// Brings search in step with somebody's name or pause.
///
/// # Errors
/// When the database refuses.
pub fn index_listed(tx: &mut Tx<'_>, member: MemberId) -> Result<(), Error> {
    let hers = memberships::table.filter(memberships::member_id.eq(member)).filter(memberships::listed);
    let ids: Vec<MembershipId> = hers.select(memberships::id).load(tx.conn)?;
    let jobs: Vec<Job> = ids.into_iter().map(|id| Job::Index { what: Found::Person, item: id.0 }).collect();
    tx.enqueue_all(&jobs)
}

fn set_state(tx: &mut Tx<'_>, id: MembershipId, state: MembershipState) -> Result<(), Error> {
    diesel::update(memberships::table.find(id))
        .set((memberships::state.eq(state), memberships::listed.eq(false)))
        .execute(tx.conn)?;
    tx.enqueue(&Job::Index { what: Found::Person, item: id.0 })?;
    tx.audit(Act::MembershipEnd, ("membership", id.0), serde_json::json!({ "state": state.as_str() }))
}

/// Tells the person by mail what became of it, unless she did it herself.
fn tell(tx: &mut Tx<'_>, row: &Membership, mail_domain: &str) -> Result<(), Error> {
    if tx.viewer.member_id() == Some(row.member_id) {
        return Ok(());
    }
    tx.owe_anew(NewMail {
        kind: MailKind::Membership,
        member: Some(row.member_id),
        item: row.id.0,
        domain: mail_domain,
    })
}

/// Makes the owner of a mailbox a member of the organisation whose domain it lies at, and never of a side. Who was a
/// member there before, or asked, is left as she is.
///
/// # Errors
/// When the database refuses.
pub fn join_by_domain(tx: &mut Tx<'_>, member: MemberId, email: &str) -> Result<(), Error> {
    let Some(at) = queries::organisation_of_domain(tx, email)? else { return Ok(()) };
    let id: Option<MembershipId> = diesel::insert_into(memberships::table)
        .values((
            memberships::member_id.eq(member),
            memberships::organisation_id.eq(at),
            memberships::role.eq(crate::viewer::Role::Member),
            memberships::state.eq(MembershipState::Active),
            memberships::verified_by.eq(VerifiedBy::Domain),
            memberships::verified_at.eq(tx.now),
            memberships::created_at.eq(tx.now),
        ))
        .on_conflict((memberships::member_id, memberships::organisation_id))
        .do_nothing()
        .returning(memberships::id)
        .get_result(tx.conn)
        .optional()?;
    let Some(id) = id else { return Ok(()) };
    verified(tx, member, id, VerifiedBy::Domain)
}

/// A membership that came with a sign-in, in the trail in her own name, though the request was a guest's.
///
/// # Errors
/// When the database refuses.
pub fn verified(tx: &mut Tx<'_>, member: MemberId, id: MembershipId, by: VerifiedBy) -> Result<(), Error> {
    let detail = serde_json::json!({ "by": by.as_str() });
    let subject = ("membership", id.0);
    Ok(audit::record(tx.conn, Entry { member: Some(member), at: tx.now, act: Act::MembershipVerify, subject, detail })?)
}
