//! Threads that are like another: kept for each thread and read with its page, or looked up while one is being written.

use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Bool, Integer, Jsonb, Nullable, Text};
use serde::Deserialize;

use crate::db::schema::{posts, threads};
use crate::error::Error;
use crate::ids::{AreaId, ThreadId};
use crate::search::postgres::{Near, near};
use crate::threads::ThreadKind;
use crate::tx::Tx;

/// Links on a page.
const SHOWN: i64 = 5;
/// While one writes: the least share of what the title tells.
const ALIKE: f32 = 0.24;

/// A thread that is like another, as it is linked to.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName, Deserialize)]
pub struct Related {
    /// Its key.
    #[diesel(sql_type = BigInt)]
    pub id: ThreadId,
    /// Its kind.
    #[diesel(sql_type = Text)]
    pub kind: ThreadKind,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// The language form it is written in.
    #[diesel(sql_type = Text)]
    pub language: String,
    /// Replies in it.
    #[diesel(sql_type = Integer)]
    pub replies: i32,
    /// Whether the question has its answer.
    #[diesel(sql_type = Bool)]
    pub answered: bool,
}

/// Threads like the one a statement reads, as a column of it, so that its page costs no statement more: those that may be
/// read with these keys, where the thread ends before a number.
#[derive(Debug, Clone)]
pub(in crate::threads) struct RelatedColumn {
    /// The number the thread ends before; `None` is never.
    pub(in crate::threads) before: Option<i32>,
    /// Whoever reads has these.
    pub(in crate::threads) keys: Vec<String>,
}

impl Expression for RelatedColumn {
    type SqlType = Nullable<Jsonb>;
}

impl<QS> SelectableExpression<QS> for RelatedColumn {}
impl<QS> AppearsOnTable<QS> for RelatedColumn {}

impl ValidGrouping<()> for RelatedColumn {
    type IsAggregate = is_aggregate::Never;
}

impl QueryId for RelatedColumn {
    type QueryId = ();
    // Statements are told apart by their text.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<Pg> for RelatedColumn {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("(CASE WHEN threads.post_count < ");
        out.push_bind_param::<Nullable<Integer>, _>(&self.before)?;
        out.push_sql(
            " AND threads.kind <> 'announcement' THEN (SELECT jsonb_agg(l) FROM (
              SELECT t.id, t.kind, t.title, t.language, t.post_count - 1 AS replies, t.accepted_number IS NOT NULL AS answered
              FROM related_threads AS r JOIN threads AS t ON t.id = r.other_id
              WHERE r.thread_id = threads.id AND t.state IN ('open', 'closed') AND t.audience && ",
        );
        out.push_bind_param::<Array<Text>, _>(&self.keys)?;
        out.push_sql(" ORDER BY r.score DESC, r.other_id DESC LIMIT ");
        out.push_bind_param::<BigInt, _>(&SHOWN)?;
        out.push_sql(") AS l) END)");
        Ok(())
    }
}

/// Threads whose titles are like this one's, that the viewer may read.
pub(in crate::threads) fn similar(tx: &mut Tx<'_>, title: &str) -> Result<Vec<Related>, Error> {
    let keys = tx.viewer.keys().to_vec();
    let to = Near { title, keys: Some(&keys), most: 2 * SHOWN, ..Near::default() };
    let ids: Vec<ThreadId> =
        near(tx.conn, &to)?.into_iter().filter(|like| like.score >= ALIKE).map(|like| like.thread).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(crate::db::statement(include_str!("similar.sql"))
        .bind::<Array<BigInt>, _>(ids)
        .bind::<Array<Text>, _>(keys)
        .bind::<BigInt, _>(SHOWN)
        .load(tx.conn)?)
}

/// What a thread is about: its title, the text of its opening post, its area.
pub(in crate::threads) fn about(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Option<(String, String, AreaId)>, Error> {
    let opening = threads::table.inner_join(posts::table).filter(threads::id.eq(thread)).filter(posts::number.eq(1));
    Ok(opening.select((threads::title, posts::body_text, threads::area_id)).first(tx.conn).optional()?)
}

/// Threads after a key that are not known to be like any other.
///
/// # Errors
/// When the database refuses.
pub fn unrelated(tx: &mut Tx<'_>, after: ThreadId, most: i64) -> Result<Vec<ThreadId>, Error> {
    #[derive(QueryableByName)]
    struct One {
        #[diesel(sql_type = BigInt)]
        id: ThreadId,
    }
    let rows: Vec<One> = crate::db::statement(
        "SELECT id FROM threads WHERE id > $1 AND state IN ('open', 'closed')
         AND NOT EXISTS (SELECT FROM related_threads WHERE thread_id = id) ORDER BY id LIMIT $2",
    )
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(most)
    .load(tx.conn)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
