//! The front page: search, the map, what is unanswered, new and due; for a member, what waits for her.

pub(super) mod routes;
mod views;
mod waits;

use super::queries::{self, Queue};
use crate::areas::{self, Area};
use crate::calendar::{self, Entry, EntryKind, Scope};
use crate::error::Error;
use crate::threads::{self, ThreadFilter, ThreadKind, ThreadRow};
use crate::trials::{self, Trial, TrialFilter, TrialKind};
use crate::tx::Tx;

pub(super) use waits::Waiting;

/// What the front page shows.
struct Front {
    areas: Vec<Area>,
    unanswered: Vec<ThreadRow>,
    newest: Vec<ThreadRow>,
    results: Vec<ThreadRow>,
    next: Vec<Entry>,
    trials: Vec<Trial>,
    queues: Vec<Queue>,
}

impl Front {
    /// Four statements, and one more for a member.
    fn read(tx: &mut Tx<'_>) -> Result<Self, Error> {
        let areas = areas::all(tx)?;
        let unanswered = ThreadFilter { unanswered: true, ..ThreadFilter::default() };
        let results = ThreadFilter { kind: Some(ThreadKind::Result), ..ThreadFilter::default() };
        let asked = [(&unanswered, None, 5), (&ThreadFilter::default(), None, 6), (&results, None, 1)];
        let [unanswered, newest, results] = threads::lists(tx, asked)?;
        Ok(Self {
            unanswered,
            newest,
            results,
            next: calendar::upcoming(tx, Scope { kinds: EntryKind::DUE.to_vec(), ..Scope::default() }, 5)?,
            trials: trials::list(tx, &TrialFilter { kind: Some(TrialKind::Trial), ..TrialFilter::default() })?,
            queues: queries::queues(tx, &areas)?,
            areas,
        })
    }
}
