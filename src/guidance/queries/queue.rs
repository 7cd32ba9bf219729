//! The ministry's queue.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Integer, Nullable, Text, Timestamptz};

use crate::areas::{self, Area};
use crate::error::Error;
use crate::guidance::{AnswerState, deadline, policy};
use crate::ids::{AreaId, MemberId, OrganisationId, ThreadId};
use crate::threads::ThreadKind;
use crate::tx::Tx;

/// How many cases the queue shows at a time.
const MOST: usize = 100;

/// Which part of the queue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::guidance) enum Part {
    /// All of it.
    #[default]
    All,
    /// What is given to the viewer.
    Mine,
    /// What is past its target.
    Late,
    /// Drafts that wait for the viewer's approval.
    ToApprove,
}

impl Part {
    pub(in crate::guidance) const ALL: [Self; 4] = [Self::All, Self::Mine, Self::Late, Self::ToApprove];

    /// The word in addresses.
    pub(in crate::guidance) fn word(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Mine => "mine",
            Self::Late => "over-fristen",
            Self::ToApprove => "til-godkjenning",
        }
    }

    /// The part of a word; anything else is all.
    pub(in crate::guidance) fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|part| part.word() == word).unwrap_or_default()
    }

    fn in_sql(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::Late => "late",
            Self::ToApprove => "approve",
        }
    }
}

/// The queue's page.
pub(in crate::guidance) struct Queue {
    pub(in crate::guidance) areas: Vec<Area>,
    pub(in crate::guidance) waiting: Vec<Waiting>,
    /// Whether more wait behind them.
    pub(in crate::guidance) more: bool,
    pub(in crate::guidance) today: NaiveDate,
}

/// Something that waits.
#[derive(QueryableByName)]
pub(in crate::guidance) struct Waiting {
    #[diesel(sql_type = BigInt)]
    pub(in crate::guidance) id: ThreadId,
    #[diesel(sql_type = Text)]
    pub(in crate::guidance) kind: ThreadKind,
    #[diesel(sql_type = Text)]
    pub(in crate::guidance) title: String,
    #[diesel(sql_type = Timestamptz)]
    pub(in crate::guidance) created_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::guidance) organisation_name: Option<String>,
    #[diesel(sql_type = Integer)]
    pub(in crate::guidance) same_here_count: i32,
    #[diesel(sql_type = Text)]
    pub(in crate::guidance) name_nb: String,
    #[diesel(sql_type = Text)]
    pub(in crate::guidance) name_nn: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::guidance) ministry: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::guidance) unit: Option<String>,
    #[diesel(sql_type = Nullable<Date>)]
    target_on: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::guidance) assignee: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::guidance) draft_state: Option<AnswerState>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::guidance) drafter_name: Option<String>,
}

impl Waiting {
    /// When it is to be answered.
    pub(in crate::guidance) fn target(&self) -> NaiveDate {
        self.target_on.unwrap_or_else(|| deadline::target(deadline::day(self.created_at)))
    }

    /// Working days since it was asked.
    pub(in crate::guidance) fn age(&self, today: NaiveDate) -> i64 {
        deadline::working_days(deadline::day(self.created_at), today)
    }
}

/// A part of the queue, oldest first; two statements.
///
/// # Errors
/// `SignInNeeded`, `Denied` for whoever does not speak for the ministry, `NotFound` for an area there is not.
pub(in crate::guidance) fn queue(tx: &mut Tx<'_>, part: Part, area: &str) -> Result<Queue, Error> {
    let ministry = policy::speaks(&tx.viewer)?.organisation_id;
    let areas = areas::all(tx)?;
    let area = match area {
        "" => None,
        slug => Some(areas.iter().find(|area| area.slug == slug).ok_or(Error::NotFound)?.id),
    };
    let today = deadline::day(tx.now);
    let mut waiting = waiting(tx, part, area, ministry)?;
    let more = waiting.len() > MOST;
    waiting.truncate(MOST);
    Ok(Queue { areas, waiting, more, today })
}

fn waiting(tx: &mut Tx<'_>, part: Part, area: Option<AreaId>, ministry: OrganisationId) -> QueryResult<Vec<Waiting>> {
    let today = deadline::day(tx.now);
    crate::db::statement(include_str!("queue.sql"))
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Nullable<BigInt>, _>(area)
        .bind::<Text, _>(part.in_sql())
        .bind::<BigInt, _>(tx.viewer.member_id().unwrap_or(MemberId(0)))
        .bind::<Date, _>(today)
        .bind::<Date, _>(deadline::oldest_in_time(today))
        .bind::<BigInt, _>(ministry)
        .load(tx.conn)
}
