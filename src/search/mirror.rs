//! What the search server outside is owed: every document it should hold with its turn, written in the transaction that
//! fills the index here; and whose turn it is to send. One sends at a time, so that an older text never follows a newer.

use chrono::{DateTime, Duration, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::query_dsl::methods::ExecuteDsl;
use diesel::sql_types::{Array, BigInt, Jsonb, Nullable, Text};

use super::{Document, Found};
use crate::db::schema::{search_mirror, search_outside};

/// How long a sender may be silent before another takes over.
const LEASE: Duration = Duration::seconds(90);

/// A document the server should hold, or one it should no longer.
#[derive(Debug, Clone, PartialEq)]
pub struct Owed {
    /// What it is.
    pub kind: Found,
    /// Its key.
    pub id: i64,
    /// Its turn.
    pub turn: i64,
    /// The document; `None` is to be taken out.
    pub document: Option<Document>,
}

/// What to do next.
#[derive(Debug)]
pub enum Next {
    /// Somebody else sends; what is pending is hers to send.
    Busy,
    /// Everything stands there.
    Nothing,
    /// Send these, and say so.
    Send(Vec<Owed>),
}

/// Owes documents; those that stand there as they are, are not owed again.
///
/// # Errors
/// When the database refuses.
pub(super) fn put(conn: &mut PgConnection, documents: &[Document]) -> QueryResult<()> {
    if documents.is_empty() {
        return Ok(());
    }
    let kinds: Vec<&str> = documents.iter().map(|one| one.kind.as_str()).collect();
    let ids: Vec<i64> = documents.iter().map(|one| one.id).collect();
    let json: Vec<serde_json::Value> = documents.iter().map(|one| serde_json::json!(one)).collect();
    crate::db::statement(
        "INSERT INTO search_mirror AS m (kind, id, document) SELECT * FROM unnest($1, $2, $3)
         ON CONFLICT (kind, id) DO UPDATE SET document = excluded.document, turn = nextval('search_turns'), pending = true
         WHERE m.document IS DISTINCT FROM excluded.document",
    )
    .bind::<Array<Text>, _>(kinds)
    .bind::<Array<BigInt>, _>(ids)
    .bind::<Array<Jsonb>, _>(json)
    .execute(conn)
    .map(drop)
}

/// Owes that documents are taken out.
///
/// # Errors
/// When the database refuses.
pub(super) fn bury(conn: &mut PgConnection, kind: Found, ids: &[i64]) -> QueryResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    crate::db::statement(
        "INSERT INTO search_mirror (kind, id) SELECT $1, unnest($2)
         ON CONFLICT (kind, id) DO UPDATE SET document = NULL, turn = nextval('search_turns'), pending = true",
    )
    .bind::<Text, _>(kind)
    .bind::<Array<BigInt>, _>(ids)
    .execute(conn)
    .map(drop)
}

/// Takes the turn to send, or keeps it; `false` when another has it. The row is locked until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub fn take(conn: &mut PgConnection, holder: i64, now: DateTime<Utc>) -> QueryResult<bool> {
    let (has, until): (i64, Option<DateTime<Utc>>) =
        search_outside::table.select((search_outside::holder, search_outside::busy_until)).for_update().first(conn)?;
    if has != holder && until.is_some_and(|until| until > now) {
        return Ok(false);
    }
    diesel::update(search_outside::table)
        .set((search_outside::holder.eq(holder), search_outside::busy_until.eq(Some(now + LEASE))))
        .execute(conn)?;
    Ok(true)
}

/// Gives the turn back.
///
/// # Errors
/// When the database refuses.
pub fn give_back(conn: &mut PgConnection, holder: i64) -> QueryResult<()> {
    diesel::update(search_outside::table.filter(search_outside::holder.eq(holder)))
        .set(search_outside::busy_until.eq(None::<DateTime<Utc>>))
        .execute(conn)
        .map(drop)
}

/// What to send next. Whoever finds somebody else sending may leave: her rows were there before the other looked last.
///
/// # Errors
/// When the database refuses.
pub fn next(conn: &mut PgConnection, holder: i64, now: DateTime<Utc>, most: i64) -> QueryResult<Next> {
    if !take(conn, holder, now)? {
        return Ok(Next::Busy);
    }
    let rows =
        crate::db::statement("SELECT kind, id, turn, document FROM search_mirror WHERE pending ORDER BY turn LIMIT $1")
            .bind::<BigInt, _>(most)
            .load::<Row>(conn)?;
    if rows.is_empty() {
        give_back(conn, holder)?;
        return Ok(Next::Nothing);
    }
    Ok(Next::Send(rows.into_iter().map(Owed::from).collect()))
}

/// These stand there now, or are taken out there, unless they have changed since.
///
/// # Errors
/// When the database refuses.
pub fn sent(conn: &mut PgConnection, owed: &[Owed]) -> QueryResult<()> {
    these(owed, "DELETE FROM search_mirror AS m USING", "AND m.document IS NULL").execute(conn)?;
    stands(conn, owed)
}

/// These stand there now, unless they have changed since.
///
/// # Errors
/// When the database refuses.
pub fn stands(conn: &mut PgConnection, owed: &[Owed]) -> QueryResult<()> {
    these(owed, "UPDATE search_mirror AS m SET pending = false FROM", "AND m.document IS NOT NULL")
        .execute(conn)
        .map(drop)
}

/// A statement about those whose turn is still the one that was sent.
fn these(owed: &[Owed], before: &str, after: &str) -> impl RunQueryDsl<PgConnection> + ExecuteDsl<PgConnection> {
    diesel::sql_query(format!(
        "{before} (SELECT * FROM unnest($1, $2, $3) AS u (kind, id, turn)) AS s
         WHERE m.kind = s.kind AND m.id = s.id AND m.turn = s.turn {after}"
    ))
    .bind::<Array<Text>, _>(owed.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(owed.iter().map(|one| one.id).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(owed.iter().map(|one| one.turn).collect::<Vec<_>>())
}

/// Documents after a key, a page at a time, for filling and comparing.
///
/// # Errors
/// When the database refuses.
pub fn page(conn: &mut PgConnection, after: (Option<Found>, i64), most: i64) -> QueryResult<Vec<Owed>> {
    let rows = crate::db::statement(
        "SELECT kind, id, turn, document FROM search_mirror WHERE document IS NOT NULL AND (kind, id) > (coalesce($1, ''), $2)
         ORDER BY kind, id LIMIT $3",
    )
    .bind::<Nullable<Text>, _>(after.0)
    .bind::<BigInt, _>(after.1)
    .bind::<BigInt, _>(most)
    .load::<Row>(conn)?;
    Ok(rows.into_iter().map(Owed::from).collect())
}

/// Keys and turns of everything the server should hold, what is pending left out: that is on its way.
///
/// # Errors
/// When the database refuses.
pub fn settled(conn: &mut PgConnection) -> QueryResult<Vec<(Found, i64, i64)>> {
    search_mirror::table
        .filter(search_mirror::pending.eq(false))
        .select((search_mirror::kind, search_mirror::id, search_mirror::turn))
        .load(conn)
}

/// Owes again what the server lacks, and that what it should not hold is taken out.
///
/// # Errors
/// When the database refuses.
pub fn mend(conn: &mut PgConnection, lacking: &[(Found, i64)], strange: &[(Found, i64)]) -> QueryResult<()> {
    let kinds = |of: &[(Found, i64)]| of.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>();
    let ids = |of: &[(Found, i64)]| of.iter().map(|(_, id)| *id).collect::<Vec<_>>();
    crate::db::statement(
        "UPDATE search_mirror AS m SET pending = true FROM unnest($1, $2) AS u (kind, id) WHERE m.kind = u.kind AND m.id = u.id",
    )
    .bind::<Array<Text>, _>(kinds(lacking))
    .bind::<Array<BigInt>, _>(ids(lacking))
    .execute(conn)?;
    crate::db::statement("INSERT INTO search_mirror (kind, id) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING")
        .bind::<Array<Text>, _>(kinds(strange))
        .bind::<Array<BigInt>, _>(ids(strange))
        .execute(conn)
        .map(drop)
}

/// Owes that whatever the index here no longer holds is taken out; gives how many.
///
/// # Errors
/// When the database refuses.
pub fn bury_strays(conn: &mut PgConnection) -> QueryResult<usize> {
    crate::db::statement(
        "UPDATE search_mirror AS m SET document = NULL, turn = nextval('search_turns'), pending = true
         WHERE m.document IS NOT NULL AND NOT EXISTS (SELECT FROM search_documents AS d WHERE d.kind = m.kind AND d.id = m.id)",
    )
    .execute(conn)
}

/// Which index was filled whole.
///
/// # Errors
/// When the database refuses.
pub fn filled(conn: &mut PgConnection) -> QueryResult<Option<String>> {
    search_outside::table.select(search_outside::index_name).first(conn)
}

/// This index was filled whole; or, with `None`, it must be anew.
///
/// # Errors
/// When the database refuses.
pub fn set_filled(conn: &mut PgConnection, index: Option<&str>) -> QueryResult<()> {
    diesel::update(search_outside::table).set(search_outside::index_name.eq(index)).execute(conn).map(drop)
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    kind: Found,
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    turn: i64,
    #[diesel(sql_type = Nullable<Jsonb>)]
    document: Option<serde_json::Value>,
}

impl From<Row> for Owed {
    fn from(row: Row) -> Self {
        let document = row.document.and_then(|document| serde_json::from_value(document).ok());
        Self { kind: row.kind, id: row.id, turn: row.turn, document }
    }
}
