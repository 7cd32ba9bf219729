//! Comparing trials: which an address asks for, and what stands in each. The address is the whole comparison.

pub(super) mod sheet;
pub(super) mod views;

use url::form_urlencoded::Serializer;

use super::access::{self, Readable};
use super::marks::{Cell, Letters};
use super::queries::{self, Like, Promise};
use super::{Form, Phase};
use crate::error::Error;
use crate::ids::TrialId;
use crate::trials::{self, Trial, TrialFilter, TrialKind};
use crate::tx::Tx;
use crate::web::{FormData, paths};

/// So many trials can be chosen one by one.
pub(super) const CHOSEN: usize = 6;
/// So many are shown of an area, or of employers like ours.
pub(super) const SHOWN: usize = 12;

/// Which trials an address asks for: `?forsok=…&forsok=…`, `?omrade=…` or `?som=…`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    trials: Vec<String>,
    area: Option<String>,
    /// Those of this organisation, and of employers like it.
    like: Option<String>,
}

impl Asked {
    /// What is no address is left out. Chosen trials come before an area, an area before likeness.
    pub(super) fn parse(query: &FormData) -> Self {
        let slug = |slug: &str| (!slug.is_empty() && slug.len() <= 80).then(|| slug.to_owned());
        let mut trials: Vec<String> = Vec::new();
        for chosen in query.all("forsok").filter_map(slug) {
            if !trials.contains(&chosen) {
                trials.push(chosen);
            }
        }
        let area = slug(query.get("omrade")).filter(|_| trials.is_empty());
        let like = slug(query.get("som")).filter(|_| trials.is_empty() && area.is_none());
        Self { trials, area, like }
    }

    /// This comparison at another path.
    pub(super) fn address(&self, path: &str) -> String {
        let mut query = Serializer::new(String::new());
        query.extend_pairs(self.trials.iter().map(|slug| ("forsok", slug)));
        query.extend_pairs(self.area.iter().map(|slug| ("omrade", slug)));
        query.extend_pairs(self.like.iter().map(|slug| ("som", slug)));
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// Whether it asks for nothing.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn most(&self) -> usize {
        if self.trials.is_empty() { SHOWN } else { CHOSEN }
    }

    fn wants(&self, trial: &Trial, like: Option<&Like>) -> bool {
        match (&self.area, like) {
            (Some(area), _) => trial.area_slug == *area,
            (None, Some(like)) => trial
                .participants
                .iter()
                .any(|p| like.own.contains(&p.organisation.id) || like.alike.contains(&p.organisation.id)),
            (None, None) => self.trials.contains(&trial.slug),
        }
    }
}

/// A trial in the comparison.
pub(super) struct Column {
    /// The trial.
    pub(super) trial: Trial,
    /// What its participants' applications promised.
    pub(super) promises: Vec<Promise>,
    /// What happened, in time order.
    pub(super) events: Vec<Readable>,
    /// Its parties.
    pub(super) letters: Letters,
}

impl Column {
    /// The form with the most influence that was promised, where it is known.
    pub(super) fn promised(&self) -> Option<Form> {
        self.promises.iter().filter_map(|promise| promise.form).max()
    }

    /// Everything that happened.
    pub(super) fn whole(&self) -> Cell {
        Cell::of(&self.events)
    }

    /// What happened in a phase.
    pub(super) fn phase(&self, phase: Phase) -> Cell {
        Cell::of(self.events.iter().filter(|event| event.event().phase == phase))
    }
}

/// The trials side by side, and those there are to choose from.
pub(super) struct Comparison {
    pub(super) asked: Asked,
    pub(super) columns: Vec<Column>,
    /// Trials that were asked for and found no room.
    pub(super) left_out: usize,
    /// Every trial, by area.
    pub(super) all: Vec<Trial>,
    /// Whose employers the trials are like.
    pub(super) like: Option<Like>,
}

impl Comparison {
    /// At most eight statements, however many trials and accounts, with the one for who asks.
    pub(super) fn read(tx: &mut Tx<'_>, asked: Asked) -> Result<Self, Error> {
        let like = asked.like.as_deref().map(|slug| queries::like(tx, slug)).transpose()?;
        let all = trials::list(tx, &TrialFilter { kind: Some(TrialKind::Trial), ..TrialFilter::default() })?;
        let mut wanted: Vec<Trial> = all.iter().filter(|trial| asked.wants(trial, like.as_ref())).cloned().collect();
        if let Some(like) = &like {
            // Our own first.
            wanted.sort_by_key(|trial| !trial.participants.iter().any(|p| like.own.contains(&p.organisation.id)));
        } else {
            wanted.sort_by_key(|trial| asked.trials.iter().position(|slug| *slug == trial.slug));
        }
        let left_out = wanted.len().saturating_sub(asked.most());
        wanted.truncate(asked.most());
        let ids: Vec<TrialId> = wanted.iter().map(|trial| trial.id).collect();
        let (promises, events) =
            if ids.is_empty() { <_>::default() } else { (queries::promises(tx, &ids)?, access::of_trials(tx, &ids)?) };
        let columns = wanted.into_iter().map(|trial| column(trial, &promises, &events)).collect();
        Ok(Self { asked, columns, left_out, all, like })
    }

    /// Phases in which something is registered in any of the trials, and those in which nothing is.
    pub(super) fn phases(&self) -> (Vec<Phase>, Vec<Phase>) {
        let seen =
            |phase: &Phase| self.columns.iter().flat_map(|c| &c.events).any(|event| event.event().phase == *phase);
        Phase::ALL.iter().copied().partition(seen)
    }

    /// The same as a file.
    pub(super) fn sheet(&self) -> String {
        self.asked.address(paths::COMPARE_CSV)
    }
}

fn column(trial: Trial, promises: &[Promise], events: &[Readable]) -> Column {
    let events: Vec<Readable> = events.iter().filter(|event| event.event().trial == trial.id).cloned().collect();
    Column {
        promises: promises.iter().filter(|promise| promise.trial_id == trial.id).cloned().collect(),
        letters: Letters::of(&events),
        events,
        trial,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_survives_its_address() {
        let asked = Asked::parse(&FormData::of(b"forsok=a&forsok=b&forsok=a&omrade=helse"));
        assert_eq!(asked.address("/sammenlign"), "/sammenlign?forsok=a&forsok=b");
        assert_eq!(Asked::parse(&FormData::of(b"forsok=a&forsok=b")), asked);
        assert_eq!(Asked::parse(&FormData::of(b"omrade=helse&som=x")).address("/x"), "/x?omrade=helse");
        assert!(Asked::parse(&FormData::of(b"forsok=&omrade=")).is_empty());
    }
}
