//! Search on PostgreSQL: finding. One statement, and two more where that found little: which words are like those typed,
//! and the question again with them.

use std::collections::HashMap;

use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query as SqlQuery, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, SmallInt, Text, Timestamptz};

use crate::search::query::{self, Term};
use crate::search::{Counts, Engine, Facet, Found, Hit, Order, Page, Query, REACH, spelling};

/// With fewer hits than this, typing errors are forgiven.
const FEW: usize = 5;
/// Typed words that similar ones are sought for.
const MOST_LOOKED_UP: usize = 6;

/// The hits the viewer may read, best first: threads once each, by their best post.
///
/// # Errors
/// When the database refuses.
pub fn find(conn: &mut PgConnection, query: &Query) -> QueryResult<Page> {
    let terms = query::parse(&query.words);
    if terms.iter().all(|term| term.negated) {
        return Ok(Page::default());
    }
    let plain: Vec<Row> = Find::new(query, query::begun(&terms), None, None).load(conn)?;
    let loose: Vec<&str> = terms.iter().filter_map(Term::loose).take(MOST_LOOKED_UP).collect();
    if plain.len() >= FEW || loose.is_empty() {
        return Ok(page(query, plain, false));
    }
    let similar = similar(conn, &loose)?;
    let wide = query::wide(&terms, |word| similar.get(word).cloned().unwrap_or_default());
    let forgiven: Vec<Row> = Find::new(query, wide, Some(query::begun(&terms)), query::title(&terms)).load(conn)?;
    let widened = forgiven.len() > plain.len();
    Ok(page(query, forgiven, widened))
}

/// The part of the hits that was wanted. All that can be reached are always fetched, so that whether typing was
/// forgiven is the same on every page, and so that they can be counted.
fn page(query: &Query, rows: Vec<Row>, widened: bool) -> Page {
    let (skip, most) = (usize::try_from(query.skip).unwrap_or(0), usize::try_from(query.most).unwrap_or(0));
    let marks = rows.first().map(|row| query::marks(&row.asked)).unwrap_or_default();
    let more = rows.len() > skip.saturating_add(most);
    let mut counts = Counts::new();
    for (facet, value) in rows.iter().flat_map(Row::facts) {
        *counts.entry((facet, value)).or_default() += 1;
    }
    let hit = |row: Row| Hit { kind: row.kind, id: row.id, parent_id: row.parent_id };
    let hits = rows.into_iter().skip(skip).take(most).map(hit).collect();
    Page { hits, more, widened, marks, counts, engine: Engine::Postgres }
}

#[derive(QueryableByName)]
struct Similar {
    #[diesel(sql_type = Text)]
    typed_key: String,
    #[diesel(sql_type = Text)]
    word: String,
    #[diesel(sql_type = Text)]
    key: String,
}

/// For each typed word the words of the index that may stand for it.
fn similar(conn: &mut PgConnection, typed: &[&str]) -> QueryResult<HashMap<String, Vec<String>>> {
    let mut keys: Vec<String> = typed.iter().map(|word| spelling::key(word)).collect();
    keys.sort();
    keys.dedup();
    let rows: Vec<Similar> =
        crate::db::statement(include_str!("similar.sql")).bind::<Array<Text>, _>(keys).load(conn)?;
    let mut known: HashMap<String, Vec<(String, String)>> = HashMap::new();
    for row in rows {
        known.entry(row.typed_key).or_default().push((row.word, row.key));
    }
    let stand_ins = |word: &&str| {
        let near = known.get(&spelling::key(word)).map(|near| spelling::stand_ins(word, near)).unwrap_or_default();
        ((*word).to_owned(), near)
    };
    Ok(typed.iter().map(stand_ins).collect())
}

/// A hit, the question as the server understood it, and what hits are counted by.
#[derive(Queryable)]
struct Row {
    kind: Found,
    id: i64,
    parent_id: i64,
    asked: String,
    facet: Option<String>,
    area: Option<i64>,
    counties: Vec<String>,
    kostra: Vec<i16>,
    status: Option<String>,
    answered: Option<bool>,
    year: Option<i32>,
    language: Option<String>,
}

impl Row {
    fn facts(&self) -> Vec<(Facet, String)> {
        let mut facts = vec![(Facet::Kind, self.kind.as_str().to_owned())];
        facts.extend(self.facet.clone().map(|value| (Facet::Sort, value)));
        facts.extend(self.area.map(|value| (Facet::Area, value.to_string())));
        facts.extend(self.counties.iter().map(|value| (Facet::County, value.clone())));
        facts.extend(self.kostra.iter().map(|value| (Facet::Kostra, value.to_string())));
        facts.extend(self.status.clone().map(|value| (Facet::Status, value)));
        facts.extend(self.answered.map(|value| (Facet::Answered, value.to_string())));
        facts.extend(self.year.map(|value| (Facet::Year, value.to_string())));
        facts.extend(self.language.clone().map(|value| (Facet::Language, value)));
        facts
    }
}

/// The question as one statement whose text never changes, so that it is prepared once on each connection; `sql_query`
/// would be prepared every time, and planning it costs more than running it.
struct Find<'q> {
    of: &'q Query,
    matching: String,
    exact: Option<String>,
    title: Option<String>,
    narrow: Option<String>,
    kinds: Option<Vec<&'static str>>,
    whole: bool,
    newest: bool,
}

impl<'q> Find<'q> {
    fn new(of: &'q Query, matching: String, exact: Option<String>, title: Option<String>) -> Self {
        let Query { kinds, facet, area, county, kostra, status, answered, year, language, since, until, .. } = of;
        let narrowed = facet.is_some() || area.is_some() || county.is_some() || kostra.is_some() || status.is_some();
        let dated = year.is_some() || since.is_some() || until.is_some();
        let whole = !(narrowed || dated || answered.is_some() || language.is_some()) && kinds.is_empty();
        // What is no post is found through the index by what it is.
        let rare = !kinds.is_empty() && !kinds.contains(&Found::Post);
        let narrow =
            rare.then(|| kinds.iter().map(|kind| format!("'={}'", kind.as_str())).collect::<Vec<_>>().join(" | "));
        let kinds = (!kinds.is_empty()).then(|| kinds.iter().map(|kind| kind.as_str()).collect());
        Self { of, matching, exact, title, narrow, kinds, whole, newest: of.order == Order::Newest }
    }
}

impl QueryFragment<Pg> for Find<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("WITH asked AS MATERIALIZED (SELECT to_tsquery('norwegian', ");
        out.push_bind_param::<Text, _>(&self.matching)?;
        out.push_sql(") AS query, to_tsquery('norwegian', ");
        out.push_bind_param::<Nullable<Text>, _>(&self.exact)?;
        out.push_sql(") AS exact, ");
        out.push_bind_param::<Array<Text>, _>(&self.of.keys)?;
        out.push_sql("::text[] AS keys, ");
        out.push_bind_param::<Nullable<Array<Text>>, _>(&self.kinds)?;
        out.push_sql("::text[] AS kinds, ");
        out.push_bind_param::<Nullable<Text>, _>(&self.of.facet)?;
        out.push_sql("::text AS facet, ");
        out.push_bind_param::<Nullable<BigInt>, _>(&self.of.area)?;
        out.push_sql("::bigint AS area, ");
        out.push_bind_param::<Nullable<Text>, _>(&self.of.county)?;
        out.push_sql("::text AS county, ");
        out.push_bind_param::<Nullable<SmallInt>, _>(&self.of.kostra)?;
        out.push_sql("::smallint AS kostra, ");
        out.push_bind_param::<Nullable<Text>, _>(&self.of.status)?;
        out.push_sql("::text AS status, ");
        out.push_bind_param::<Nullable<Bool>, _>(&self.of.answered)?;
        out.push_sql("::boolean AS answered, ");
        out.push_bind_param::<Nullable<Integer>, _>(&self.of.year)?;
        out.push_sql("::integer AS year, ");
        out.push_bind_param::<Nullable<Text>, _>(&self.of.language)?;
        out.push_sql("::text AS language, coalesce(");
        out.push_bind_param::<Nullable<Timestamptz>, _>(&self.of.since)?;
        out.push_sql(", '-infinity') AS since, coalesce(");
        out.push_bind_param::<Nullable<Timestamptz>, _>(&self.of.until)?;
        out.push_sql(", 'infinity') AS until, ");
        out.push_bind_param::<Bool, _>(&self.whole)?;
        out.push_sql("::boolean AS whole, ");
        out.push_bind_param::<Bool, _>(&self.newest)?;
        out.push_sql("::boolean AS newest, ");
        out.push_bind_param::<Nullable<Text>, _>(&self.title)?;
        out.push_sql("::text AS title, ");
        out.push_bind_param::<Nullable<Text>, _>(&self.narrow)?;
        out.push_sql("::tsquery AS narrow)\n");
        // The same condition wherever candidates are gathered.
        for (i, part) in include_str!("find.sql").split("--narrowed").enumerate() {
            if i > 0 {
                out.push_sql(include_str!("narrowed.sql"));
            }
            out.push_sql(part);
        }
        out.push_bind_param::<BigInt, _>(&LIMIT)?;
        Ok(())
    }
}

/// One more than can be reached tells whether there are more.
const LIMIT: i64 = REACH + 1;

impl QueryId for Find<'_> {
    type QueryId = Find<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl SqlQuery for Find<'_> {
    type SqlType = (
        Text,
        BigInt,
        BigInt,
        Text,
        Nullable<Text>,
        Nullable<BigInt>,
        Array<Text>,
        Array<SmallInt>,
        Nullable<Text>,
        Nullable<Bool>,
        Nullable<Integer>,
        Nullable<Text>,
    );
}

impl RunQueryDsl<PgConnection> for Find<'_> {}
