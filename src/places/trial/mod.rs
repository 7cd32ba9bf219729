//! A trial's or non-trial's page. Each slice that knows something about a trial has its part here: what is read in
//! [`Shown`], and one line in `views::parts`.

pub(super) mod routes;
mod views;

use crate::calendar::{self, Entry, Scope};
use crate::error::Error;
use crate::follows::{self, Level, Target};
use crate::involvement;
use crate::results::{self, Indicator};
use crate::threads::{self, ThreadFilter, ThreadRow};
use crate::trials::{self, Adoption, Exemption, Step, Trial, Written};
use crate::tx::Tx;

/// What a trial's page shows.
struct Shown {
    trial: Trial,
    /// The record, field by field.
    written: Vec<Written>,
    /// Steps of all participants, for why something stopped or came to nothing.
    steps: Vec<Step>,
    exemptions: Vec<Exemption>,
    adoptions: Vec<Adoption>,
    /// What was measured, and how many lessons there are.
    indicators: Vec<Indicator>,
    lessons: i64,
    /// How many events of involvement there are.
    involved: involvement::Summary,
    threads: Vec<ThreadRow>,
    follow: Option<Level>,
    next: Vec<Entry>,
}

impl Shown {
    /// Eleven statements, and one more for a member.
    fn read(tx: &mut Tx<'_>, slug: &str) -> Result<Self, Error> {
        let trial = trials::by_slug(tx, slug)?;
        let about = ThreadFilter { trial: Some(trial.id), ..ThreadFilter::default() };
        Ok(Self {
            written: trials::written(tx, trial.id)?,
            steps: trials::steps_of(tx, trial.id, None)?,
            exemptions: trials::exemptions_of(tx, trial.id)?,
            adoptions: trials::adoptions(tx, trial.id)?,
            indicators: results::of_trial(tx, trial.id)?,
            lessons: results::count_lessons(tx, trial.id)?,
            involved: involvement::summary(tx, trial.id)?,
            next: calendar::upcoming(tx, Scope { trial: Some(trial.id), ..Scope::default() }, 5)?,
            follow: follows::level(tx, Target::Trial, trial.id.0)?,
            threads: threads::list(tx, &about, None, 50)?,
            trial,
        })
    }
}
