//! What saved searches bring into a letter, and what mail at once about them has told already. A thing has one line in a
//! letter: what stands there as hers is not told again as found, and what is found not again as new.

use chrono::{DateTime, Utc};

use super::gather::Dated;
use crate::alerts;
use crate::digests::choose::Group;
use crate::digests::rank::Candidate;
use crate::digests::{Item, Kind};
use crate::error::Error;
use crate::search::Found;
use crate::tx::Tx;

/// Leaves out what mail at once about her searches has told of, or is about to.
///
/// # Errors
/// When the database refuses.
pub(super) fn told_at_once(
    tx: &mut Tx<'_>,
    owed: &mut Vec<Dated>,
    candidates: &mut Vec<Candidate>,
) -> Result<(), Error> {
    let of = |kind: Kind| owed.iter().filter(move |(_, item, _)| item.kind == kind);
    let posts = of(Kind::Post).filter_map(|(_, item, _)| Some(item.thread?.0));
    let threads: Vec<i64> = posts.chain(candidates.iter().map(|one| one.thread.0)).collect();
    let answers: Vec<i64> = of(Kind::Guidance).map(|(_, item, _)| item.id).collect();
    let mailed = alerts::mailed(tx, &threads, &answers)?;
    owed.retain(|(_, item, _)| match item.kind {
        Kind::Post => !mailed.items.contains(&(Found::Post, item.id)),
        Kind::Guidance => !mailed.items.contains(&(Found::Guidance, item.id)),
        _ => true,
    });
    candidates.retain(|one| !mailed.threads.contains(&one.thread.0));
    Ok(())
}

/// What her searches found that no other line of this letter tells, the oldest first; threads among it are no longer ranked.
///
/// # Errors
/// When the database refuses.
pub(super) fn found(
    tx: &mut Tx<'_>,
    since: DateTime<Utc>,
    owed: &[Dated],
    candidates: &mut Vec<Candidate>,
) -> Result<Vec<Dated>, Error> {
    let told_here = |one: &alerts::Told| {
        owed.iter().any(|(_, item, _)| match (item.kind, one.kind) {
            (Kind::Post, Found::Post) | (Kind::Guidance, Found::Guidance) => item.id == one.item_id,
            (Kind::Announcement | Kind::Acknowledgement, Found::Post) => item.thread == one.thread_id,
            _ => false,
        })
    };
    let mut found = alerts::owed(tx, since)?;
    found.retain(|one| !told_here(one));
    candidates.retain(|one| !found.iter().any(|told| told.thread_id == Some(one.thread)));
    let dated = |one: alerts::Told| {
        let group = match (one.open, one.thread_id, one.search_id) {
            (false, _, search) => search.map(|search| Group::Search(search.0)),
            (true, Some(thread), _) if one.kind == Found::Post => Some(Group::Thread(thread.0)),
            (true, ..) => None,
        };
        let item =
            Item { kind: Kind::Found, id: one.find.0, round: 0, thread: one.thread_id, place: 0, why: Vec::new() };
        (tx.now, item, group)
    };
    Ok(found.into_iter().map(dated).collect())
}
