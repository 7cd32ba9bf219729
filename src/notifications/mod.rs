//! Telling people: who should know of what, in the service and by mail, and how to be told less. Writes notices.

mod actions;
mod mails;
mod policy;
mod queries;
pub mod routes;
mod token;
mod views;

use crate::app::App;
use crate::error::Error;
use crate::ids::PostId;
use crate::jobs::Notice;
use crate::mail::Compose;
use crate::mail::outbox::{MailKind, NewMail, Owed};
use crate::tx::Tx;
use crate::viewer::{self, Me, Viewer};
use crate::web::paths;
use queries::mail::Reply;

pub use actions::{tell, tidy};
pub use token::{Stops, Token};

/// Tells those who should know that a post was shown for the first time: in the service those who follow what it belongs
/// to, and by mail the thread's author, when somebody else replied and she wants it. May be done again without anybody
/// being told twice.
///
/// # Errors
/// When the database refuses.
pub fn spread(app: &App, tx: &mut Tx<'_>, post: i64) -> Result<(), Error> {
    actions::tell(tx, Notice::Reply, post)?;
    match queries::mail::to_be_told(tx, PostId(post))? {
        Some(member) => {
            let at = tx.now + chrono::Duration::seconds(i64::from(app.settings.mail_wait_seconds));
            let mail = NewMail { kind: MailKind::Reply, member: Some(member), item: post, domain: app.mailer.domain() };
            tx.owe_at(mail, at)
        }
        None => Ok(()),
    }
}

/// The address that stops mail about replies to the one this mail is owed to; for other mail that she stops with it.
///
/// # Errors
/// `NotFound` when her account is gone.
pub fn stop_link(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<String, Error> {
    let member = owed.member_id.ok_or(Error::NotFound)?;
    let generation = queries::mail::generation(tx, member)?;
    let token = Token { member, stops: Stops::ReplyMail, generation };
    Ok(format!("{}{}", app.settings.base(), paths::unsubscribe(&token.write(app))))
}

/// Writes the words of a mail about a reply, if it is still right to send it.
///
/// # Errors
/// `NotFound` when the post, the thread or its author is gone.
pub fn compose(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    let Some(member) = owed.member_id else { return Ok(Compose::Drop("no recipient")) };
    let reader = viewer::by_member(tx.conn, member, tx.now)?;
    let reply = queries::mail::reply(tx, PostId(owed.item_id), member)?;
    if let Err(why) = policy::worth_telling(&reply, &reader) {
        return Ok(Compose::Drop(why));
    }
    let Some(me) = &reader.me else { return Ok(Compose::Drop("no recipient")) };
    if let Some(instead) = held(tx, me)? {
        return Ok(instead);
    }
    together(app, tx, owed, &reader, reply)
}

/// What is to become of mail at once instead of sending it now, by what its reader wishes: quiet hours, and so many in a day.
///
/// # Errors
/// `NotFound` when its reader is gone.
pub fn held_back(tx: &mut Tx<'_>, owed: &Owed) -> Result<Option<Compose>, Error> {
    let Some(member) = owed.member_id else { return Ok(None) };
    let reader = viewer::by_member(tx.conn, member, tx.now)?;
    reader.me.as_ref().map_or(Ok(None), |me| held(tx, me))
}

fn held(tx: &mut Tx<'_>, me: &Me) -> Result<Option<Compose>, Error> {
    let wish = queries::mail::wish(tx, me.id, policy::day_began(tx.now, me.zone))?;
    if let Some(until) = wish.quiet.and_then(|hours| policy::quiet_until(tx.now, me.zone, hours)) {
        return Ok(Some(Compose::Later(until)));
    }
    Ok((wish.sent_today >= wish.cap).then_some(Compose::Drop("daily cap")))
}

/// What waits to be told of the same thread goes into one mail: the oldest one's, which the others wait for.
fn together(app: &App, tx: &mut Tx<'_>, owed: &Owed, reader: &Viewer, reply: Reply) -> Result<Compose, Error> {
    let (Some(me), Some(member)) = (&reader.me, owed.member_id) else { return Ok(Compose::Drop("no recipient")) };
    let waiting = queries::mail::waiting(tx, member, reply.thread, tx.now - policy::LEADS)?;
    if waiting.first().is_some_and(|(first, _)| *first < owed.id) {
        return Ok(Compose::Later(tx.now + policy::AFTER_THE_FIRST));
    }
    let (mut replies, mut joined) = (vec![reply], Vec::new());
    for (id, post) in waiting.into_iter().filter(|(id, _)| *id != owed.id) {
        let other = queries::mail::reply(tx, post, member)?;
        if policy::worth_telling(&other, reader).is_ok() {
            replies.push(other);
            joined.push(id);
        }
    }
    let letter = Box::new(mails::replies(app, me, owed, &replies));
    Ok(if joined.is_empty() { Compose::Send(letter) } else { Compose::Joined(letter, joined) })
}
