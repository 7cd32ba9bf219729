//! Telling people: who should know of a post, the mails about it, and how to be told less.

mod mails;
mod policy;
mod queries;
pub mod routes;
mod token;
mod views;

use crate::app::App;
use crate::error::Error;
use crate::ids::PostId;
use crate::mail::Compose;
use crate::mail::outbox::{MailKind, NewMail, Owed};
use crate::tx::Tx;
use crate::viewer;
use crate::web::paths;
use token::{Stops, Token};

/// Tells those who should know that a post was shown for the first time: the thread's author, when somebody else
/// replied and she wants mail about it. May be done again without anybody being told twice.
///
/// # Errors
/// When the database refuses.
pub fn spread(app: &App, tx: &mut Tx<'_>, post: i64) -> Result<(), Error> {
    match queries::to_be_told(tx, PostId(post))? {
        Some(member) => {
            tx.owe(NewMail { kind: MailKind::Reply, member: Some(member), item: post, domain: app.mailer.domain() })
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
    let generation = queries::generation(tx, member)?;
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
    let reply = queries::reply(tx, PostId(owed.item_id), member)?;
    match (policy::worth_telling(&reply, &reader), &reader.me) {
        (Err(why), _) => Ok(Compose::Drop(why)),
        (Ok(()), None) => Ok(Compose::Drop("no recipient")),
        (Ok(()), Some(me)) => Ok(Compose::Send(Box::new(mails::reply(app, me, owed, &reply)))),
    }
}
