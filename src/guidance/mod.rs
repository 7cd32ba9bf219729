//! The ministry's official word: questions about rules wait in a queue with a target, one person drafts, another approves,
//! and what is published is replaced, never edited. Writes guidance_cases and guidance_answers.

mod access;
mod actions;
mod deadline;
mod form;
mod mails;
mod policy;
mod queries;
pub mod routes;
mod views;

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::App;
use crate::error::Error;
use crate::ids::{GuidanceId, OrganisationId};
use crate::mail::Compose;
use crate::mail::outbox::{MailKind, NewMail, Owed};
use crate::threads::ThreadKind;
use crate::tx::Tx;
use crate::viewer::{self, Viewer};

pub use actions::assign::{Assignment, assign};
pub use actions::decide::approve;
pub use actions::draft::{NewDraft, save};
pub use queries::cited::{OnThread, on_thread};
pub use queries::register::{Filter, Row, list};
pub use views::list::guidance_list;
pub use views::thread::add_to_thread;

crate::text_enum! {
    /// What the ministry comes to.
    pub enum Verdict {
        /// It can be done in a trial.
        Possible = "possible",
        /// It can be done without an exemption.
        NotNeeded = "not_needed",
        /// It cannot be done, for a reason that is given.
        NotPossible = "not_possible",
        /// The question is answered as it was asked.
        Answer = "answer",
    }
}

impl Verdict {
    /// The key of what it is called.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Possible => "verdict-possible",
            Self::NotNeeded => "verdict-not-needed",
            Self::NotPossible => "verdict-not-possible",
            Self::Answer => "verdict-answer",
        }
    }

    /// The key of when to choose it.
    fn about_key(self) -> &'static str {
        match self {
            Self::Possible => "verdict-possible-about",
            Self::NotNeeded => "verdict-not-needed-about",
            Self::NotPossible => "verdict-not-possible-about",
            Self::Answer => "verdict-answer-about",
        }
    }

    /// Whether it can be the answer to such a thread: a rule in the way is not answered by an explanation alone.
    pub fn fits(self, kind: ThreadKind) -> bool {
        self != Self::Answer || kind != ThreadKind::RuleInWay
    }
}

crate::text_enum! {
    /// Where an official answer stands.
    pub enum AnswerState {
        /// Being written.
        Draft = "draft",
        /// Waits for a second person.
        Submitted = "submitted",
        /// There for whoever reads its thread.
        Published = "published",
    }
}

/// The kinds of threads that wait for the ministry without being asked for.
pub fn asks_ministry(kind: ThreadKind) -> bool {
    matches!(kind, ThreadKind::RuleInWay | ThreadKind::GuidanceRequest)
}

/// The ministry the viewer speaks for, where she does.
pub fn ministry(viewer: &Viewer) -> Option<OrganisationId> {
    policy::speaks(viewer).ok().map(|hat| hat.organisation_id)
}

/// Today, and the first day on which a question can have been asked and still be within the usual target.
pub fn in_time(now: DateTime<Utc>) -> (NaiveDate, NaiveDate) {
    let today = deadline::day(now);
    (today, deadline::oldest_in_time(today))
}

/// Owes mail about an answer to those it concerns: whoever asked, and those who speak for organisations where the rule is
/// in the way too; also of the answers it replaces. May be done again without anybody being told twice.
///
/// # Errors
/// When the database refuses.
pub fn tell(app: &App, tx: &mut Tx<'_>, answer: i64) -> Result<(), Error> {
    for member in queries::told::concerned(tx, GuidanceId(answer))? {
        let domain = app.mailer.domain();
        tx.owe(NewMail { kind: MailKind::Guidance, member: Some(member), item: answer, domain })?;
    }
    Ok(())
}

/// Writes the words of a mail about an answer, if it is still right to send it; `stop` is the address that stops such mail.
///
/// # Errors
/// `NotFound` when the answer, or its reader, is gone.
pub fn compose(app: &App, tx: &mut Tx<'_>, owed: &Owed, stop: &str) -> Result<Compose, Error> {
    let Some(member) = owed.member_id else { return Ok(Compose::Drop("no recipient")) };
    let reader = viewer::by_member(tx.conn, member, tx.now)?;
    let told = queries::told::told(tx, GuidanceId(owed.item_id), member)?;
    match &reader.me {
        _ if !told.wanted => Ok(Compose::Drop("wants no such mail")),
        _ if told.superseded => Ok(Compose::Drop("replaced meanwhile")),
        Some(me) if reader.reads(&told.audience) => {
            Ok(Compose::Send(Box::new(mails::answer(app, me, owed, &told, stop))))
        }
        _ => Ok(Compose::Drop("may not read it")),
    }
}
