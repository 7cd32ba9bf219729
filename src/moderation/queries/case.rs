//! A case: the post with those around it, who reported it and why, notes among moderators, who has taken it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::page::{Taken, taken};
use crate::db::schema::{members, moderation_notes as notes, moderation_takes as takes, posts, reports};
use crate::error::Error;
use crate::ids::{MemberId, PostId};
use crate::moderation::Why;
use crate::moderation::access::{self, ModeratedPost, PostRow};
use crate::tx::Tx;

/// Everything a case's page shows.
pub(in crate::moderation) struct CasePage {
    /// The post.
    pub(in crate::moderation) on: ModeratedPost,
    /// Reports nobody has decided about, oldest first.
    pub(in crate::moderation) reports: Vec<Report>,
    /// The posts before and after it in the thread, by number.
    pub(in crate::moderation) around: Vec<PostRow>,
    /// What moderators wrote to each other, oldest first.
    pub(in crate::moderation) notes: Vec<Note>,
    /// Who has taken it.
    pub(in crate::moderation) holder: Option<(MemberId, String)>,
    /// What was decided in the thread before, newest first.
    pub(in crate::moderation) taken: Vec<Taken>,
}

impl CasePage {
    /// The newest report on the page: a decision is about those up to it.
    pub(in crate::moderation) fn seen(&self) -> i64 {
        self.reports.iter().map(|report| report.id).max().unwrap_or(0)
    }
}

/// A report, for moderators.
#[derive(Debug, Clone)]
pub(in crate::moderation) struct Report {
    pub(in crate::moderation) id: i64,
    pub(in crate::moderation) why: Why,
    pub(in crate::moderation) words: String,
    pub(in crate::moderation) at: DateTime<Utc>,
    /// `None` when the account is erased.
    pub(in crate::moderation) reporter: Option<String>,
}

/// A note among moderators.
#[derive(Debug, Clone)]
pub(in crate::moderation) struct Note {
    pub(in crate::moderation) words: String,
    pub(in crate::moderation) at: DateTime<Utc>,
    /// `None` when the account is erased.
    pub(in crate::moderation) by: Option<String>,
}

/// A case's page.
///
/// # Errors
/// As [`access::post`].
pub(in crate::moderation) fn page(tx: &mut Tx<'_>, id: PostId) -> Result<CasePage, Error> {
    let on = access::post(tx, id)?;
    let (reports, around, notes) = (open_reports(tx, id)?, around(tx, &on)?, notes(tx, id)?);
    let taken = taken(tx, on.thread().row().id)?;
    Ok(CasePage { reports, around, notes, holder: holder(tx, id)?, taken, on })
}

fn open_reports(tx: &mut Tx<'_>, post: PostId) -> Result<Vec<Report>, Error> {
    type Row = (i64, Why, String, DateTime<Utc>, Option<String>);
    let rows: Vec<Row> = reports::table
        .left_join(members::table)
        .filter(reports::post_id.eq(post))
        .filter(reports::decided_at.is_null())
        .order(reports::id)
        .limit(100)
        .select((reports::id, reports::reason, reports::words, reports::created_at, members::display_name.nullable()))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(id, why, words, at, reporter)| Report { id, why, words, at, reporter }).collect())
}

/// The post before and the post after; of one that waits for its number, the last two.
fn around(tx: &mut Tx<'_>, on: &ModeratedPost) -> Result<Vec<PostRow>, Error> {
    let (post, thread) = (on.row(), on.thread().row().id);
    let numbered = posts::table.filter(posts::thread_id.eq(thread)).filter(posts::number.is_not_null());
    if let Some(number) = post.number {
        let beside = numbered.filter(posts::number.eq_any([number - 1, number + 1]));
        return Ok(beside.order(posts::number).select(PostRow::as_select()).load(tx.conn)?);
    }
    let last = numbered.order(posts::number.desc()).limit(2).select(PostRow::as_select());
    let mut rows: Vec<PostRow> = last.load(tx.conn)?;
    rows.reverse();
    Ok(rows)
}

/// What moderators wrote to each other about a post.
///
/// # Errors
/// When the database refuses.
pub(in crate::moderation) fn notes(tx: &mut Tx<'_>, post: PostId) -> Result<Vec<Note>, Error> {
    let rows: Vec<(String, DateTime<Utc>, Option<String>)> = notes::table
        .left_join(members::table)
        .filter(notes::post_id.eq(post))
        .order(notes::id)
        .limit(100)
        .select((notes::words, notes::created_at, members::display_name.nullable()))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(words, at, by)| Note { words, at, by }).collect())
}

/// Who has taken a case.
///
/// # Errors
/// When the database refuses.
pub(in crate::moderation) fn holder(tx: &mut Tx<'_>, post: PostId) -> Result<Option<(MemberId, String)>, Error> {
    let holder = takes::table.inner_join(members::table).filter(takes::post_id.eq(post));
    Ok(holder.select((members::id, members::display_name)).first(tx.conn).optional()?)
}
