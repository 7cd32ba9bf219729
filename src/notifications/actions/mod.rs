//! Telling, and noting what has been seen. Who is to know is found in the one statement that tells them.

use chrono::Duration;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Timestamptz};

use crate::db::schema::{notices, trials};
use crate::error::Error;
use crate::ids::ThreadId;
use crate::jobs::Notice;
use crate::tx::Tx;
use crate::viewer::Unseen;
use crate::web::paths;

/// Days a notice is kept.
const KEPT_DAYS: i64 = 120;

/// Tells in the service of an item, a key of the kind the notice names; nobody is told twice.
///
/// # Errors
/// When the database refuses.
pub fn tell(tx: &mut Tx<'_>, notice: Notice, item: i64) -> Result<(), Error> {
    let statement = match notice {
        Notice::Reply | Notice::NewThread => include_str!("post.sql"),
        Notice::AnswerAccepted => include_str!("accepted.sql"),
        Notice::DeadAddress => include_str!("dead_address.sql"),
        Notice::Guidance => include_str!("guidance.sql"),
        Notice::Announcement => include_str!("announcement.sql"),
        Notice::Trial => include_str!("trial.sql"),
        Notice::PartnerRequest | Notice::PartnerAnswer => include_str!("partner.sql"),
        Notice::AccountWaits => include_str!("account_waits.sql"),
        Notice::Moderation => include_str!("moderation.sql"),
    };
    crate::db::statement(statement).bind::<BigInt, _>(item).bind::<Timestamptz, _>(tx.now).execute(tx.conn)?;
    Ok(())
}

/// Notes as seen what the page at `path` shows of what she was told.
///
/// # Errors
/// When the database refuses.
pub(super) fn seen_at(tx: &mut Tx<'_>, path: &str) -> Result<(), Error> {
    let Some(me) = tx.viewer.member_id() else { return Ok(()) };
    let here: Vec<_> = tx.viewer.unseen().iter().filter(|one| paths::is_of(one, path)).collect();
    let in_threads: Vec<ThreadId> = here.iter().filter_map(|one| one.thread).collect();
    let of_trials: Vec<&str> = here.iter().filter_map(|one| one.trial.as_deref()).collect();
    let of_trials = trials::table.filter(trials::slug.eq_any(of_trials)).select(trials::id.nullable());
    let alone = |one: &&Unseen| one.thread.is_none() && one.trial.is_none();
    let (kinds, items): (Vec<&str>, Vec<i64>) =
        here.iter().copied().filter(alone).filter_map(|one| one.kind.as_deref().zip(one.item)).unzip();
    let alone = notices::thread_id.is_null().and(notices::trial_id.is_null());
    let alone = alone.and(notices::kind.eq_any(kinds)).and(notices::item_id.eq_any(items));
    let there = notices::thread_id.eq_any(in_threads).or(notices::trial_id.eq_any(of_trials));
    let hers = notices::table.filter(notices::member_id.eq(me)).filter(notices::seen_at.is_null());
    diesel::update(hers.filter(there.or(alone))).set(notices::seen_at.eq(tx.now)).execute(tx.conn)?;
    Ok(())
}

/// Notes everything up to a notice as seen: what came after the list was made is not.
///
/// # Errors
/// `SignInNeeded`.
pub(super) fn all_seen(tx: &mut Tx<'_>, last: i64) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    diesel::update(
        notices::table
            .filter(notices::member_id.eq(me))
            .filter(notices::seen_at.is_null())
            .filter(notices::id.le(last)),
    )
    .set(notices::seen_at.eq(tx.now))
    .execute(tx.conn)?;
    Ok(())
}

/// Forgets old notices.
///
/// # Errors
/// When the database refuses.
pub fn tidy(tx: &mut Tx<'_>) -> Result<(), Error> {
    diesel::delete(notices::table.filter(notices::created_at.lt(tx.now - Duration::days(KEPT_DAYS))))
        .execute(tx.conn)?;
    Ok(())
}
