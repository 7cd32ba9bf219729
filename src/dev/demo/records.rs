//! The demo's trials get their records: fields and what was changed in them, steps, decisions, exemptions, who copies.

use std::collections::BTreeMap;

use anyhow::Context as _;
use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use serde::Deserialize;

use super::cast::{Actor, Stage};
use super::content::Content;
use crate::error::Error;
use crate::ids::{OrganisationId, TrialId};
use crate::provisions;
use crate::trials::{
    self, AdoptionKind, ExemptionState, Field, NewAdoption, NewExemption, NewPart, NewStep, Outcome, ReasonKind,
    TrialStatus, Writer,
};
use crate::tx::Tx;
use crate::viewer::Viewer;

/// A trial's record. Days are counted from today.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    pub(super) trial: String,
    pub(super) by: String,
    pub(super) day: i64,
    #[serde(default = "bokmal")]
    pub(super) language: String,
    #[serde(default)]
    pub(super) fields: BTreeMap<String, String>,
    #[serde(default, rename = "change")]
    pub(super) changes: Vec<Change>,
    #[serde(default, rename = "part")]
    pub(super) parts: Vec<Part>,
}

fn bokmal() -> String {
    "nb".to_owned()
}

/// A field that was written later, or anew.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    pub(super) field: String,
    pub(super) day: i64,
    pub(super) by: String,
    pub(super) text: String,
}

/// A participant's part.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub(super) organisation: String,
    pub(super) by: String,
    #[serde(default)]
    pub(super) steps: Vec<Step>,
    period_from: Option<i64>,
    period_to: Option<i64>,
    council_day: Option<i64>,
    council_body: Option<String>,
    council_case: Option<String>,
    council_vote: Option<String>,
    regulation_title: Option<String>,
    regulation_text: Option<String>,
    ministry_reference: Option<String>,
    ministry_day: Option<i64>,
    pub(super) outcome: Option<String>,
    #[serde(default, rename = "exemption")]
    pub(super) exemptions: Vec<Exempt>,
}

/// A step it took.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) to: String,
    pub(super) day: i64,
    reference: Option<String>,
    pub(super) reason: Option<String>,
    words: Option<String>,
}

/// An exemption it asked for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exempt {
    pub(super) provision: String,
    pub(super) state: String,
    before: Option<String>,
    after: Option<String>,
    pub(super) reason: Option<String>,
    day: Option<i64>,
    reference: Option<String>,
    expires: Option<i64>,
}

/// Somebody who does as a trial does.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Adoption {
    pub(super) trial: String,
    pub(super) by: String,
    day: i64,
    pub(super) kind: String,
    how: Option<String>,
    pub(super) own_trial: Option<String>,
}

/// Writes every record, each in the name of whoever kept it.
pub(super) fn play(tx: &mut Tx<'_>, content: &Content, stage: &Stage) -> Result<(), Error> {
    let now = tx.now;
    for record in &content.records {
        Keeper { stage, record, now }.write(tx)?;
    }
    for adoption in &content.adoptions {
        adopt(tx, stage, adoption, now)?;
    }
    (tx.now, tx.viewer) = (now, Viewer::system());
    Ok(())
}

struct Keeper<'s> {
    stage: &'s Stage,
    record: &'s Record,
    now: DateTime<Utc>,
}

impl Keeper<'_> {
    fn write(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let trial = self.trial()?;
        let writer = enter(tx, self.stage, &self.record.by, self.record.day, self.now)?;
        for (field, text) in &self.record.fields {
            self.field(tx, trial, (field, text), &writer)?;
        }
        for change in &self.record.changes {
            let writer = enter(tx, self.stage, &change.by, change.day, self.now)?;
            self.field(tx, trial, (&change.field, &change.text), &writer)?;
        }
        self.record.parts.iter().try_for_each(|part| self.part(tx, trial, part))
    }

    fn trial(&self) -> Result<TrialId, Error> {
        let slug = &self.record.trial;
        Ok(self.stage.trials.get(slug).copied().with_context(|| format!("there is no trial {slug}"))?)
    }

    fn field(&self, tx: &mut Tx<'_>, id: TrialId, (field, text): (&str, &str), writer: &Writer) -> Result<(), Error> {
        let field = Field::parse(field).with_context(|| format!("{field} is no field"))?;
        let trial = trials::by_id(tx, id)?;
        trials::write_text(tx, &trial, (field, text.trim(), &self.record.language), writer)
    }

    fn day(&self, offset: i64) -> NaiveDate {
        day(self.now, offset)
    }

    fn part(&self, tx: &mut Tx<'_>, trial: TrialId, part: &Part) -> Result<(), Error> {
        let organisation = self.stage.organisation(&part.organisation)?;
        for step in &part.steps {
            // Recorded some days after it was decided.
            let writer = enter(tx, self.stage, &part.by, (step.day + 4).min(0), self.now)?;
            let new = NewStep {
                to: TrialStatus::parse(&step.to).with_context(|| format!("{} is no status", step.to))?,
                on: self.day(step.day),
                reference: step.reference.clone(),
                reason: step.reason.as_deref().and_then(ReasonKind::parse),
                words: step.words.clone(),
            };
            trials::step(tx, (trial, organisation), &new, &writer)?;
        }
        let writer = enter(tx, self.stage, &part.by, self.record.day, self.now)?;
        trials::write_part(tx, (trial, organisation), 1, &self.decisions(part))?;
        part.exemptions.iter().try_for_each(|exempt| self.exemption(tx, (trial, organisation), exempt, &writer))
    }

    fn decisions(&self, part: &Part) -> NewPart {
        let day = |offset: Option<i64>| offset.map(|offset| self.day(offset));
        NewPart {
            outcome: part.outcome.as_deref().and_then(Outcome::parse),
            period_from: day(part.period_from),
            period_to: day(part.period_to),
            council_on: day(part.council_day),
            council_body: part.council_body.clone(),
            council_case: part.council_case.clone(),
            council_vote: part.council_vote.clone(),
            regulation_title: part.regulation_title.clone(),
            regulation_url: None,
            regulation_text: part.regulation_text.clone(),
            ministry_reference: part.ministry_reference.clone(),
            ministry_on: day(part.ministry_day),
        }
    }

    fn exemption(
        &self,
        tx: &mut Tx<'_>,
        of: (TrialId, OrganisationId),
        exempt: &Exempt,
        writer: &Writer,
    ) -> Result<(), Error> {
        let found = provisions::resolve(tx, &exempt.provision)?;
        let provision_id = *found.first().with_context(|| format!("{} is no provision", exempt.provision))?;
        let new = NewExemption {
            provision_id,
            state: ExemptionState::parse(&exempt.state).with_context(|| format!("{} is no state", exempt.state))?,
            rule_before: exempt.before.clone(),
            rule_after: exempt.after.clone(),
            reason: exempt.reason.clone(),
            decided_on: exempt.day.map(|offset| self.day(offset)),
            reference: exempt.reference.clone(),
            expires_on: exempt.expires.map(|offset| self.day(offset)),
        };
        trials::save_exemption(tx, of, None, &new, writer).map(drop)
    }
}

fn adopt(tx: &mut Tx<'_>, stage: &Stage, adoption: &Adoption, now: DateTime<Utc>) -> Result<(), Error> {
    enter(tx, stage, &adoption.by, adoption.day, now)?;
    let trial = |slug: &str| stage.trials.get(slug).copied();
    let source = trial(&adoption.trial).with_context(|| format!("there is no trial {}", adoption.trial))?;
    let organisation = organisation(stage.actor(&adoption.by)?).context("nobody vouches for her")?.0;
    let new = NewAdoption {
        kind: AdoptionKind::parse(&adoption.kind).with_context(|| format!("{} is no kind", adoption.kind))?,
        how: adoption.how.clone(),
        own_trial: adoption.own_trial.as_deref().and_then(trial),
    };
    trials::adopt(tx, source, organisation, &new)
}

fn organisation(actor: &Actor) -> Option<&(OrganisationId, String)> {
    actor.author.organisation.as_ref()
}

/// Lets somebody act, on her day.
fn enter(tx: &mut Tx<'_>, stage: &Stage, by: &str, offset: i64, now: DateTime<Utc>) -> Result<Writer, Error> {
    let actor = stage.actor(by)?;
    (tx.now, tx.viewer) = (now + Duration::days(offset), actor.viewer.clone());
    let organisation = organisation(actor).map(|(_, name)| name.clone()).unwrap_or_default();
    Ok(Writer { name: actor.author.name.clone(), organisation })
}

/// A day counted from today.
fn day(now: DateTime<Utc>, offset: i64) -> NaiveDate {
    let today = now.date_naive();
    let days = Days::new(offset.unsigned_abs());
    let day = if offset < 0 { today.checked_sub_days(days) } else { today.checked_add_days(days) };
    day.unwrap_or(today)
}
