//! The register of official answers: those in force, newest first, paged by key.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::db::schema::{areas, guidance_answers as answers, guidance_provisions, posts, threads};
use crate::error::Error;
use crate::guidance::{AnswerState, Verdict};
use crate::ids::{AreaId, GuidanceId, ProvisionId, ThreadId, TrialId};
use crate::threads::{Cursor, ThreadState};
use crate::tx::Tx;

diesel::alias!(const EARLIER: Alias<Earlier> = answers as earlier);

/// Which answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// To threads in this area.
    pub area: Option<AreaId>,
    /// To threads about this trial, or else about one of the provisions.
    pub trial: Option<TrialId>,
    /// About one of these provisions.
    pub provisions: Option<Vec<ProvisionId>>,
    /// With these words in their provisions or question.
    pub words: String,
    /// Also those that have been replaced.
    pub replaced_too: bool,
}

/// An answer in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its key.
    pub id: GuidanceId,
    /// The thread it answers.
    pub thread: ThreadId,
    /// Its question.
    pub title: String,
    /// What it comes to.
    pub verdict: Verdict,
    /// The answer in one or two sentences.
    pub short: String,
    /// The ministry's case number.
    pub case_number: String,
    /// The provisions, one a line.
    pub provisions: String,
    /// The ministry.
    pub organisation: String,
    /// The last day it applies.
    pub valid_to: Option<NaiveDate>,
    /// When it was published.
    pub at: DateTime<Utc>,
    /// A newer one has replaced it.
    pub superseded: bool,
    /// The area's name in bokmål and nynorsk.
    pub area: (String, String),
}

impl Row {
    /// Where the list goes on after this row.
    pub fn cursor(&self) -> Cursor {
        Cursor { micros: self.at.timestamp_micros(), id: self.id.0 }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = answers, check_for_backend(diesel::pg::Pg))]
struct Columns {
    id: GuidanceId,
    thread_id: ThreadId,
    title: String,
    verdict: Option<Verdict>,
    short: String,
    case_number: String,
    provisions: String,
    organisation_name: String,
    valid_to: Option<NaiveDate>,
    published_at: Option<DateTime<Utc>>,
    superseded_at: Option<DateTime<Utc>>,
}

/// Answers the viewer may read, newest first; one statement.
///
/// # Errors
/// When the database refuses.
pub fn list(tx: &mut Tx<'_>, filter: &Filter, after: Option<Cursor>, most: i64) -> Result<Vec<Row>, Error> {
    let mut query = answers::table
        .inner_join(threads::table.inner_join(areas::table))
        .inner_join(posts::table.on(answers::post_id.eq(posts::id.nullable())))
        .filter(answers::state.eq(AnswerState::Published))
        .filter(threads::audience.overlaps_with(tx.viewer.keys()))
        .filter(threads::state.eq_any([ThreadState::Open, ThreadState::Closed]))
        .filter(posts::state.eq("shown"))
        .order((answers::published_at.desc(), answers::id.desc()))
        .limit(most)
        .select((Columns::as_select(), (areas::name_nb, areas::name_nn)))
        .into_boxed();
    if !filter.replaced_too {
        query = query.filter(answers::superseded_at.is_null());
    }
    if let Some(area) = filter.area {
        query = query.filter(threads::area_id.eq(area));
    }
    if let Some(provisions) = &filter.provisions {
        // Of the whole chain: whoever looks for what was said of a rule finds what is said now.
        let cited = guidance_provisions::table
            .filter(guidance_provisions::provision_id.eq_any(provisions))
            .select(guidance_provisions::answer_id);
        let chains = EARLIER.filter(EARLIER.field(answers::id).eq_any(cited)).select(EARLIER.field(answers::chain_id));
        query = match filter.trial {
            Some(trial) => query.filter(threads::trial_id.eq(trial).or(answers::chain_id.eq_any(chains))),
            None => query.filter(answers::chain_id.eq_any(chains)),
        };
    }
    for word in filter.words.split_whitespace().take(6) {
        let like = format!("%{}%", word.replace(['\\', '%', '_'], ""));
        query = query.filter(answers::provisions.ilike(like.clone()).or(answers::title.ilike(like)));
    }
    if let Some((at, id)) = after.and_then(|at| Some((DateTime::from_timestamp_micros(at.micros)?, GuidanceId(at.id))))
    {
        query = query.filter(answers::published_at.lt(at).or(answers::published_at.eq(at).and(answers::id.lt(id))));
    }
    let rows: Vec<(Columns, (String, String))> = query.load(tx.conn)?;
    Ok(rows.into_iter().filter_map(row).collect())
}

fn row((row, area): (Columns, (String, String))) -> Option<Row> {
    Some(Row {
        id: row.id,
        thread: row.thread_id,
        title: row.title,
        verdict: row.verdict?,
        short: row.short,
        case_number: row.case_number,
        provisions: row.provisions,
        organisation: row.organisation_name,
        valid_to: row.valid_to,
        at: row.published_at?,
        superseded: row.superseded_at.is_some(),
        area,
    })
}
