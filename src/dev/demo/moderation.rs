//! What the demo's moderators see: reports, decisions, a note, an objection, a paused account. Each event is done through
//! the moderation slice by somebody of the cast, at her time; no letters go out about the past.

use anyhow::Context as _;
use chrono::{DateTime, Days, Utc};
use serde::Deserialize;

use super::cast::Stage;
use super::content::{Content, Person, Thread};
use super::queries;
use super::when::Ago;
use crate::error::Error;
use crate::moderation::{Decision, Reason, Why, demo};
use crate::tx::Tx;
use crate::viewer::{self, Viewer};

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moderation {
    /// People who write only here.
    pub(super) person: Vec<Person>,
    /// Threads that give moderators something to do.
    pub(super) thread: Vec<Thread>,
    /// What happened.
    pub(super) event: Vec<Event>,
}

/// One thing somebody did, about a post.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    /// `12d` or `5h`, before now.
    ago: String,
    by: String,
    /// The thread's key, and the post's number.
    thread: String,
    number: i32,
    #[serde(default)]
    words: String,
    /// A report, for this reason.
    report: Option<String>,
    /// A decision, for `reason`; a pause lasts `days`.
    decide: Option<String>,
    reason: Option<String>,
    days: Option<u64>,
    /// A note to the other moderators.
    note: Option<String>,
    /// What the author says against the decision.
    object: Option<String>,
}

/// What an event comes to.
enum Deed<'e> {
    Report(Why),
    Decide(Decision, Reason),
    Note(&'e str),
    Object(&'e str),
}

impl Event {
    /// What it comes to; `None` when it is not one thing, whole.
    fn deed(&self) -> Option<Deed<'_>> {
        match (&self.report, &self.decide, &self.note, &self.object) {
            (Some(why), None, None, None) => Why::parse(why).map(Deed::Report),
            (None, Some(act), None, None) => {
                let reason = self.reason.as_deref().and_then(Reason::parse)?;
                Decision::parse(act).map(|act| Deed::Decide(act, reason))
            }
            (None, None, Some(words), None) => Some(Deed::Note(words)),
            (None, None, None, Some(words)) => Some(Deed::Object(words)),
            _ => None,
        }
    }

    /// What does not fit, for the check of all the content.
    pub(super) fn wrong(&self, content: &Content) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut that = |fits: bool, otherwise: String| {
            if !fits {
                wrong.push(format!("moderation of {} {}: {otherwise}", self.thread, self.number));
            }
        };
        that(
            self.deed().is_some(),
            "is not one report, decision, note or objection with words of the lists".to_owned(),
        );
        that(Ago::parse(&self.ago).is_some(), format!("{} is not a time such as 12d or 5h", self.ago));
        that(content.people.iter().any(|person| person.key == self.by), format!("{} is not in the cast", self.by));
        let thread = content.threads.iter().find(|thread| thread.key == self.thread);
        let posts = thread.map_or(0, |thread| 1 + thread.replies.len());
        that(usize::try_from(self.number).is_ok_and(|n| (1..=posts).contains(&n)), "there is no such post".to_owned());
        wrong
    }

    /// When; always after the post of that day was written.
    fn at(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        Some(Ago::parse(&self.ago)?.before(now, 60_000, None))
    }
}

/// Lets everything happen, oldest first.
pub(super) fn play(tx: &mut Tx<'_>, content: &Content, stage: &Stage, domain: &str) -> Result<(), Error> {
    let now = tx.now;
    let mut events: Vec<&Event> = content.moderation.iter().collect();
    events.sort_by_key(|event| event.at(now));
    for event in events {
        happen(tx, content, stage, event, domain, now)?;
    }
    (tx.now, tx.viewer) = (now, Viewer::system());
    queries::no_letters_about_decisions(tx)?;
    Ok(())
}

fn happen(
    tx: &mut Tx<'_>,
    content: &Content,
    stage: &Stage,
    event: &Event,
    domain: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let thread = content.threads.iter().find(|thread| thread.key == event.thread).context("no such thread")?;
    let actor = stage.actor(&event.by)?;
    tx.now = event.at(now).context("no such time")?;
    // Anew each time: a report before may have opened a room to her.
    tx.viewer = viewer::by_member(tx.conn, actor.member, tx.now)?;
    let post = queries::post_at(tx, &thread.title, event.number)?;
    match event.deed().context("nothing to do")? {
        Deed::Report(why) => demo::report(tx, post, why, &event.words),
        Deed::Decide(act, reason) => {
            let until = event.days.and_then(|days| tx.now.date_naive().checked_add_days(Days::new(days)));
            demo::decide(tx, domain, post, (act, reason, &event.words), until)
        }
        Deed::Note(words) => demo::note(tx, post, words),
        Deed::Object(words) => demo::object(tx, words),
    }
}
