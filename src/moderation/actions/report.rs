//! Telling moderators about a post, and what a decision about it means for those who told.

use diesel::prelude::*;

use crate::audit::Act;
use crate::db::schema::reports;
use crate::error::Error;
use crate::ids::{MemberId, PostId, ThreadId};
use crate::mail::outbox::{MailKind, NewMail};
use crate::moderation::access::ModeratedPost;
use crate::moderation::form::{NewDecision, NewReport};
use crate::threads;
use crate::tx::Tx;

/// Reports a post the viewer may read and report (`threads::can_report`). One she has reported already, and that nobody
/// has decided about, is left as it is. A restricted thread opens to its area's moderators.
///
/// # Errors
/// `SignInNeeded`, or when the database refuses.
pub(in crate::moderation) fn report(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    post: PostId,
    new: &NewReport,
) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    let id: Option<i64> = diesel::insert_into(reports::table)
        .values((
            reports::thread_id.eq(thread),
            reports::post_id.eq(post),
            reports::reporter_id.eq(me),
            reports::reason.eq(new.why),
            reports::words.eq(&new.words),
            reports::created_at.eq(tx.now),
        ))
        .on_conflict_do_nothing()
        .returning(reports::id)
        .get_result(tx.conn)
        .optional()?;
    let Some(id) = id else { return Ok(()) };
    tx.audit(Act::Report, ("post", post.0), serde_json::json!({ "report": id, "reason": new.why.as_str() }))?;
    threads::open_to_moderators(tx, thread)
}

/// Decides in a case: what waits, or the reports up to `seen`, the newest the moderator has read. Those who reported are
/// told, and never named.
///
/// # Errors
/// `Denied`, `Conflict` when another moderator came first, `Invalid` for a day that is none.
pub(in crate::moderation) fn decide(
    tx: &mut Tx<'_>,
    domain: &str,
    on: &ModeratedPost,
    new: &NewDecision,
    seen: i64,
) -> Result<(), Error> {
    let (post, thread) = (on.row().id, on.thread().row().id);
    let open: Vec<(i64, Option<MemberId>)> = reports::table
        .filter(reports::post_id.eq(post))
        .filter(reports::decided_at.is_null())
        .filter(reports::id.le(seen))
        .select((reports::id, reports::reporter_id))
        .load(tx.conn)?;
    let decision = super::decide::in_case(tx, domain, on, new, !open.is_empty())?;
    let ids: Vec<i64> = open.iter().map(|(id, _)| *id).collect();
    diesel::update(reports::table.filter(reports::id.eq_any(ids)))
        .set((reports::decided_at.eq(tx.now), reports::decision_id.eq(decision)))
        .execute(tx.conn)?;
    for reporter in open.into_iter().filter_map(|(_, reporter)| reporter) {
        if Some(reporter) != tx.viewer.member_id() {
            tx.owe(NewMail { kind: MailKind::Moderation, member: Some(reporter), item: decision, domain })?;
        }
    }
    super::settle(tx, thread, post)
}
