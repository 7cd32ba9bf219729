//! The trials every installation begins with: the ten selected (regjeringen.no), whose later status is not known, and
//! the first non-trial (Drammen), with its reasons and source.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::actions::register;
use super::{NewTrial, Reason, ReasonKind, TrialKind, TrialStatus};
use crate::error::Error;
use crate::ids::{AreaId, OrganisationId};
use crate::tx::Tx;
use crate::viewer::Audience;
use crate::{areas, organisations};

const TRIALS: &str = include_str!("reference/trials.toml");

/// What the data is made of, for telling whether it has changed.
pub const SOURCES: [&str; 1] = [TRIALS];

/// Where a non-trial stands that is about the scheme itself: the area that goes across.
const ACROSS: &str = "tillit-og-medvirkning";

#[derive(Deserialize)]
struct File {
    trial: Vec<GivenTrial>,
    non_trial: Vec<GivenNonTrial>,
}

#[derive(Deserialize)]
struct GivenTrial {
    slug: String,
    number: Option<i32>,
    area: String,
    title_nb: String,
    title_nn: String,
    summary_nb: String,
    summary_nn: String,
    participants: Vec<Whoever>,
    status: String,
    source_name: Option<String>,
    source_url: Option<String>,
}

/// A participant, by municipality number or county number.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Whoever {
    Municipality(String),
    County(String),
}

/// Its `date` is the question's and not the answer's, so it is not kept; its note is no reason.
#[derive(Deserialize)]
struct GivenNonTrial {
    slug: String,
    municipality: String,
    title_nb: String,
    title_nn: String,
    reason: String,
    year: Option<i32>,
    reasons: Vec<GivenReason>,
    note_nb: String,
    note_nn: String,
    source_name: Option<String>,
    source_url: Option<String>,
}

/// A reason of the closed list, with the words of the source.
#[derive(Deserialize)]
struct GivenReason {
    kind: String,
    nb: String,
    nn: String,
}

impl GivenReason {
    fn reason(self) -> anyhow::Result<Reason> {
        let kind = ReasonKind::parse(&self.kind).ok_or_else(|| anyhow::anyhow!("{} is no reason", self.kind))?;
        Ok(Reason { kind, nb: self.nb, nn: self.nn })
    }
}

/// Loads the trials, whose areas and participants must be there; loading them again changes nothing.
///
/// # Errors
/// When the data does not fit, which a test would have told, or the database refuses.
pub fn load(tx: &mut Tx<'_>) -> Result<(), Error> {
    let file: File = toml::from_str(TRIALS).map_err(|fault| Error::Internal(fault.into()))?;
    let known = Known::load(tx, &file)?;
    let trials = file.trial.into_iter().map(|given| known.trial(given));
    let trials = trials.chain(file.non_trial.into_iter().map(|given| known.non_trial(given)));
    register::write(tx, &trials.collect::<Result<Vec<_>, _>>().map_err(Error::Internal)?).map(drop)
}

/// What the file's names stand for.
struct Known {
    areas: HashMap<String, AreaId>,
    municipalities: HashMap<String, OrganisationId>,
    counties: HashMap<String, OrganisationId>,
}

impl Known {
    fn load(tx: &mut Tx<'_>, file: &File) -> Result<Self, Error> {
        let whoever = file.trial.iter().flat_map(|t| &t.participants);
        let numbers = whoever.filter_map(|who| match who {
            Whoever::Municipality(number) => Some(number.as_str()),
            Whoever::County(_) => None,
        });
        let numbers: Vec<&str> = numbers.chain(file.non_trial.iter().map(|t| t.municipality.as_str())).collect();
        // The file uses the numbers of 2024.
        let on = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
        Ok(Self {
            areas: areas::all(tx)?.into_iter().map(|area| (area.slug, area.id)).collect(),
            municipalities: organisations::ids_by_number(tx, &numbers, on)?,
            counties: organisations::ids_by_county(tx)?,
        })
    }

    fn participant(&self, who: &Whoever) -> anyhow::Result<OrganisationId> {
        let found = match who {
            Whoever::Municipality(number) => self.municipalities.get(number),
            Whoever::County(number) => self.counties.get(number),
        };
        found.copied().ok_or_else(|| anyhow::anyhow!("trials.toml names a participant that is not there"))
    }

    fn area(&self, slug: &str) -> anyhow::Result<AreaId> {
        self.areas.get(slug).copied().ok_or_else(|| anyhow::anyhow!("trials.toml names the area {slug}"))
    }

    fn trial(&self, given: GivenTrial) -> anyhow::Result<NewTrial> {
        Ok(NewTrial {
            area: self.area(&given.area)?,
            participants: given.participants.iter().map(|who| self.participant(who)).collect::<Result<_, _>>()?,
            status: status(&given.status)?,
            slug: given.slug,
            number: given.number,
            kind: TrialKind::Trial,
            title: (given.title_nb, given.title_nn),
            summary: (given.summary_nb, given.summary_nn),
            reasons: Vec::new(),
            year: None,
            source_name: given.source_name,
            source_url: given.source_url,
            leads: false,
            audience: Audience::Open.keys(),
            draft: false,
            demo: false,
        })
    }

    fn non_trial(&self, given: GivenNonTrial) -> anyhow::Result<NewTrial> {
        Ok(NewTrial {
            area: self.area(ACROSS)?,
            participants: vec![self.participant(&Whoever::Municipality(given.municipality))?],
            status: status(&given.reason)?,
            slug: given.slug,
            number: None,
            kind: TrialKind::NonTrial,
            title: (given.title_nb, given.title_nn),
            summary: (given.note_nb, given.note_nn),
            reasons: given.reasons.into_iter().map(GivenReason::reason).collect::<Result<_, _>>()?,
            year: given.year,
            source_name: given.source_name,
            source_url: given.source_url,
            leads: false,
            audience: Audience::Open.keys(),
            draft: false,
            demo: false,
        })
    }
}

fn status(word: &str) -> anyhow::Result<TrialStatus> {
    TrialStatus::parse(word).ok_or_else(|| anyhow::anyhow!("{word} is no status of a trial"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_trials_and_a_non_trial_with_as_many_reasons_in_both_forms() {
        let file: File = toml::from_str(TRIALS).unwrap();
        assert_eq!((file.trial.len(), file.non_trial.len()), (10, 1));
        assert!(file.trial.iter().all(|t| t.status == "unknown" && t.source_url.is_some()));
        let reasons: Vec<Reason> =
            file.non_trial.into_iter().flat_map(|t| t.reasons).map(|given| given.reason().unwrap()).collect();
        assert!(reasons.len() == 4 && reasons.iter().all(|reason| reason.kind != ReasonKind::Other));
    }
}
