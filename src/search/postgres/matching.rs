//! Many questions held against a few documents, in one statement. It asks as a search does, in the same words and under the
//! same conditions, but for typing errors, which are not forgiven: what it finds, the search finds.

use std::sync::LazyLock;

use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Jsonb, Text};

use crate::search::query;
use crate::search::{Found, Hit, Query};

/// The conditions of a search, with each question's own values in the place of the only one's.
static MATCHING: LazyLock<String> = LazyLock::new(|| {
    let narrowed = include_str!("narrowed.sql").replace("(SELECT ", "(asked.").replace(" FROM asked)", ")");
    include_str!("matching.sql").replace("--narrowed", &narrowed)
});

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = Text)]
    kind: Found,
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    parent_id: i64,
}

/// What of these documents each numbered question finds, under its own keys.
///
/// # Errors
/// When the database refuses.
pub fn matching(
    conn: &mut PgConnection,
    asked: &[(i64, Query)],
    documents: &[(Found, i64)],
) -> QueryResult<Vec<(i64, Hit)>> {
    let rows: Vec<serde_json::Value> = asked.iter().filter_map(|(number, query)| row(*number, query)).collect();
    if rows.is_empty() || documents.is_empty() {
        return Ok(Vec::new());
    }
    let (kinds, ids): (Vec<&str>, Vec<i64>) = documents.iter().map(|(kind, id)| (kind.as_str(), *id)).unzip();
    let found: Vec<Row> = crate::db::statement(MATCHING.as_str())
        .bind::<Jsonb, _>(serde_json::Value::Array(rows))
        .bind::<Array<Text>, _>(kinds)
        .bind::<Array<BigInt>, _>(ids)
        .load(conn)?;
    let hit = |row: Row| (row.number, Hit { kind: row.kind, id: row.id, parent_id: row.parent_id });
    Ok(found.into_iter().map(hit).collect())
}

/// A question for the statement; `None` when it asks for nothing.
fn row(number: i64, of: &Query) -> Option<serde_json::Value> {
    let terms = query::parse(&of.words);
    if terms.iter().all(|term| term.negated) {
        return None;
    }
    let kinds = (!of.kinds.is_empty()).then(|| of.kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>());
    Some(serde_json::json!({
        "number": number,
        "matching": query::begun(&terms),
        "keys": of.keys,
        "kinds": kinds,
        "facet": of.facet,
        "area": of.area,
        "county": of.county,
        "kostra": of.kostra,
        "status": of.status,
        "answered": of.answered,
        "year": of.year,
        "language": of.language,
        "since": of.since,
        "until": of.until,
        "whole": false,
    }))
}
