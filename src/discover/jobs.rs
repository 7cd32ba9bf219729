//! Keeping the index in step: what a job names, or everything anew. Each reads after it has locked, so that of two jobs
//! about the same thing the last to write is the last to have read.

use super::queries::index as read;
use super::queries::index::Indexed;
use crate::app::App;
use crate::db::Mode;
use crate::error::Error;
use crate::ids::{PostId, ThreadId};
use crate::jobs::Job;
use crate::search::{Document, Found, postgres};
use crate::tx::Tx;

/// How many rows one transaction reads.
const BATCH: i64 = 500;

/// Brings the index in step with what an index job names; other jobs are nothing to it.
///
/// # Errors
/// When the database refuses.
pub fn index(app: &App, job: &Job) -> Result<(), Error> {
    match job {
        Job::IndexPost { post } => app.system(Mode::Again, |tx| post_again(tx, PostId(*post))),
        Job::IndexThread { thread } => thread_again(app, ThreadId(*thread)),
        Job::IndexTrial { trial } => app.system(Mode::Again, |tx| one_again(tx, Found::Trial, *trial)),
        Job::IndexOrganisation { organisation } => {
            app.system(Mode::Again, |tx| one_again(tx, Found::Organisation, *organisation))?;
            // Trials name those who take part.
            for trial in app.system(Mode::Read, |tx| read::trials_of(tx, *organisation))? {
                app.system(Mode::Again, |tx| one_again(tx, Found::Trial, trial))?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn post_again(tx: &mut Tx<'_>, post: PostId) -> Result<(), Error> {
    if let Some(thread) = read::thread_of(tx, post)? {
        postgres::lock(tx.conn, Found::Post, thread.0)?;
    }
    one(tx, Found::Post, post.0)
}

fn one_again(tx: &mut Tx<'_>, kind: Found, id: i64) -> Result<(), Error> {
    postgres::lock(tx.conn, kind, id)?;
    one(tx, kind, id)
}

fn one(tx: &mut Tx<'_>, kind: Found, id: i64) -> Result<(), Error> {
    let found = read::range(tx, kind, id - 1, id, 1)?;
    let (keep, documents) = sorted(found);
    postgres::upsert(tx.conn, &documents)?;
    postgres::retain(tx.conn, kind, id - 1, id, &keep)?;
    Ok(())
}

/// A thread of any length, a batch at a time; one that is gone leaves nothing behind.
fn thread_again(app: &App, thread: ThreadId) -> Result<(), Error> {
    let mut after = 0;
    loop {
        let last = app.system(Mode::Again, |tx| {
            postgres::lock(tx.conn, Found::Post, thread.0)?;
            let found = read::posts_of(tx, thread, after, BATCH)?;
            if found.is_empty() && after == 0 {
                postgres::remove_thread(tx.conn, thread.0)?;
            }
            let last = found.last().map(|one| one.id);
            let gone: Vec<i64> = found.iter().filter(|one| one.document.is_none()).map(|one| one.id).collect();
            let (_, documents) = sorted(found);
            postgres::remove(tx.conn, Found::Post, &gone)?;
            postgres::upsert(tx.conn, &documents)?;
            Ok(last)
        })?;
        match last {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}

/// What filling the index anew came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Posts in the index.
    pub posts: usize,
    /// Trials in the index.
    pub trials: usize,
    /// Organisations in the index.
    pub organisations: usize,
    /// What was in the index and should not have been.
    pub removed: usize,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { posts, trials, organisations, removed } = self;
        write!(f, "{posts} posts, {trials} trials, {organisations} organisations; {removed} taken out")
    }
}

/// Fills the index anew and takes out what should not be there. The service may go on meanwhile: the index is never
/// empty, and jobs wait for at most one batch.
///
/// # Errors
/// When the database refuses; what was done until then is kept, and it can be run again.
pub fn reindex(app: &App) -> Result<Counts, Error> {
    let mut counts = Counts::default();
    app.system(Mode::Again, |tx| Ok(postgres::forget_words(tx.conn)?))?;
    for kind in Found::ALL {
        let mut after = 0;
        while let Some(last) = app.system(Mode::Again, |tx| batch_anew(tx, *kind, after, &mut counts))? {
            after = last;
        }
    }
    app.system(Mode::Again, |tx| Ok(postgres::settle(tx.conn)?))?;
    Ok(counts)
}

/// One batch after a key; gives the last key, or `None` when there was nothing more.
fn batch_anew(tx: &mut Tx<'_>, kind: Found, after: i64, counts: &mut Counts) -> Result<Option<i64>, Error> {
    postgres::lock_all(tx.conn)?;
    let found = read::range(tx, kind, after, i64::MAX, BATCH)?;
    let last = found.last().map(|one| one.id);
    let (keep, documents) = sorted(found);
    postgres::upsert(tx.conn, &documents)?;
    counts.removed += postgres::retain(tx.conn, kind, after, last.unwrap_or(i64::MAX), &keep)?;
    match kind {
        Found::Post => counts.posts += keep.len(),
        Found::Trial => counts.trials += keep.len(),
        Found::Organisation => counts.organisations += keep.len(),
    }
    Ok(last)
}

/// The keys of those that belong in the index, and their documents.
fn sorted(found: Vec<Indexed>) -> (Vec<i64>, Vec<Document>) {
    found.into_iter().filter_map(|one| Some((one.id, one.document?))).unzip()
}
