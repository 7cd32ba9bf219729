//! Search on PostgreSQL: finding. One statement, and two more where that found little: which words are like those typed,
//! and the question again with them.

use std::collections::HashMap;

use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query as SqlQuery, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Nullable, Text};

use crate::search::query::{self, Term};
use crate::search::{Found, Hit, Page, Query, REACH, spelling};

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
    let forgiven: Vec<Row> = Find::new(query, wide, Some(query::exact(&terms)), query::title(&terms)).load(conn)?;
    let widened = forgiven.len() > plain.len();
    Ok(page(query, forgiven, widened))
}

/// The part of the hits that was wanted. All that can be reached are always fetched, so that whether typing was
/// forgiven is the same on every page.
fn page(query: &Query, rows: Vec<Row>, widened: bool) -> Page {
    let (skip, most) = (usize::try_from(query.skip).unwrap_or(0), usize::try_from(query.most).unwrap_or(0));
    let marks = rows.first().map(|row| query::marks(&row.3)).unwrap_or_default();
    let more = rows.len() > skip.saturating_add(most);
    let hits =
        rows.into_iter().skip(skip).take(most).map(|(kind, id, parent_id, _)| Hit { kind, id, parent_id }).collect();
    Page { hits, more, widened, marks }
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
    let rows: Vec<Similar> = diesel::sql_query(include_str!("similar.sql")).bind::<Array<Text>, _>(keys).load(conn)?;
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

/// Kind, key, parent, and the question as the server understood it.
type Row = (Found, i64, i64, String);

/// The question as one statement whose text never changes, so that it is prepared once on each connection; `sql_query`
/// would be prepared every time, and planning it costs more than running it.
struct Find<'q> {
    of: &'q Query,
    matching: String,
    exact: Option<String>,
    title: Option<String>,
    narrow: Option<String>,
}

impl<'q> Find<'q> {
    fn new(of: &'q Query, matching: String, exact: Option<String>, title: Option<String>) -> Self {
        let narrow = of.kind.filter(|kind| *kind != Found::Post).map(|kind| format!("'={}'", kind.as_str()));
        Self { of, matching, exact, title, narrow }
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
        out.push_bind_param::<Nullable<Text>, _>(&self.of.kind)?;
        out.push_sql("::text AS kind, ");
        out.push_bind_param::<Nullable<Text>, _>(&self.of.facet)?;
        out.push_sql("::text AS facet, ");
        out.push_bind_param::<Nullable<BigInt>, _>(&self.of.area)?;
        out.push_sql("::bigint AS area, ");
        out.push_bind_param::<Nullable<Text>, _>(&self.title)?;
        out.push_sql("::text AS title, ");
        out.push_bind_param::<Nullable<Text>, _>(&self.narrow)?;
        out.push_sql("::tsquery AS narrow)\n");
        out.push_sql(include_str!("find.sql"));
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
    type SqlType = (Text, BigInt, BigInt, Text);
}

impl RunQueryDsl<PgConnection> for Find<'_> {}
