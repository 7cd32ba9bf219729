//! How employees were involved in the demo's trials: promises, events, and each party's account, told through the slice's
//! own doors, each at its time.

mod check;

use std::collections::BTreeMap;

use anyhow::Context as _;
use chrono::{DateTime, Days, Duration, Utc};
use serde::Deserialize;

use super::cast::Stage;
use super::content::Content;
use crate::error::Error;
use crate::ids::InvolvementId;
use crate::involvement::{self, Form, More, NewEvent, NewPromise, Phase, Repeat, Timing, Told, Who};
use crate::tx::Tx;
use crate::viewer::Audience;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Involvement {
    #[serde(rename = "promise")]
    promises: Vec<Promise>,
    #[serde(rename = "event")]
    events: Vec<Event>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Promise {
    trial: String,
    /// Who wrote it down, for her organisation.
    by: String,
    /// Days before today.
    ago: u32,
    form: Option<String>,
    words: String,
    source: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    trial: String,
    /// The participant; without it all of them together.
    at: Option<String>,
    phase: String,
    /// Days before today.
    happened: u32,
    by: String,
    /// Days before today.
    registered: u32,
    title: String,
    about: Option<String>,
    /// `open` or `members`.
    #[serde(default = "open")]
    audience: String,
    accounts: Vec<Account>,
}

fn open() -> String {
    "open".to_owned()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Account {
    by: String,
    /// Days before today.
    ago: u32,
    form: String,
    who: Vec<String>,
    rating: i16,
    repeat: String,
    words: String,
    influence: Option<String>,
    timing: Option<String>,
    frequency: Option<String>,
    release_percent: Option<i16>,
    release_paid_by: Option<String>,
    training: Option<String>,
    disagreement: Option<bool>,
}

impl Account {
    /// What it tells; `None` where a word is none of a list.
    fn told(&self) -> Option<Told> {
        Some(Told {
            form: Form::parse(&self.form)?,
            who: self.who.iter().map(|who| Who::parse(who)).collect::<Option<Vec<_>>>()?,
            rating: self.rating,
            words: self.words.clone(),
            influence: self.influence.clone(),
            would_repeat: Repeat::parse(&self.repeat)?,
            more: More {
                timing: self.timing.as_deref().map(Timing::parse).map_or(Some(None), |timing| timing.map(Some))?,
                frequency: self.frequency.clone(),
                release_percent: self.release_percent,
                release_paid_by: self.release_paid_by.clone(),
                training: self.training.clone(),
                documents: None,
                disagreement: self.disagreement,
            },
        })
    }
}

/// What somebody does on a day.
enum Act<'c> {
    Promise(&'c Promise),
    Register(usize, &'c Event),
    Tell(usize, &'c Account),
}

/// Plays everything in the order of its days.
pub(super) fn play(tx: &mut Tx<'_>, content: &Content, stage: &Stage) -> Result<(), Error> {
    let (now, viewer) = (tx.now, tx.viewer.clone());
    let mut acts: Vec<(u32, Act<'_>)> =
        content.involvement.promises.iter().map(|promise| (promise.ago, Act::Promise(promise))).collect();
    for (n, event) in content.involvement.events.iter().enumerate() {
        acts.push((event.registered, Act::Register(n, event)));
        acts.extend(event.accounts.iter().map(|account| (account.ago, Act::Tell(n, account))));
    }
    // The longest ago first; what is of the same day stays in the order of the file.
    acts.sort_by_key(|(ago, _)| std::cmp::Reverse(*ago));
    let mut ids: BTreeMap<usize, InvolvementId> = BTreeMap::new();
    for (n, (ago, act)) in acts.iter().enumerate() {
        let at = time(now, *ago, n);
        match act {
            Act::Promise(promise) => write_down(tx, stage, promise, at)?,
            Act::Register(event, new) => {
                ids.insert(*event, register(tx, stage, new, (now, at))?);
            }
            Act::Tell(event, account) => {
                let id = *ids.get(event).context("told before it was registered")?;
                enter(tx, stage, &account.by, at)?;
                let told = account.told().context("a word that is none of the list")?;
                involvement::give(tx, id, &told)?;
            }
        }
    }
    (tx.now, tx.viewer) = (now, viewer);
    Ok(())
}

/// Some minutes later for each act of a day, so that they follow each other.
fn time(now: DateTime<Utc>, ago: u32, n: usize) -> DateTime<Utc> {
    now - Duration::days(ago.into()) + Duration::minutes(i64::try_from(n % 600).unwrap_or_default())
}

fn enter(tx: &mut Tx<'_>, stage: &Stage, who: &str, at: DateTime<Utc>) -> Result<(), Error> {
    (tx.now, tx.viewer) = (at, stage.actor(who)?.viewer.clone());
    Ok(())
}

fn write_down(tx: &mut Tx<'_>, stage: &Stage, promise: &Promise, at: DateTime<Utc>) -> Result<(), Error> {
    enter(tx, stage, &promise.by, at)?;
    let organisation = tx.viewer.hat().context("she represents nobody")?.organisation_id;
    let new = NewPromise {
        trial: stage.trial(&promise.trial)?,
        organisation,
        form: promise.form.as_deref().and_then(Form::parse),
        words: promise.words.clone(),
        source: promise.source.clone(),
    };
    involvement::promise(tx, &new, 0)
}

fn register(
    tx: &mut Tx<'_>,
    stage: &Stage,
    event: &Event,
    (now, at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<InvolvementId, Error> {
    enter(tx, stage, &event.by, at)?;
    let audience = if event.audience == "members" { Audience::Members } else { Audience::Open };
    let new = NewEvent {
        trial: stage.trial(&event.trial)?,
        participant: event.at.as_deref().map(|slug| stage.organisation(slug)).transpose()?,
        phase: Phase::parse(&event.phase).with_context(|| format!("{} is not a phase", event.phase))?,
        happened_on: now.date_naive() - Days::new(event.happened.into()),
        title: event.title.clone(),
        about: event.about.clone(),
        audience: audience.keys(),
    };
    involvement::register(tx, &new)
}
