//! What a thread's page says of the ministry's answers in it, or of when one is due.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Nullable, Text, Timestamptz};

use super::Link;
use crate::db::schema::guidance_cases as cases;
use crate::error::Error;
use crate::guidance::{Verdict, asks_ministry, deadline};
use crate::ids::{GuidanceId, PostId};
use crate::threads::{Head, ThreadState};
use crate::tx::Tx;

/// What there is to say on a thread's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnThread {
    /// Nothing.
    Nothing,
    /// It waits for the ministry, which means to answer by this day.
    Waits(NaiveDate),
    /// The ministry's answers, oldest first.
    Answers(Vec<Cited>),
}

/// An official answer in the thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Its key.
    pub id: GuidanceId,
    /// Its post.
    pub post: PostId,
    /// Its question.
    pub title: String,
    /// What it comes to.
    pub verdict: Verdict,
    /// The ministry's case number.
    pub case_number: String,
    /// The provisions, one a line.
    pub provisions: String,
    /// The days it applies.
    pub valid: (NaiveDate, Option<NaiveDate>),
    /// Who approved it.
    pub approver: String,
    /// When it was replaced.
    pub superseded_at: Option<DateTime<Utc>>,
    /// The one in force instead, where the reader may read that.
    pub newest: Option<Link>,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    id: GuidanceId,
    #[diesel(sql_type = BigInt)]
    post_id: PostId,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    verdict: Verdict,
    #[diesel(sql_type = Text)]
    case_number: String,
    #[diesel(sql_type = Text)]
    provisions: String,
    #[diesel(sql_type = Date)]
    valid_from: NaiveDate,
    #[diesel(sql_type = Nullable<Date>)]
    valid_to: Option<NaiveDate>,
    #[diesel(sql_type = Text)]
    approver_name: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    superseded_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<BigInt>)]
    newest_id: Option<GuidanceId>,
    #[diesel(sql_type = Nullable<Text>)]
    newest_title: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    newest_at: Option<DateTime<Utc>>,
}

impl From<Found> for Cited {
    fn from(row: Found) -> Self {
        let newest = row.newest_id.zip(row.newest_title).zip(row.newest_at);
        Self {
            id: row.id,
            post: row.post_id,
            title: row.title,
            verdict: row.verdict,
            case_number: row.case_number,
            provisions: row.provisions,
            valid: (row.valid_from, row.valid_to),
            approver: row.approver_name,
            superseded_at: row.superseded_at,
            newest: newest.map(|((id, title), at)| Link { id, title, at }),
        }
    }
}

/// What there is to say on the page of a thread the viewer may read; one statement at most, and none on most threads.
///
/// # Errors
/// When the database refuses.
pub fn on_thread(tx: &mut Tx<'_>, head: &Head) -> Result<OnThread, Error> {
    if head.official_reply {
        let found: Vec<Found> = crate::db::statement(include_str!("cited.sql"))
            .bind::<BigInt, _>(head.id)
            .bind::<Array<Text>, _>(tx.viewer.keys())
            .load(tx.conn)?;
        return Ok(OnThread::Answers(found.into_iter().map(Cited::from).collect()));
    }
    if !asks_ministry(head.kind) || head.state != ThreadState::Open {
        return Ok(OnThread::Nothing);
    }
    let set: Option<Option<NaiveDate>> =
        cases::table.find(head.id).select(cases::target_on).first(tx.conn).optional()?;
    Ok(OnThread::Waits(set.flatten().unwrap_or_else(|| deadline::target(deadline::day(head.created_at)))))
}
