//! Telling people: who should know of what, in the service and by mail, and how to be told less. Writes notices.

mod actions;
mod at_once;
mod known;
mod mails;
mod news;
mod policy;
mod queries;
pub mod routes;
mod token;
mod views;

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Error;
use crate::ids::{PostId, ThreadId};
use crate::jobs::Notice;
use crate::mail::outbox::{MailKind, NewMail, Owed};
use crate::mail::{Compose, Unsent};
use crate::tx::Tx;
use at_once::Verdict;
use news::News;

pub use actions::{tell as tell_in_service, tidy};
pub use known::Known;
pub use routes::stopping;
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
        Some(member) => owe(app, tx, MailKind::Reply, (post, member)),
        None => Ok(()),
    }
}

/// Tells in the service of an item, a key of the kind the notice names; and by mail whoever wrote an answer that was
/// accepted. Nobody is told twice.
///
/// # Errors
/// When the database refuses.
pub fn tell(app: &App, tx: &mut Tx<'_>, notice: Notice, item: i64) -> Result<(), Error> {
    actions::tell(tx, notice, item)?;
    if notice != Notice::AnswerAccepted {
        return Ok(());
    }
    match queries::mail::answerer(tx, ThreadId(item))? {
        Some((post, member)) => owe(app, tx, MailKind::Accepted, (post.0, member)),
        None => Ok(()),
    }
}

/// Owes mail about something in a thread, which waits for more of it.
fn owe(app: &App, tx: &mut Tx<'_>, kind: MailKind, (item, member): (i64, crate::ids::MemberId)) -> Result<(), Error> {
    let mail = NewMail { kind, member: Some(member), item, domain: app.mailer.domain() };
    tx.owe_at(mail, tx.now + app.settings.mail_wait())
}

/// What is to become of a mail instead of sending it now, by the rules that go for all mail; `None` when it may go. Asked
/// when its words are written.
///
/// # Errors
/// `NotFound` when its reader is gone.
pub fn held_back(known: &Known, owed: &Owed, now: DateTime<Utc>) -> Result<Option<Compose>, Error> {
    if !at_once::asks_her(owed) {
        return Ok(None);
    }
    let wish = known.wish(owed.id).ok_or(Error::NotFound)?;
    Ok(match at_once::verdict(at_once::rule(owed.kind), wish, now) {
        Verdict::Goes => None,
        Verdict::Later(at) => Some(Compose::Later(at)),
        Verdict::InLetter => Some(Compose::unsent(Unsent::InLetter)),
        Verdict::Cap => Some(Compose::unsent(Unsent::DailyCap)),
    })
}

/// Writes the words of a mail to the viewer about something in a thread, if it is still right to send it.
///
/// # Errors
/// `NotFound` when what it is about is gone.
pub fn compose(app: &App, tx: &mut Tx<'_>, owed: &Owed, known: &Known) -> Result<Compose, Error> {
    if tx.viewer.me.is_none() {
        return Ok(Compose::unsent(Unsent::NoRecipient));
    }
    match News::read(tx, known, owed.kind, owed.item_id)? {
        Ok(news) => together(app, tx, owed, known, news),
        Err(why) => Ok(Compose::unsent(why)),
    }
}

/// What waits to be told of the same thread goes into one mail: the oldest one's, which the others wait for.
fn together(app: &App, tx: &mut Tx<'_>, owed: &Owed, known: &Known, first: News) -> Result<Compose, Error> {
    if known.together(owed.id).next().is_some_and(|first| first.id < owed.id) {
        return Ok(Compose::Later(tx.now + policy::AFTER_THE_FIRST));
    }
    let (mut all, mut joined) = (vec![first], Vec::new());
    for other in known.together(owed.id).filter(|other| other.id != owed.id) {
        match News::read(tx, known, other.kind, other.item_id) {
            Ok(Ok(news)) => {
                all.push(news);
                joined.push(other.id);
            }
            Ok(Err(_)) | Err(Error::NotFound) => {}
            Err(fault) => return Err(fault),
        }
    }
    let letter = Box::new(mails::letter(app, tx.viewer.signed_in()?, owed, &all));
    Ok(if joined.is_empty() { Compose::Send(letter) } else { Compose::Joined(letter, joined) })
}
