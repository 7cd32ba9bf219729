//! Writing mail that is owed: a run of letters to different people in one short transaction, right before they go, under the
//! rights and wishes that hold then.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::db::Mode;
use crate::error::Error;
use crate::ids::OutboxId;
use crate::mail::outbox::{self, MailKind, Owed};
use crate::mail::{Compose, Letter, Unsent, addresses};
use crate::notifications::Known;
use crate::tx::Tx;
use crate::viewer::{self, Viewer};
use crate::{accounts, alerts, announcements, digests, moderation, notifications, peers};

/// What was written longer ago does not go: it is written anew. Half of that is for the writing.
pub(super) const FRESH: Duration = Duration::from_millis(500);

/// What is to be done about a mail.
pub(super) enum Next {
    /// Nothing: it was sent or dropped.
    Nothing,
    Drop(OutboxId, &'static str),
    Later(DateTime<Utc>),
    /// It may say what others owed would say.
    Send(Box<Owed>, Box<Letter>, Vec<OutboxId>),
}

impl Next {
    /// The address that must not be dead. A dead one gets nothing but the mail somebody there asks for now: that is how it
    /// proves itself alive.
    fn address(&self) -> Option<String> {
        match self {
            Self::Send(owed, letter, _) if owed.kind != MailKind::SignIn => Some(letter.to.to_lowercase()),
            _ => None,
        }
    }
}

/// What is to be done about the first of these mails, at least about one. One that cannot be written fails alone.
pub(super) fn write(app: &App, mails: &[OutboxId]) -> Result<Vec<Next>, Error> {
    match (app.system(Mode::Read, |tx| run(app, tx, mails)), mails) {
        (Err(_), [first, _, ..]) => write(app, &[*first]),
        (written, _) => written,
    }
}

/// The run ends before another mail to the same person: what she had is to be noted first, for it is counted.
fn run(app: &App, tx: &mut Tx<'_>, mails: &[OutboxId]) -> Result<Vec<Next>, Error> {
    let began = Instant::now();
    let waiting = outbox::waiting(tx.conn, mails)?;
    let members: Vec<_> = waiting.iter().filter_map(|owed| owed.member_id).collect();
    let readers = viewer::by_members(tx.conn, &members, tx.now)?;
    let known = Known::read(tx, &waiting)?;
    let (mut run, mut to) = (Vec::with_capacity(mails.len()), HashSet::new());
    for mail in mails {
        let Some(owed) = waiting.iter().find(|owed| owed.id == *mail) else {
            run.push(Next::Nothing);
            continue;
        };
        let again = owed.member_id.is_some_and(|member| to.contains(&member));
        if again || !run.is_empty() && began.elapsed() > FRESH / 2 {
            break;
        }
        let reader = owed.member_id.and_then(|member| readers.get(&member));
        tx.viewer = reader.cloned().unwrap_or_else(Viewer::system);
        let next = next(app, tx, owed, &known)?;
        if matches!(next, Next::Send(..)) {
            to.extend(owed.member_id);
        }
        run.push(next);
    }
    without_dead(tx, run)
}

fn next(app: &App, tx: &mut Tx<'_>, owed: &Owed, known: &Known) -> Result<Next, Error> {
    let send = |letter, joined| Next::Send(Box::new(owed.clone()), letter, joined);
    Ok(match compose(app, tx, owed, known) {
        Ok(Compose::Send(letter)) => send(letter, Vec::new()),
        Ok(Compose::Joined(letter, others)) => send(letter, others),
        Ok(Compose::Later(at)) => Next::Later(at),
        Ok(Compose::Drop(why)) => Next::Drop(owed.id, why),
        Err(Error::NotFound) => Next::Drop(owed.id, Unsent::Gone.as_str()),
        Err(fault) => return Err(fault),
    })
}

/// Writes the words of a mail to the viewer; then the rules that go for all mail say whether it may go now.
fn compose(app: &App, tx: &mut Tx<'_>, owed: &Owed, known: &Known) -> Result<Compose, Error> {
    let written = match owed.kind {
        MailKind::SignIn | MailKind::Invitation | MailKind::Membership | MailKind::Request => {
            accounts::compose(app, tx, owed)
        }
        MailKind::Reply | MailKind::Accepted | MailKind::Guidance => notifications::compose(app, tx, owed, known),
        MailKind::Partner => peers::compose(app, tx, owed),
        MailKind::Announcement => announcements::compose(app, tx, owed),
        MailKind::Digest => digests::compose(app, tx, owed),
        MailKind::Alert => alerts::compose(app, tx, owed),
        MailKind::Moderation => moderation::compose(app, tx, owed),
    }?;
    match written {
        Compose::Drop(why) => Ok(Compose::Drop(why)),
        written => Ok(notifications::held_back(known, owed, tx.now)?.unwrap_or(written)),
    }
}

fn without_dead(tx: &mut Tx<'_>, mut run: Vec<Next>) -> Result<Vec<Next>, Error> {
    let addresses: Vec<String> = run.iter().filter_map(Next::address).collect();
    if addresses.is_empty() {
        return Ok(run);
    }
    let dead = addresses::dead_of(tx.conn, &addresses)?;
    for next in &mut run {
        if let (Some(address), Next::Send(owed, ..)) = (next.address(), &next)
            && dead.contains(&address)
        {
            *next = Next::Drop(owed.id, Unsent::DeadAddress.as_str());
        }
    }
    Ok(run)
}
