//! What comes into the index for the first time, kept until it has been held against the saved searches. It is noted in the
//! transaction that indexes it; whoever takes it holds its row, so what is opened to more meanwhile is taken again.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Jsonb, Text, Timestamptz};

use crate::search::{Document, Found};

/// Something new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Arrival {
    /// What it is.
    #[diesel(sql_type = Text)]
    pub kind: Found,
    /// Its key.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// When it came.
    #[diesel(sql_type = Timestamptz)]
    pub at: DateTime<Utc>,
}

/// Notes documents that were not there before, or that are open to more than they have been; gives how many.
///
/// # Errors
/// When the database refuses.
pub fn note<'d>(
    conn: &mut PgConnection,
    documents: impl Iterator<Item = (&'d Document, DateTime<Utc>)>,
) -> QueryResult<usize> {
    let row = |(one, at): (&Document, DateTime<Utc>)| serde_json::json!({ "kind": one.kind, "id": one.id, "audience": one.audience, "at": at });
    let rows: Vec<serde_json::Value> = documents.map(row).collect();
    if rows.is_empty() {
        return Ok(0);
    }
    crate::db::statement(
        "INSERT INTO search_arrivals AS a (kind, id, audience, arrived_at)
         SELECT d.kind, d.id, d.audience, d.at
         FROM jsonb_to_recordset($1) AS d (kind text, id bigint, audience text[], at timestamptz)
         LEFT JOIN search_arrivals AS known ON known.kind = d.kind AND known.id = d.id
         WHERE known.id IS NULL OR NOT d.audience <@ known.audience
         ORDER BY d.kind, d.id
         ON CONFLICT (kind, id) DO UPDATE
         SET audience = ARRAY(SELECT DISTINCT unnest(a.audience || excluded.audience)), arrived_at = excluded.arrived_at, pending = true",
    )
    .bind::<Jsonb, _>(serde_json::Value::Array(rows))
    .execute(conn)
}

/// The oldest that nobody else holds, until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub fn take(conn: &mut PgConnection, most: i64) -> QueryResult<Vec<Arrival>> {
    crate::db::statement(
        "SELECT kind, id, arrived_at AS at FROM search_arrivals WHERE pending ORDER BY arrived_at, kind, id LIMIT $1
         FOR UPDATE SKIP LOCKED",
    )
    .bind::<BigInt, _>(most)
    .load(conn)
}

/// These have been held against the saved searches. One that is not in the index now was not, and is new when it comes
/// back.
///
/// # Errors
/// When the database refuses.
pub fn done(conn: &mut PgConnection, these: &[Arrival]) -> QueryResult<()> {
    let kinds = || these.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>();
    let ids = || these.iter().map(|one| one.id).collect::<Vec<_>>();
    crate::db::statement(
        "DELETE FROM search_arrivals AS a USING unnest($1, $2) AS u (kind, id)
         WHERE a.kind = u.kind AND a.id = u.id
           AND NOT EXISTS (SELECT FROM search_documents AS d WHERE d.kind = a.kind AND d.id = a.id)",
    )
    .bind::<Array<Text>, _>(kinds())
    .bind::<Array<BigInt>, _>(ids())
    .execute(conn)?;
    crate::db::statement(
        "UPDATE search_arrivals AS a SET pending = false FROM unnest($1, $2) AS u (kind, id) WHERE a.kind = u.kind AND a.id = u.id",
    )
    .bind::<Array<Text>, _>(kinds())
    .bind::<Array<BigInt>, _>(ids())
    .execute(conn)
    .map(drop)
}

/// What came before then is not new.
///
/// # Errors
/// When the database refuses.
pub fn old(conn: &mut PgConnection, before: DateTime<Utc>) -> QueryResult<()> {
    crate::db::statement("UPDATE search_arrivals SET pending = false WHERE pending AND arrived_at < $1")
        .bind::<Timestamptz, _>(before)
        .execute(conn)
        .map(drop)
}
