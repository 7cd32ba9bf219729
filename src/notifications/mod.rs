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
use crate::viewer;
use crate::web::paths;

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
    match (policy::worth_telling(&reply, &reader), &reader.me) {
        (Err(why), _) => Ok(Compose::Drop(why)),
        (Ok(()), None) => Ok(Compose::Drop("no recipient")),
        (Ok(()), Some(me)) => Ok(Compose::Send(Box::new(mails::reply(app, me, owed, &reply)))),
    }
}
