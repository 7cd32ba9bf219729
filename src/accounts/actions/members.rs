//! People: made at their first sign-in, changed by themselves.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::{invitations, memberships, sessions};
use crate::accounts::Via;
use crate::accounts::form::{self, AtOnce, Profile};
use crate::accounts::queries::{self, SignIn};
use crate::audit::{self, Act, Entry};
use crate::db::schema::members;
use crate::error::Error;
use crate::i18n::Lang;
use crate::ids::{MemberId, SessionId};
use crate::tx::Tx;

/// What a sign-in opened.
#[derive(Debug, Clone)]
pub struct Entered {
    /// The session cookie's token.
    pub token: String,
    /// The language of the account.
    pub lang: Lang,
    /// Where she was going.
    pub next: String,
}

/// The member of an address, made when there is none.
///
/// # Errors
/// When the database refuses.
pub fn of_email(tx: &mut Tx<'_>, email: &str, lang: &str) -> Result<(MemberId, bool), Error> {
    let made: Option<MemberId> = diesel::insert_into(members::table)
        .values((
            members::email.eq(email),
            members::display_name.eq(form::name_of(email)),
            members::language.eq(lang),
            members::created_at.eq(tx.now),
        ))
        .on_conflict(members::email)
        .do_nothing()
        .returning(members::id)
        .get_result(tx.conn)
        .optional()?;
    match made {
        Some(id) => Ok((id, true)),
        None => Ok((members::table.filter(members::email.eq(email)).select(members::id).first(tx.conn)?, false)),
    }
}

/// Opens the door after a link or a code was right: the member, what her address and her invitations give, a session.
///
/// # Errors
/// When the database refuses.
pub fn enter(tx: &mut Tx<'_>, row: &SignIn, user_agent: &str) -> Result<Entered, Error> {
    let (member, new) = of_email(tx, &row.email, &row.language)?;
    invitations::accept_all(tx, member, &row.email)?;
    memberships::join_by_domain(tx, member, &row.email)?;
    // The mail arrived.
    crate::mail::addresses::revive(tx.conn, &row.email)?;
    let token = replace_session(tx, member, Via::Mail, user_agent)?;
    note_sign_in(tx, member, Via::Mail, new)?;
    let lang = Lang::parse(&queries::person(tx, member)?.language).unwrap_or_default();
    Ok(Entered { token, lang, next: row.next_path.clone() })
}

/// Signs in as a demo persona.
///
/// # Errors
/// `NotFound` when that member is none.
pub fn enter_as_persona(tx: &mut Tx<'_>, member: MemberId, user_agent: &str) -> Result<Entered, Error> {
    let language: String =
        members::table.find(member).filter(members::persona).select(members::language).first(tx.conn)?;
    let token = replace_session(tx, member, Via::Persona, user_agent)?;
    note_sign_in(tx, member, Via::Persona, false)?;
    Ok(Entered { token, lang: Lang::parse(&language).unwrap_or_default(), next: String::new() })
}

/// A new session with a token of its own; the one this browser had goes.
fn replace_session(tx: &mut Tx<'_>, member: MemberId, via: Via, user_agent: &str) -> Result<String, Error> {
    let old: Option<SessionId> = tx.viewer.me.as_ref().and_then(|me| me.session);
    if let Some(old) = old {
        sessions::delete(tx, old)?;
    }
    let token = sessions::open(tx, member, via)?;
    sessions::describe(tx, &token, user_agent)?;
    Ok(token)
}

/// In her own name, though the request was a guest's.
fn note_sign_in(tx: &mut Tx<'_>, member: MemberId, via: Via, new: bool) -> Result<(), Error> {
    let detail = serde_json::json!({ "via": via.as_str(), "new": new });
    Ok(audit::record(
        tx.conn,
        Entry { member: Some(member), at: tx.now, act: Act::SignIn, subject: ("member", member.0), detail },
    )?)
}

/// Changes one's own profile.
///
/// # Errors
/// `SignInNeeded`.
pub fn change_profile(tx: &mut Tx<'_>, profile: &Profile) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    diesel::update(members::table.find(me))
        .set((
            members::display_name.eq(&profile.name),
            members::language.eq(profile.lang.code()),
            members::time_zone.eq(profile.zone.name()),
        ))
        .execute(tx.conn)?;
    memberships::index_listed(tx, me)?;
    tx.audit(Act::ProfileEdit, ("member", me.0), serde_json::json!({ "language": profile.lang.code() }))
}

/// Changes where she is: times and letters follow.
///
/// # Errors
/// `SignInNeeded`.
pub fn set_zone(tx: &mut Tx<'_>, zone: Tz) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    diesel::update(members::table.find(me)).set(members::time_zone.eq(zone.name())).execute(tx.conn)?;
    Ok(())
}

/// Sets whether, when and how often one has mail at once.
///
/// # Errors
/// `SignInNeeded`.
pub fn set_mail_at_once(tx: &mut Tx<'_>, wish: AtOnce) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    diesel::update(members::table.find(me))
        .set((
            members::reply_mail.eq(wish.wanted),
            members::quiet_from.eq(wish.quiet.map(|(from, _)| from)),
            members::quiet_to.eq(wish.quiet.map(|(_, to)| to)),
            members::mail_daily_cap.eq(wish.daily_cap),
        ))
        .execute(tx.conn)?;
    tx.audit(Act::ProfileEdit, ("member", me.0), serde_json::json!({ "reply_mail": wish.wanted }))
}

/// Turns mail about replies off for a member whose unsubscribe links are of this generation; she need not be signed in,
/// and doing it again changes nothing.
///
/// # Errors
/// `NotFound` when there is no such member, or her links are of another generation.
pub fn stop_reply_mail(tx: &mut Tx<'_>, member: MemberId, generation: i32) -> Result<(), Error> {
    let hers = members::table.filter(members::id.eq(member).and(members::mail_generation.eq(generation)));
    let wanted: bool = hers.select(members::reply_mail).for_no_key_update().first(tx.conn)?;
    if !wanted {
        return Ok(());
    }
    diesel::update(members::table.find(member)).set(members::reply_mail.eq(false)).execute(tx.conn)?;
    let (act, subject, detail) = (Act::ProfileEdit, ("member", member.0), serde_json::json!({ "reply_mail": false }));
    Ok(audit::record(tx.conn, Entry { member: Some(member), at: tx.now, act, subject, detail })?)
}

/// Keeps the language chosen on a page with the account; a guest's stays in the cookie.
///
/// # Errors
/// When the database refuses.
pub fn choose_language(tx: &mut Tx<'_>, lang: Lang) -> Result<(), Error> {
    let Some(me) = tx.viewer.member_id() else { return Ok(()) };
    diesel::update(members::table.find(me)).set(members::language.eq(lang.code())).execute(tx.conn)?;
    tx.audit(Act::ProfileEdit, ("member", me.0), serde_json::json!({ "language": lang.code() }))
}

/// Pauses an account: until then it reads, and does not write. She is told why in these words.
///
/// # Errors
/// When the database refuses.
pub fn pause(tx: &mut Tx<'_>, member: MemberId, until: DateTime<Utc>, reason: &str) -> Result<(), Error> {
    diesel::update(members::table.find(member))
        .set((members::paused_until.eq(until), members::paused_reason.eq(reason)))
        .execute(tx.conn)?;
    memberships::index_listed(tx, member)?;
    tx.audit(Act::MemberPause, ("member", member.0), serde_json::json!({ "until": until.date_naive() }))
}

/// Lifts a pause.
///
/// # Errors
/// When the database refuses.
pub fn unpause(tx: &mut Tx<'_>, member: MemberId) -> Result<(), Error> {
    diesel::update(members::table.find(member))
        .set((members::paused_until.eq(None::<DateTime<Utc>>), members::paused_reason.eq(None::<String>)))
        .execute(tx.conn)?;
    memberships::index_listed(tx, member)?;
    tx.audit(Act::MemberUnpause, ("member", member.0), serde_json::json!({}))
}
