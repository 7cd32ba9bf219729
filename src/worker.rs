//! Which function does which job.

mod sending;

use std::sync::Arc;

use crate::app::App;
use crate::db::Mode;
use crate::error::Error;
use crate::ids::MemberId;
use crate::jobs::runner::{Run, Runner, Send};
use crate::jobs::{Job, JobError};
use crate::mail::outbox::{MailKind, Owed};
use crate::mail::{Compose, addresses};
use crate::{accounts, alerts, announcements, digests, discover, guidance, moderation, notifications, peers};

/// A runner of this app's jobs.
pub fn runner(app: &Arc<App>) -> Runner {
    let (db, clock, bell) = (app.db.clone(), Arc::clone(&app.clock), Arc::clone(&app.bell));
    let (works, sends) = (Arc::clone(app), Arc::clone(app));
    let run: Run = Arc::new(move |job| run(&works, job));
    let send: Send = Arc::new(move |jobs| sending::send(&sends, jobs));
    Runner { db, clock, bell, run, send }
}

fn run(app: &App, job: &Job) -> Result<(), JobError> {
    match job {
        Job::SendMail { .. } => sending::send(app, std::slice::from_ref(job)).pop().unwrap_or(Ok(())),
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

/// Writes the words of a mail; then the rules that go for all mail say whether it may go now.
fn compose(app: &App, tx: &mut crate::tx::Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    let written = match owed.kind {
        MailKind::SignIn | MailKind::Invitation | MailKind::Membership | MailKind::Request => {
            accounts::compose(app, tx, owed)
        }
        MailKind::Reply | MailKind::Accepted | MailKind::Guidance => notifications::compose(app, tx, owed),
        MailKind::Partner => peers::compose(app, tx, owed),
        MailKind::Announcement => announcements::compose(app, tx, owed),
        MailKind::Digest => digests::compose(app, tx, owed),
        MailKind::Alert => alerts::compose(app, tx, owed),
        MailKind::Moderation => moderation::compose(app, tx, owed),
    }?;
    match written {
        Compose::Drop(why) => Ok(Compose::Drop(why)),
        written => Ok(notifications::held_back(tx, owed)?.unwrap_or(written)),
    }
}
