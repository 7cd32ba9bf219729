//! What may have been meant by a mistyped word. A word of the index is never shown before the reader is known to read
//! something that has it: `holding` says where to look, and whoever asks reads that again.

use std::collections::HashMap;

use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use super::find::known_like;
use crate::search::{Found, Hit, spelling};

/// Words that may stand for one.
const MOST: usize = 5;

/// For each typed word the words of the index that may have been meant, nearest first; itself when the index has it.
///
/// # Errors
/// When the database refuses.
pub fn meant(conn: &mut PgConnection, typed: &[String]) -> QueryResult<HashMap<String, Vec<String>>> {
    let words: Vec<&str> = typed.iter().map(String::as_str).collect();
    let known = known_like(conn, &words)?;
    let near = |word: &String| {
        let known = known.get(&spelling::key(word)).map(Vec::as_slice).unwrap_or_default();
        (word.clone(), spelling::meant(word, known, MOST))
    };
    Ok(typed.iter().map(near).collect())
}

#[derive(QueryableByName)]
struct Holds {
    #[diesel(sql_type = Text)]
    word: String,
    #[diesel(sql_type = Text)]
    kind: Found,
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    parent_id: i64,
}

/// For each word some of what has it, in some form, and may be found with these keys.
///
/// # Errors
/// When the database refuses.
pub fn holding(conn: &mut PgConnection, words: &[String], keys: &[String]) -> QueryResult<Vec<(String, Hit)>> {
    let rows: Vec<Holds> = crate::db::statement(include_str!("holding.sql"))
        .bind::<Array<Text>, _>(words)
        .bind::<Array<Text>, _>(keys)
        .load(conn)?;
    let hit = |row: Holds| (row.word, Hit { kind: row.kind, id: row.id, parent_id: row.parent_id });
    Ok(rows.into_iter().map(hit).collect())
}
