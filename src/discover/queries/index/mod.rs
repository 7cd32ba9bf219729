//! What the index should hold of everything that can be found, read in batches by key.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, SmallInt, Text, Timestamptz};

use crate::db::schema::{guidance_answers, indicators, involvement_events, lessons, posts, trial_participants};
use crate::discover::rules;
use crate::error::Error;
use crate::i18n::Lang;
use crate::ids::{AreaId, PostId, ThreadId};
use crate::provisions::{self, LegalAct};
use crate::results::Standard;
use crate::search::{Document, Facts, Found};
use crate::tx::Tx;

/// A row, and what the index should hold of it: nothing when it is hidden or waits.
pub(in crate::discover) struct Indexed {
    /// Its key.
    pub(in crate::discover) id: i64,
    /// What the index should hold.
    pub(in crate::discover) document: Option<Document>,
}

/// The thread of a post, which never changes, and whether the post opens it.
///
/// # Errors
/// When the database refuses.
pub(in crate::discover) fn thread_of(tx: &mut Tx<'_>, post: PostId) -> Result<Option<(ThreadId, bool)>, Error> {
    let row: Option<(ThreadId, Option<i32>)> =
        posts::table.find(post).select((posts::thread_id, posts::number)).first(tx.conn).optional()?;
    Ok(row.map(|(thread, number)| (thread, number == Some(1))))
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
    let rows = crate::db::statement(concat!(
        include_str!("post.sql"),
        "WHERE p.thread_id = $4 AND p.id > $1 AND p.id <= $2 ORDER BY p.id LIMIT $3"
    ))
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(i64::MAX)
    .bind::<BigInt, _>(most)
    .bind::<BigInt, _>(thread)
    .load::<Row>(tx.conn)?;
    indexed(tx, Found::Post, rows)
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
    let sql = match kind {
        Found::Post => {
            concat!(include_str!("post.sql"), "WHERE p.id > $1 AND p.id <= $2 ORDER BY p.id LIMIT $3")
        }
        Found::Trial => include_str!("trial.sql"),
        Found::Organisation => include_str!("organisation.sql"),
        Found::Provision => include_str!("provision.sql"),
        Found::Guidance => include_str!("guidance.sql"),
        Found::Involvement => include_str!("involvement.sql"),
        Found::Indicator => include_str!("indicator.sql"),
        Found::Lesson => include_str!("lesson.sql"),
        Found::Person => include_str!("person.sql"),
    };
    let rows = crate::db::statement(sql)
        .bind::<BigInt, _>(after)
        .bind::<BigInt, _>(upto)
        .bind::<BigInt, _>(most)
        .load::<Row>(tx.conn)?;
    indexed(tx, kind, rows)
}

/// What is to be indexed again when something it hangs on has changed.
///
/// # Errors
/// When the database refuses.
pub(in crate::discover) fn hanging_on(tx: &mut Tx<'_>, kind: Found, id: i64) -> Result<Vec<(Found, i64)>, Error> {
    let mut all = Vec::new();
    let mut add = |kind, ids: Vec<i64>| all.extend(ids.into_iter().map(|id| (kind, id)));
    match kind {
        Found::Organisation => {
            let its = trial_participants::table.filter(trial_participants::organisation_id.eq(id));
            let trials = its.order(trial_participants::trial_id).select(trial_participants::trial_id);
            add(Found::Trial, trials.load(tx.conn)?);
        }
        Found::Trial => {
            let events = involvement_events::table.filter(involvement_events::trial_id.eq(id));
            add(Found::Involvement, events.select(involvement_events::id).load(tx.conn)?);
            let its = indicators::table.filter(indicators::trial_id.eq(id));
            add(Found::Indicator, its.select(indicators::id).load(tx.conn)?);
            let its = lessons::table.filter(lessons::trial_id.eq(id));
            add(Found::Lesson, its.select(lessons::id).load(tx.conn)?);
        }
        Found::Post => {
            let its = guidance_answers::table.filter(guidance_answers::thread_id.eq(id));
            add(Found::Guidance, its.select(guidance_answers::id).load(tx.conn)?);
        }
        Found::Provision | Found::Guidance | Found::Involvement | Found::Indicator | Found::Lesson | Found::Person => {}
    }
    Ok(all)
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    parent_id: i64,
    #[diesel(sql_type = Nullable<Text>)]
    facet: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    area_id: Option<AreaId>,
    #[diesel(sql_type = Array<Text>)]
    audience: Vec<String>,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Bool)]
    own_title: bool,
    #[diesel(sql_type = Text)]
    body: String,
    #[diesel(sql_type = Text)]
    around: String,
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
    #[diesel(sql_type = diesel::sql_types::Float4)]
    weight: f32,
    #[diesel(sql_type = Array<Text>)]
    counties: Vec<String>,
    #[diesel(sql_type = Array<SmallInt>)]
    kostra: Vec<i16>,
    #[diesel(sql_type = Nullable<Text>)]
    status: Option<String>,
    #[diesel(sql_type = Nullable<Bool>)]
    answered: Option<bool>,
    #[diesel(sql_type = Nullable<Integer>)]
    year: Option<i32>,
    #[diesel(sql_type = Nullable<Text>)]
    language: Option<String>,
    /// Key of the act and section of what it is known to be about.
    #[diesel(sql_type = Array<Text>)]
    rules: Vec<String>,
    #[diesel(sql_type = Bool)]
    shown: bool,
}

fn indexed(tx: &mut Tx<'_>, kind: Found, rows: Vec<Row>) -> Result<Vec<Indexed>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let (acts, today) = (provisions::acts(tx)?, tx.now.date_naive());
    let document = |row: Row| Indexed { id: row.id, document: row.shown.then(|| document(kind, row, &acts, today)) };
    Ok(rows.into_iter().map(document).collect())
}

/// Its title, and what it is called in the other written language: an indicator of the catalogue has its name in the
/// language files.
fn named(kind: Found, title: String) -> (String, Option<String>) {
    match Standard::parse(&title).filter(|_| kind == Found::Indicator) {
        Some(standard) => {
            let name = |lang: Lang| lang.t(standard.text_key()).into_owned();
            (name(Lang::NB), Some(name(Lang::NN)))
        }
        None => (title, None),
    }
}

/// The document of a row; what rules it refers to stands around it, by their one name.
fn document(kind: Found, row: Row, acts: &[LegalAct], today: chrono::NaiveDate) -> Document {
    let (title, also) = named(kind, row.title);
    let text = format!("{title}\n{}", row.body);
    let mut names: Vec<String> = rules::known(&row.rules).chain(rules::in_text(&text, acts, today)).collect();
    names.sort();
    names.dedup();
    let around = std::iter::once(row.around).chain(also).chain(names).collect::<Vec<_>>().join("\n");
    let Row { counties, kostra, status, answered, year, language, .. } = row;
    Document {
        kind,
        id: row.id,
        parent_id: row.parent_id,
        facet: row.facet,
        area: row.area_id,
        audience: row.audience,
        title,
        own_title: row.own_title,
        body: row.body,
        around: around.trim().to_owned(),
        at: row.at,
        weight: row.weight,
        facts: Facts { counties, kostra, status, answered, year, language },
    }
}
