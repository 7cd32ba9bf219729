//! Load-test data: fast, set-based and the same every time. It says nothing, in the words of the field, for made-up
//! people of made-up municipalities.

pub(super) mod dice;
mod plan;
mod prose;
mod queries;

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::db::Mode;
use crate::error::Error;
use crate::tx::Tx;
use crate::{areas, discover};

use dice::Dice;

/// Paragraphs that posts are put together from, three at a time: some 10^9 different posts.
const PARAGRAPHS: u32 = 1_200;
/// Posts written by one statement, so few that none is slow.
const BATCH: usize = 1_000;

/// Adds `posts` posts in a twentieth as many threads of the areas, written by `people` made-up members: one thread of
/// 5,000 posts, one of exactly 50, the others skewed; counters are right, and the search index is filled anew afterwards.
///
/// # Errors
/// When there are no areas, or the database refuses.
pub fn run(app: &App, posts: u32, people: u32) -> anyhow::Result<()> {
    app.system(Mode::Write, |tx| write(tx, posts, people.max(1)))?;
    tracing::info!("filling the search index");
    discover::reindex(app)?;
    tracing::info!("seeded");
    Ok(())
}

fn write(tx: &mut Tx<'_>, posts: u32, people: u32) -> Result<(), Error> {
    let mut dice = Dice::new(19_920_626);
    let pool = prose::paragraphs(&mut dice, PARAGRAPHS);
    tracing::info!(paragraphs = pool.len(), "the pool of paragraphs is rendered");
    queries::prepare(tx)?;
    queries::pool(tx, &pool)?;
    queries::people(tx, people)?;
    let areas: Vec<i64> = areas::all(tx)?.into_iter().map(|area| area.id.0).collect();
    if areas.is_empty() {
        return Err(anyhow::anyhow!("there are no areas: load the reference data first").into());
    }
    let (threads, mut plan) = plan::plan(&mut dice, posts, people, &areas, tx.now);
    let ids = queries::threads(tx, &threads)?;
    tracing::info!(threads = ids.len(), people, "threads are there");
    // As in life, the posts of a thread lie between those of others.
    plan.sort_by_key(|post| (post.at, post.thread, post.number));
    let mut done = 0;
    for some in plan.chunks(BATCH) {
        done += queries::posts(tx, &ids, some)?;
        if done % 20_000 == 0 {
            tracing::info!(posts = done, of = posts, "posts are written");
        }
    }
    Ok(queries::finish(tx)?)
}

/// A thread to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ThreadPlan {
    area: i64,
    kind: &'static str,
    title: String,
    audience: &'static str,
    /// Who opened it, by number.
    opened_by: i32,
    opened_at: DateTime<Utc>,
    last_by: i32,
    last_at: DateTime<Utc>,
    posts: i32,
    /// The number of the accepted answer; 0 is none.
    accepted: i32,
}

/// A post to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PostPlan {
    /// The thread, by its place in the plan.
    thread: usize,
    number: i32,
    by: i32,
    paragraphs: [i32; 3],
    at: DateTime<Utc>,
}
