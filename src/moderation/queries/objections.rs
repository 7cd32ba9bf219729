//! An objection, as the moderator who answers it needs it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz};

use super::case::{Note, notes};
use crate::error::Error;
use crate::i18n::Lang;
use crate::ids::{AreaId, MemberId, PostId, ThreadId};
use crate::moderation::Decision;
use crate::moderation::access::{self, Moderated, ModeratedPost};
use crate::tx::Tx;

/// An objection that waits, and the decision it is about.
#[derive(Debug, Clone)]
pub(in crate::moderation) struct Objected {
    pub(in crate::moderation) id: i64,
    pub(in crate::moderation) decision: i64,
    pub(in crate::moderation) act: Decision,
    /// Why it was decided, as the author was told.
    pub(in crate::moderation) reason: String,
    pub(in crate::moderation) decided_at: DateTime<Utc>,
    pub(in crate::moderation) decided_by: Option<MemberId>,
    pub(in crate::moderation) decided_by_name: Option<String>,
    pub(in crate::moderation) paused_until: Option<DateTime<Utc>>,
    /// The area then: where a moved thread came from.
    pub(in crate::moderation) area: Option<AreaId>,
    pub(in crate::moderation) thread: ThreadId,
    /// The post it was about; `None` is the thread.
    pub(in crate::moderation) post: Option<PostId>,
    /// The post the case stands under: that one, or the thread's first.
    pub(in crate::moderation) case: PostId,
    pub(in crate::moderation) objector: Option<MemberId>,
    /// Her language, for the answer.
    pub(in crate::moderation) lang: Lang,
    pub(in crate::moderation) words: String,
    pub(in crate::moderation) at: DateTime<Utc>,
    pub(in crate::moderation) answered_at: Option<DateTime<Utc>>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    decision_id: i64,
    #[diesel(sql_type = Text)]
    act: Decision,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = Timestamptz)]
    decided_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<BigInt>)]
    moderator_id: Option<MemberId>,
    #[diesel(sql_type = Nullable<Text>)]
    moderator: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    paused_until: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<BigInt>)]
    area_id: Option<AreaId>,
    #[diesel(sql_type = BigInt)]
    thread_id: ThreadId,
    #[diesel(sql_type = Nullable<BigInt>)]
    post_id: Option<PostId>,
    #[diesel(sql_type = BigInt)]
    case_id: PostId,
    #[diesel(sql_type = Nullable<BigInt>)]
    member_id: Option<MemberId>,
    #[diesel(sql_type = Nullable<Text>)]
    language: Option<String>,
    #[diesel(sql_type = Text)]
    words: String,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    answered_at: Option<DateTime<Utc>>,
}

impl From<Row> for Objected {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            decision: row.decision_id,
            act: row.act,
            reason: row.reason,
            decided_at: row.decided_at,
            decided_by: row.moderator_id,
            decided_by_name: row.moderator,
            paused_until: row.paused_until,
            area: row.area_id,
            thread: row.thread_id,
            post: row.post_id,
            case: row.case_id,
            objector: row.member_id,
            lang: row.language.as_deref().and_then(Lang::parse).unwrap_or_default(),
            words: row.words,
            at: row.created_at,
            answered_at: row.answered_at,
        }
    }
}

/// An objection; whether the viewer may read it is for [`page`] and [`locked`] to see.
fn objected(tx: &mut Tx<'_>, id: i64) -> Result<Objected, Error> {
    let row: Row = crate::db::statement(
        "SELECT o.id, o.decision_id, d.act, d.reason, d.created_at AS decided_at, d.moderator_id, w.display_name AS moderator,
                d.paused_until, d.area_id, d.thread_id, d.post_id, f.id AS case_id, o.member_id, m.language, o.words, o.created_at,
                o.answered_at
         FROM objections o
         JOIN moderation_decisions d ON d.id = o.decision_id
         JOIN posts f ON f.id = coalesce(d.post_id, (SELECT p.id FROM posts p WHERE p.thread_id = d.thread_id AND p.number = 1))
         LEFT JOIN members m ON m.id = o.member_id
         LEFT JOIN members w ON w.id = d.moderator_id
         WHERE o.id = $1",
    )
    .bind::<BigInt, _>(id)
    .get_result(tx.conn)?;
    Ok(row.into())
}

/// Everything an objection's page shows.
pub(in crate::moderation) struct ObjectionPage {
    /// The objection.
    pub(in crate::moderation) objected: Objected,
    /// The post it stands under.
    pub(in crate::moderation) on: ModeratedPost,
    /// What moderators wrote to each other.
    pub(in crate::moderation) notes: Vec<Note>,
}

/// An objection's page.
///
/// # Errors
/// `NotFound`, or as [`access::post`].
pub(in crate::moderation) fn page(tx: &mut Tx<'_>, id: i64) -> Result<ObjectionPage, Error> {
    tx.viewer.signed_in()?;
    let objected = objected(tx, id)?;
    let on = access::post(tx, objected.case).map_err(no_news)?;
    Ok(ObjectionPage { notes: notes(tx, objected.case)?, on, objected })
}

/// The same, its thread locked, for an answer.
///
/// # Errors
/// As [`page`].
pub(in crate::moderation) fn locked(tx: &mut Tx<'_>, id: i64) -> Result<(Moderated, Objected), Error> {
    tx.viewer.signed_in()?;
    let thread = objected(tx, id)?.thread;
    let on = access::locked(tx, thread).map_err(no_news)?;
    Ok((on, objected(tx, id)?))
}

/// Whoever does not moderate the thread is not told that there is an objection.
fn no_news(why: Error) -> Error {
    match why {
        Error::Denied(_) => Error::NotFound,
        other => other,
    }
}
