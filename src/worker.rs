//! Which function does which job.

use std::sync::Arc;

use crate::app::App;
use crate::db::Mode;
use crate::error::Error;
use crate::jobs::runner::{Run, Runner};
use crate::jobs::{Job, JobError};
use crate::mail::outbox::{self, MailKind, Owed};
use crate::mail::{Compose, SendError};
use crate::{accounts, announcements, discover, guidance, moderation, notifications, peers};

/// A runner of this app's jobs.
pub fn runner(app: &Arc<App>) -> Runner {
    let (db, clock, bell) = (app.db.clone(), Arc::clone(&app.clock), Arc::clone(&app.bell));
    let app = Arc::clone(app);
    let run: Run = Arc::new(move |job| run(&app, job));
    Runner { db, clock, bell, run }
}

fn run(app: &App, job: &Job) -> Result<(), JobError> {
    match job {
        Job::SendMail { outbox } => send_mail(app, *outbox),
        Job::SpreadPost { post } => Ok(app.system(Mode::Again, |tx| notifications::spread(app, tx, *post))?),
        Job::TellGuidance { answer } => Ok(app.system(Mode::Again, |tx| guidance::tell(app, tx, *answer))?),
        Job::Tell { notice, item } => Ok(app.system(Mode::Again, |tx| notifications::tell(tx, *notice, *item))?),
        Job::IndexThread { .. }
        | Job::IndexPost { .. }
        | Job::IndexTrial { .. }
        | Job::IndexOrganisation { .. }
        | Job::Index { .. } => Ok(discover::index(app, job)?),
        Job::Mirror {} => Ok(discover::mirror(app)?),
        Job::CheckIndex {} => {
            let compared = discover::check(app)?;
            tracing::info!(%compared, "index and database were compared");
            Ok(())
        }
        Job::Housekeeping {} => Ok(app.system(Mode::Again, |tx| {
            accounts::tidy(tx)?;
            notifications::tidy(tx)
        })?),
        Job::Announcements {} => Ok(app.system(Mode::Again, |tx| announcements::work(app, tx))?),
    }
}

/// Writes the words, sends them with no transaction held, and notes what came of it.
fn send_mail(app: &App, id: i64) -> Result<(), JobError> {
    let Some(owed) = app.system(Mode::Read, |tx| Ok(outbox::waiting(tx.conn, id)?))? else { return Ok(()) };
    let letter = match app.system(Mode::Read, |tx| compose(app, tx, &owed)) {
        Ok(Compose::Send(letter)) => letter,
        Ok(Compose::Drop(why)) => return Ok(app.system(Mode::Write, |tx| Ok(outbox::dropped(tx.conn, owed.id, why)?))?),
        // What it was about is gone.
        Err(Error::NotFound) => {
            return Ok(app.system(Mode::Write, |tx| Ok(outbox::dropped(tx.conn, owed.id, "gone")?))?);
        }
        Err(fault) => return Err(fault.into()),
    };
    match app.mailer.send(&letter) {
        Ok(()) => Ok(app.system(Mode::Write, |tx| Ok(outbox::sent(tx.conn, owed.id, tx.now)?))?),
        Err(fault) => {
            let (for_good, why) = match fault {
                SendError::Never(why) => (true, why),
                SendError::Later(why) => (false, why),
            };
            app.system(Mode::Write, |tx| Ok(outbox::failed(tx.conn, owed.id, &format!("{why:#}"), for_good)?))?;
            Err(if for_good { JobError::GiveUp(why) } else { JobError::Retry(why) })
        }
    }
}

fn compose(app: &App, tx: &mut crate::tx::Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    match owed.kind {
        MailKind::SignIn | MailKind::Invitation | MailKind::Membership => accounts::compose(app, tx, owed),
        MailKind::Reply => notifications::compose(app, tx, owed),
        MailKind::Partner => peers::compose(app, tx, owed),
        MailKind::Guidance => {
            let stop = notifications::stop_link(app, tx, owed)?;
            guidance::compose(app, tx, owed, &stop)
        }
        MailKind::Announcement => announcements::compose(app, tx, owed),
        MailKind::Moderation => moderation::compose(app, tx, owed),
    }
}
