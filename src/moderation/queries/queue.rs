//! The moderators' queue: what waits for approval, reports and objections in one list, oldest first.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Jsonb, Nullable, Text, Timestamptz};

use super::{Guided, guided};
use crate::areas::{self, Area};
use crate::error::{Denied, Error};
use crate::ids::{AreaId, MemberId, PostId, ThreadId};
use crate::threads::{ThreadKind, ThreadState};
use crate::tx::Tx;
use crate::viewer::Side;

/// How many cases the queue shows at a time.
const MOST: i64 = 50;

crate::text_enum! {
    /// Why a post is in the queue.
    pub enum Due {
        /// Nobody vouches for its author.
        Waiting = "waiting",
        /// Somebody has reported it.
        Report = "report",
        /// Its author objects to a decision.
        Objection = "objection",
    }
}

/// What to show of the queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::moderation) struct Filter {
    /// Only this area, by its address.
    pub(in crate::moderation) area: Option<String>,
    /// Only what the viewer has taken.
    pub(in crate::moderation) mine: bool,
}

/// The queue, oldest first.
pub(in crate::moderation) struct Queue {
    /// The cases.
    pub(in crate::moderation) cases: Vec<Case>,
    /// Whether more wait behind them.
    pub(in crate::moderation) more: bool,
    /// The areas she moderates.
    pub(in crate::moderation) areas: Vec<Area>,
}

/// A case: a post and why it is here.
#[derive(Debug, Clone, QueryableByName)]
pub(in crate::moderation) struct Case {
    /// The post; a thread's first stands for the thread.
    #[diesel(sql_type = BigInt)]
    pub(in crate::moderation) post_id: PostId,
    /// Since when it waits.
    #[diesel(sql_type = Timestamptz)]
    pub(in crate::moderation) since: DateTime<Utc>,
    /// Why.
    #[diesel(sql_type = Text)]
    pub(in crate::moderation) why: Due,
    /// The objection, when it is one.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(in crate::moderation) objection_id: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    decided_by: Option<MemberId>,
    /// How many have reported it.
    #[diesel(sql_type = BigInt)]
    pub(in crate::moderation) reports: i64,
    /// Its thread.
    #[diesel(sql_type = BigInt)]
    pub(in crate::moderation) thread_id: ThreadId,
    /// The thread's kind.
    #[diesel(sql_type = Text)]
    pub(in crate::moderation) kind: ThreadKind,
    /// The thread's title.
    #[diesel(sql_type = Text)]
    pub(in crate::moderation) title: String,
    /// Who may read it.
    #[diesel(sql_type = Array<Text>)]
    pub(in crate::moderation) audience: Vec<String>,
    #[diesel(sql_type = Text)]
    thread_state: ThreadState,
    #[diesel(sql_type = Text)]
    area_nb: String,
    #[diesel(sql_type = Text)]
    area_nn: String,
    /// The post's number, once it has one.
    #[diesel(sql_type = Nullable<Integer>)]
    pub(in crate::moderation) number: Option<i32>,
    #[diesel(sql_type = Nullable<BigInt>)]
    author_id: Option<MemberId>,
    /// Who wrote it.
    #[diesel(sql_type = Text)]
    pub(in crate::moderation) author_name: String,
    /// For which organisation.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::moderation) organisation_name: Option<String>,
    /// On which side.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::moderation) side: Option<Side>,
    /// What it says.
    #[diesel(sql_type = Text)]
    pub(in crate::moderation) body_html: String,
    #[diesel(sql_type = Jsonb)]
    guided: serde_json::Value,
    /// When it was written.
    #[diesel(sql_type = Timestamptz)]
    pub(in crate::moderation) created_at: DateTime<Utc>,
    /// When its author's account was made.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub(in crate::moderation) account_since: Option<DateTime<Utc>>,
    /// Who has taken it.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(in crate::moderation) taken_by: Option<MemberId>,
    /// Her name.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::moderation) taken_by_name: Option<String>,
}

impl Case {
    /// Whether the whole thread waits, not only this post.
    pub(in crate::moderation) fn opens(&self) -> bool {
        self.thread_state == ThreadState::Waiting
    }

    /// Its area in bokmål and nynorsk.
    pub(in crate::moderation) fn area(&self) -> (&str, &str) {
        (&self.area_nb, &self.area_nn)
    }

    /// The guided answers.
    pub(in crate::moderation) fn guided(&self) -> Vec<Guided> {
        guided(self.guided.clone())
    }

    /// Hers who moderates, by word or by decision: another must decide.
    pub(in crate::moderation) fn own(&self, me: Option<MemberId>) -> bool {
        me.is_some() && (self.author_id == me || self.decided_by == me)
    }
}

/// What waits in the areas she moderates and can read.
///
/// # Errors
/// `SignInNeeded`, or `Denied` for whoever moderates nothing.
pub(in crate::moderation) fn queue(tx: &mut Tx<'_>, filter: &Filter) -> Result<Queue, Error> {
    must_moderate_something(tx)?;
    let areas: Vec<Area> = areas::all(tx)?.into_iter().filter(|area| tx.viewer.moderates(area.id)).collect();
    let wanted = |area: &&Area| filter.area.as_ref().is_none_or(|slug| *slug == area.slug);
    let ids: Vec<AreaId> = areas.iter().filter(wanted).map(|area| area.id).collect();
    let mut cases = cases(tx, &ids, filter.mine)?;
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let more = cases.len() > most;
    cases.truncate(most);
    Ok(Queue { cases, more, areas })
}

fn must_moderate_something(tx: &Tx<'_>) -> Result<(), Error> {
    tx.viewer.signed_in()?;
    if tx.viewer.moderator() { Ok(()) } else { Err(Denied::NotModerator.into()) }
}

fn cases(tx: &mut Tx<'_>, areas: &[AreaId], mine: bool) -> Result<Vec<Case>, Error> {
    let cases = crate::db::statement(include_str!("queue.sql"))
        .bind::<Array<BigInt>, _>(areas)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<BigInt, _>(tx.viewer.member_id().unwrap_or(MemberId(0)))
        .bind::<Bool, _>(mine)
        .bind::<BigInt, _>(MOST + 1)
        .load(tx.conn)?;
    Ok(cases)
}

/// The next case for her after one is decided: the oldest she may decide and nobody else has taken.
///
/// # Errors
/// As [`queue`].
pub(in crate::moderation) fn next(tx: &mut Tx<'_>, filter: &Filter) -> Result<Option<Case>, Error> {
    let me = tx.viewer.member_id();
    let free = |case: &Case| !case.own(me) && (case.taken_by.is_none() || case.taken_by == me);
    Ok(queue(tx, filter)?.cases.into_iter().find(free))
}
