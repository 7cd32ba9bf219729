//! What mails about threads are made of, and what their readers wish, read when they are owed and again when they are
//! written.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, SmallInt, Text, Timestamptz};

use crate::db::schema::{members, posts, threads};
use crate::error::Error;
use crate::ids::{MemberId, OutboxId, PostId, ThreadId};
use crate::mail::outbox::{MailKind, Owed};
use crate::notifications::at_once::{self, Rule, Wish};
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

/// A post, for a mail to this reader.
///
/// # Errors
/// `NotFound` when there is no such post or reader.
pub(in crate::notifications) fn about(tx: &mut Tx<'_>, post: PostId, reader: MemberId) -> Result<About, Error> {
    Ok(crate::db::statement(include_str!("about.sql"))
        .bind::<BigInt, _>(post)
        .bind::<BigInt, _>(reader)
        .get_result(tx.conn)?)
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

#[derive(QueryableByName)]
struct WishRow {
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = Nullable<SmallInt>)]
    quiet_from: Option<i16>,
    #[diesel(sql_type = Nullable<SmallInt>)]
    quiet_to: Option<i16>,
    #[diesel(sql_type = SmallInt)]
    cap: i16,
    #[diesel(sql_type = Bool)]
    letter: bool,
    #[diesel(sql_type = Bool)]
    in_letter: bool,
}

#[derive(QueryableByName)]
struct Had {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// What she wishes of a mail, and what she has had since her day began.
///
/// # Errors
/// `NotFound` when there is no such member.
pub(in crate::notifications) fn wish(
    tx: &mut Tx<'_>,
    member: MemberId,
    owed: &Owed,
    rule: Rule,
) -> Result<Wish, Error> {
    let before = rule.in_letter.and_then(|(_, most)| most).map(|most| tx.now - most);
    let row: WishRow = crate::db::statement(include_str!("wish.sql"))
        .bind::<BigInt, _>(member)
        .bind::<Nullable<Text>, _>(rule.in_letter.map(|(kind, _)| kind))
        .bind::<BigInt, _>(owed.item_id)
        .bind::<Nullable<Timestamptz>, _>(before)
        .get_result(tx.conn)?;
    let zone = row.time_zone.parse().unwrap_or(chrono_tz::Europe::Oslo);
    let had: Had = crate::db::statement(include_str!("had.sql"))
        .bind::<BigInt, _>(member)
        .bind::<Array<Text>, _>(at_once::counted())
        .bind::<Timestamptz, _>(at_once::day_began(tx.now, zone))
        .get_result(tx.conn)?;
    let hour = |hour: i16| u32::try_from(hour).unwrap_or(0);
    Ok(Wish {
        zone,
        quiet: row.quiet_from.map(hour).zip(row.quiet_to.map(hour)),
        cap: row.cap.into(),
        had: had.n,
        letter: row.letter,
        in_letter: row.in_letter,
    })
}

/// A mail that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub(in crate::notifications) struct Waiting {
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

/// The mails about a thread that wait to be sent to a member, the oldest first; at most twenty, and none owed before
/// `since`.
///
/// # Errors
/// When the database refuses.
pub(in crate::notifications) fn waiting(
    tx: &mut Tx<'_>,
    member: MemberId,
    thread: ThreadId,
    since: DateTime<Utc>,
) -> Result<Vec<Waiting>, Error> {
    Ok(crate::db::statement(include_str!("waiting.sql"))
        .bind::<BigInt, _>(member)
        .bind::<BigInt, _>(thread)
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
