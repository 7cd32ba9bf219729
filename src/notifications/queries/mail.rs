//! What mails about threads are made of, read when they are owed and again when they are written.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, Text, Timestamptz};

use crate::db::schema::{members, posts, threads};
use crate::error::Error;
use crate::ids::{MemberId, OutboxId, PostId, ThreadId};
use crate::mail::outbox::MailKind;
use crate::threads::ThreadState;
use crate::tx::Tx;

/// A post and its thread, with the wishes of whoever the mail about it is for.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub(in crate::notifications) struct About {
    /// The thread.
    #[diesel(sql_type = BigInt)]
    pub(in crate::notifications) thread: ThreadId,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) title: String,
    /// Who may read it.
    #[diesel(sql_type = Array<Text>)]
    pub(in crate::notifications) audience: Vec<String>,
    /// Where it stands.
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) thread_state: ThreadState,
    /// Who opened it; `None` when erased.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(in crate::notifications) asker: Option<MemberId>,
    /// The number of its accepted answer.
    #[diesel(sql_type = Nullable<Integer>)]
    pub(in crate::notifications) accepted: Option<i32>,
    /// The post's number, once shown.
    #[diesel(sql_type = Nullable<Integer>)]
    pub(in crate::notifications) number: Option<i32>,
    /// Whether it is shown now.
    #[diesel(sql_type = Bool)]
    pub(in crate::notifications) shown: bool,
    /// Who wrote it; `None` when erased.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(in crate::notifications) author: Option<MemberId>,
    /// Her name as it was then.
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) author_name: String,
    /// The organisation written for.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) organisation_name: Option<String>,
    /// Plain text.
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) text: String,
    /// The reader wants mail about what happens in threads.
    #[diesel(sql_type = Bool)]
    pub(in crate::notifications) reply_mail: bool,
    /// The generation of her unsubscribe links.
    #[diesel(sql_type = Integer)]
    pub(in crate::notifications) generation: i32,
    /// How far she has read the thread.
    #[diesel(sql_type = Integer)]
    pub(in crate::notifications) read_to: i32,
    /// She has muted the thread.
    #[diesel(sql_type = Bool)]
    pub(in crate::notifications) muted: bool,
    /// She has seen that it was accepted.
    #[diesel(sql_type = Bool)]
    pub(in crate::notifications) seen: bool,
}

/// A post, and for whom it was read.
#[derive(QueryableByName)]
struct Asked {
    #[diesel(sql_type = BigInt)]
    post: PostId,
    #[diesel(sql_type = BigInt)]
    reader: MemberId,
    #[diesel(embed)]
    about: About,
}

/// Posts, each for a mail to this reader; those that are there.
///
/// # Errors
/// When the database refuses.
pub(in crate::notifications) fn about(
    tx: &mut Tx<'_>,
    asked: &BTreeSet<(PostId, MemberId)>,
) -> Result<HashMap<(PostId, MemberId), About>, Error> {
    let (posts, readers): (Vec<PostId>, Vec<MemberId>) = asked.iter().copied().unzip();
    let rows: Vec<Asked> = crate::db::statement(include_str!("about.sql"))
        .bind::<Array<BigInt>, _>(posts)
        .bind::<Array<BigInt>, _>(readers)
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|row| ((row.post, row.reader), row.about)).collect())
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

/// The accepted answer of a thread and whoever wrote it, when she wants to know: not the ministry's word, which answers by
/// itself, and not the one who asked, for she marks it.
pub(in crate::notifications) fn answerer(
    tx: &mut Tx<'_>,
    thread: ThreadId,
) -> Result<Option<(PostId, MemberId)>, Error> {
    Ok(posts::table
        .inner_join(threads::table)
        .inner_join(members::table.on(posts::author_id.eq(members::id.nullable())))
        .filter(threads::id.eq(thread).and(threads::accepted_number.eq(posts::number)))
        .filter(posts::state.eq("shown").and(posts::official.eq(false)))
        .filter(posts::author_id.is_distinct_from(threads::author_id))
        .filter(threads::state.eq_any([ThreadState::Open, ThreadState::Closed]))
        .filter(members::reply_mail)
        .select((posts::id, members::id))
        .first(tx.conn)
        .optional()?)
}

/// A mail that waits, beside another to the same reader about the same thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub(in crate::notifications) struct Waiting {
    /// The other.
    #[diesel(sql_type = BigInt)]
    pub(in crate::notifications) beside: OutboxId,
    /// Its key.
    #[diesel(sql_type = BigInt)]
    pub(in crate::notifications) id: OutboxId,
    /// Its kind.
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) kind: MailKind,
    /// The item.
    #[diesel(sql_type = BigInt)]
    pub(in crate::notifications) item_id: i64,
}

/// What waits beside each of these mails, and they themselves, the oldest first; at most twenty beside each, and none owed
/// before `since`.
///
/// # Errors
/// When the database refuses.
pub(in crate::notifications) fn waiting(
    tx: &mut Tx<'_>,
    mails: &[OutboxId],
    since: DateTime<Utc>,
) -> Result<Vec<Waiting>, Error> {
    Ok(crate::db::statement(include_str!("waiting.sql"))
        .bind::<Array<BigInt>, _>(mails)
        .bind::<Timestamptz, _>(since)
        .load(tx.conn)?)
}

/// Whether a member wants mail about what happens in threads, if her unsubscribe links of this generation still hold.
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
