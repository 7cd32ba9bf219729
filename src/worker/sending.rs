//! Sending mail that is owed: each letter is written right before it goes, under the rights that hold then, with no
//! transaction held while the server takes it; what came of a lot is written down in one commit.

use std::time::{Duration, Instant};

use crate::app::App;
use crate::db::Mode;
use crate::error::Error;
use crate::ids::{MemberId, OutboxId};
use crate::jobs::{Job, JobError, Notice};
use crate::mail::addresses::{self, Counted, Failure};
use crate::mail::outbox::{self, MailKind, Owed};
use crate::mail::{Compose, Letter, SendError};
use crate::tx::Tx;

/// After so long no further letter of a lot is begun: well before the lease of its jobs runs out.
const ENOUGH: Duration = Duration::from_secs(120);

/// What is to be done about a mail.
enum Next {
    /// Nothing: it was sent or dropped.
    Nothing,
    Drop(OutboxId, &'static str),
    Later(chrono::DateTime<chrono::Utc>),
    Send(Box<Owed>, Box<Letter>, Vec<OutboxId>),
    /// To write down what was sent in this lot first: she had something of it, and what she has had today is counted.
    NoteFirst,
}

/// What the server took, for the one commit.
#[derive(Default)]
struct Taken {
    sent: Vec<OutboxId>,
    joined: Vec<OutboxId>,
    to: Vec<MemberId>,
}

impl Taken {
    /// Writes down what was sent.
    fn note(&mut self, app: &App) -> Result<(), Error> {
        if self.sent.is_empty() {
            return Ok(());
        }
        app.system(Mode::Again, |tx| Ok(outbox::sent(tx.conn, &self.sent, &self.joined, tx.now)?))?;
        *self = Self::default();
        Ok(())
    }
}

/// Sends them, and says what came of each job.
pub(super) fn send(app: &App, jobs: &[Job]) -> Vec<Result<(), JobError>> {
    let (began, mut taken) = (Instant::now(), Taken::default());
    let mut outcomes: Vec<Result<(), JobError>> = Vec::with_capacity(jobs.len());
    for job in jobs {
        let Job::SendMail { outbox } = job else {
            outcomes.push(Ok(()));
            continue;
        };
        outcomes.push(if began.elapsed() < ENOUGH {
            one(app, *outbox, &mut taken)
        } else {
            Err(JobError::NotYet(app.clock.now()))
        });
    }
    match taken.note(app) {
        Ok(()) => outcomes,
        // They would be sent again, under the same Message-ID: there is nothing better to do.
        Err(fault) => {
            let why = format!("{fault:#}");
            outcomes
                .into_iter()
                .map(|one| one.and_then(|()| Err(JobError::Retry(anyhow::anyhow!(why.clone())))))
                .collect()
        }
    }
}

fn one(app: &App, id: i64, taken: &mut Taken) -> Result<(), JobError> {
    let next = match next(app, id, taken)? {
        Next::NoteFirst => {
            taken.note(app)?;
            next(app, id, taken)?
        }
        other => other,
    };
    match next {
        Next::Nothing | Next::NoteFirst => Ok(()),
        Next::Later(at) => Err(JobError::NotYet(at)),
        Next::Drop(id, why) => Ok(app.system(Mode::Again, |tx| Ok(outbox::dropped(tx.conn, id, why)?))?),
        Next::Send(owed, letter, joined) => match app.mailer.send(&letter, &owed, app.clock.now()) {
            Ok(()) => {
                taken.sent.push(owed.id);
                taken.joined.extend(joined);
                taken.to.extend(owed.member_id);
                Ok(())
            }
            Err(fault) => failed(app, &owed, &letter, fault),
        },
    }
}

/// What is to be done about a mail, as things are now.
fn next(app: &App, id: i64, taken: &Taken) -> Result<Next, Error> {
    if taken.joined.contains(&OutboxId(id)) {
        return Ok(Next::Nothing);
    }
    app.system(Mode::Read, |tx| {
        let Some(owed) = outbox::waiting(tx.conn, id)? else { return Ok(Next::Nothing) };
        if owed.member_id.is_some_and(|member| taken.to.contains(&member)) {
            return Ok(Next::NoteFirst);
        }
        Ok(match super::compose(app, tx, &owed) {
            Ok(Compose::Send(letter)) => ready(tx, owed, letter, Vec::new())?,
            Ok(Compose::Joined(letter, others)) => ready(tx, owed, letter, others)?,
            Ok(Compose::Later(at)) => Next::Later(at),
            Ok(Compose::Drop(why)) => Next::Drop(owed.id, why),
            // What it was about is gone.
            Err(Error::NotFound) => Next::Drop(owed.id, "gone"),
            Err(fault) => return Err(fault),
        })
    })
}

/// A dead address gets nothing but the mail somebody there asks for now: that is how it proves itself alive.
fn ready(tx: &mut Tx<'_>, owed: Owed, letter: Box<Letter>, joined: Vec<OutboxId>) -> Result<Next, Error> {
    if owed.kind != MailKind::SignIn && addresses::is_dead(tx.conn, &letter.to)? {
        return Ok(Next::Drop(owed.id, "dead address"));
    }
    Ok(Next::Send(Box::new(owed), letter, joined))
}

fn failed(app: &App, owed: &Owed, letter: &Letter, fault: SendError) -> Result<(), JobError> {
    let (why, code) = match fault {
        SendError::Pace(at) => return Err(JobError::NotYet(at)),
        SendError::Later(why) => (why, None),
        SendError::Never { fault, code } => (fault, Some(code)),
    };
    let (for_good, words) = (code.is_some(), format!("{why:#}"));
    app.system(Mode::Again, |tx| {
        outbox::failed(tx.conn, owed.id, &words, for_good)?;
        match code.flatten() {
            Some(code) => note_failure(tx, owed, &letter.to, code, &words),
            None => Ok(()),
        }
    })?;
    Err(if for_good { JobError::GiveUp(why) } else { JobError::Retry(why) })
}

/// A refusal while sending counts as a report that comes later does.
fn note_failure(tx: &mut Tx<'_>, owed: &Owed, to: &str, code: u16, words: &str) -> Result<(), Error> {
    let address = to.to_lowercase();
    let failure = Failure { mail: owed.id, address: &address, status: &code.to_string(), reason: words };
    let died = addresses::count(tx.conn, failure, tx.now)? == Counted::Died;
    match owed.member_id.filter(|_| died) {
        Some(member) => tx.enqueue(&Job::Tell { notice: Notice::DeadAddress, item: member.0 }),
        None => Ok(()),
    }
}
