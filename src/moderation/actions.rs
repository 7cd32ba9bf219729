//! Decisions carried out: the thread or post is changed by its own slice; here the decision is kept, and owed to the
//! author.

use diesel::prelude::*;

use super::access::{Moderated, ModeratedPost};
use super::form::NewDecision;
use super::{Decision, policy};
use crate::areas;
use crate::audit::Act;
use crate::db::schema::moderation_decisions as decisions;
use crate::error::{Error, FieldErrors};
use crate::ids::{MemberId, PostId, ThreadId};
use crate::jobs::{Job, Notice};
use crate::mail::outbox::{MailKind, NewMail};
use crate::threads::{self, ThreadState};
use crate::tx::Tx;

/// Decides about a thread; `domain` is for the Message-ID of the mail owed.
///
/// # Errors
/// `Denied`, `Conflict` when another came first, `Invalid` for an area that is none.
pub(super) fn decide_thread(tx: &mut Tx<'_>, domain: &str, on: &Moderated, new: &NewDecision) -> Result<(), Error> {
    let (thread, author) = (on.row(), on.row().author_id);
    let fits = policy::fits_thread(new.act, thread.state, thread.pinned);
    policy::can_decide(&tx.viewer, new.act, author, fits)?;
    let reason = new.told(on.author_lang);
    match new.act {
        Decision::Close => threads::set_state(tx, thread.id, ThreadState::Closed, Some(&reason))?,
        Decision::Reopen | Decision::Show => threads::set_state(tx, thread.id, ThreadState::Open, None)?,
        Decision::Pin => threads::set_pinned(tx, thread.id, true)?,
        Decision::Unpin => threads::set_pinned(tx, thread.id, false)?,
        Decision::Move => move_thread(tx, on, new)?,
        Decision::Hide | Decision::Decline => threads::set_state(tx, thread.id, ThreadState::Hidden, Some(&reason))?,
        Decision::Approve => threads::approve_thread(tx, thread.id)?,
    }
    record(tx, domain, (thread.id, None), author, (new.act, &reason))
}

fn move_thread(tx: &mut Tx<'_>, on: &Moderated, new: &NewDecision) -> Result<(), Error> {
    let known = areas::all(tx)?;
    let target = known.iter().map(|area| area.id).find(|id| Some(*id) == new.area && *id != on.row().area_id);
    let target = target.ok_or_else(|| Error::Invalid(FieldErrors::one("area", "decision-area-needed")))?;
    threads::move_to(tx, on.row().id, target)
}

/// Decides about a post; `domain` is for the Message-ID of the mail owed.
///
/// # Errors
/// `Denied`, or `Conflict` when another came first.
pub(super) fn decide_post(tx: &mut Tx<'_>, domain: &str, on: &ModeratedPost, new: &NewDecision) -> Result<(), Error> {
    let post = on.row();
    policy::can_decide(&tx.viewer, new.act, post.author_id, policy::fits_post(new.act, &post.state))?;
    let reason = new.told(on.author_lang);
    match new.act {
        Decision::Hide => threads::hide_post(tx, post.id, &reason)?,
        Decision::Show => threads::show_post(tx, post.id)?,
        Decision::Approve => threads::approve_post(tx, post.id)?,
        Decision::Decline => threads::decline_post(tx, post.id, &reason)?,
        // The policy has refused these: they are for threads.
        Decision::Close | Decision::Reopen | Decision::Pin | Decision::Unpin | Decision::Move => {
            return Err(Error::NotFound);
        }
    }
    record(tx, domain, (on.thread().row().id, Some(post.id)), post.author_id, (new.act, &reason))
}

fn record(
    tx: &mut Tx<'_>,
    domain: &str,
    (thread, post): (ThreadId, Option<PostId>),
    author: Option<MemberId>,
    (act, reason): (Decision, &str),
) -> Result<(), Error> {
    let me = tx.viewer.member_id();
    let id: i64 = diesel::insert_into(decisions::table)
        .values((
            decisions::thread_id.eq(thread),
            decisions::post_id.eq(post),
            decisions::act.eq(act),
            decisions::reason.eq(reason),
            decisions::moderator_id.eq(me),
            decisions::created_at.eq(tx.now),
        ))
        .returning(decisions::id)
        .get_result(tx.conn)?;
    let subject = post.map_or(("thread", thread.0), |post| ("post", post.0));
    tx.audit(Act::Moderate, subject, serde_json::json!({ "decision": id, "act": act.as_str() }))?;
    match author {
        Some(author) if Some(author) != me => {
            tx.enqueue(&Job::Tell { notice: Notice::Moderation, item: id })?;
            tx.owe(NewMail { kind: MailKind::Moderation, member: Some(author), item: id, domain })
        }
        _ => Ok(()),
    }
}
