//! What mails about posts are made of, read when they are owed and again when they are written.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::{follows, members, outbox, posts, thread_reads, threads};
use crate::error::Error;
use crate::follows::{Level, Target};
use crate::ids::{MemberId, OutboxId, PostId, ThreadId};
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

/// What she wishes of mail at once, and what she has had of it.
pub(in crate::notifications) struct Wish {
    /// From which hour to which it waits.
    pub(in crate::notifications) quiet: Option<(u32, u32)>,
    /// So many in a day at most.
    pub(in crate::notifications) cap: i64,
    /// So many today.
    pub(in crate::notifications) sent_today: i64,
}

/// What she wishes, and what she has had since her day began.
///
/// # Errors
/// `NotFound` when there is no such member.
pub(in crate::notifications) fn wish(tx: &mut Tx<'_>, member: MemberId, since: DateTime<Utc>) -> Result<Wish, Error> {
    let had = outbox::table
        .filter(outbox::kind.eq_any(["reply", "alert"]))
        .filter(outbox::member_id.eq(member))
        .filter(outbox::state.eq("sent"))
        .filter(outbox::sent_at.ge(since))
        .count();
    let (from, to, cap): (Option<i16>, Option<i16>, i16) = members::table
        .find(member)
        .select((members::quiet_from, members::quiet_to, members::mail_daily_cap))
        .first(tx.conn)?;
    let hour = |hour: i16| u32::try_from(hour).unwrap_or(0);
    Ok(Wish { quiet: from.map(hour).zip(to.map(hour)), cap: cap.into(), sent_today: had.get_result(tx.conn)? })
}

/// The mails about replies in a thread that wait to be sent to a member, the oldest first; at most twenty, and none owed
/// before `since`.
///
/// # Errors
/// When the database refuses.
pub(in crate::notifications) fn waiting(
    tx: &mut Tx<'_>,
    member: MemberId,
    thread: ThreadId,
    since: DateTime<Utc>,
) -> Result<Vec<(OutboxId, PostId)>, Error> {
    Ok(outbox::table
        .inner_join(posts::table.on(posts::id.eq(outbox::item_id)))
        .filter(outbox::kind.eq("reply"))
        .filter(outbox::member_id.eq(member))
        .filter(outbox::state.eq("waiting"))
        .filter(outbox::created_at.ge(since))
        .filter(posts::thread_id.eq(thread))
        .order(outbox::id)
        .limit(20)
        .select((outbox::id, posts::id))
        .load(tx.conn)?)
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
