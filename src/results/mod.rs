//! What trials measure and learn: indicators with baseline, target and follow-ups, and lessons. Writes indicators,
//! measurements, lessons and result_versions.

mod access;
mod actions;
mod catalogue;
mod export;
mod figures;
mod form;
mod policy;
mod queries;
pub mod routes;
mod views;
mod words;

use chrono::NaiveDate;

use crate::db::Decimal;
use crate::ids::{OrganisationId, ThreadId, TrialId};
use crate::viewer::{Hat, Me};

pub use actions::{add_indicator, add_lesson, add_measurement};
pub use catalogue::Standard;
pub use figures::Indicator;
pub use queries::indicators::of_trial;
pub use views::section;
pub use words::{Aim, Direction, Evidence, LessonKind, MeasurementKind, Outcome, Perspective, Unit};

/// Who writes, for which organisation, as it is kept with what she writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its name now.
    pub name: String,
}

impl Writer {
    /// A signed-in person under the hat she wears.
    fn of(hat: &Hat) -> Self {
        Self { organisation: hat.organisation_id, name: hat.organisation.clone() }
    }

    /// The same, when she wears one.
    pub fn of_me(me: &Me) -> Option<Self> {
        me.hat.as_ref().map(Self::of)
    }
}

/// An indicator, parsed and allowed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewIndicator {
    /// The trial.
    pub trial: TrialId,
    /// The participant whose figures these are; `None` is the whole trial.
    pub organisation: Option<OrganisationId>,
    /// Its entry in the catalogue.
    pub standard: Option<Standard>,
    /// Its name, where it is the trial's own.
    pub name: String,
    /// For whom it tells something.
    pub perspective: Perspective,
    /// The aim of the reform it speaks to.
    pub aim: Option<Aim>,
    /// What it is counted in.
    pub unit: Unit,
    /// The unit in words, where it is none of the list.
    pub unit_text: Option<String>,
    /// Which way is better.
    pub direction: Direction,
    /// What the participants say about it.
    pub told: Told,
    /// The keys of its audience.
    pub audience: Vec<String>,
}

impl NewIndicator {
    /// One of the catalogue, which fixes all but what is told about it.
    pub fn of_catalogue(
        standard: Standard,
        trial: TrialId,
        organisation: Option<OrganisationId>,
        told: Told,
        audience: Vec<String>,
    ) -> Self {
        let facts = standard.facts();
        Self {
            trial,
            organisation,
            standard: Some(standard),
            name: String::new(),
            perspective: facts.perspective,
            aim: facts.aim,
            unit: facts.unit,
            unit_text: None,
            direction: facts.direction,
            told,
            audience,
        }
    }
}

/// What is told about an indicator and may change as more is known.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Told {
    /// How it is counted here.
    pub definition: String,
    /// Where the values are taken from.
    pub source: String,
    /// The value aimed at.
    pub target: Option<Decimal>,
    /// When it is to be reached.
    pub target_on: Option<NaiveDate>,
    /// Whom the values are compared with.
    pub comparison_group: String,
    /// How surely the trial is the cause.
    pub evidence: Evidence,
    /// What came of it.
    pub outcome: Outcome,
    /// Effects nobody had meant.
    pub unintended: String,
    /// The result thread about it.
    pub thread: Option<ThreadId>,
}

/// A value, parsed and allowed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMeasurement {
    /// From before, or later.
    pub kind: MeasurementKind,
    /// The day, or the last day of the period.
    pub on: NaiveDate,
    /// The value.
    pub value: Decimal,
    /// How many it rests on.
    pub n: Option<i32>,
    /// The value in the comparison group.
    pub comparison: Option<Decimal>,
    /// How many that one rests on.
    pub comparison_n: Option<i32>,
    /// How it was measured, and reservations.
    pub method: String,
    /// Taken back.
    pub withdrawn: bool,
}

/// A lesson, parsed and allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLesson {
    /// The trial.
    pub trial: TrialId,
    /// What sort.
    pub kind: LessonKind,
    /// Markdown.
    pub body: String,
    /// The keys of its audience.
    pub audience: Vec<String>,
    /// Taken back.
    pub withdrawn: bool,
}
