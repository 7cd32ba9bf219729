//! Signed-in browsers: opened, given a hat, ended. They end fourteen days after sign-in, or after seven unused.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use crate::accounts::{Via, proofs, queries};
use crate::audit::Act;
use crate::clock::random_token;
use crate::db::schema::sessions;
use crate::error::Error;
use crate::ids::{MemberId, MembershipId, SessionId};
use crate::tx::Tx;

/// Days a session lives without being used.
const IDLE_DAYS: i64 = 7;
/// Days a session lives at most; its cookie too.
pub const LONGEST_DAYS: i64 = 14;

/// Opens a session of a member and gives the token for its cookie, kept nowhere here. One opened through an employer's
/// mailbox is marked: it carries no union hat.
///
/// # Errors
/// `NotFound` when there is no such member.
pub fn open(tx: &mut Tx<'_>, member: MemberId, via: Via) -> Result<String, Error> {
    let person = queries::person(tx, member)?;
    let employer_mailbox = via == Via::Mail && queries::employer_mailbox(tx, &person.email)?;
    let token = random_token();
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(proofs::hash(&token)),
            sessions::member_id.eq(member),
            sessions::opened_through.eq(via),
            sessions::employer_mailbox.eq(employer_mailbox),
            sessions::user_agent.eq(""),
            sessions::created_at.eq(tx.now),
            sessions::seen_at.eq(tx.now),
            sessions::expires_at.eq(tx.now + Duration::days(IDLE_DAYS)),
        ))
        .execute(tx.conn)?;
    Ok(token)
}

/// Keeps the browser's own description with a session just opened.
///
/// # Errors
/// When the database refuses.
pub fn describe(tx: &mut Tx<'_>, token: &str, user_agent: &str) -> Result<(), Error> {
    diesel::update(sessions::table.filter(sessions::token_hash.eq(proofs::hash(token))))
        .set(sessions::user_agent.eq(user_agent))
        .execute(tx.conn)?;
    Ok(())
}

/// Notes that the viewer's session is in use: it lives seven days from now, and never beyond fourteen from sign-in.
///
/// # Errors
/// When the database refuses.
pub fn touch(tx: &mut Tx<'_>) -> Result<(), Error> {
    let Some(session) = tx.viewer.in_use(tx.now) else { return Ok(()) };
    let opened: DateTime<Utc> = sessions::table.find(session).select(sessions::created_at).first(tx.conn)?;
    let until = (opened + Duration::days(LONGEST_DAYS)).min(tx.now + Duration::days(IDLE_DAYS));
    diesel::update(sessions::table.find(session))
        .set((sessions::seen_at.eq(tx.now), sessions::expires_at.eq(until)))
        .execute(tx.conn)?;
    Ok(())
}

/// Deletes a session; whether it was the viewer's to delete is for the caller to know.
///
/// # Errors
/// When the database refuses.
pub fn delete(tx: &mut Tx<'_>, session: SessionId) -> Result<(), Error> {
    diesel::delete(sessions::table.find(session)).execute(tx.conn)?;
    Ok(())
}

/// Signs this browser out; a guest already is.
///
/// # Errors
/// When the database refuses.
pub fn sign_out(tx: &mut Tx<'_>) -> Result<(), Error> {
    let Some(session) = tx.viewer.me.as_ref().and_then(|me| me.session) else { return Ok(()) };
    delete(tx, session)?;
    tx.audit(Act::SessionRevoke, ("session", session.0), serde_json::json!({ "own": true }))
}

/// Ends one of one's own sessions.
///
/// # Errors
/// `NotFound` when it is not hers.
pub fn revoke(tx: &mut Tx<'_>, session: SessionId) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    let gone = diesel::delete(sessions::table.find(session).filter(sessions::member_id.eq(me))).execute(tx.conn)?;
    if gone == 0 {
        return Err(Error::NotFound);
    }
    tx.audit(Act::SessionRevoke, ("session", session.0), serde_json::json!({}))
}

/// Ends all of one's own sessions but this.
///
/// # Errors
/// `SignInNeeded`.
pub fn revoke_others(tx: &mut Tx<'_>) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?;
    let (id, this) = (me.id, me.session.unwrap_or(SessionId(0)));
    let others = sessions::table.filter(sessions::member_id.eq(id)).filter(sessions::id.ne(this));
    let gone: Vec<SessionId> = diesel::delete(others).returning(sessions::id).get_results(tx.conn)?;
    for session in gone {
        tx.audit(Act::SessionRevoke, ("session", session.0), serde_json::json!({}))?;
    }
    Ok(())
}

/// Puts on a hat for this session.
///
/// # Errors
/// `NotFound` when this session may not wear it.
pub fn wear(tx: &mut Tx<'_>, hat: MembershipId) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?;
    let session = me.session.ok_or(Error::SignInNeeded)?;
    if !me.hats.iter().any(|mine| mine.id == hat) {
        return Err(Error::NotFound);
    }
    diesel::update(sessions::table.find(session)).set(sessions::hat_id.eq(hat)).execute(tx.conn)?;
    tx.audit(Act::HatChoose, ("membership", hat.0), serde_json::json!({}))
}
