//! What the demo's people follow, and the notices of the last days: each is told at the time it was written, of what she
//! has not read.

use anyhow::Context as _;
use chrono::Duration;
use serde::Deserialize;

use super::cast::Stage;
use super::content::Content;
use super::{Areas, queries};
use crate::error::Error;
use crate::follows::{self, Level, Target};
use crate::jobs::Notice;
use crate::notifications;
use crate::tx::Tx;
use crate::viewer::Viewer;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Follows {
    pub(super) follow: Vec<Follow>,
}

/// What somebody follows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Follow {
    pub(super) by: String,
    /// `area`, `trial` or `organisation`.
    pub(super) target: String,
    pub(super) slug: String,
    pub(super) level: String,
}

/// Days back that people are told of.
const DAYS: i64 = 4;

/// Lets everybody follow what she follows, since two months.
pub(super) fn begin(tx: &mut Tx<'_>, content: &Content, stage: &Stage, areas: &Areas) -> Result<(), Error> {
    let now = tx.now;
    for follow in &content.follows {
        let (target, id) = target(follow, stage, areas)?;
        let level = Level::parse(&follow.level).with_context(|| format!("{} is not a level", follow.level))?;
        (tx.now, tx.viewer) = (now - Duration::days(60), stage.actor(&follow.by)?.viewer.clone());
        follows::set(tx, target, id, Some(level))?;
    }
    (tx.now, tx.viewer) = (now, Viewer::system());
    Ok(())
}

fn target(follow: &Follow, stage: &Stage, areas: &Areas) -> Result<(Target, i64), Error> {
    let missing = || format!("there is no {} {}", follow.target, follow.slug);
    let target = Target::parse(&follow.target).with_context(missing)?;
    let id = match target {
        Target::Area => areas.get(&follow.slug).map(|id| id.0),
        Target::Trial => stage.trials.get(&follow.slug).map(|id| id.0),
        Target::Organisation => stage.organisations.get(&follow.slug).map(|id| id.0),
        Target::Provision | Target::Thread => None,
    };
    Ok((target, id.with_context(missing)?))
}

/// Tells of what was written and answered in the last days and not read.
pub(super) fn tell(tx: &mut Tx<'_>) -> Result<(), Error> {
    let now = tx.now;
    for (post, at) in queries::written_since(tx, now - Duration::days(DAYS))? {
        tx.now = at;
        notifications::tell_in_service(tx, Notice::Reply, post.0)?;
    }
    for (answer, at) in queries::answered_since(tx, now - Duration::days(DAYS))? {
        tx.now = at;
        notifications::tell_in_service(tx, Notice::Guidance, answer.0)?;
    }
    tx.now = now;
    Ok(())
}

/// Takes back what is to be told of things older than a week; the worker tells of the rest.
pub(super) fn no_old_news(tx: &mut Tx<'_>) -> Result<(), Error> {
    queries::no_news_from_before(tx, tx.now - Duration::days(7))?;
    Ok(())
}
