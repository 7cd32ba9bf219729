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
use crate::mail::outbox::{MailKind, NewMail};
use crate::threads::ThreadKind;
use crate::tx::Tx;
use crate::viewer::Viewer;

pub use actions::assign::{Assignment, assign};
pub use actions::decide::approve;
pub use actions::draft::{NewDraft, save};
pub use mails::answer as letter;
pub use policy::worth_telling;
pub use queries::cited::{OnThread, on_thread};
pub use queries::register::{Filter, Row, list};
pub use queries::told::{Told, told};
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
/// in the way too; also of the answers it replaces. It waits for what belongs with it. May be done again without anybody
/// being told twice.
///
/// # Errors
/// When the database refuses.
pub fn tell(app: &App, tx: &mut Tx<'_>, answer: i64) -> Result<(), Error> {
    let (domain, at) = (app.mailer.domain(), tx.now + app.settings.mail_wait());
    for member in queries::told::concerned(tx, GuidanceId(answer))? {
        tx.owe_at(NewMail { kind: MailKind::Guidance, member: Some(member), item: answer, domain }, at)?;
    }
    Ok(())
}
