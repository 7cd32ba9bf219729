//! One's own cases: decisions about what one wrote, and what became of what one reported.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, Text, Timestamptz};

use crate::db::schema::{moderation_decisions as decisions, posts, reports, threads};
use crate::error::Error;
use crate::ids::{MemberId, PostId, ThreadId};
use crate::moderation::{Decision, Reason, policy};
use crate::tx::Tx;

/// A decision about something the viewer wrote.
#[derive(Debug, Clone, QueryableByName)]
pub(in crate::moderation) struct Mine {
    #[diesel(sql_type = BigInt)]
    pub(in crate::moderation) id: i64,
    #[diesel(sql_type = Text)]
    pub(in crate::moderation) act: Decision,
    /// Why, as she was told.
    #[diesel(sql_type = Text)]
    pub(in crate::moderation) reason: String,
    #[diesel(sql_type = Timestamptz)]
    pub(in crate::moderation) at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub(in crate::moderation) paused_until: Option<DateTime<Utc>>,
    #[diesel(sql_type = BigInt)]
    pub(in crate::moderation) thread_id: ThreadId,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(in crate::moderation) moderator_id: Option<MemberId>,
    /// The thread's title, while she may read it.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::moderation) title: Option<String>,
    #[diesel(sql_type = Bool)]
    pub(in crate::moderation) about_post: bool,
    #[diesel(sql_type = Nullable<Integer>)]
    pub(in crate::moderation) number: Option<i32>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub(in crate::moderation) objected_at: Option<DateTime<Utc>>,
    /// What she wrote against it.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::moderation) objection: Option<String>,
    /// What another moderator answered.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::moderation) answer: Option<Decision>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::moderation) answer_reason: Option<String>,
}

impl Mine {
    /// Whether she can object to it now.
    pub(in crate::moderation) fn can_object(&self, me: Option<MemberId>) -> bool {
        policy::objectable(self.act) && self.objected_at.is_none() && self.moderator_id != me
    }
}

/// Something the viewer reported.
#[derive(Debug, Clone)]
pub(in crate::moderation) struct MyReport {
    pub(in crate::moderation) at: DateTime<Utc>,
    /// The thread and its title, while it is there for her.
    pub(in crate::moderation) thread: Option<(ThreadId, String)>,
    pub(in crate::moderation) number: Option<i32>,
    /// What was decided, and why; `None` is not yet.
    pub(in crate::moderation) outcome: Option<(Decision, Option<Reason>)>,
    /// The moderator's words, when nothing was done.
    pub(in crate::moderation) words: String,
}

/// Everything of one's own.
pub(in crate::moderation) struct Own {
    /// Decisions about what one wrote, newest first.
    pub(in crate::moderation) decisions: Vec<Mine>,
    /// What one reported, newest first.
    pub(in crate::moderation) reports: Vec<MyReport>,
}

/// One's own cases.
///
/// # Errors
/// `SignInNeeded`.
pub(in crate::moderation) fn own(tx: &mut Tx<'_>) -> Result<Own, Error> {
    let me = tx.viewer.signed_in()?.id;
    Ok(Own { decisions: decided(tx, me, None)?, reports: reported(tx, me)? })
}

/// One decision about something the viewer wrote.
///
/// # Errors
/// `SignInNeeded`, or `NotFound` when it is not about her words.
pub(in crate::moderation) fn decision(tx: &mut Tx<'_>, id: i64) -> Result<Mine, Error> {
    let me = tx.viewer.signed_in()?.id;
    decided(tx, me, Some(id))?.into_iter().next().ok_or(Error::NotFound)
}

/// Whether the viewer has reported the post, and nobody has decided about it yet.
///
/// # Errors
/// When the database refuses.
pub(in crate::moderation) fn reported_already(tx: &mut Tx<'_>, post: PostId) -> Result<bool, Error> {
    let me = tx.viewer.member_id().unwrap_or(MemberId(0));
    let open = reports::table
        .filter(reports::post_id.eq(post))
        .filter(reports::reporter_id.eq(me))
        .filter(reports::decided_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(open)).get_result(tx.conn)?)
}

fn decided(tx: &mut Tx<'_>, me: MemberId, only: Option<i64>) -> Result<Vec<Mine>, Error> {
    let rows = crate::db::statement(include_str!("mine.sql"))
        .bind::<BigInt, _>(me)
        .bind::<Nullable<BigInt>, _>(only)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .load(tx.conn)?;
    Ok(rows)
}

fn reported(tx: &mut Tx<'_>, me: MemberId) -> Result<Vec<MyReport>, Error> {
    type Row = (
        DateTime<Utc>,
        (ThreadId, String, Vec<String>, String),
        (Option<i32>, String),
        Option<(Decision, Option<Reason>, String)>,
    );
    let rows: Vec<Row> = reports::table
        .inner_join(threads::table)
        .inner_join(posts::table)
        .left_join(decisions::table.on(reports::decision_id.eq(decisions::id.nullable())))
        .filter(reports::reporter_id.eq(me))
        .order(reports::id.desc())
        .limit(50)
        .select((
            reports::created_at,
            (threads::id, threads::title, threads::audience, threads::state),
            (posts::number, posts::state),
            (decisions::act, decisions::reason_code, decisions::words).nullable(),
        ))
        .load(tx.conn)?;
    let viewer = tx.viewer.clone();
    let own = |(at, (thread, title, audience, state), (number, post), decision): Row| {
        let there = viewer.reads(&audience) && matches!(state.as_str(), "open" | "closed") && post == "shown";
        let words = match &decision {
            Some((Decision::None, _, words)) => words.clone(),
            _ => String::new(),
        };
        MyReport {
            at,
            thread: there.then_some((thread, title)),
            number,
            outcome: decision.map(|(act, reason, _)| (act, reason)),
            words,
        }
    };
    Ok(rows.into_iter().map(own).collect())
}
