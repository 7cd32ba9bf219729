//! What the index should hold of posts, trials and organisations, read in batches by key.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::{counties, organisations, posts, threads, trial_participants, trials};
use crate::error::Error;
use crate::ids::{AreaId, PostId, ThreadId};
use crate::search::{Document, Found};
use crate::tx::Tx;

/// A row, and what the index should hold of it: nothing when it is hidden or waits.
pub(in crate::discover) struct Indexed {
    /// Its key.
    pub(in crate::discover) id: i64,
    /// What the index should hold.
    pub(in crate::discover) document: Option<Document>,
}

/// What a post weighs more than a reply when it opens a thread, and when it is the ministry's official word.
const OPENING: f32 = 1.3;
const OFFICIAL: f32 = 1.4;

#[derive(Queryable, Selectable)]
#[diesel(table_name = posts, check_for_backend(diesel::pg::Pg))]
struct PostPart {
    id: i64,
    thread_id: i64,
    number: Option<i32>,
    state: String,
    organisation_name: Option<String>,
    official: bool,
    body_text: String,
    created_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = threads, check_for_backend(diesel::pg::Pg))]
struct ThreadPart {
    area_id: AreaId,
    kind: String,
    title: String,
    audience: Vec<String>,
    state: String,
}

/// The thread of a post; it never changes.
///
/// # Errors
/// When the database refuses.
pub(in crate::discover) fn thread_of(tx: &mut Tx<'_>, post: PostId) -> Result<Option<ThreadId>, Error> {
    Ok(posts::table.find(post).select(posts::thread_id).first(tx.conn).optional()?)
}

/// A thread's posts after a key.
///
/// # Errors
/// When the database refuses.
pub(in crate::discover) fn posts_of(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    after: i64,
    most: i64,
) -> Result<Vec<Indexed>, Error> {
    let rows: Vec<(PostPart, ThreadPart)> = posts::table
        .inner_join(threads::table)
        .filter(posts::thread_id.eq(thread))
        .filter(posts::id.gt(after))
        .order(posts::id)
        .limit(most)
        .select((PostPart::as_select(), ThreadPart::as_select()))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(post).collect())
}

/// Things of a kind with keys above `after`, up to `upto`.
///
/// # Errors
/// When the database refuses.
pub(in crate::discover) fn range(
    tx: &mut Tx<'_>,
    kind: Found,
    after: i64,
    upto: i64,
    most: i64,
) -> Result<Vec<Indexed>, Error> {
    match kind {
        Found::Post => {
            let rows: Vec<(PostPart, ThreadPart)> = posts::table
                .inner_join(threads::table)
                .filter(posts::id.gt(after).and(posts::id.le(upto)))
                .order(posts::id)
                .limit(most)
                .select((PostPart::as_select(), ThreadPart::as_select()))
                .load(tx.conn)?;
            Ok(rows.into_iter().map(post).collect())
        }
        Found::Trial => trials_in(tx, after, upto, most),
        Found::Organisation => organisations_in(tx, after, upto, most),
    }
}

fn post((post, thread): (PostPart, ThreadPart)) -> Indexed {
    let shown = post.state == "shown" && post.number.is_some() && matches!(thread.state.as_str(), "open" | "closed");
    let opens = post.number == Some(1);
    let weight = if post.official { OFFICIAL } else { 1.0 } * if opens { OPENING } else { 1.0 };
    let document = Document {
        kind: Found::Post,
        id: post.id,
        parent_id: post.thread_id,
        facet: Some(thread.kind),
        area: Some(thread.area_id),
        audience: thread.audience,
        title: thread.title,
        own_title: opens,
        body: post.body_text,
        around: post.organisation_name.unwrap_or_default(),
        at: post.created_at,
        weight,
    };
    Indexed { id: post.id, document: shown.then_some(document) }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = trials, check_for_backend(diesel::pg::Pg))]
struct TrialPart {
    id: i64,
    area_id: AreaId,
    kind: String,
    title_nb: String,
    title_nn: String,
    summary_nb: String,
    summary_nn: String,
    reasons: serde_json::Value,
    audience: Vec<String>,
    created_at: DateTime<Utc>,
}

fn trials_in(tx: &mut Tx<'_>, after: i64, upto: i64, most: i64) -> Result<Vec<Indexed>, Error> {
    let rows: Vec<TrialPart> = trials::table
        .filter(trials::id.gt(after).and(trials::id.le(upto)))
        .order(trials::id)
        .limit(most)
        .select(TrialPart::as_select())
        .load(tx.conn)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let names: Vec<(i64, String)> = trial_participants::table
        .inner_join(organisations::table)
        .filter(trial_participants::trial_id.eq_any(&ids))
        .order(organisations::name)
        .select((trial_participants::trial_id, organisations::name))
        .load(tx.conn)?;
    let mut who: HashMap<i64, Vec<String>> = HashMap::new();
    for (trial, name) in names {
        who.entry(trial).or_default().push(name);
    }
    Ok(rows.into_iter().map(|row| trial(&who.remove(&row.id).unwrap_or_default(), row)).collect())
}

fn trial(who: &[String], row: TrialPart) -> Indexed {
    let reasons = row.reasons.as_array().map(Vec::as_slice).unwrap_or_default();
    let reasons = reasons
        .iter()
        .flat_map(|reason| [reason.get("nb"), reason.get("nn")])
        .flatten()
        .filter_map(|text| text.as_str());
    let mut body = vec![row.summary_nb.as_str(), row.summary_nn.as_str()];
    body.extend(reasons);
    body.extend(who.iter().map(String::as_str));
    let document = Document {
        kind: Found::Trial,
        id: row.id,
        parent_id: row.id,
        facet: Some(row.kind),
        area: Some(row.area_id),
        audience: row.audience,
        body: body.join("\n"),
        title: both(row.title_nb, row.title_nn),
        own_title: true,
        around: String::new(),
        at: row.created_at,
        weight: OPENING,
    };
    Indexed { id: row.id, document: Some(document) }
}

/// A text in both language forms, once where they are the same.
fn both(nb: String, nn: String) -> String {
    if nb == nn { nb } else { format!("{nb}\n{nn}") }
}

/// The trials an organisation takes part in.
///
/// # Errors
/// When the database refuses.
pub(in crate::discover) fn trials_of(tx: &mut Tx<'_>, organisation: i64) -> Result<Vec<i64>, Error> {
    let its = trial_participants::table.filter(trial_participants::organisation_id.eq(organisation));
    Ok(its.order(trial_participants::trial_id).select(trial_participants::trial_id).load(tx.conn)?)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = organisations, check_for_backend(diesel::pg::Pg))]
struct OrganisationPart {
    id: i64,
    kind: String,
    name: String,
    official_name: Option<String>,
    organisation_number: Option<String>,
    about: Option<String>,
    county_number: Option<String>,
    created_at: DateTime<Utc>,
}

fn organisations_in(tx: &mut Tx<'_>, after: i64, upto: i64, most: i64) -> Result<Vec<Indexed>, Error> {
    let rows: Vec<OrganisationPart> = organisations::table
        .filter(organisations::id.gt(after).and(organisations::id.le(upto)))
        .order(organisations::id)
        .limit(most)
        .select(OrganisationPart::as_select())
        .load(tx.conn)?;
    let counties: Vec<(String, String)> = counties::table.select((counties::number, counties::name)).load(tx.conn)?;
    let counties: HashMap<String, String> = counties.into_iter().collect();
    let county = |row: &OrganisationPart| row.county_number.as_ref().and_then(|number| counties.get(number));
    Ok(rows.into_iter().map(|row| organisation(county(&row), row)).collect())
}

fn organisation(county: Option<&String>, row: OrganisationPart) -> Indexed {
    let around: Vec<&str> = row.organisation_number.iter().chain(county).map(String::as_str).collect();
    let document = Document {
        kind: Found::Organisation,
        id: row.id,
        parent_id: row.id,
        facet: Some(row.kind),
        area: None,
        audience: vec!["open".to_owned()],
        around: around.join("\n"),
        title: both(row.name.clone(), row.official_name.unwrap_or(row.name)),
        own_title: true,
        body: row.about.unwrap_or_default(),
        at: row.created_at,
        weight: OPENING,
    };
    Indexed { id: row.id, document: Some(document) }
}
