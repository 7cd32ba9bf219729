//! Opening a thread.

use diesel::prelude::*;

use super::store::{self, Insert};
use crate::audit::Act;
use crate::db::schema::threads;
use crate::error::Error;
use crate::ids::{PostId, ThreadId};
use crate::jobs::Job;
use crate::threads::{NewThread, ThreadState};
use crate::tx::Tx;

/// Opens a thread with its first post; what waits is indexed and told about when it is approved.
///
/// # Errors
/// When the database refuses.
pub fn open(tx: &mut Tx<'_>, new: &NewThread) -> Result<(ThreadId, PostId), Error> {
    let words = store::rendered(new.kind, &new.body, &new.guided);
    let organisation = new.author.organisation.as_ref();
    let state = if new.waits { ThreadState::Waiting } else { ThreadState::Open };
    let id: ThreadId = diesel::insert_into(threads::table)
        .values((
            threads::area_id.eq(new.area),
            threads::trial_id.eq(new.trial),
            threads::kind.eq(new.kind),
            threads::title.eq(&new.title),
            threads::language.eq(&new.language),
            threads::audience.eq(&new.audience),
            threads::state.eq(state),
            threads::expires_on.eq(new.expires_on),
            threads::author_id.eq(new.author.member),
            threads::organisation_id.eq(organisation.map(|(id, _)| *id)),
            threads::author_name.eq(&new.author.name),
            threads::organisation_name.eq(organisation.map(|(_, name)| name)),
            threads::post_count.eq(1),
            threads::last_post_at.eq(new.at),
            threads::last_post_by.eq(&new.author.name),
            threads::created_at.eq(new.at),
        ))
        .returning(threads::id)
        .get_result(tx.conn)?;
    let insert =
        Insert { thread: id, number: Some(1), author: &new.author, official: false, words: &words, at: new.at };
    let post = store::insert(tx, &insert)?;
    super::provisions::link(tx, id, &new.guided)?;
    super::read::mark(tx, new.author.member, id, 1)?;
    tx.audit(Act::ThreadOpen, ("thread", id.0), serde_json::json!({ "kind": new.kind.as_str() }))?;
    if !new.waits {
        tx.enqueue(&Job::IndexPost { post: post.0 })?;
    }
    Ok((id, post))
}
