//! Working together on a case: who has taken it, and notes among moderators.

use diesel::prelude::*;

use crate::audit::Act;
use crate::db::schema::{moderation_notes as notes, moderation_takes as takes};
use crate::error::Error;
use crate::ids::MemberId;
use crate::moderation::access::ModeratedPost;
use crate::tx::Tx;

/// Takes a case: one nobody has, or over from whoever the page said has it.
///
/// # Errors
/// `Conflict` when somebody else has taken it meanwhile.
pub(in crate::moderation) fn take(tx: &mut Tx<'_>, on: &ModeratedPost, from: Option<MemberId>) -> Result<(), Error> {
    let (post, me) = (on.row().id, tx.viewer.signed_in()?.id);
    let taken = diesel::insert_into(takes::table)
        .values((takes::post_id.eq(post), takes::member_id.eq(me), takes::taken_at.eq(tx.now)))
        .on_conflict_do_nothing()
        .execute(tx.conn)?;
    if taken == 0 {
        let holder: MemberId = takes::table.find(post).select(takes::member_id).for_update().first(tx.conn)?;
        if holder == me {
            return Ok(());
        }
        if Some(holder) != from {
            return Err(Error::Conflict("case-taken"));
        }
        diesel::update(takes::table.find(post))
            .set((takes::member_id.eq(me), takes::taken_at.eq(tx.now)))
            .execute(tx.conn)?;
    }
    tx.audit(Act::CaseTake, ("post", post.0), serde_json::json!({ "from": from }))
}

/// Leaves a case one has; one that somebody else has is left as it is.
///
/// # Errors
/// When the database refuses.
pub(in crate::moderation) fn leave(tx: &mut Tx<'_>, on: &ModeratedPost) -> Result<(), Error> {
    let (post, me) = (on.row().id, tx.viewer.signed_in()?.id);
    let gone = diesel::delete(takes::table.find(post).filter(takes::member_id.eq(me))).execute(tx.conn)?;
    if gone == 0 { Ok(()) } else { tx.audit(Act::CaseLeave, ("post", post.0), serde_json::json!({})) }
}

/// Writes a note to the other moderators.
///
/// # Errors
/// When the database refuses.
pub(in crate::moderation) fn note(tx: &mut Tx<'_>, on: &ModeratedPost, words: &str) -> Result<(), Error> {
    let (post, me) = (on.row().id, tx.viewer.signed_in()?.id);
    let id: i64 = diesel::insert_into(notes::table)
        .values((
            notes::post_id.eq(post),
            notes::member_id.eq(me),
            notes::words.eq(words),
            notes::created_at.eq(tx.now),
        ))
        .returning(notes::id)
        .get_result(tx.conn)?;
    tx.audit(Act::CaseNote, ("post", post.0), serde_json::json!({ "note": id }))
}
