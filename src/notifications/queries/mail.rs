//! What mails about posts are made of, read when they are owed and again when they are written.

use diesel::prelude::*;

use crate::db::schema::{follows, members, posts, thread_reads, threads};
use crate::error::Error;
use crate::follows::{Level, Target};
use crate::ids::{MemberId, PostId, ThreadId};
use crate::threads::ThreadState;
use crate::tx::Tx;

/// A reply and its thread, with the wishes of the thread's author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::notifications) struct Reply {
    /// The thread.
    pub(in crate::notifications) thread: ThreadId,
    /// Its title.
    pub(in crate::notifications) title: String,
    /// Who may read it.
    pub(in crate::notifications) audience: Vec<String>,
    /// Where it stands.
    pub(in crate::notifications) thread_state: ThreadState,
    /// The reply's number, once shown.
    pub(in crate::notifications) number: Option<i32>,
    /// Whether it is shown now.
    pub(in crate::notifications) shown: bool,
    /// Who wrote it; `None` when erased.
    pub(in crate::notifications) author: Option<MemberId>,
    /// Her name as it was then.
    pub(in crate::notifications) author_name: String,
    /// The organisation written for.
    pub(in crate::notifications) organisation_name: Option<String>,
    /// Plain text.
    pub(in crate::notifications) text: String,
    /// The reader wants mail about replies.
    pub(in crate::notifications) reply_mail: bool,
    /// The generation of her unsubscribe links.
    pub(in crate::notifications) generation: i32,
    /// How far she has read the thread.
    pub(in crate::notifications) read_to: i32,
    /// She has muted the thread.
    pub(in crate::notifications) muted: bool,
}

/// The author of the thread, when somebody else's reply is shown in it and she wants to know.
pub(in crate::notifications) fn to_be_told(tx: &mut Tx<'_>, post: PostId) -> Result<Option<MemberId>, Error> {
    Ok(posts::table
        .inner_join(threads::table.inner_join(members::table))
        .filter(posts::id.eq(post))
        .filter(posts::state.eq("shown").and(posts::number.gt(1)))
        .filter(posts::author_id.is_distinct_from(threads::author_id))
        .filter(threads::state.eq_any([ThreadState::Open, ThreadState::Closed]))
        .filter(members::reply_mail)
        .select(members::id)
        .first(tx.conn)
        .optional()?)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = threads, check_for_backend(diesel::pg::Pg))]
struct ThreadPart {
    id: ThreadId,
    title: String,
    audience: Vec<String>,
    state: ThreadState,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = posts, check_for_backend(diesel::pg::Pg))]
struct PostPart {
    number: Option<i32>,
    state: String,
    author_id: Option<MemberId>,
    author_name: String,
    organisation_name: Option<String>,
    body_text: String,
}

/// A reply in a thread that `reader` opened.
///
/// # Errors
/// `NotFound` when there is no such reply, or she did not open the thread.
pub(in crate::notifications) fn reply(tx: &mut Tx<'_>, post: PostId, reader: MemberId) -> Result<Reply, Error> {
    let (thread, post, reply_mail, generation): (ThreadPart, PostPart, bool, i32) = posts::table
        .inner_join(threads::table.inner_join(members::table))
        .filter(posts::id.eq(post).and(members::id.eq(reader)))
        .select((ThreadPart::as_select(), PostPart::as_select(), members::reply_mail, members::mail_generation))
        .first(tx.conn)?;
    let read: Option<i32> =
        thread_reads::table.find((reader, thread.id)).select(thread_reads::number).first(tx.conn).optional()?;
    let level: Option<Level> =
        follows::table.find((reader, Target::Thread, thread.id.0)).select(follows::level).first(tx.conn).optional()?;
    Ok(Reply {
        thread: thread.id,
        title: thread.title,
        audience: thread.audience,
        thread_state: thread.state,
        number: post.number,
        shown: post.state == "shown",
        author: post.author_id,
        author_name: post.author_name,
        organisation_name: post.organisation_name,
        text: post.body_text,
        reply_mail,
        generation,
        read_to: read.unwrap_or(0),
        muted: level == Some(Level::Mute),
    })
}

/// The generation of a member's unsubscribe links.
///
/// # Errors
/// `NotFound` when there is no such member.
pub(in crate::notifications) fn generation(tx: &mut Tx<'_>, member: MemberId) -> Result<i32, Error> {
    Ok(members::table.find(member).select(members::mail_generation).first(tx.conn)?)
}

/// Whether a member wants mail about replies, if her unsubscribe links of this generation still hold.
///
/// # Errors
/// `NotFound` when they do not.
pub(in crate::notifications) fn wants_reply_mail(
    tx: &mut Tx<'_>,
    member: MemberId,
    generation: i32,
) -> Result<bool, Error> {
    Ok(members::table
        .filter(members::id.eq(member).and(members::mail_generation.eq(generation)))
        .select(members::reply_mail)
        .first(tx.conn)?)
}
