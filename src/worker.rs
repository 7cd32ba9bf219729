//! Which function does which job.

mod sending;
mod writing;

use std::sync::Arc;

use crate::app::App;
use crate::db::Mode;
use crate::ids::{MemberId, OutboxId};
use crate::jobs::runner::{Run, Runner, Send};
use crate::jobs::{Job, JobError};
use crate::mail::addresses;
use crate::{accounts, alerts, announcements, digests, discover, guidance, notifications};

/// A runner of this app's jobs.
pub fn runner(app: &Arc<App>) -> Runner {
    let (db, clock, bell) = (app.db.clone(), Arc::clone(&app.clock), Arc::clone(&app.bell));
    let (works, sends) = (Arc::clone(app), Arc::clone(app));
    let run: Run = Arc::new(move |job| run(&works, job));
    let send: Send = Arc::new(move |mails| sending::send(&sends, mails));
    Runner { db, clock, bell, run, send }
}

fn run(app: &App, job: &Job) -> Result<(), JobError> {
    match job {
        Job::SendMail { outbox } => sending::send(app, &[OutboxId(*outbox)]).pop().unwrap_or(Ok(())),
        Job::SpreadPost { post } => Ok(app.system(Mode::Again, |tx| notifications::spread(app, tx, *post))?),
        Job::TellGuidance { answer } => Ok(app.system(Mode::Again, |tx| guidance::tell(app, tx, *answer))?),
        Job::Tell { notice, item } => Ok(app.system(Mode::Again, |tx| notifications::tell(app, tx, *notice, *item))?),
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
        Job::MatchSearches {} => Ok(discover::match_searches(app)?),
        Job::Housekeeping {} => Ok(app.system(Mode::Again, |tx| {
            accounts::tidy(tx)?;
            addresses::tidy(tx.conn, tx.now)?;
            notifications::tidy(tx)?;
            alerts::tidy(tx)?;
            digests::tidy(tx)
        })?),
        Job::Digests {} => Ok(app.system(Mode::Again, digests::tick)?),
        Job::Digest { member } => {
            Ok(app.system(Mode::Again, |tx| digests::make(tx, MemberId(*member), app.mailer.domain()).map(drop))?)
        }
        Job::Announcements {} => Ok(app.system(Mode::Again, |tx| announcements::work(app, tx))?),
    }
}
