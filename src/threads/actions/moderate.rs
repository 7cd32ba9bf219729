//! What moderators' decisions do to threads and posts. The decisions themselves, with reasons, are the moderation
//! slice's; this slice is the only one that writes these tables.

use diesel::prelude::*;

use super::reply::next_number;
use crate::db::schema::{posts, threads};
use crate::error::Error;
use crate::ids::{AreaId, MemberId, PostId, ThreadId};
use crate::jobs::Job;
use crate::threads::{Author, PostState, ThreadState};
use crate::tx::Tx;

/// Opens, closes or hides a thread.
///
/// # Errors
/// When the database refuses.
pub fn set_state(tx: &mut Tx<'_>, thread: ThreadId, state: ThreadState, reason: Option<&str>) -> Result<(), Error> {
    diesel::update(threads::table.find(thread))
        .set((threads::state.eq(state), threads::state_reason.eq(reason)))
        .execute(tx.conn)?;
    tx.enqueue(&Job::IndexThread { thread: thread.0 })
}

/// Keeps a thread at the top of its area, or no longer.
///
/// # Errors
/// When the database refuses.
pub fn set_pinned(tx: &mut Tx<'_>, thread: ThreadId, pinned: bool) -> Result<(), Error> {
    diesel::update(threads::table.find(thread)).set(threads::pinned.eq(pinned)).execute(tx.conn)?;
    Ok(())
}

/// Moves a thread to another area. A room of the old area becomes a room of the new one; it never opens wider.
///
/// # Errors
/// When the database refuses.
pub fn move_to(tx: &mut Tx<'_>, thread: ThreadId, area: AreaId) -> Result<(), Error> {
    let (old, audience): (AreaId, Vec<String>) =
        threads::table.find(thread).select((threads::area_id, threads::audience)).for_no_key_update().first(tx.conn)?;
    let (from, to) = (format!("area:{old}"), format!("area:{area}"));
    let audience: Vec<String> = audience.into_iter().map(|key| if key == from { to.clone() } else { key }).collect();
    diesel::update(threads::table.find(thread))
        .set((threads::area_id.eq(area), threads::audience.eq(audience), threads::edited_at.eq(tx.now)))
        .execute(tx.conn)?;
    tx.enqueue(&Job::IndexThread { thread: thread.0 })
}

/// Shows a thread that waited.
///
/// # Errors
/// When the database refuses.
pub fn approve_thread(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), Error> {
    set_state(tx, thread, ThreadState::Open, None)
}

/// Shows a post that waited, or was declined: it gets its number now, so that nobody else ever sees a gap.
///
/// # Errors
/// `NotFound` when it is neither.
pub fn approve_post(tx: &mut Tx<'_>, post: PostId) -> Result<(), Error> {
    let (thread, member, name): (ThreadId, Option<MemberId>, String) = posts::table
        .filter(posts::id.eq(post).and(posts::state.eq_any([PostState::Waiting, PostState::Declined])))
        .select((posts::thread_id, posts::author_id, posts::author_name))
        .for_no_key_update()
        .first(tx.conn)?;
    let author = Author { member: member.unwrap_or(MemberId(0)), name, organisation: None, side: None };
    let now = tx.now;
    let number = next_number(tx, thread, &author, false, now)?;
    diesel::update(posts::table.find(post))
        .set((posts::state.eq(PostState::Shown), posts::number.eq(number), posts::state_reason.eq(None::<String>)))
        .execute(tx.conn)?;
    tx.enqueue_all(&[Job::IndexPost { post: post.0 }, Job::SpreadPost { post: post.0 }])
}

/// Declines a post that waited.
///
/// # Errors
/// `NotFound` when it does not wait any longer.
pub fn decline_post(tx: &mut Tx<'_>, post: PostId, reason: &str) -> Result<(), Error> {
    let waiting = posts::table.filter(posts::id.eq(post).and(posts::state.eq(PostState::Waiting)));
    let done = diesel::update(waiting)
        .set((posts::state.eq(PostState::Declined), posts::state_reason.eq(reason)))
        .execute(tx.conn)?;
    if done == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Hides a shown post; its number stays.
///
/// # Errors
/// When the database refuses.
pub fn hide_post(tx: &mut Tx<'_>, post: PostId, reason: &str) -> Result<(), Error> {
    change(tx, post, PostState::Shown, PostState::Hidden, Some(reason))
}

/// Shows a hidden post again.
///
/// # Errors
/// When the database refuses.
pub fn show_post(tx: &mut Tx<'_>, post: PostId) -> Result<(), Error> {
    change(tx, post, PostState::Hidden, PostState::Shown, None)
}

fn change(tx: &mut Tx<'_>, post: PostId, from: PostState, to: PostState, reason: Option<&str>) -> Result<(), Error> {
    diesel::update(posts::table.filter(posts::id.eq(post).and(posts::state.eq(from))))
        .set((posts::state.eq(to), posts::state_reason.eq(reason)))
        .execute(tx.conn)?;
    tx.enqueue(&Job::IndexPost { post: post.0 })
}
