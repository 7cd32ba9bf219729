//! Search on PostgreSQL: what the index holds. Texts are cleaned here, so that neither the server's locale nor its
//! parser decides what a word is; Norwegian stems are the server's.

pub mod arrivals;
mod find;
mod matching;
mod meant;
mod near;

use std::collections::BTreeMap;

use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Jsonb, Text};

use super::query::clean;
use super::{Document, Found, spelling, words};
use crate::db::schema::{search_documents, search_words};

pub use find::find;
pub use matching::matching;
pub use meant::{Held, held_like};
pub use near::{Like, Near, near};

/// The lock all writers of the index share, and that filling it anew holds alone («sok» in ASCII).
const WHOLE_INDEX: i64 = 0x0073_6f6b;

/// Puts documents into the index, or newer ones in their place.
///
/// # Errors
/// When the database refuses.
pub(super) fn upsert(conn: &mut PgConnection, documents: &[Document]) -> QueryResult<()> {
    if documents.is_empty() {
        return Ok(());
    }
    let mut seen = BTreeMap::new();
    let rows: Vec<serde_json::Value> = documents.iter().map(|document| row(document, &mut seen)).collect();
    crate::db::statement(include_str!("postgres/upsert.sql"))
        .bind::<Jsonb, _>(serde_json::Value::Array(rows))
        .execute(conn)?;
    // In the order of the alphabet, so that two writers never wait for each other.
    let (words, keys): (Vec<String>, Vec<String>) = seen.into_iter().unzip();
    crate::db::statement("INSERT INTO search_words (word, key) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING")
        .bind::<Array<Text>, _>(words)
        .bind::<Array<Text>, _>(keys)
        .execute(conn)?;
    Ok(())
}

fn row(document: &Document, seen: &mut BTreeMap<String, String>) -> serde_json::Value {
    let (title, body, around) = (clean(&document.title), clean(&document.body), clean(&document.around));
    let text = [&title, &body, &around];
    for word in text.iter().flat_map(|text| text.split(' ')) {
        if word.chars().count() >= 3 && word.chars().all(char::is_alphabetic) && !seen.contains_key(word) {
            seen.insert(word.to_owned(), spelling::key(word));
        }
    }
    serde_json::json!({
        "kind": document.kind.as_str(),
        "id": document.id,
        "parent_id": document.parent_id,
        "facet": document.facet,
        "area_id": document.area,
        "audience": document.audience,
        "at": document.at,
        "counties": document.facts.counties,
        "kostra": document.facts.kostra,
        "status": document.facts.status,
        "answered": document.facts.answered,
        "year": document.facts.year,
        "language": document.facts.language,
        "weight": document.weight,
        "title_key": if document.own_title { spelling::key(&title) } else { String::new() },
        "own_title": document.own_title,
        "title": title,
        "body": body,
        "around": around,
        "parts": words::all_parts(&[&title, &body]),
    })
}

/// Takes documents out of the index; gives those that were there.
///
/// # Errors
/// When the database refuses.
pub(super) fn remove(conn: &mut PgConnection, kind: Found, ids: &[i64]) -> QueryResult<Vec<i64>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let these =
        search_documents::table.filter(search_documents::kind.eq(kind)).filter(search_documents::id.eq_any(ids));
    diesel::delete(these).returning(search_documents::id).get_results(conn)
}

/// Takes all posts of a thread out of the index; gives them.
///
/// # Errors
/// When the database refuses.
pub(super) fn remove_thread(conn: &mut PgConnection, thread: i64) -> QueryResult<Vec<i64>> {
    // A literal, as in the index's own condition.
    let posts = diesel::dsl::sql::<diesel::sql_types::Bool>("kind = 'post'");
    diesel::delete(search_documents::table.filter(posts).filter(search_documents::parent_id.eq(thread)))
        .returning(search_documents::id)
        .get_results(conn)
}

/// Takes out what has a key above `after`, up to `upto`, and is not among `keep`; gives them.
///
/// # Errors
/// When the database refuses.
pub(super) fn retain(
    conn: &mut PgConnection,
    kind: Found,
    after: i64,
    upto: i64,
    keep: &[i64],
) -> QueryResult<Vec<i64>> {
    let these = search_documents::table
        .filter(search_documents::kind.eq(kind))
        .filter(search_documents::id.gt(after).and(search_documents::id.le(upto)))
        .filter(search_documents::id.ne_all(keep));
    diesel::delete(these).returning(search_documents::id).get_results(conn)
}

/// Forgets all words; filling the index anew learns again those still in use.
///
/// # Errors
/// When the database refuses.
pub fn forget_words(conn: &mut PgConnection) -> QueryResult<usize> {
    diesel::delete(search_words::table).execute(conn)
}

/// Some of the words of the index, the same ones each time; never to be shown.
///
/// # Errors
/// When the database refuses.
pub fn some_words(conn: &mut PgConnection, most: i64) -> QueryResult<Vec<String>> {
    let mixed = diesel::dsl::sql::<Text>("md5(word)");
    search_words::table.order(mixed).limit(most).select(search_words::word).load(conn)
}

/// Tells the server's planner what the index looks like, after it was filled anew.
///
/// # Errors
/// When the database refuses.
pub fn settle(conn: &mut PgConnection) -> QueryResult<()> {
    use diesel::connection::SimpleConnection as _;
    conn.batch_execute("ANALYZE search_documents; ANALYZE search_words")
}

/// Waits until nobody else writes the same thing's part of the index, until the transaction ends: whoever writes last
/// has then also read last.
///
/// # Errors
/// When the database refuses, or that takes too long.
pub fn lock(conn: &mut PgConnection, kind: Found, parent: i64) -> QueryResult<()> {
    let part = match kind {
        Found::Post => 1,
        Found::Trial => 2,
        Found::Organisation => 3,
        Found::Provision => 4,
        Found::Guidance => 5,
        Found::Involvement => 6,
        Found::Indicator => 7,
        Found::Lesson => 8,
        Found::Person => 9,
    };
    crate::db::statement("SELECT pg_advisory_xact_lock_shared($1), pg_advisory_xact_lock($2)")
        .bind::<BigInt, _>(WHOLE_INDEX)
        .bind::<BigInt, _>((WHOLE_INDEX << 32) ^ (parent << 4) ^ part)
        .execute(conn)
        .map(drop)
}

/// Waits until nobody else writes the index, until the transaction ends.
///
/// # Errors
/// When the database refuses, or that takes too long.
pub fn lock_all(conn: &mut PgConnection) -> QueryResult<()> {
    crate::db::statement("SELECT pg_advisory_xact_lock($1)").bind::<BigInt, _>(WHOLE_INDEX).execute(conn).map(drop)
}
