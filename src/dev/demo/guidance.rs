//! The ministry's official answers in the demo: drafted by one, approved by another, each in her own name and at her time;
//! and what is still being written.

use std::collections::BTreeMap;

use anyhow::Context as _;
use chrono::{DateTime, Duration, Utc};
use serde::Deserialize;

use super::cast::{Actor, Stage};
use super::when::Ago;
use crate::error::Error;
use crate::guidance::{self, Assignment, NewDraft, Verdict};
use crate::ids::{GuidanceId, ThreadId};
use crate::tx::Tx;

/// Everything about guidance.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    #[serde(rename = "answer")]
    pub(super) answers: Vec<Answer>,
    #[serde(rename = "draft")]
    pub(super) drafts: Vec<Draft>,
    #[serde(rename = "case")]
    pub(super) cases: Vec<Case>,
}

/// What comes with an official reply.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub(super) thread: String,
    /// The reply's place in the file, the opening post counted.
    pub(super) post: usize,
    /// The place of the official reply it replaces.
    pub(super) replaces: Option<usize>,
    pub(super) approved_by: String,
    pub(super) verdict: String,
    pub(super) title: String,
    pub(super) short: String,
    pub(super) case_number: String,
    pub(super) provisions: Vec<String>,
}

/// An answer that is being written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    pub(super) thread: String,
    pub(super) by: String,
    pub(super) ago: String,
    /// Waits for a second person.
    #[serde(default)]
    pub(super) submitted: bool,
    pub(super) language: String,
    pub(super) verdict: String,
    pub(super) title: String,
    pub(super) short: String,
    pub(super) case_number: String,
    pub(super) provisions: Vec<String>,
    pub(super) body: String,
}

/// Who is to answer a thread.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub(super) thread: String,
    pub(super) unit: String,
    pub(super) assignee: String,
}

impl Script {
    /// What comes with an official reply.
    pub(super) fn of(&self, thread: &str, post: usize) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.thread == thread && answer.post == post)
    }
}

/// An official reply is being given.
pub(super) struct Given<'s> {
    pub(super) stage: &'s Stage,
    pub(super) answer: &'s Answer,
    pub(super) thread: ThreadId,
    pub(super) language: &'s str,
    pub(super) body: &'s str,
    /// Answers of the same thread given before, by their place.
    pub(super) before: &'s mut BTreeMap<usize, GuidanceId>,
}

impl Given<'_> {
    /// Drafts it the day before `at` (but never before `after`), and has it approved then.
    pub(super) fn publish(
        self,
        tx: &mut Tx<'_>,
        by: &Actor,
        after: DateTime<Utc>,
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let answer = self.answer;
        let supersedes = answer.replaces.map(|place| self.before.get(&place).copied().context("nothing to replace"));
        let new = NewDraft {
            thread: self.thread,
            version: 0,
            title: answer.title.clone(),
            verdict: Verdict::parse(&answer.verdict),
            short: answer.short.clone(),
            body: self.body.trim().to_owned(),
            language: self.language.to_owned(),
            case_number: answer.case_number.clone(),
            provisions: answer.provisions.join("\n"),
            valid_from: Some(at.date_naive()),
            valid_to: None,
            supersedes: supersedes.transpose()?,
            submit: true,
        };
        (tx.now, tx.viewer) = ((at - Duration::hours(22)).max(after), by.viewer.clone());
        guidance::save(tx, &new)?;
        (tx.now, tx.viewer) = (at, self.stage.actor(&answer.approved_by)?.viewer.clone());
        let id = guidance::approve(tx, self.thread, 1)?;
        self.before.insert(answer.post, id);
        Ok(())
    }
}

/// What is being written today, and who is to answer what waits.
pub(super) fn today(
    tx: &mut Tx<'_>,
    script: &Script,
    stage: &Stage,
    threads: &BTreeMap<String, ThreadId>,
) -> Result<(), Error> {
    let now = tx.now;
    let thread = |key: &str| threads.get(key).copied().with_context(|| format!("there is no thread {key}"));
    for draft in &script.drafts {
        let actor = stage.actor(&draft.by)?;
        let ago = Ago::parse(&draft.ago).with_context(|| format!("{} is not a time", draft.ago))?;
        (tx.now, tx.viewer) = (ago.before(now, 3, None), actor.viewer.clone());
        guidance::save(tx, &written(draft, thread(&draft.thread)?, now))?;
    }
    tx.now = now;
    for case in &script.cases {
        let actor = stage.actor(&case.assignee)?;
        tx.viewer = actor.viewer.clone();
        let assignment = Assignment {
            ministry: actor.author.organisation.as_ref().map(|(id, _)| *id),
            unit: Some(case.unit.clone()),
            assignee: Some(actor.member),
            target_on: None,
        };
        guidance::assign(tx, thread(&case.thread)?, &assignment)?;
    }
    Ok(())
}

fn written(draft: &Draft, thread: ThreadId, now: DateTime<Utc>) -> NewDraft {
    NewDraft {
        thread,
        version: 0,
        title: draft.title.clone(),
        verdict: Verdict::parse(&draft.verdict),
        short: draft.short.clone(),
        body: draft.body.trim().to_owned(),
        language: draft.language.clone(),
        case_number: draft.case_number.clone(),
        provisions: draft.provisions.join("\n"),
        valid_from: Some(now.date_naive()),
        valid_to: None,
        supersedes: None,
        submit: draft.submitted,
    }
}
