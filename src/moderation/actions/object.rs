//! Objecting to a decision, and the answer another moderator gives.

use diesel::prelude::*;

use super::decide::{Kept, record};
use crate::accounts;
use crate::audit::Act;
use crate::db::schema::{moderation_decisions as decisions, objections, posts, threads as thread_table};
use crate::error::Error;
use crate::ids::{MemberId, ThreadId};
use crate::moderation::access::Moderated;
use crate::moderation::form::NewDecision;
use crate::moderation::queries::objections::Objected;
use crate::moderation::{Decision, policy};
use crate::threads::{self, ThreadState};
use crate::tx::Tx;

/// Objects to a decision about what one wrote; once each. A restricted thread opens to moderators until it is answered.
///
/// # Errors
/// `Conflict` when she has objected before, or there is nothing to object to.
pub(in crate::moderation) fn object(
    tx: &mut Tx<'_>,
    decision: i64,
    (act, by, thread): (Decision, Option<MemberId>, ThreadId),
    words: &str,
) -> Result<(), Error> {
    let me = tx.viewer.signed_in()?.id;
    if !policy::objectable(act) || by == Some(me) {
        return Err(Error::Conflict("objection-none"));
    }
    let id: Option<i64> = diesel::insert_into(objections::table)
        .values((
            objections::decision_id.eq(decision),
            objections::member_id.eq(me),
            objections::words.eq(words),
            objections::created_at.eq(tx.now),
        ))
        .on_conflict_do_nothing()
        .returning(objections::id)
        .get_result(tx.conn)
        .optional()?;
    let id = id.ok_or(Error::Conflict("objection-already"))?;
    tx.audit(Act::Object, ("decision", decision), serde_json::json!({ "objection": id }))?;
    threads::open_to_moderators(tx, thread)
}

/// Answers an objection: the decision stands, or is undone. The thread is locked by the caller.
///
/// # Errors
/// `Denied`, or `Conflict` when another moderator has answered.
pub(in crate::moderation) fn answer(
    tx: &mut Tx<'_>,
    domain: &str,
    on: &Moderated,
    objected: &Objected,
    new: &NewDecision,
) -> Result<(), Error> {
    policy::can_answer(&tx.viewer, objected.decided_by, objected.objector)?;
    let open = objections::table.find(objected.id).filter(objections::answered_at.is_null());
    if diesel::update(open).set(objections::answered_at.eq(tx.now)).execute(tx.conn)? == 0 {
        return Err(Error::Conflict("moderation-decided-already"));
    }
    if new.act == Decision::Reverse {
        undo(tx, on, objected)?;
    }
    let told = new.told(objected.lang);
    let kept = Kept {
        thread: on.row().id,
        post: objected.post,
        area: on.row().area_id,
        author: objected.objector,
        new,
        told: &told,
        until: None,
        objection: Some(objected.id),
    };
    record(tx, domain, &kept)?;
    super::settle(tx, on.row().id, objected.case)
}

/// Undoes what a decision did, where it has not been undone already.
fn undo(tx: &mut Tx<'_>, on: &Moderated, objected: &Objected) -> Result<(), Error> {
    let (thread, state) = (on.row().id, on.row().state);
    match (objected.act, objected.post) {
        (Decision::Close, _) if state == ThreadState::Closed => threads::set_state(tx, thread, ThreadState::Open, None),
        (Decision::Hide | Decision::Decline, None) if state == ThreadState::Hidden => {
            threads::set_state(tx, thread, ThreadState::Open, None)
        }
        (Decision::Hide, Some(post)) => threads::show_post(tx, post),
        (Decision::Decline, Some(post)) => match threads::approve_post(tx, post) {
            Err(Error::NotFound) => Ok(()),
            other => other,
        },
        (Decision::Move, _) => match objected.area.filter(|area| *area != on.row().area_id) {
            Some(area) => threads::move_to(tx, thread, area),
            None => Ok(()),
        },
        (Decision::Pause, _) => unpause(tx, objected),
        _ => Ok(()),
    }
}

/// Lifts the pause of this decision, not one that came later.
fn unpause(tx: &mut Tx<'_>, objected: &Objected) -> Result<(), Error> {
    let Some(member) = objected.objector else { return Ok(()) };
    let later: i64 = decisions::table
        .filter(decisions::act.eq(Decision::Pause))
        .filter(decisions::id.gt(objected.decision))
        .filter(decisions::paused_until.gt(tx.now))
        .left_join(posts::table)
        .inner_join(thread_table::table)
        .filter(posts::author_id.eq(member).or(decisions::post_id.is_null().and(thread_table::author_id.eq(member))))
        .count()
        .get_result(tx.conn)?;
    if later == 0 { accounts::unpause(tx, member) } else { Ok(()) }
}
