//! What pages and mails read about people, sessions and memberships.

mod personas;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::policy::{Place, Standing};
use super::{MembershipState, VerifiedBy, Via, form};
use crate::db::schema::{invitations, members, memberships, organisation_domains, organisations, sessions, sign_ins};
use crate::error::Error;
use crate::ids::{MemberId, MembershipId, OrganisationId, SessionId};
use crate::tx::Tx;
use crate::viewer::{Role, Side};

pub use personas::{Persona, personas};

/// Members on a page of the coordinator's list.
pub const MEMBERS_PER_PAGE: i64 = 100;

/// A request to sign in.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sign_ins, check_for_backend(diesel::pg::Pg))]
pub struct SignIn {
    /// Its key.
    pub id: i64,
    /// The address asked for.
    pub email: String,
    /// The language of the page it was asked on.
    pub language: String,
    /// Where she was going.
    pub next_path: String,
    /// Wrong codes so far.
    pub attempts: i16,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// No longer valid from then on.
    pub expires_at: DateTime<Utc>,
    /// When it was used.
    pub used_at: Option<DateTime<Utc>>,
}

/// An organisation, as far as membership goes.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = organisations, check_for_backend(diesel::pg::Pg))]
pub struct Organisation {
    /// Its key.
    pub id: OrganisationId,
    /// Its address.
    pub slug: String,
    /// Its kind.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The language form it has decided on.
    pub language_form: Option<String>,
    /// The union of a local.
    pub parent_id: Option<OrganisationId>,
}

impl Organisation {
    /// As far as rights go.
    pub fn place(&self) -> Place {
        let union = self.parent_id.filter(|_| self.kind == "union_local");
        Place { id: self.id, standing: self.standing(), union }
    }

    /// What it is at the table.
    pub fn standing(&self) -> Standing {
        Standing::of(&self.kind)
    }
}

/// A person, as far as mail goes.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = members, check_for_backend(diesel::pg::Pg))]
pub struct Person {
    /// Her key.
    pub id: MemberId,
    /// Her address.
    pub email: String,
    /// Her name.
    pub display_name: String,
    /// Her language.
    pub language: String,
}

/// A membership.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = memberships, check_for_backend(diesel::pg::Pg))]
pub struct Membership {
    /// Its key.
    pub id: MembershipId,
    /// Whose.
    pub member_id: MemberId,
    /// Where.
    pub organisation_id: OrganisationId,
    /// As what.
    pub role: Role,
    /// On which side.
    pub side: Option<Side>,
    /// Where it stands.
    pub state: MembershipState,
    /// How it was verified.
    pub verified_by: Option<VerifiedBy>,
    /// When.
    pub verified_at: Option<DateTime<Utc>>,
    /// To be confirmed again before this.
    pub valid_until: Option<DateTime<Utc>>,
    /// What was written to the coordinator.
    pub message: Option<String>,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// Whether other members find her in search by it.
    pub listed: bool,
}

/// A session in its owner's list.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sessions, check_for_backend(diesel::pg::Pg))]
pub struct Session {
    /// Its key.
    pub id: SessionId,
    /// How it was opened.
    pub opened_through: Via,
    /// The browser's own description.
    pub user_agent: String,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// Last use.
    pub seen_at: DateTime<Utc>,
}

/// An invitation.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = invitations, check_for_backend(diesel::pg::Pg))]
pub struct Invitation {
    /// Its key.
    pub id: i64,
    /// Where to.
    pub organisation_id: OrganisationId,
    /// Who.
    pub email: String,
    /// As what.
    pub role: Role,
    /// On which side.
    pub side: Option<Side>,
    /// By whom.
    pub invited_by: Option<MemberId>,
    /// Until when it stands.
    pub expires_at: DateTime<Utc>,
    /// When it was taken up.
    pub accepted_at: Option<DateTime<Utc>>,
}

/// The organisation at an address.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn organisation(tx: &mut Tx<'_>, slug: &str) -> Result<Organisation, Error> {
    Ok(organisations::table.filter(organisations::slug.eq(slug)).select(Organisation::as_select()).first(tx.conn)?)
}

/// The organisation with a key.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn organisation_by_id(tx: &mut Tx<'_>, id: OrganisationId) -> Result<Organisation, Error> {
    Ok(organisations::table.find(id).select(Organisation::as_select()).first(tx.conn)?)
}

/// A person.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn person(tx: &mut Tx<'_>, id: MemberId) -> Result<Person, Error> {
    Ok(members::table.find(id).select(Person::as_select()).first(tx.conn)?)
}

/// The person with an address.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn person_by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<Person>, Error> {
    Ok(members::table.filter(members::email.eq(email)).select(Person::as_select()).first(tx.conn).optional()?)
}

/// A membership.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn membership(tx: &mut Tx<'_>, id: MembershipId) -> Result<Membership, Error> {
    Ok(memberships::table.find(id).select(Membership::as_select()).first(tx.conn)?)
}

/// A person's membership at an organisation, whatever its state.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn membership_at(tx: &mut Tx<'_>, member: MemberId, at: OrganisationId) -> Result<Option<Membership>, Error> {
    let mine = memberships::table.filter(memberships::member_id.eq(member)).filter(memberships::organisation_id.eq(at));
    Ok(mine.select(Membership::as_select()).first(tx.conn).optional()?)
}

/// Whether the address lies at an employer's domain.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn employer_mailbox(tx: &mut Tx<'_>, email: &str) -> Result<bool, Error> {
    let at = domains_of(tx, email)?;
    Ok(at.iter().any(|(_, kind)| Standing::of(kind) == Standing::Employer))
}

/// The organisation whose domain is nearest to the address's.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn organisation_of_domain(tx: &mut Tx<'_>, email: &str) -> Result<Option<OrganisationId>, Error> {
    Ok(domains_of(tx, email)?.first().map(|(id, _)| *id))
}

/// The organisations of the address's domain and of those above it, nearest first.
fn domains_of(tx: &mut Tx<'_>, email: &str) -> Result<Vec<(OrganisationId, String)>, Error> {
    let mut rows: Vec<(String, OrganisationId, String)> = organisation_domains::table
        .inner_join(organisations::table)
        .filter(organisation_domains::domain.eq_any(form::domains(email)))
        .select((organisation_domains::domain, organisations::id, organisations::kind))
        .load(tx.conn)?;
    rows.sort_by_key(|(domain, ..)| std::cmp::Reverse(domain.len()));
    Ok(rows.into_iter().map(|(_, id, kind)| (id, kind)).collect())
}

/// What Min side shows.
pub struct Mine {
    /// The person.
    pub person: Person,
    /// Mail to her comes back, so that none is sent.
    pub unreachable: bool,
    /// Active and waiting memberships this session may show, with their organisations.
    pub memberships: Vec<(Membership, Organisation)>,
    /// How many union memberships it may not.
    pub at_home: usize,
    /// Her signed-in browsers.
    pub sessions: Vec<Session>,
}

/// What Min side shows. In a session opened through an employer's mailbox, union memberships are counted, never named.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn mine(tx: &mut Tx<'_>) -> Result<Mine, Error> {
    let me = tx.viewer.signed_in()?;
    let (id, employer_mailbox) = (me.id, me.employer_mailbox);
    let person = person(tx, id)?;
    let unreachable = !crate::mail::addresses::dead_of(tx.conn, &[person.email.to_lowercase()])?.is_empty();
    let all: Vec<(Membership, Organisation)> = memberships::table
        .inner_join(organisations::table)
        .filter(memberships::member_id.eq(id))
        .filter(memberships::state.eq_any([MembershipState::Active, MembershipState::Waiting]))
        .order(memberships::id)
        .select((Membership::as_select(), Organisation::as_select()))
        .load(tx.conn)?;
    let count = all.len();
    let hidden = |m: &Membership, o: &Organisation| {
        employer_mailbox && (m.side == Some(Side::Union) || o.standing() == Standing::Union)
    };
    let memberships: Vec<_> = all.into_iter().filter(|(m, o)| !hidden(m, o)).collect();
    let sessions = sessions::table
        .filter(sessions::member_id.eq(id))
        .filter(sessions::expires_at.gt(tx.now))
        .order(sessions::seen_at.desc())
        .select(Session::as_select())
        .load(tx.conn)?;
    Ok(Mine { person, unreachable, at_home: count - memberships.len(), memberships, sessions })
}

/// A member in the coordinator's list.
pub type ListedMember = (Membership, Person);

/// What a coordinator sees of an organisation.
pub struct Coordinated {
    /// The organisation.
    pub organisation: Organisation,
    /// Who waits for an answer.
    pub waiting: Vec<ListedMember>,
    /// Who is a member.
    pub members: Vec<ListedMember>,
    /// From where the next page of members goes on.
    pub next: Option<MembershipId>,
    /// Who is invited.
    pub invitations: Vec<Invitation>,
}

/// What a coordinator sees of an organisation; `after` pages through its members.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn coordinated(tx: &mut Tx<'_>, organisation: Organisation, after: MembershipId) -> Result<Coordinated, Error> {
    let waiting = listed(tx, organisation.id, MembershipState::Waiting, MembershipId(0))?;
    let mut members = listed(tx, organisation.id, MembershipState::Active, after)?;
    let more = members.len() as i64 > MEMBERS_PER_PAGE;
    members.truncate(MEMBERS_PER_PAGE as usize);
    let next = members.last().map(|(membership, _)| membership.id).filter(|_| more);
    let invitations = invitations::table
        .filter(invitations::organisation_id.eq(organisation.id))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::expires_at.gt(tx.now))
        .order(invitations::id)
        .select(Invitation::as_select())
        .load(tx.conn)?;
    Ok(Coordinated { organisation, waiting, members, next, invitations })
}

fn listed(
    tx: &mut Tx<'_>,
    at: OrganisationId,
    state: MembershipState,
    after: MembershipId,
) -> Result<Vec<ListedMember>, Error> {
    Ok(memberships::table
        .inner_join(members::table.on(members::id.eq(memberships::member_id)))
        .filter(memberships::organisation_id.eq(at))
        .filter(memberships::state.eq(state))
        .filter(memberships::id.gt(after))
        .order(memberships::id)
        .limit(MEMBERS_PER_PAGE + 1)
        .select((Membership::as_select(), Person::as_select()))
        .load(tx.conn)?)
}

/// Whether anybody coordinates the organisation (or the union of a local) now, and who.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn coordinators(tx: &mut Tx<'_>, place: &Place) -> Result<Vec<MemberId>, Error> {
    let at: Vec<OrganisationId> = std::iter::once(place.id).chain(place.union).collect();
    Ok(memberships::table
        .filter(memberships::organisation_id.eq_any(at))
        .filter(memberships::role.eq(Role::Coordinator))
        .filter(memberships::state.eq(MembershipState::Active))
        .filter(memberships::valid_until.is_null().or(memberships::valid_until.gt(tx.now)))
        .select(memberships::member_id)
        .distinct()
        .load(tx.conn)?)
}

/// An invitation.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn invitation(tx: &mut Tx<'_>, id: i64) -> Result<Invitation, Error> {
    Ok(invitations::table.find(id).select(Invitation::as_select()).first(tx.conn)?)
}

/// A request to sign in.
///
/// # Errors
/// When there is none, or the database refuses.
pub fn sign_in(tx: &mut Tx<'_>, id: i64) -> Result<SignIn, Error> {
    Ok(sign_ins::table.find(id).select(SignIn::as_select()).first(tx.conn)?)
}
