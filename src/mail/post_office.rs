//! The demo's post office: mail kept in the database instead of being sent, to be read as HTML, text and headers.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::upsert::excluded;

use super::Letter;
use crate::db::schema::post_office;

/// A letter in the post office.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = post_office, check_for_backend(diesel::pg::Pg))]
pub struct Kept {
    /// Its key.
    pub id: i64,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// The message as it would have gone over the wire.
    pub raw: Vec<u8>,
    /// When.
    pub received_at: DateTime<Utc>,
}

/// Keeps a letter; the same letter sent again replaces itself.
pub(super) fn keep(conn: &mut PgConnection, letter: &Letter, raw: &[u8]) -> QueryResult<()> {
    diesel::insert_into(post_office::table)
        .values((
            post_office::message_id.eq(&letter.message_id),
            post_office::recipient.eq(&letter.to),
            post_office::subject.eq(&letter.subject),
            post_office::raw.eq(raw),
        ))
        .on_conflict(post_office::message_id)
        .do_update()
        .set(post_office::raw.eq(excluded(post_office::raw)))
        .execute(conn)
        .map(drop)
}

/// The newest hundred letters.
///
/// # Errors
/// When the database refuses.
pub fn newest(conn: &mut PgConnection) -> QueryResult<Vec<Kept>> {
    post_office::table.order(post_office::id.desc()).limit(100).select(Kept::as_select()).load(conn)
}

/// One letter.
///
/// # Errors
/// `NotFound` when there is none with this key.
pub fn one(conn: &mut PgConnection, id: i64) -> QueryResult<Kept> {
    post_office::table.find(id).select(Kept::as_select()).first(conn)
}
