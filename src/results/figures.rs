//! Indicators as pages read them. A value that rests on fewer than five people at work is withheld here, before any page,
//! plot or file sees it.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Aim, Direction, Evidence, MeasurementKind, Outcome, Perspective, Standard, Unit};
use crate::db::Decimal;
use crate::ids::{IndicatorId, MeasurementId, OrganisationId, ThreadId};
use crate::web::Ui;

/// The fewest people at work whose answers may be shown together.
pub(super) const FEWEST: i32 = 5;

/// A value, or that it is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// To be shown.
    Shown(Decimal),
    /// It rests on so few that one could be recognised.
    Withheld,
}

impl Figure {
    /// The value as it may be shown; for people at work it must be known to rest on enough of them.
    pub(super) fn of(value: Decimal, n: Option<i32>, perspective: Perspective) -> Self {
        if perspective.at_work() && n.is_none_or(|n| n < FEWEST) { Self::Withheld } else { Self::Shown(value) }
    }

    /// The value, when it is shown.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Withheld => None,
        }
    }
}

/// A value at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Measurement {
    /// Its key.
    pub(super) id: MeasurementId,
    /// From before, or later.
    pub(super) kind: MeasurementKind,
    /// The day, or the last day of the period.
    pub(super) on: NaiveDate,
    /// The value.
    pub(super) figure: Figure,
    /// How many it rests on; not told when the value is withheld.
    pub(super) n: Option<i32>,
    /// The comparison group's value and how many it rests on.
    pub(super) comparison: Option<(Figure, Option<i32>)>,
    /// How it was measured.
    pub(super) method: String,
    /// Its version: above 1, it has been changed.
    pub(super) version: i32,
}

impl Measurement {
    /// The value, when it is shown.
    pub(super) fn value(&self) -> Option<Decimal> {
        self.figure.value()
    }
}

/// Which way the values have gone, held against which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// The wanted way.
    Wanted,
    /// The other way.
    Unwanted,
    /// Up, and neither way is better.
    Up,
    /// Down, and neither way is better.
    Down,
    /// Nowhere.
    Still,
}

impl Trend {
    /// The key of what it is called.
    pub(super) fn text_key(self) -> &'static str {
        match self {
            Self::Wanted => "trend-wanted",
            Self::Unwanted => "trend-unwanted",
            Self::Up => "trend-up",
            Self::Down => "trend-down",
            Self::Still => "trend-still",
        }
    }
}

/// An indicator with its values, oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Its key.
    pub(super) id: IndicatorId,
    /// Its trial.
    pub(super) trial: TrialRef,
    /// The participant whose figures these are: key, address and name.
    pub(super) organisation: Option<(OrganisationId, String, String)>,
    /// Its entry in the catalogue.
    pub(super) standard: Option<Standard>,
    /// Its name, where it is the trial's own.
    pub(super) own_name: String,
    /// How it is counted here.
    pub(super) definition: String,
    /// For whom it tells something.
    pub(super) perspective: Perspective,
    /// The aim of the reform it speaks to.
    pub(super) aim: Option<Aim>,
    /// What it is counted in.
    pub(super) unit: Unit,
    /// The unit in words.
    pub(super) unit_text: Option<String>,
    /// Which way is better.
    pub(super) direction: Direction,
    /// Where the values are taken from.
    pub(super) source: String,
    /// The value aimed at.
    pub(super) target: Option<Decimal>,
    /// When it is to be reached.
    pub(super) target_on: Option<NaiveDate>,
    /// Whom the values are compared with.
    pub(super) comparison_group: String,
    /// How surely the trial is the cause.
    pub(super) evidence: Evidence,
    /// What came of it.
    pub(super) outcome: Outcome,
    /// Effects nobody had meant.
    pub(super) unintended: String,
    /// The result thread about it.
    pub(super) thread: Option<ThreadId>,
    /// Who may read it.
    pub(super) audience: Vec<String>,
    /// Its version.
    pub(super) version: i32,
    /// For whom it was written last.
    pub(super) written_for: String,
    /// When it was written last.
    pub(super) changed_at: DateTime<Utc>,
    /// Its values.
    pub(super) measurements: Vec<Measurement>,
}

/// A trial, as an indicator names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialRef {
    /// Its address.
    pub(super) slug: String,
    /// Title in bokmål.
    pub(super) nb: String,
    /// Title in nynorsk.
    pub(super) nn: String,
    /// Fictional.
    pub(super) demo: bool,
}

impl Indicator {
    /// Its name in the page's language.
    pub(super) fn name(&self, ui: &Ui) -> String {
        self.standard.map_or_else(|| self.own_name.clone(), |standard| ui.t(standard.text_key()).into_owned())
    }

    /// The newest value from before the trial.
    pub(super) fn baseline(&self) -> Option<&Measurement> {
        self.measurements.iter().rev().find(|m| m.kind == MeasurementKind::Baseline)
    }

    /// The newest later value.
    pub(super) fn latest(&self) -> Option<&Measurement> {
        self.measurements.iter().rev().find(|m| m.kind == MeasurementKind::FollowUp)
    }

    /// How far it has gone since the baseline, when both values are shown.
    pub(super) fn change(&self) -> Option<Decimal> {
        Some(self.latest()?.value()?.minus(self.baseline()?.value()?))
    }

    /// Which way that is.
    pub(super) fn trend(&self) -> Option<Trend> {
        use std::cmp::Ordering::{Equal, Greater, Less};
        Some(match (self.change()?.sign(), self.direction) {
            (Equal, _) => Trend::Still,
            (Greater, Direction::Higher) | (Less, Direction::Lower) => Trend::Wanted,
            (Greater, Direction::Lower) | (Less, Direction::Higher) => Trend::Unwanted,
            (Greater, Direction::Neither) => Trend::Up,
            (Less, Direction::Neither) => Trend::Down,
        })
    }

    /// Whether any value is withheld.
    pub(super) fn withholds(&self) -> bool {
        let hidden = |figure: Figure| figure == Figure::Withheld;
        self.measurements.iter().any(|m| hidden(m.figure) || m.comparison.is_some_and(|(figure, _)| hidden(figure)))
    }

    /// How many decimals its values need, so that they stand alike.
    pub(super) fn decimals(&self) -> usize {
        let compared = self.measurements.iter().filter_map(|m| m.comparison.and_then(|(figure, _)| figure.value()));
        let all = self.measurements.iter().filter_map(Measurement::value).chain(compared).chain(self.target);
        all.map(Decimal::decimals).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_at_work_are_counted_before_their_answers_are_shown() {
        let value = Decimal::parse("3,4").unwrap();
        for (n, perspective, shown) in [
            (Some(4), Perspective::Employees, false),
            (Some(5), Perspective::Employees, true),
            (None, Perspective::MiddleManagers, false),
            (Some(2), Perspective::MiddleManagers, false),
            (Some(2), Perspective::Economy, true),
            (None, Perspective::Citizens, true),
        ] {
            assert_eq!(Figure::of(value, n, perspective).value().is_some(), shown, "{n:?} {perspective:?}");
        }
    }
}
