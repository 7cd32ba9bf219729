//! What the demo's trials have measured and learnt, written by their representatives at their own time.

use anyhow::Context as _;
use chrono::{DateTime, Days, NaiveDate, Utc};

use super::cast::{Actor, Stage};
use super::content::{Content, GivenIndicator, GivenLesson, GivenMeasurement};
use super::when::Ago;
use crate::db::Decimal;
use crate::error::Error;
use crate::ids::{ThreadId, TrialId};
use crate::results::{
    self, Aim, Direction, Evidence, LessonKind, MeasurementKind, NewIndicator, NewLesson, NewMeasurement, Outcome,
    Perspective, Standard, Told, Unit, Writer,
};
use crate::threads::{self, ThreadFilter};
use crate::tx::Tx;
use crate::viewer::{Audience, Viewer};

/// Writes every indicator with its values, and every lesson.
pub(super) fn tell(tx: &mut Tx<'_>, content: &Content, stage: &Stage) -> Result<(), Error> {
    let now = tx.now;
    for (n, given) in content.indicators.iter().enumerate() {
        indicator(tx, content, stage, (n, now), given)?;
    }
    for (n, given) in content.lessons.iter().enumerate() {
        lesson(tx, stage, (n, now), given)?;
    }
    (tx.now, tx.viewer) = (now, Viewer::system());
    Ok(())
}

/// Lets somebody act at her time, for her organisation.
fn enter(
    tx: &mut Tx<'_>,
    stage: &Stage,
    (n, now): (usize, DateTime<Utc>),
    by: &str,
    ago: &str,
) -> Result<Writer, Error> {
    let actor: &Actor = stage.actor(by)?;
    let ago = Ago::parse(ago).with_context(|| format!("{ago} is not a time such as 12d or 5h"))?;
    (tx.now, tx.viewer) = (ago.before(now, u32::try_from(n).unwrap_or(0) + 7, None), actor.viewer.clone());
    let me = tx.viewer.signed_in()?;
    Ok(Writer::of_me(me).with_context(|| format!("{by} speaks for nobody"))?)
}

fn trial(stage: &Stage, slug: &str) -> Result<TrialId, Error> {
    Ok(stage.trials.get(slug).copied().with_context(|| format!("there is no trial {slug}"))?)
}

fn indicator(
    tx: &mut Tx<'_>,
    content: &Content,
    stage: &Stage,
    at: (usize, DateTime<Utc>),
    given: &GivenIndicator,
) -> Result<(), Error> {
    let (trial, by) = (trial(stage, &given.trial)?, enter(tx, stage, at, &given.by, &given.ago)?);
    let thread = given.thread.as_deref().map(|key| thread(tx, content, trial, key)).transpose()?;
    let today = at.1.date_naive();
    let told = Told {
        definition: given.definition.clone(),
        source: given.source.clone(),
        target: given.target.as_deref().and_then(Decimal::parse),
        target_on: given.target_in_days.and_then(|days| today.checked_add_days(Days::new(days))),
        comparison_group: given.comparison_group.clone(),
        evidence: Evidence::parse(&given.evidence).unwrap_or(Evidence::Unknown),
        outcome: Outcome::parse(&given.outcome).with_context(|| format!("{} is no outcome", given.outcome))?,
        unintended: given.unintended.clone(),
        thread,
    };
    let organisation = given.ours.then_some(by.organisation);
    let new = new_indicator(given, trial, organisation, told).context("an indicator is neither standard nor whole")?;
    let id = results::add_indicator(tx, &by, &new)?;
    for value in &given.measurements {
        let new = measurement(value, today).with_context(|| format!("{} is no value", value.value))?;
        results::add_measurement(tx, &by, id, &new)?;
    }
    Ok(())
}

/// The indicator of the catalogue, or the trial's own; `None` when neither is told whole.
pub(super) fn new_indicator(
    given: &GivenIndicator,
    trial: TrialId,
    organisation: Option<crate::ids::OrganisationId>,
    told: Told,
) -> Option<NewIndicator> {
    let audience = Audience::Open.keys();
    if let Some(word) = &given.standard {
        return Some(NewIndicator::of_catalogue(Standard::parse(word)?, trial, organisation, told, audience));
    }
    Some(NewIndicator {
        trial,
        organisation,
        standard: None,
        name: given.name.clone()?,
        perspective: Perspective::parse(given.perspective.as_deref()?)?,
        aim: given.aim.as_deref().and_then(Aim::parse),
        unit: Unit::parse(given.unit.as_deref()?)?,
        unit_text: None,
        direction: Direction::parse(given.direction.as_deref()?)?,
        told,
        audience,
    })
}

/// A value, dated relative to today.
pub(super) fn measurement(given: &GivenMeasurement, today: NaiveDate) -> Option<NewMeasurement> {
    Some(NewMeasurement {
        kind: MeasurementKind::parse(&given.kind)?,
        on: today.checked_sub_days(Days::new(given.days_ago))?,
        value: Decimal::parse(&given.value)?,
        n: given.n,
        comparison: given.comparison.as_deref().and_then(Decimal::parse),
        comparison_n: given.comparison_n,
        method: given.method.clone(),
        withdrawn: false,
    })
}

/// The thread of a key, found by its title among those of the trial.
fn thread(tx: &mut Tx<'_>, content: &Content, trial: TrialId, key: &str) -> Result<ThreadId, Error> {
    let title = content.threads.iter().find(|thread| thread.key == key).map(|thread| thread.title.as_str());
    let filter = ThreadFilter { trial: Some(trial), ..ThreadFilter::default() };
    let found = threads::list(tx, &filter, None, 100)?.into_iter().find(|row| Some(row.title.as_str()) == title);
    Ok(found.map(|row| row.id).with_context(|| format!("no thread {key} about the trial"))?)
}

fn lesson(tx: &mut Tx<'_>, stage: &Stage, at: (usize, DateTime<Utc>), given: &GivenLesson) -> Result<(), Error> {
    let (trial, by) = (trial(stage, &given.trial)?, enter(tx, stage, at, &given.by, &given.ago)?);
    let new = NewLesson {
        trial,
        kind: LessonKind::parse(&given.kind).with_context(|| format!("{} is no sort of lesson", given.kind))?,
        body: given.body.trim().to_owned(),
        audience: Audience::Open.keys(),
        withdrawn: false,
    };
    results::add_lesson(tx, &by, &new).map(drop)
}

#[cfg(test)]
mod tests {
    use super::super::content::{self, Content};
    use super::*;

    fn spoken_for<'c>(content: &'c Content, by: &str, trial: &str) -> Option<&'c str> {
        let person = content.people.iter().find(|person| person.key == by)?;
        let home = person.organisation.as_deref()?;
        let speaks = matches!(person.role.as_str(), "representative" | "coordinator");
        let takes_part = content.trials.iter().any(|t| t.slug == trial && t.participants.iter().any(|p| p == home));
        (speaks && takes_part).then_some(home)
    }

    #[test]
    fn results_are_told_by_those_who_speak_for_the_trial() {
        let content = content::load().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        for given in &content.indicators {
            let what = given.standard.as_ref().or(given.name.as_ref()).unwrap();
            assert!(spoken_for(&content, &given.by, &given.trial).is_some(), "{what} of {}", given.trial);
            assert!(!given.measurements.is_empty(), "{what} has no values");
            assert!(given.measurements.iter().all(|value| measurement(value, today).is_some()), "{what}");
            assert!(Outcome::parse(&given.outcome).is_some() && Evidence::parse(&given.evidence).is_some(), "{what}");
            assert!(given.target.as_deref().is_none_or(|target| Decimal::parse(target).is_some()), "{what}");
            let of_trial = |key: &String| {
                content
                    .threads
                    .iter()
                    .any(|t| t.key == *key && t.trial.as_ref() == Some(&given.trial) && t.kind == "result")
            };
            assert!(given.thread.as_ref().is_none_or(of_trial), "{what} names a thread that is not about it");
        }
        for given in &content.lessons {
            assert!(spoken_for(&content, &given.by, &given.trial).is_some(), "a lesson of {}", given.trial);
        }
    }

    #[test]
    fn nothing_and_worse_are_told_too_and_lessons_of_every_sort() {
        let content = content::load().unwrap();
        let outcomes = |word: &str| content.indicators.iter().filter(|given| given.outcome == word).count();
        assert!(outcomes("worse") >= 2 && outcomes("none") >= 1 && outcomes("better") >= 2);
        for kind in LessonKind::ALL {
            assert!(content.lessons.iter().any(|given| given.kind == kind.as_str()), "{kind:?}");
        }
    }
}
