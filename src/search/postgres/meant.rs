//! What may have been meant by a mistyped word. A word of the index is never shown before the reader is known to read
//! something that has it: with each word comes where to look, and whoever asks reads that again.

use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use crate::search::{Found, Hit, spelling};

/// A word of the index that is like one that was typed, and something that has it in some form and may be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The word.
    pub word: String,
    /// The word in plain letters.
    pub key: String,
    /// What has it.
    pub hit: Hit,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    word: String,
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Text)]
    kind: Found,
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    parent_id: i64,
}

/// Words of the index like these, each with some of what has it and may be found with these keys.
///
/// # Errors
/// When the database refuses.
pub fn held_like(conn: &mut PgConnection, typed: &[String], keys: &[String]) -> QueryResult<Vec<Held>> {
    let wanted: Vec<String> = typed.iter().map(|word| spelling::key(word)).collect();
    let rows: Vec<Row> = crate::db::statement(include_str!("meant.sql"))
        .bind::<Array<Text>, _>(wanted)
        .bind::<Array<Text>, _>(keys)
        .load(conn)?;
    let held = |row: Row| Held {
        word: row.word,
        key: row.key,
        hit: Hit { kind: row.kind, id: row.id, parent_id: row.parent_id },
    };
    Ok(rows.into_iter().map(held).collect())
}
