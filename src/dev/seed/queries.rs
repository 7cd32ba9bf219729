//! Writing the plan, set by set: posts are put together in the database from the pool of paragraphs.

use chrono::{DateTime, Utc};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, SmallInt, Text, Timestamptz};

use super::prose::Paragraph;
use super::{PostPlan, ThreadPlan};
use crate::text::markdown::RENDER_VERSION;
use crate::tx::Tx;

/// Room to work for this transaction, and tables that live as long as it does.
pub(super) fn prepare(tx: &mut Tx<'_>) -> QueryResult<()> {
    tx.conn.batch_execute(
        "SET LOCAL statement_timeout = 0; SET LOCAL work_mem = '64MB';
         CREATE TEMP TABLE seed_pool (n integer PRIMARY KEY, source text, html text, text text) ON COMMIT DROP;
         CREATE TEMP TABLE seed_people (n integer PRIMARY KEY, member_id bigint, name text, organisation_id bigint,
             organisation_name text) ON COMMIT DROP;",
    )
}

/// The paragraphs.
pub(super) fn pool(tx: &mut Tx<'_>, pool: &[Paragraph]) -> QueryResult<()> {
    let column = |of: fn(&Paragraph) -> &str| pool.iter().map(of).collect::<Vec<_>>();
    diesel::sql_query(
        "INSERT INTO seed_pool SELECT n - 1, source, html, text
         FROM unnest($1, $2, $3) WITH ORDINALITY AS p (source, html, text, n)",
    )
    .bind::<Array<Text>, _>(column(|p| &p.source))
    .bind::<Array<Text>, _>(column(|p| &p.html))
    .bind::<Array<Text>, _>(column(|p| &p.text))
    .execute(tx.conn)?;
    tx.conn.batch_execute("ANALYZE seed_pool")
}

/// Made-up members of forty made-up municipalities; those of an earlier run are used again.
pub(super) fn people(tx: &mut Tx<'_>, count: u32) -> QueryResult<()> {
    tx.conn.batch_execute(
        "INSERT INTO organisations (slug, kind, name, demo)
         SELECT 'lasttest-' || n, 'municipality', 'Lasttest ' || n || ' kommune (demo)', true FROM generate_series(1, 40) n
         ON CONFLICT DO NOTHING",
    )?;
    let count = i64::from(count);
    diesel::sql_query(
        "INSERT INTO members (email, display_name, language, reply_mail)
         SELECT 'lasttest-' || n || '@lasttest.example', 'Lasttest ' || n, CASE n % 4 WHEN 0 THEN 'nn' ELSE 'nb' END, false
         FROM generate_series(1, $1) n ON CONFLICT DO NOTHING",
    )
    .bind::<BigInt, _>(count)
    .execute(tx.conn)?;
    diesel::sql_query(
        "INSERT INTO seed_people SELECT n - 1, m.id, m.display_name, o.id, o.name FROM generate_series(1, $1) n
         JOIN members m ON m.email = 'lasttest-' || n || '@lasttest.example' JOIN organisations o ON o.slug = 'lasttest-' || n % 40 + 1",
    )
    .bind::<BigInt, _>(count)
    .execute(tx.conn)?;
    tx.conn.batch_execute(
        "INSERT INTO memberships (member_id, organisation_id, role, side, state, verified_by, verified_at)
         SELECT member_id, organisation_id, 'member', CASE n % 3 WHEN 0 THEN 'management' END, 'active', 'operator', now()
         FROM seed_people ON CONFLICT DO NOTHING;
         ANALYZE seed_people",
    )
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// The threads; gives their keys in the order of the plan.
pub(super) fn threads(tx: &mut Tx<'_>, plan: &[ThreadPlan]) -> QueryResult<Vec<i64>> {
    let words = |of: fn(&ThreadPlan) -> &str| plan.iter().map(of).collect::<Vec<_>>();
    let numbers = |of: fn(&ThreadPlan) -> i32| plan.iter().map(of).collect::<Vec<_>>();
    let times = |of: fn(&ThreadPlan) -> DateTime<Utc>| plan.iter().map(of).collect::<Vec<_>>();
    let made: Vec<Id> = diesel::sql_query(
        "INSERT INTO threads (area_id, kind, title, audience, state, author_id, organisation_id, author_name, organisation_name,
             created_at, last_post_by, last_post_at, post_count, accepted_number)
         SELECT p.area, p.kind, p.title, ARRAY[p.audience], 'open', a.member_id, a.organisation_id, a.name, a.organisation_name,
             p.opened_at, z.name, p.last_at, p.posts, nullif(p.accepted, 0)
         FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) WITH ORDINALITY
             AS p (area, kind, title, audience, opened_by, opened_at, last_by, last_at, posts, accepted, n)
         JOIN seed_people a ON a.n = p.opened_by JOIN seed_people z ON z.n = p.last_by ORDER BY p.n RETURNING id",
    )
    .bind::<Array<BigInt>, _>(plan.iter().map(|thread| thread.area).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(words(|thread| thread.kind))
    .bind::<Array<Text>, _>(words(|thread| &thread.title))
    .bind::<Array<Text>, _>(words(|thread| thread.audience))
    .bind::<Array<Integer>, _>(numbers(|thread| thread.opened_by))
    .bind::<Array<Timestamptz>, _>(times(|thread| thread.opened_at))
    .bind::<Array<Integer>, _>(numbers(|thread| thread.last_by))
    .bind::<Array<Timestamptz>, _>(times(|thread| thread.last_at))
    .bind::<Array<Integer>, _>(numbers(|thread| thread.posts))
    .bind::<Array<Integer>, _>(numbers(|thread| thread.accepted))
    .load(tx.conn)?;
    // Keys are given out in the order of the plan; others' may lie between, but RETURNING promises no order.
    let mut ids: Vec<i64> = made.into_iter().map(|made| made.id).collect();
    ids.sort_unstable();
    Ok(ids)
}

/// Posts, in the order they were written; says how many.
pub(super) fn posts(tx: &mut Tx<'_>, threads: &[i64], plan: &[PostPlan]) -> QueryResult<usize> {
    let numbers = |of: fn(&PostPlan) -> i32| plan.iter().map(of).collect::<Vec<_>>();
    diesel::sql_query(
        "INSERT INTO posts (thread_id, number, state, author_id, organisation_id, author_name, organisation_name, body_source,
             body_html, body_text, render_version, created_at)
         SELECT p.thread_id, p.number, 'shown', w.member_id, w.organisation_id, w.name, w.organisation_name,
             a.source || E'\\n\\n' || b.source || E'\\n\\n' || c.source, a.html || b.html || c.html,
             a.text || E'\\n' || b.text || E'\\n' || c.text, $8, p.at
         FROM unnest($1, $2, $3, $4, $5, $6, $7) AS p (thread_id, number, person, a, b, c, at)
         JOIN seed_people w ON w.n = p.person
         JOIN seed_pool a ON a.n = p.a JOIN seed_pool b ON b.n = p.b JOIN seed_pool c ON c.n = p.c
         ORDER BY p.at, p.thread_id, p.number",
    )
    .bind::<Array<BigInt>, _>(plan.iter().filter_map(|post| threads.get(post.thread).copied()).collect::<Vec<_>>())
    .bind::<Array<Integer>, _>(numbers(|post| post.number))
    .bind::<Array<Integer>, _>(numbers(|post| post.by))
    .bind::<Array<Integer>, _>(numbers(|post| post.paragraphs[0]))
    .bind::<Array<Integer>, _>(numbers(|post| post.paragraphs[1]))
    .bind::<Array<Integer>, _>(numbers(|post| post.paragraphs[2]))
    .bind::<Array<Timestamptz>, _>(plan.iter().map(|post| post.at).collect::<Vec<_>>())
    .bind::<SmallInt, _>(RENDER_VERSION)
    .execute(tx.conn)
}

/// Tells the planner what the tables look like now.
pub(super) fn finish(tx: &mut Tx<'_>) -> QueryResult<()> {
    tx.conn.batch_execute("ANALYZE members, memberships, organisations, threads, posts")
}
