//! What the demo does through this slice: the same actions as the pages', for whoever the transaction's viewer is.

use chrono::NaiveDate;

use crate::error::Error;
use crate::ids::PostId;
use crate::moderation::form::{NewDecision, NewReport};
use crate::moderation::queries::mine;
use crate::moderation::{Decision, Reason, Why, access};
use crate::threads;
use crate::tx::Tx;

/// Reports a post.
///
/// # Errors
/// As for somebody at the page.
pub fn report(tx: &mut Tx<'_>, post: PostId, why: Why, words: &str) -> Result<(), Error> {
    let (thread, row) = threads::thread_and_post(tx, post)?;
    threads::can_report(&tx.viewer, thread.head(), &row)?;
    super::report::report(tx, thread.head().id, post, &NewReport { why, words: words.to_owned() })
}

/// Decides in a case; `until` is the day a pause ends.
///
/// # Errors
/// As for somebody at the page.
pub fn decide(
    tx: &mut Tx<'_>,
    domain: &str,
    post: PostId,
    (act, reason, words): (Decision, Reason, &str),
    until: Option<NaiveDate>,
) -> Result<(), Error> {
    let on = access::locked_post(tx, post)?;
    let new = NewDecision { act, area: None, until, reason: Some(reason), words: words.to_owned() };
    super::report::decide(tx, domain, &on, &new, i64::MAX)
}

/// Takes a case and writes a note about it.
///
/// # Errors
/// As for somebody at the page.
pub fn note(tx: &mut Tx<'_>, post: PostId, words: &str) -> Result<(), Error> {
    let on = access::post(tx, post)?;
    super::cases::take(tx, &on, None)?;
    super::cases::note(tx, &on, words)
}

/// Objects to the newest decision about the viewer's own words.
///
/// # Errors
/// As for somebody at the page; `NotFound` when there is none.
pub fn object(tx: &mut Tx<'_>, words: &str) -> Result<(), Error> {
    let newest = mine::own(tx)?.decisions.into_iter().next().ok_or(Error::NotFound)?;
    super::object::object(tx, newest.id, (newest.act, newest.moderator_id, newest.thread_id), words)
}
