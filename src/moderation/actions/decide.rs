//! Decisions carried out: the thread, post or account is changed by its own slice; here the decision is kept, and owed
//! to the author.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Europe::Oslo;
use diesel::prelude::*;

use crate::audit::Act;
use crate::db::schema::moderation_decisions as decisions;
use crate::error::{Denied, Error, FieldErrors};
use crate::ids::{AreaId, MemberId, PostId, ThreadId};
use crate::mail::outbox::{MailKind, NewMail};
use crate::moderation::access::{Moderated, ModeratedPost};
use crate::moderation::form::NewDecision;
use crate::moderation::{Decision, policy};
use crate::threads::{self, ThreadState};
use crate::tx::Tx;
use crate::{accounts, areas};

/// The longest pause.
const LONGEST_PAUSE: Days = Days::new(366);

/// A decision to be kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept<'a> {
    pub(super) thread: ThreadId,
    pub(super) post: Option<PostId>,
    /// The area it was decided in.
    pub(super) area: AreaId,
    pub(super) author: Option<MemberId>,
    pub(super) new: &'a NewDecision,
    /// The reason, in the author's language.
    pub(super) told: &'a str,
    pub(super) until: Option<DateTime<Utc>>,
    pub(super) objection: Option<i64>,
}

/// Decides about a thread; `domain` is for the Message-ID of the mail owed. Gives the decision's key.
///
/// # Errors
/// `Denied`, `Conflict` when another came first, `Invalid` for an area that is none.
pub(in crate::moderation) fn thread(
    tx: &mut Tx<'_>,
    domain: &str,
    on: &Moderated,
    new: &NewDecision,
) -> Result<i64, Error> {
    let (row, author) = (on.row(), on.row().author_id);
    policy::can_decide(&tx.viewer, new.act, author, policy::fits_thread(new.act, row.state, row.pinned))?;
    carry_out_on_thread(tx, domain, on, new)
}

fn carry_out_on_thread(tx: &mut Tx<'_>, domain: &str, on: &Moderated, new: &NewDecision) -> Result<i64, Error> {
    let (thread, author) = (on.row(), on.row().author_id);
    let reason = new.told(on.author_lang);
    let mut until = None;
    match new.act {
        Decision::Close => threads::set_state(tx, thread.id, ThreadState::Closed, Some(&reason))?,
        Decision::Reopen | Decision::Show => threads::set_state(tx, thread.id, ThreadState::Open, None)?,
        Decision::Pin => threads::set_pinned(tx, thread.id, true)?,
        Decision::Unpin => threads::set_pinned(tx, thread.id, false)?,
        Decision::Move => move_thread(tx, on, new)?,
        Decision::Hide | Decision::Decline => threads::set_state(tx, thread.id, ThreadState::Hidden, Some(&reason))?,
        Decision::Approve => threads::approve_thread(tx, thread.id)?,
        Decision::None | Decision::Warn => {}
        Decision::Pause => until = Some(pause(tx, author, new.until, &reason)?),
        Decision::Uphold | Decision::Reverse => return Err(Error::NotFound),
    }
    let kept = Kept {
        thread: thread.id,
        post: None,
        area: thread.area_id,
        author,
        new,
        told: &reason,
        until,
        objection: None,
    };
    record(tx, domain, &kept)
}

fn move_thread(tx: &mut Tx<'_>, on: &Moderated, new: &NewDecision) -> Result<(), Error> {
    let known = areas::all(tx)?;
    let target = known.iter().map(|area| area.id).find(|id| Some(*id) == new.area && *id != on.row().area_id);
    let target = target.ok_or_else(|| Error::Invalid(FieldErrors::one("area", "decision-area-needed")))?;
    threads::move_to(tx, on.row().id, target)
}

/// Decides about a post; `domain` is for the Message-ID of the mail owed. Gives the decision's key.
///
/// # Errors
/// `Denied`, or `Conflict` when another moderator came first.
pub(in crate::moderation) fn post(
    tx: &mut Tx<'_>,
    domain: &str,
    on: &ModeratedPost,
    new: &NewDecision,
) -> Result<i64, Error> {
    policy::can_decide(&tx.viewer, new.act, on.row().author_id, policy::fits_post(new.act, &on.row().state))?;
    carry_out_on_post(tx, domain, on, new)
}

fn carry_out_on_post(tx: &mut Tx<'_>, domain: &str, on: &ModeratedPost, new: &NewDecision) -> Result<i64, Error> {
    let (post, thread) = (on.row(), on.thread().row());
    let reason = new.told(on.author_lang);
    let mut until = None;
    match new.act {
        Decision::Hide => threads::hide_post(tx, post.id, &reason)?,
        Decision::Show => threads::show_post(tx, post.id)?,
        Decision::Approve => threads::approve_post(tx, post.id)?,
        Decision::Decline => threads::decline_post(tx, post.id, &reason)?,
        Decision::None | Decision::Warn => {}
        Decision::Pause => until = Some(pause(tx, post.author_id, new.until, &reason)?),
        // The policy has refused these: they are for threads, or for objections.
        Decision::Close
        | Decision::Reopen
        | Decision::Pin
        | Decision::Unpin
        | Decision::Move
        | Decision::Uphold
        | Decision::Reverse => return Err(Error::NotFound),
    }
    let kept = Kept {
        thread: thread.id,
        post: Some(post.id),
        area: thread.area_id,
        author: post.author_id,
        new,
        told: &reason,
        until,
        objection: None,
    };
    record(tx, domain, &kept)
}

/// Decides in a case of the queue: about the thread when the post opens it or the thread is closed, else about the post.
///
/// # Errors
/// `Denied`, `Conflict` when it does not make sense any longer, `Invalid` for a day that is none.
pub(super) fn in_case(
    tx: &mut Tx<'_>,
    domain: &str,
    on: &ModeratedPost,
    new: &NewDecision,
    reported: bool,
) -> Result<i64, Error> {
    let author = on.row().author_id;
    if policy::own(&tx.viewer, author) {
        return Err(Denied::OwnCase.into());
    }
    policy::can_decide(&tx.viewer, new.act, author, policy::fits_case(new.act, on.standing(reported)))?;
    if on.opens() || new.act == Decision::Close {
        carry_out_on_thread(tx, domain, on.thread(), new)
    } else {
        carry_out_on_post(tx, domain, on, new)
    }
}

/// Until the morning of a day to come. Whoever moderates or looks after the service is not paused by those beside her.
fn pause(
    tx: &mut Tx<'_>,
    author: Option<MemberId>,
    day: Option<NaiveDate>,
    reason: &str,
) -> Result<DateTime<Utc>, Error> {
    let author = author.ok_or(Error::Conflict("moderation-decided-already"))?;
    if accounts::is_staff(tx, author)? {
        return Err(Denied::Staff.into());
    }
    let today = tx.now.with_timezone(&Oslo).date_naive();
    let last = today.checked_add_days(LONGEST_PAUSE).unwrap_or(today);
    let day = day.filter(|day| *day > today && *day <= last);
    let morning = day.and_then(|day| Oslo.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest());
    let until = morning.ok_or_else(|| Error::Invalid(FieldErrors::one("until", "pause-until-to-come")))?.to_utc();
    accounts::pause(tx, author, until, reason)?;
    Ok(until)
}

/// Keeps a decision and owes it to the author, unless it is her own, or none about her.
pub(super) fn record(tx: &mut Tx<'_>, domain: &str, kept: &Kept<'_>) -> Result<i64, Error> {
    let (me, act) = (tx.viewer.member_id(), kept.new.act);
    let id: i64 = diesel::insert_into(decisions::table)
        .values((
            decisions::thread_id.eq(kept.thread),
            decisions::post_id.eq(kept.post),
            decisions::act.eq(act),
            decisions::reason.eq(kept.told),
            decisions::reason_code.eq(kept.new.reason),
            decisions::words.eq(&kept.new.words),
            decisions::area_id.eq(kept.area),
            decisions::paused_until.eq(kept.until),
            decisions::objection_id.eq(kept.objection),
            decisions::moderator_id.eq(me),
            decisions::created_at.eq(tx.now),
        ))
        .returning(decisions::id)
        .get_result(tx.conn)?;
    let subject = kept.post.map_or(("thread", kept.thread.0), |post| ("post", post.0));
    tx.audit(Act::Moderate, subject, serde_json::json!({ "decision": id, "act": act.as_str() }))?;
    match kept.author {
        Some(author) if Some(author) != me && act != Decision::None => {
            tx.owe(NewMail { kind: MailKind::Moderation, member: Some(author), item: id, domain })?;
        }
        _ => {}
    }
    Ok(id)
}
