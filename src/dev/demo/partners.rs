//! The demo's requests to work together and what became of them, each at its time and in its writer's name.

use anyhow::Context as _;
use chrono::{DateTime, Duration, Utc};
use serde::Deserialize;

use super::cast::{Actor, Stage};
use super::when::Ago;
use super::{Areas, queries};
use crate::error::Error;
use crate::ids::PartnerRequestId;
use crate::peers::{self, Answer, NewRequest, RequestKind, Speaker};
use crate::tx::Tx;
use crate::viewer::Viewer;

/// A request, and the answer where there is one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) by: String,
    pub(super) ago: String,
    pub(super) kind: String,
    pub(super) area: String,
    pub(super) trial: Option<String>,
    pub(super) purpose: String,
    pub(super) body: String,
    /// `ja`, `nei` or `trukket`; none is not answered.
    pub(super) answer: Option<String>,
    pub(super) answer_by: Option<String>,
    pub(super) answer_ago: Option<String>,
    pub(super) message: Option<String>,
    /// When what came of it ended.
    pub(super) ended_ago: Option<String>,
}

/// Letters about what is older than this were sent long ago.
const LETTERS: Duration = Duration::hours(48);

/// Asks, answers and ends, and takes back the letters of the past.
pub(super) fn play(
    tx: &mut Tx<'_>,
    requests: &[Request],
    stage: &Stage,
    areas: &Areas,
    domain: &str,
) -> Result<(), Error> {
    let now = tx.now;
    for request in requests {
        play_one(tx, request, stage, areas, (now, domain))?;
    }
    (tx.now, tx.viewer) = (now, Viewer::system());
    queries::forget_partner_letters(tx, now - LETTERS)?;
    Ok(())
}

fn play_one(
    tx: &mut Tx<'_>,
    request: &Request,
    stage: &Stage,
    areas: &Areas,
    (now, domain): (DateTime<Utc>, &str),
) -> Result<(), Error> {
    let area = areas.get(&request.area).copied().with_context(|| format!("there is no area {}", request.area))?;
    let new = NewRequest {
        to: vec![stage.organisation(&request.to)?],
        kind: RequestKind::parse(&request.kind).with_context(|| format!("{} is not a kind", request.kind))?,
        area,
        trial: request.trial.as_ref().and_then(|slug| stage.trials.get(slug).copied()),
        purpose: request.purpose.clone(),
        body: request.body.trim().to_owned(),
    };
    let asker = enter(tx, stage, &request.by, &request.ago, now)?;
    let id = peers::ask(tx, domain, &asker, &new)?.pop().context("the request was not kept")?;
    let (Some(word), Some(by), Some(ago)) = (&request.answer, &request.answer_by, &request.answer_ago) else {
        return Ok(());
    };
    let answerer = enter(tx, stage, by, ago, now)?;
    if word == "trukket" {
        return peers::withdraw(tx, &answerer, id);
    }
    let message = request.message.as_deref().unwrap_or_default().trim().to_owned();
    let asked = peers::request(tx, id)?;
    peers::answer(tx, domain, &answerer, &asked, &Answer { accepts: word == "ja", message })?;
    match &request.ended_ago {
        Some(ago) => {
            enter(tx, stage, by, ago, now)?;
            end(tx, id)
        }
        None => Ok(()),
    }
}

fn end(tx: &mut Tx<'_>, request: PartnerRequestId) -> Result<(), Error> {
    let asked = peers::request(tx, request)?;
    let links = peers::links_of(tx, asked.from.id)?;
    let link = links.iter().find(|link| link.purpose == asked.purpose).context("no link came of it")?;
    peers::end(tx, link.id)
}

/// Lets somebody act for her organisation, at her time.
fn enter(tx: &mut Tx<'_>, stage: &Stage, by: &str, ago: &str, now: DateTime<Utc>) -> Result<Speaker, Error> {
    let actor: &Actor = stage.actor(by)?;
    let ago = Ago::parse(ago).with_context(|| format!("{ago} is not a time such as 12d or 5h"))?;
    let salt = by.bytes().fold(ago.hours(), |sum, byte| sum.wrapping_mul(31) ^ u32::from(byte));
    (tx.now, tx.viewer) = (ago.before(now, salt, None), actor.viewer.clone());
    let (organisation, _) = actor.author.organisation.clone().with_context(|| format!("{by} speaks for nobody"))?;
    Ok(Speaker { member: actor.member, name: actor.author.name.clone(), organisation })
}
