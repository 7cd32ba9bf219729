//! A trial's or non-trial's page. Each slice that knows something about a trial has its part here: what is read in
//! [`Shown`], and one line in `views::parts`.

pub(super) mod routes;
mod views;

use super::queries::{self, TrialCounts};
use crate::calendar::{self, Entry, Scope};
use crate::error::Error;
use crate::follows::{self, Level, Target};
use crate::guidance;
use crate::results::{self, Indicator};
use crate::threads::{self, ThreadFilter, ThreadRow};
use crate::trials::{self, Record, Trial};
use crate::tx::Tx;

/// What a trial's page shows.
struct Shown {
    trial: Trial,
    /// What is known of it, its exemptions, who copies it.
    record: Record,
    /// What was measured.
    indicators: Vec<Indicator>,
    counts: TrialCounts,
    /// Official answers in its threads, and about the provisions its participants asked to be exempt from.
    guidance: Vec<guidance::Row>,
    threads: Vec<ThreadRow>,
    follow: Option<Level>,
    next: Vec<Entry>,
}

/// So many official answers are shown.
const ANSWERS: i64 = 5;

impl Shown {
    /// Seven statements.
    fn read(tx: &mut Tx<'_>, slug: &str) -> Result<Self, Error> {
        let trial = trials::by_slug(tx, slug)?;
        let about = ThreadFilter { trial: Some(trial.id), ..ThreadFilter::default() };
        let record = trials::record(tx, trial.id)?;
        let answers = guidance::Filter {
            trial: Some(trial.id),
            provisions: Some(record.provisions.clone()),
            ..guidance::Filter::default()
        };
        Ok(Self {
            indicators: results::of_trial(tx, trial.id)?,
            counts: queries::trial_counts(tx, trial.id)?,
            guidance: guidance::list(tx, &answers, None, ANSWERS)?,
            next: calendar::upcoming(tx, Scope { trial: Some(trial.id), ..Scope::default() }, 5)?,
            follow: follows::level(&tx.viewer, Target::Trial, trial.id.0),
            threads: threads::list(tx, &about, None, 50)?,
            record,
            trial,
        })
    }
}
