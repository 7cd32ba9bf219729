//! The outbox: what mail is owed to whom, about which item. Ids only; the words are written when it is sent, after
//! rights have been checked again.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use crate::db::schema::outbox;
use crate::ids::{MemberId, OutboxId};
use crate::jobs::{self, Job};

crate::text_enum! {
    /// What mail is about; the item is a key of that kind.
    pub enum MailKind {
        /// A request to sign in.
        SignIn = "sign_in",
        /// A post in a thread the reader opened.
        Reply = "reply",
        /// An official answer of the ministry.
        Guidance = "guidance",
        /// A moderator's decision about the reader's post or thread.
        Moderation = "moderation",
        /// An invitation to an organisation.
        Invitation = "invitation",
        /// What became of the reader's membership.
        Membership = "membership",
        /// A request to work together that waits for the reader's organisation, or the answer to one of its own.
        Partner = "partner",
        /// An announcement that one of the reader's organisations has not acknowledged; the item is its thread.
        Announcement = "announcement",
        /// The letter; the item is its row.
        Digest = "digest",
        /// An answer of the reader's that was marked as the answer; the item is its post.
        Accepted = "accepted",
        /// A request for membership that waits for the reader; the item is the membership.
        Request = "request",
        /// Something new that one of the reader's saved searches found; the item is the find.
        Alert = "alert",
    }
}

impl MailKind {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::SignIn => "mail-kind-sign-in",
            Self::Reply => "mail-kind-reply",
            Self::Guidance => "mail-kind-guidance",
            Self::Moderation => "mail-kind-moderation",
            Self::Invitation => "mail-kind-invitation",
            Self::Membership => "mail-kind-membership",
            Self::Partner => "mail-kind-partner",
            Self::Announcement => "mail-kind-announcement",
            Self::Digest => "mail-kind-digest",
            Self::Accepted => "mail-kind-accepted",
            Self::Request => "mail-kind-request",
            Self::Alert => "mail-kind-alert",
        }
    }
}

/// A mail owed.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(diesel::pg::Pg))]
pub struct Owed {
    /// Its key.
    pub id: OutboxId,
    /// What it is about.
    pub kind: MailKind,
    /// To whom; `None` for an address without an account.
    pub member_id: Option<MemberId>,
    /// The item.
    pub item_id: i64,
    /// The Message-ID it has at every attempt.
    pub message_id: String,
    /// Attempts so far.
    pub attempts: i32,
}

/// A mail as administrators see it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(diesel::pg::Pg))]
pub struct DeadLetter {
    /// Its key.
    pub id: OutboxId,
    /// What it was about.
    pub kind: MailKind,
    /// The item.
    pub item_id: i64,
    /// Attempts made.
    pub attempts: i32,
    /// The server's own words.
    pub last_error: Option<String>,
    /// When it was owed.
    pub created_at: DateTime<Utc>,
}

/// A mail to be owed.
#[derive(Debug, Clone, Copy)]
pub struct NewMail<'a> {
    /// What it is about.
    pub kind: MailKind,
    /// To whom; `None` for an address without an account.
    pub member: Option<MemberId>,
    /// The item.
    pub item: i64,
    /// The domain its Message-ID is made under.
    pub domain: &'a str,
}

/// Owes a mail, once for each recipient and item; gives its key when it is new. `Tx::owe` also sees that it is sent.
///
/// # Errors
/// When the database refuses.
pub fn owe(conn: &mut PgConnection, new: NewMail<'_>, now: DateTime<Utc>) -> QueryResult<Option<OutboxId>> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::kind.eq(new.kind),
            outbox::member_id.eq(new.member),
            outbox::item_id.eq(new.item),
            outbox::message_id.eq(format!("{}@{}", crate::clock::random_token(), new.domain)),
            outbox::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .returning(outbox::id)
        .get_result(conn)
        .optional()
}

/// Owes a mail about an item that one may have gone out about before: the item has changed since, so the row is used
/// again under a new Message-ID. One that still waits says what is true when it is written.
///
/// # Errors
/// When the database refuses.
pub fn owe_anew(conn: &mut PgConnection, new: NewMail<'_>, now: DateTime<Utc>) -> QueryResult<Option<OutboxId>> {
    let done = outbox::table
        .filter(outbox::kind.eq(new.kind))
        .filter(outbox::member_id.is_not_distinct_from(new.member))
        .filter(outbox::item_id.eq(new.item))
        .filter(outbox::state.ne("waiting"));
    let id: Option<OutboxId> = diesel::update(done)
        .set((
            outbox::message_id.eq(format!("{}@{}", crate::clock::random_token(), new.domain)),
            outbox::state.eq("waiting"),
            outbox::attempts.eq(0),
            outbox::last_error.eq(None::<String>),
            outbox::created_at.eq(now),
            outbox::sent_at.eq(None::<DateTime<Utc>>),
        ))
        .returning(outbox::id)
        .get_result(conn)
        .optional()?;
    match id {
        Some(id) => Ok(Some(id)),
        None => owe(conn, new, now),
    }
}

/// Those of these mails that still wait: neither sent nor dropped meanwhile.
///
/// # Errors
/// When the database refuses.
pub fn waiting(conn: &mut PgConnection, ids: &[OutboxId]) -> QueryResult<Vec<Owed>> {
    outbox::table
        .filter(outbox::id.eq_any(ids))
        .filter(outbox::state.eq_any(["waiting", "failed"]))
        .select(Owed::as_select())
        .load(conn)
}

/// The server took these.
///
/// # Errors
/// When the database refuses.
pub fn sent(conn: &mut PgConnection, ids: &[OutboxId], now: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(outbox::table.filter(outbox::id.eq_any(ids)))
        .set((outbox::state.eq("sent"), outbox::sent_at.eq(now), outbox::attempts.eq(outbox::attempts + 1)))
        .execute(conn)
        .map(drop)
}

/// It was no longer right to send these, each with why.
///
/// # Errors
/// When the database refuses.
pub fn dropped(conn: &mut PgConnection, all: &[(OutboxId, &str)]) -> QueryResult<()> {
    let (ids, why): (Vec<OutboxId>, Vec<&str>) = all.iter().copied().unzip();
    crate::db::statement(
        "UPDATE outbox o SET state = 'dropped', last_error = d.why FROM unnest($1, $2) AS d (id, why)
         WHERE o.id = d.id AND o.state IN ('waiting', 'failed')",
    )
    .bind::<Array<BigInt>, _>(ids)
    .bind::<Array<Text>, _>(why)
    .execute(conn)
    .map(drop)
}

/// An attempt failed, for now or for good.
///
/// # Errors
/// When the database refuses.
pub fn failed(conn: &mut PgConnection, id: OutboxId, why: &str, for_good: bool) -> QueryResult<()> {
    diesel::update(outbox::table.find(id))
        .set((
            outbox::state.eq(if for_good { "failed" } else { "waiting" }),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::last_error.eq(why.chars().take(2000).collect::<String>()),
        ))
        .execute(conn)
        .map(drop)
}

/// The newest hundred mails that failed for good.
///
/// # Errors
/// When the database refuses.
pub fn dead_letters(conn: &mut PgConnection) -> QueryResult<Vec<DeadLetter>> {
    outbox::table
        .filter(outbox::state.eq("failed"))
        .order(outbox::id.desc())
        .limit(100)
        .select(DeadLetter::as_select())
        .load(conn)
}

/// How many mails wait, and how many failed for good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MailCounts {
    /// Not sent yet.
    pub waiting: i64,
    /// Dead letters.
    pub failed: i64,
}

/// Counts the mails that are not where they should be.
///
/// # Errors
/// When the database refuses.
pub fn counts(conn: &mut PgConnection) -> QueryResult<MailCounts> {
    let of =
        |conn: &mut PgConnection, state: &str| outbox::table.filter(outbox::state.eq(state)).count().get_result(conn);
    Ok(MailCounts { waiting: of(conn, "waiting")?, failed: of(conn, "failed")? })
}

/// What was not sent because it was no longer right, and how often.
#[derive(Debug, Clone, Queryable)]
pub struct Dropped {
    /// What it was about.
    pub kind: MailKind,
    /// Why.
    pub why: Option<String>,
    /// So many.
    pub count: i64,
}

/// How many mails the server has taken since then.
///
/// # Errors
/// When the database refuses.
pub fn sent_since(conn: &mut PgConnection, since: DateTime<Utc>) -> QueryResult<i64> {
    outbox::table.filter(outbox::state.eq("sent")).filter(outbox::sent_at.ge(since)).count().get_result(conn)
}

/// What was owed since then and dropped, the most frequent reason first.
///
/// # Errors
/// When the database refuses.
pub fn dropped_since(conn: &mut PgConnection, since: DateTime<Utc>) -> QueryResult<Vec<Dropped>> {
    outbox::table
        .filter(outbox::state.eq("dropped"))
        .filter(outbox::created_at.ge(since))
        .group_by((outbox::kind, outbox::last_error))
        .select((outbox::kind, outbox::last_error, diesel::dsl::count_star()))
        .order((diesel::dsl::count_star().desc(), outbox::kind, outbox::last_error))
        .limit(50)
        .load(conn)
}

/// Sets every dead letter to be sent again, or one, and forgets its failed job; gives their keys, each of which needs a
/// new job.
///
/// # Errors
/// When the database refuses.
pub fn retry(conn: &mut PgConnection, only: Option<OutboxId>) -> QueryResult<Vec<OutboxId>> {
    let mut dead =
        diesel::update(outbox::table.filter(outbox::state.eq("failed"))).set(outbox::state.eq("waiting")).into_boxed();
    if let Some(id) = only {
        dead = dead.filter(outbox::id.eq(id));
    }
    let ids: Vec<OutboxId> = dead.returning(outbox::id).get_results(conn)?;
    for id in &ids {
        jobs::drop_failed(conn, &Job::SendMail { outbox: id.0 })?;
    }
    Ok(ids)
}
