//! Two prepared statements: a thread's row, and a page of its posts.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, Pool};

use crate::db::schema::{posts, threads};

/// How many posts a page holds, as the thread page's does.
const PAGE: i32 = 50;

/// Connections, without a queue in front of them.
#[derive(Clone)]
pub(super) struct Bare(Pool<ConnectionManager<PgConnection>>);

/// A thread's row.
#[derive(Queryable, Selectable)]
#[diesel(table_name = threads, check_for_backend(diesel::pg::Pg))]
pub(super) struct Thread {
    pub(super) title: String,
    pub(super) author_name: String,
    pub(super) organisation_name: Option<String>,
    pub(super) post_count: i32,
    pub(super) created_at: DateTime<Utc>,
}

/// A post as it is shown.
#[derive(Queryable, Selectable)]
#[diesel(table_name = posts, check_for_backend(diesel::pg::Pg))]
pub(super) struct Post {
    pub(super) number: Option<i32>,
    pub(super) author_name: String,
    pub(super) organisation_name: Option<String>,
    pub(super) body_html: String,
    pub(super) created_at: DateTime<Utc>,
}

impl Bare {
    /// Opens `pool` connections.
    pub(super) fn open(url: &str, pool: u32) -> anyhow::Result<Self> {
        Ok(Self(Pool::builder().max_size(pool).test_on_check_out(false).build(ConnectionManager::new(url))?))
    }

    /// The thread and the page of posts that begins with number `from`.
    pub(super) fn page(&self, thread: i64, from: i32) -> anyhow::Result<(Thread, Vec<Post>)> {
        let mut conn = self.0.get()?;
        let row = threads::table.filter(threads::id.eq(thread)).select(Thread::as_select()).first(&mut conn)?;
        let page = posts::table
            .filter(
                posts::thread_id
                    .eq(thread)
                    .and(posts::number.ge(from))
                    .and(posts::number.lt(from.saturating_add(PAGE))),
            )
            .order(posts::number)
            .select(Post::as_select())
            .load(&mut conn)?;
        Ok((row, page))
    }
}
