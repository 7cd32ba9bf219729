//! An official answer's page: the question as it was asked, the answer, and the others of its chain.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::Link;
use super::case::{Opening, opening};
use crate::db::schema::{areas, guidance_answers as answers, guidance_provisions, organisations, posts, threads};
use crate::error::Error;
use crate::guidance::{AnswerState, Verdict};
use crate::ids::{GuidanceId, ProvisionId, ThreadId};
use crate::provisions::{self, ProvisionRef};
use crate::threads::ThreadState;
use crate::tx::Tx;

/// The page.
pub(in crate::guidance) struct AnswerPage {
    pub(in crate::guidance) answer: Answer,
    pub(in crate::guidance) thread: AnsweredThread,
    /// The area: address, name in bokmål and nynorsk.
    pub(in crate::guidance) area: (String, String, String),
    /// The address of the ministry.
    pub(in crate::guidance) organisation_slug: String,
    /// The answer, rendered.
    pub(in crate::guidance) html: String,
    /// Its number in the thread.
    pub(in crate::guidance) number: Option<i32>,
    pub(in crate::guidance) question: Option<Opening>,
    /// The provisions it is about, as far as they are understood.
    pub(in crate::guidance) provisions: Vec<ProvisionRef>,
    /// The one in force, when this one is replaced.
    pub(in crate::guidance) newest: Option<Link>,
    /// Those it replaces, newest first.
    pub(in crate::guidance) earlier: Vec<Link>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = answers, check_for_backend(diesel::pg::Pg))]
pub(in crate::guidance) struct Answer {
    pub(in crate::guidance) id: GuidanceId,
    chain_id: Option<GuidanceId>,
    pub(in crate::guidance) title: String,
    pub(in crate::guidance) verdict: Option<Verdict>,
    pub(in crate::guidance) language: String,
    pub(in crate::guidance) case_number: String,
    pub(in crate::guidance) provisions: String,
    pub(in crate::guidance) valid_from: Option<NaiveDate>,
    pub(in crate::guidance) valid_to: Option<NaiveDate>,
    pub(in crate::guidance) drafter_name: String,
    pub(in crate::guidance) organisation_name: String,
    pub(in crate::guidance) approver_name: Option<String>,
    pub(in crate::guidance) published_at: Option<DateTime<Utc>>,
    pub(in crate::guidance) superseded_at: Option<DateTime<Utc>>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = threads, check_for_backend(diesel::pg::Pg))]
pub(in crate::guidance) struct AnsweredThread {
    pub(in crate::guidance) id: ThreadId,
    pub(in crate::guidance) title: String,
    pub(in crate::guidance) language: String,
    pub(in crate::guidance) audience: Vec<String>,
    pub(in crate::guidance) same_here_count: i32,
}

type Joined = (Answer, AnsweredThread, (String, String, String), String, (String, Option<i32>));

/// A published answer the viewer may read; five statements.
///
/// # Errors
/// `NotFound` when there is none.
pub(in crate::guidance) fn answer_page(tx: &mut Tx<'_>, id: GuidanceId) -> Result<AnswerPage, Error> {
    let (answer, thread, area, organisation_slug, (html, number)): Joined = answers::table
        .inner_join(threads::table.inner_join(areas::table))
        .inner_join(organisations::table.on(answers::organisation_id.eq(organisations::id)))
        .inner_join(posts::table.on(answers::post_id.eq(posts::id.nullable())))
        .filter(answers::id.eq(id).and(answers::state.eq(AnswerState::Published)))
        .filter(threads::audience.overlaps_with(tx.viewer.keys()))
        .filter(threads::state.eq_any([ThreadState::Open, ThreadState::Closed]))
        .filter(posts::state.eq("shown"))
        .select((
            Answer::as_select(),
            AnsweredThread::as_select(),
            (areas::slug, areas::name_nb, areas::name_nn),
            organisations::slug,
            (posts::body_html, posts::number),
        ))
        .first(tx.conn)?;
    let chain = chain(tx, &answer)?;
    let newest = chain.iter().find(|(_, superseded)| !superseded).map(|(link, _)| link.clone());
    let before = |link: &Link| answer.published_at.is_some_and(|at| link.at < at);
    let earlier = chain.into_iter().map(|(link, _)| link).filter(before).collect();
    let question = opening(tx, thread.id)?;
    let about = guidance_provisions::table.filter(guidance_provisions::answer_id.eq(id));
    let ids: Vec<ProvisionId> = about.select(guidance_provisions::provision_id).load(tx.conn)?;
    let provisions = provisions::refs(tx, &ids)?;
    Ok(AnswerPage { answer, thread, area, organisation_slug, html, number, question, provisions, newest, earlier })
}

/// The others of its chain that the viewer may read, newest first, and whether each has been replaced.
fn chain(tx: &mut Tx<'_>, answer: &Answer) -> QueryResult<Vec<(Link, bool)>> {
    let rows: Vec<(GuidanceId, String, Option<DateTime<Utc>>, bool)> = answers::table
        .inner_join(threads::table)
        .filter(answers::chain_id.eq(answer.chain_id).and(answers::id.ne(answer.id)))
        .filter(answers::state.eq(AnswerState::Published))
        .filter(threads::audience.overlaps_with(tx.viewer.keys()))
        .filter(threads::state.eq_any([ThreadState::Open, ThreadState::Closed]))
        .order((answers::published_at.desc(), answers::id.desc()))
        .limit(50)
        .select((answers::id, answers::title, answers::published_at, answers::superseded_at.is_not_null()))
        .load(tx.conn)?;
    Ok(rows.into_iter().filter_map(|(id, title, at, replaced)| Some((Link { id, title, at: at? }, replaced))).collect())
}
