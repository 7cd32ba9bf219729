//! Whom the demo's announcements address, in which forms of Norwegian, and who has acknowledged them.

use anyhow::Context as _;
use chrono::{DateTime, Duration, Utc};

use super::Areas;
use super::cast::Stage;
use super::content::{Content, Terms, Thread};
use super::when::Ago;
use crate::announcements::{self, ALL, NewAnnouncement};
use crate::error::Error;
use crate::ids::ThreadId;
use crate::threads::{NewThread, OTHER_FORM};
use crate::tx::Tx;

fn of<'c>(content: &'c Content, thread: &Thread) -> Option<&'c Terms> {
    content.announcements.iter().find(|terms| terms.thread == thread.key)
}

/// The announcement of a thread that is about to be opened.
pub(super) fn terms(
    content: &Content,
    stage: &Stage,
    areas: &Areas,
    thread: &Thread,
    mut new: NewThread,
    now: DateTime<Utc>,
) -> Result<NewAnnouncement, Error> {
    let Some(terms) = of(content, thread) else {
        let (addressed, publish_at) = (vec![ALL.to_owned()], new.at);
        return Ok(NewAnnouncement { thread: new, addressed, demo: true, needs_acknowledgement: false, publish_at });
    };
    if let (Some(title), Some(body)) = (&terms.other_title, &terms.other_body) {
        new.guided.push((OTHER_FORM.0.to_owned(), title.clone()));
        new.guided.push((OTHER_FORM.1.to_owned(), body.trim().to_owned()));
    }
    let whom = |whom: &String| whom_key(stage, areas, whom);
    Ok(NewAnnouncement {
        addressed: terms.addressed.iter().map(whom).collect::<Result<_, Error>>()?,
        demo: true,
        needs_acknowledgement: terms.acknowledge,
        publish_at: terms.publish_in_days.map_or(new.at, |days| now + Duration::days(days.into())),
        thread: new,
    })
}

fn whom_key(stage: &Stage, areas: &Areas, whom: &str) -> Result<String, Error> {
    Ok(match whom.split_once(':') {
        Some(("area", slug)) => {
            announcements::in_area(areas.get(slug).copied().with_context(|| format!("there is no area {slug}"))?)
        }
        Some(("org", slug)) => announcements::named(stage.organisation(slug)?),
        _ => whom.to_owned(),
    })
}

/// Lets those who have acknowledged do so, each at her time.
pub(super) fn acknowledge(
    tx: &mut Tx<'_>,
    content: &Content,
    stage: &Stage,
    thread: &Thread,
    id: ThreadId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    for acknowledged in of(content, thread).map(|terms| terms.acknowledged.as_slice()).unwrap_or_default() {
        let actor = stage.actor(&acknowledged.by)?;
        let ago = Ago::parse(&acknowledged.ago).with_context(|| format!("{} is not a time", acknowledged.ago))?;
        let salt = acknowledged.by.bytes().fold(3_u32, |sum, byte| sum.wrapping_mul(31) ^ u32::from(byte));
        (tx.now, tx.viewer) = (ago.before(now, salt, None), actor.viewer.clone());
        let (organisation, _) = actor.author.organisation.clone().context("nobody acknowledges for nobody")?;
        announcements::acknowledge(tx, id, organisation)?;
    }
    Ok(())
}
