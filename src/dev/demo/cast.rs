//! The demo's organisations, trials and people step on to the stage.

use std::collections::BTreeMap;

use anyhow::Context as _;
use chrono::Duration;

use super::content::{Content, Organisation, Person, Trial};
use super::{Areas, queries};
use crate::error::Error;
use crate::ids::{MemberId, OrganisationId, TrialId};
use crate::threads::Author;
use crate::tx::Tx;
use crate::viewer::{self, Side, Viewer};

/// Everything and everybody, by slug and key.
pub(super) struct Stage {
    pub(super) organisations: BTreeMap<String, OrganisationId>,
    pub(super) trials: BTreeMap<String, TrialId>,
    pub(super) people: BTreeMap<String, Actor>,
}

/// A person ready to write.
pub(super) struct Actor {
    pub(super) member: MemberId,
    pub(super) author: Author,
    /// The language she writes.
    pub(super) language: String,
    pub(super) viewer: Viewer,
}

impl Stage {
    /// An organisation of the cast.
    pub(super) fn organisation(&self, slug: &str) -> Result<OrganisationId, Error> {
        Ok(self.organisations.get(slug).copied().with_context(|| format!("{slug} is not in the cast"))?)
    }

    /// A trial of the cast.
    pub(super) fn trial(&self, slug: &str) -> Result<TrialId, Error> {
        Ok(self.trials.get(slug).copied().with_context(|| format!("{slug} is not in the cast"))?)
    }

    /// A person of the cast.
    pub(super) fn actor(&self, key: &str) -> Result<&Actor, Error> {
        Ok(self.people.get(key).with_context(|| format!("{key} is not in the cast"))?)
    }
}

/// Creates them all.
pub(super) fn enter(tx: &mut Tx<'_>, content: &Content, areas: &Areas) -> Result<Stage, Error> {
    let mut stage = Stage { organisations: BTreeMap::new(), trials: BTreeMap::new(), people: BTreeMap::new() };
    for organisation in &content.organisations {
        let id = queries::organisation(tx, organisation)?;
        stage.organisations.insert(organisation.slug.clone(), id);
    }
    for organisation in &content.organisations {
        relations(tx, &stage, organisation)?;
    }
    for trial in &content.trials {
        let id = enter_trial(tx, &stage, trial, areas)?;
        stage.trials.insert(trial.slug.clone(), id);
    }
    for person in &content.people {
        let actor = enter_person(tx, &stage, content, person)?;
        stage.people.insert(person.key.clone(), actor);
    }
    Ok(stage)
}

fn relations(tx: &mut Tx<'_>, stage: &Stage, organisation: &Organisation) -> Result<(), Error> {
    let id = stage.organisation(&organisation.slug)?;
    queries::domain(tx, id, &organisation.domain)?;
    if let Some(employer) = &organisation.employer {
        queries::employer(tx, id, stage.organisation(employer)?)?;
    }
    if let Some(union) = &organisation.union {
        queries::parent(tx, id, stage.organisation(union)?)?;
    }
    Ok(())
}

fn enter_trial(tx: &mut Tx<'_>, stage: &Stage, trial: &Trial, areas: &Areas) -> Result<TrialId, Error> {
    let area = areas.get(&trial.area).copied().with_context(|| format!("there is no area {}", trial.area))?;
    let id = queries::trial(tx, trial, area)?;
    for (n, slug) in trial.participants.iter().enumerate() {
        let leads = n == 0 && trial.participants.len() > 1;
        queries::participant(tx, id, stage.organisation(slug)?, leads)?;
    }
    Ok(id)
}

fn enter_person(tx: &mut Tx<'_>, stage: &Stage, content: &Content, person: &Person) -> Result<Actor, Error> {
    let since = tx.now - Duration::days(240);
    let member = queries::member(tx, person, since)?;
    let mut hat = None;
    if let Some(slug) = &person.organisation {
        let organisation = stage.organisation(slug)?;
        queries::membership(tx, member, organisation, person, since)?;
        let name = content.organisations.iter().find(|o| o.slug == *slug).map(|o| o.name.clone());
        hat = name.map(|name| (organisation, name));
    }
    if let Some(kind) = &person.staff {
        queries::staff(tx, member, kind)?;
    }
    let author = Author {
        member,
        name: person.name.clone(),
        organisation: hat,
        side: person.side.as_deref().and_then(Side::parse),
    };
    let viewer = viewer::by_member(tx.conn, member, tx.now)?;
    Ok(Actor { member, author, language: person.language.clone(), viewer })
}
