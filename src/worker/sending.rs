//! Sending mail that is owed: what was written right before goes with no transaction held while the server takes it, and
//! what came of it is written down in one commit.

use std::time::{Duration, Instant};

use super::writing::{self, FRESH, Next};
use crate::app::App;
use crate::db::Mode;
use crate::error::Error;
use crate::ids::OutboxId;
use crate::jobs::{Job, JobError, Notice};
use crate::mail::addresses::{self, Counted, Failure};
use crate::mail::outbox::{self, Owed};
use crate::mail::{Letter, SendError, Unsent};
use crate::tx::Tx;

/// After so long no further letter of a lot is begun: well before the lease of its jobs runs out.
const ENOUGH: Duration = Duration::from_secs(120);

/// Sends a lot, and says what came of each mail.
pub(super) fn send(app: &App, lot: &[OutboxId]) -> Vec<Result<(), JobError>> {
    let (began, mut outcomes) = (Instant::now(), Vec::with_capacity(lot.len()));
    while let Some(rest @ [_, ..]) = lot.get(outcomes.len()..) {
        if began.elapsed() < ENOUGH {
            outcomes.extend(run(app, rest));
        } else {
            outcomes.push(Err(JobError::NotYet(app.clock.now())));
        }
    }
    outcomes
}

/// Writes, sends and notes the first of them; at least one.
fn run(app: &App, mails: &[OutboxId]) -> Vec<Result<(), JobError>> {
    let began = Instant::now();
    let written = match writing::write(app, mails) {
        Ok(written) => written,
        Err(fault) => return vec![Err(fault.into())],
    };
    let (mut done, mut outcomes) = (Done::default(), Vec::with_capacity(written.len()));
    for next in written {
        if !outcomes.is_empty() && began.elapsed() > FRESH {
            break;
        }
        outcomes.push(one(app, next, &mut done));
    }
    match done.note(app) {
        Ok(()) => outcomes,
        // They would be sent again, under the same Message-ID: there is nothing better to do.
        Err(fault) => {
            let why = format!("{fault:#}");
            let again = || JobError::Retry(anyhow::anyhow!(why.clone()));
            outcomes.into_iter().map(|one| one.and_then(|()| Err(again()))).collect()
        }
    }
}

/// What is to be written down of a run.
#[derive(Default)]
struct Done {
    sent: Vec<OutboxId>,
    dropped: Vec<(OutboxId, &'static str)>,
}

impl Done {
    fn note(&self, app: &App) -> Result<(), Error> {
        if self.sent.is_empty() && self.dropped.is_empty() {
            return Ok(());
        }
        app.system(Mode::Again, |tx| {
            if !self.sent.is_empty() {
                outbox::sent(tx.conn, &self.sent, tx.now)?;
            }
            if !self.dropped.is_empty() {
                outbox::dropped(tx.conn, &self.dropped)?;
            }
            Ok(())
        })
    }
}

fn one(app: &App, next: Next, done: &mut Done) -> Result<(), JobError> {
    match next {
        Next::Nothing => Ok(()),
        Next::Later(at) => Err(JobError::NotYet(at)),
        Next::Drop(mail, why) => {
            done.dropped.push((mail, why));
            Ok(())
        }
        Next::Send(owed, letter, joined) => match app.mailer.send(&letter, &owed, app.clock.now()) {
            Ok(()) => {
                done.sent.push(owed.id);
                done.dropped.extend(joined.into_iter().map(|mail| (mail, Unsent::Joined.as_str())));
                Ok(())
            }
            Err(fault) => failed(app, &owed, &letter, fault),
        },
    }
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
