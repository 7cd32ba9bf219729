//! The second person's decision: back with a note, or published into the thread.

use diesel::prelude::*;

use super::draft::CHANGED;
use crate::audit::Act;
use crate::db::schema::{guidance_answers as answers, guidance_provisions};
use crate::error::{Error, FieldErrors};
use crate::guidance::access::{self, Case, Draft};
use crate::guidance::{AnswerState, policy, queries};
use crate::ids::{GuidanceId, PostId, ThreadId};
use crate::jobs::{Job, Notice};
use crate::provisions;
use crate::search::Found;
use crate::threads::{self, Author, NewReply, ThreadKind};
use crate::tx::Tx;
use crate::viewer::Side;

/// The draft that waits, in the version the decision is about.
fn waiting(tx: &mut Tx<'_>, thread: ThreadId, version: i32) -> Result<(Case, Draft), Error> {
    let case = access::locked(tx, thread)?;
    let draft = access::draft(tx, &case)?.ok_or(Error::Conflict("conflict-guidance-decided"))?;
    policy::can_write(&tx.viewer, Some(draft.organisation_id))?;
    if draft.state != AnswerState::Submitted || draft.version != version {
        return Err(Error::Conflict(CHANGED));
    }
    Ok((case, draft))
}

/// Sends a draft back to those who wrote it; one of them may take it back herself.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, `Denied`, or `Conflict` when it does not wait in this version.
pub(crate) fn send_back(tx: &mut Tx<'_>, thread: ThreadId, version: i32, note: &str) -> Result<(), Error> {
    let (_, draft) = waiting(tx, thread, version)?;
    let me = tx.viewer.signed_in()?.clone();
    diesel::update(answers::table.find(draft.id))
        .set((
            answers::state.eq(AnswerState::Draft),
            answers::returned_note.eq(Some(note).filter(|note| !note.is_empty())),
            answers::returned_by.eq(Some(&me.name).filter(|_| !note.is_empty())),
            answers::version.eq(version.saturating_add(1)),
            answers::updated_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    tx.audit(Act::GuidanceReturn, ("guidance", draft.id.0), serde_json::json!({ "thread": thread }))
}

/// Approves a draft and publishes it: the official post in its thread, in the name of whoever drafted it; the answer it
/// replaces, if any, is replaced from now on, and those it concerns are told.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, `Denied` for whoever wrote in it, `Conflict` when it does not wait in this version or what
/// it replaces has been replaced already.
pub fn approve(tx: &mut Tx<'_>, thread: ThreadId, version: i32) -> Result<GuidanceId, Error> {
    let (case, draft) = waiting(tx, thread, version)?;
    policy::can_approve(&tx.viewer, draft.organisation_id, &draft.writers())?;
    let me = tx.viewer.signed_in()?.clone();
    let replaced = draft.supersedes_id.map(|old| retire(tx, old)).transpose()?;
    let (post, number) = post(tx, &case, &draft, me.id)?;
    let chain = replaced.map_or(draft.id, |(chain, _)| chain);
    let done = diesel::update(answers::table.find(draft.id))
        .set((
            answers::state.eq(AnswerState::Published),
            answers::chain_id.eq(chain),
            answers::post_id.eq(post),
            answers::approver_id.eq(me.id),
            answers::approver_name.eq(&me.name),
            answers::version.eq(version.saturating_add(1)),
            answers::updated_at.eq(tx.now),
            answers::published_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    debug_assert_eq!(done, 1, "the draft was locked with its thread");
    link(tx, &draft)?;
    answered(tx, &case, number, replaced.map(|(_, post)| post))?;
    tx.audit(Act::GuidancePublish, ("guidance", draft.id.0), serde_json::json!({ "thread": thread, "post": post }))?;
    tx.enqueue_all(&[
        Job::TellGuidance { answer: draft.id.0 },
        Job::Index { what: Found::Guidance, item: draft.id.0 },
        Job::Tell { notice: Notice::Guidance, item: draft.id.0 },
    ])?;
    Ok(draft.id)
}

/// Links it to the provisions that were typed, as far as they are understood.
fn link(tx: &mut Tx<'_>, draft: &Draft) -> Result<(), Error> {
    let ids = provisions::resolve(tx, &draft.provisions)?;
    let row = |id| (guidance_provisions::answer_id.eq(draft.id), guidance_provisions::provision_id.eq(id));
    let rows: Vec<_> = ids.into_iter().map(row).collect();
    diesel::insert_into(guidance_provisions::table).values(rows).on_conflict_do_nothing().execute(tx.conn)?;
    Ok(())
}

/// From now on the older answer is replaced; gives the chain it belongs to, and its post.
fn retire(tx: &mut Tx<'_>, old: GuidanceId) -> Result<(GuidanceId, PostId), Error> {
    let current =
        answers::table.find(old).filter(answers::superseded_at.is_null().and(answers::published_at.is_not_null()));
    let row: Option<(Option<GuidanceId>, Option<PostId>)> = diesel::update(current)
        .set(answers::superseded_at.eq(tx.now))
        .returning((answers::chain_id, answers::post_id))
        .get_result(tx.conn)
        .optional()?;
    tx.enqueue(&Job::Index { what: Found::Guidance, item: old.0 })?;
    match row {
        Some((Some(chain), Some(post))) => Ok((chain, post)),
        _ => Err(Error::Conflict("conflict-guidance-replaced")),
    }
}

fn post(tx: &mut Tx<'_>, case: &Case, draft: &Draft, approver: crate::ids::MemberId) -> Result<(PostId, i32), Error> {
    let whole = draft.verdict.is_some() && !draft.short.is_empty() && !draft.body.is_empty();
    if !whole || draft.case_number.is_empty() || draft.valid_from.is_none() {
        return Err(Error::Invalid(FieldErrors::one("", "guidance-not-whole")));
    }
    let author = Author {
        member: draft.drafter_id.unwrap_or(approver),
        name: draft.drafter_name.clone(),
        organisation: Some((draft.organisation_id, draft.organisation_name.clone())),
        side: Some(Side::Ministry),
    };
    let body = format!("**{}**\n\n{}", draft.short.replace('*', ""), draft.body);
    let reply =
        NewReply { thread: case.head().id, words: body.into(), official: true, author, waits: false, at: tx.now };
    let (post, number) = threads::reply(tx, &reply)?;
    Ok((post, number.unwrap_or_default()))
}

/// A request for guidance is answered by the newest official post, unless whoever asked has chosen another; so is a
/// question whose chosen answer is replaced.
fn answered(tx: &mut Tx<'_>, case: &Case, number: i32, replaced: Option<PostId>) -> Result<(), Error> {
    let head = case.head();
    let chosen_was_replaced = match (head.accepted_number, replaced) {
        (Some(chosen), Some(post)) => queries::case::number_of(tx, head.id, post)? == Some(chosen),
        _ => false,
    };
    let unanswered = head.kind == ThreadKind::GuidanceRequest && head.accepted_number.is_none();
    if chosen_was_replaced || unanswered { threads::accept(tx, head.id, Some(number)) } else { Ok(()) }
}
