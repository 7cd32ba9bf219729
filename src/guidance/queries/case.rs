//! What the ministry needs to answer one thread: its draft, earlier answers, and whom it can be given to.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::Link;
use crate::db::schema::{
    guidance_answers as answers, guidance_cases as cases, members, memberships, organisations, posts, threads,
};
use crate::error::Error;
use crate::guidance::access::{self, Case, Draft};
use crate::ids::{GuidanceId, MemberId, OrganisationId, PostId, ThreadId};
use crate::threads::ThreadState;
use crate::tx::Tx;
use crate::viewer::Side;

/// A case's page.
pub(in crate::guidance) struct CasePage {
    /// The thread.
    pub(in crate::guidance) case: Case,
    /// The opening post, rendered; nothing when a moderator has hidden it.
    pub(in crate::guidance) question: Option<Opening>,
    /// What is being written.
    pub(in crate::guidance) draft: Option<Draft>,
    /// Who is to answer, and when.
    pub(in crate::guidance) assigned: Assigned,
    /// Official answers in this thread, newest first.
    pub(in crate::guidance) published: Vec<Link>,
    /// Answers in force that a new one here may replace.
    pub(in crate::guidance) replaceable: Vec<Link>,
    /// Ministries it can be given to.
    pub(in crate::guidance) ministries: Vec<(OrganisationId, String)>,
    /// Colleagues it can be given to.
    pub(in crate::guidance) people: Vec<(MemberId, String)>,
}

/// The opening post.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = posts, check_for_backend(diesel::pg::Pg))]
pub(in crate::guidance) struct Opening {
    pub(in crate::guidance) author_name: String,
    pub(in crate::guidance) organisation_name: Option<String>,
    pub(in crate::guidance) body_html: String,
    pub(in crate::guidance) guided: serde_json::Value,
    pub(in crate::guidance) created_at: DateTime<Utc>,
}

/// Who is to answer, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::guidance) struct Assigned {
    pub(in crate::guidance) ministry: Option<OrganisationId>,
    pub(in crate::guidance) unit: Option<String>,
    pub(in crate::guidance) assignee: Option<MemberId>,
    pub(in crate::guidance) target_on: Option<NaiveDate>,
}

/// The page; eight statements.
///
/// # Errors
/// As [`access::case`].
pub(in crate::guidance) fn case_page(tx: &mut Tx<'_>, thread: ThreadId) -> Result<CasePage, Error> {
    let case = access::case(tx, thread)?;
    Ok(CasePage {
        question: opening(tx, thread)?,
        draft: access::draft(tx, &case)?,
        assigned: assigned(tx, thread)?,
        published: published(tx, thread)?,
        replaceable: in_force(tx, &case)?,
        ministries: ministries(tx)?,
        people: colleagues(tx)?,
        case,
    })
}

/// The opening post of a thread the viewer may read, where it is shown.
pub(super) fn opening(tx: &mut Tx<'_>, thread: ThreadId) -> QueryResult<Option<Opening>> {
    let first = posts::table.filter(posts::thread_id.eq(thread).and(posts::number.eq(1)).and(posts::state.eq("shown")));
    first.select(Opening::as_select()).first(tx.conn).optional()
}

fn assigned(tx: &mut Tx<'_>, thread: ThreadId) -> QueryResult<Assigned> {
    type Row = (Option<OrganisationId>, Option<String>, Option<MemberId>, Option<NaiveDate>);
    let columns = (cases::ministry_id, cases::unit, cases::assignee_id, cases::target_on);
    let row: Option<Row> = cases::table.find(thread).select(columns).first(tx.conn).optional()?;
    Ok(row
        .map(|(ministry, unit, assignee, target_on)| Assigned { ministry, unit, assignee, target_on })
        .unwrap_or_default())
}

fn published(tx: &mut Tx<'_>, thread: ThreadId) -> QueryResult<Vec<Link>> {
    let rows: Vec<(GuidanceId, String, Option<DateTime<Utc>>)> = answers::table
        .filter(answers::thread_id.eq(thread).and(answers::published_at.is_not_null()))
        .order(answers::published_at.desc())
        .limit(50)
        .select((answers::id, answers::title, answers::published_at))
        .load(tx.conn)?;
    Ok(links(rows))
}

/// Of this thread and of its area, as far as its readers reach theirs.
fn in_force(tx: &mut Tx<'_>, case: &Case) -> QueryResult<Vec<Link>> {
    let head = case.head();
    let open = head.audience.iter().any(|key| key == "open");
    let mut query = answers::table
        .inner_join(threads::table)
        .filter(answers::published_at.is_not_null().and(answers::superseded_at.is_null()))
        .filter(threads::area_id.eq(head.area).or(threads::id.eq(head.id)))
        .filter(threads::audience.overlaps_with(tx.viewer.keys()))
        .order(answers::published_at.desc())
        .limit(200)
        .select((answers::id, answers::title, answers::published_at))
        .into_boxed();
    if !open {
        query = query.filter(threads::audience.eq(&head.audience));
    }
    Ok(links(query.load(tx.conn)?))
}

fn links(rows: Vec<(GuidanceId, String, Option<DateTime<Utc>>)>) -> Vec<Link> {
    rows.into_iter().filter_map(|(id, title, at)| Some(Link { id, title, at: at? })).collect()
}

fn ministries(tx: &mut Tx<'_>) -> QueryResult<Vec<(OrganisationId, String)>> {
    let all = organisations::table.filter(organisations::kind.eq("ministry")).order(organisations::name).limit(100);
    all.select((organisations::id, organisations::name)).load(tx.conn)
}

/// Whoever speaks for the viewer's ministry.
fn colleagues(tx: &mut Tx<'_>) -> QueryResult<Vec<(MemberId, String)>> {
    let Some(ministry) = tx.viewer.hat().map(|hat| hat.organisation_id) else { return Ok(Vec::new()) };
    memberships::table
        .inner_join(members::table.on(memberships::member_id.eq(members::id)))
        .filter(memberships::organisation_id.eq(ministry).and(memberships::state.eq("active")))
        .filter(memberships::side.eq(Side::Ministry))
        .order(members::display_name)
        .limit(300)
        .select((members::id, members::display_name))
        .load(tx.conn)
}

/// Those an assignment can name.
///
/// # Errors
/// When the database refuses.
pub(in crate::guidance) fn choices(tx: &mut Tx<'_>) -> Result<(Vec<OrganisationId>, Vec<MemberId>), Error> {
    let ministries = ministries(tx)?.into_iter().map(|(id, _)| id).collect();
    Ok((ministries, colleagues(tx)?.into_iter().map(|(id, _)| id).collect()))
}

/// Who reads an answer in force that the viewer may read.
///
/// # Errors
/// When the database refuses.
pub(in crate::guidance) fn replaceable(tx: &mut Tx<'_>, id: GuidanceId) -> Result<Option<Vec<String>>, Error> {
    Ok(answers::table
        .inner_join(threads::table)
        .filter(answers::id.eq(id))
        .filter(answers::published_at.is_not_null().and(answers::superseded_at.is_null()))
        .filter(threads::audience.overlaps_with(tx.viewer.keys()))
        .filter(threads::state.eq_any([ThreadState::Open, ThreadState::Closed]))
        .select(threads::audience)
        .first(tx.conn)
        .optional()?)
}

/// The number of a post, when it stands in this thread.
///
/// # Errors
/// When the database refuses.
pub(in crate::guidance) fn number_of(tx: &mut Tx<'_>, thread: ThreadId, post: PostId) -> Result<Option<i32>, Error> {
    let number = posts::table.filter(posts::id.eq(post).and(posts::thread_id.eq(thread))).select(posts::number);
    Ok(number.first::<Option<i32>>(tx.conn).optional()?.flatten())
}
