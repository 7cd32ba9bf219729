//! Keeping the index in step: what a job names, or everything anew. Each reads after it has locked, so that of two jobs
//! about the same thing the last to write is the last to have read.

use super::queries::index as read;
use super::queries::index::Indexed;
use crate::app::App;
use crate::db::Mode;
use crate::error::Error;
use crate::ids::{PostId, ThreadId};
use crate::jobs::Job;
use crate::search::{Document, Found, Search, postgres};
use crate::threads;
use crate::tx::Tx;

/// How many rows one transaction reads.
const BATCH: i64 = 500;

/// Brings the index in step with what an index job names; other jobs are nothing to it.
///
/// # Errors
/// When the database refuses.
pub fn index(app: &App, job: &Job) -> Result<(), Error> {
    match job {
        Job::IndexPost { post } => {
            let thread = app.system(Mode::Again, |tx| post_again(&app.search, tx, PostId(*post)))?;
            let Some((thread, opens)) = thread else { return Ok(()) };
            if opens {
                app.system(Mode::Again, |tx| threads::relate(tx, thread))?;
            }
            hanging_on(app, Found::Post, thread.0)
        }
        Job::IndexThread { thread } => {
            thread_again(app, ThreadId(*thread))?;
            app.system(Mode::Again, |tx| threads::relate(tx, ThreadId(*thread)))?;
            hanging_on(app, Found::Post, *thread)
        }
        Job::IndexTrial { trial } => with_all(app, Found::Trial, *trial),
        Job::IndexOrganisation { organisation } => with_all(app, Found::Organisation, *organisation),
        Job::Index { what, item } => app.system(Mode::Again, |tx| one_again(&app.search, tx, *what, *item)),
        _ => Ok(()),
    }
}

fn with_all(app: &App, kind: Found, id: i64) -> Result<(), Error> {
    app.system(Mode::Again, |tx| one_again(&app.search, tx, kind, id))?;
    hanging_on(app, kind, id)
}

/// What tells of it, or may be read with it only.
fn hanging_on(app: &App, kind: Found, id: i64) -> Result<(), Error> {
    for (kind, id) in app.system(Mode::Read, |tx| read::hanging_on(tx, kind, id))? {
        app.system(Mode::Again, |tx| one_again(&app.search, tx, kind, id))?;
    }
    Ok(())
}

/// Its thread, and whether it opens that.
fn post_again(search: &Search, tx: &mut Tx<'_>, post: PostId) -> Result<Option<(ThreadId, bool)>, Error> {
    let thread = read::thread_of(tx, post)?;
    if let Some((thread, _)) = thread {
        postgres::lock(tx.conn, Found::Post, thread.0)?;
    }
    one(search, tx, Found::Post, post.0)?;
    Ok(thread)
}

fn one_again(search: &Search, tx: &mut Tx<'_>, kind: Found, id: i64) -> Result<(), Error> {
    postgres::lock(tx.conn, kind, id)?;
    one(search, tx, kind, id)
}

fn one(search: &Search, tx: &mut Tx<'_>, kind: Found, id: i64) -> Result<(), Error> {
    let found = read::range(tx, kind, id - 1, id, 1)?;
    let (keep, documents) = sorted(found);
    search.put(tx.conn, &documents)?;
    search.retain(tx.conn, kind, (id - 1, id), &keep)?;
    arrived(tx, &documents)?;
    send(search, tx)
}

/// Notes what was not there before, and has it held against the saved searches.
fn arrived(tx: &mut Tx<'_>, documents: &[Document]) -> Result<(), Error> {
    let now = tx.now;
    match postgres::arrivals::note(tx.conn, documents.iter().map(|one| (one, now)))? {
        0 => Ok(()),
        _ => tx.enqueue(&Job::MatchSearches {}),
    }
}

/// Has what changed sent to the search server outside, where there is one.
fn send(search: &Search, tx: &mut Tx<'_>) -> Result<(), Error> {
    if search.outside().is_some() { tx.enqueue(&Job::Mirror {}) } else { Ok(()) }
}

/// A thread of any length, a batch at a time; one that is gone leaves nothing behind.
fn thread_again(app: &App, thread: ThreadId) -> Result<(), Error> {
    let mut after = 0;
    loop {
        let last = app.system(Mode::Again, |tx| {
            postgres::lock(tx.conn, Found::Post, thread.0)?;
            let found = read::posts_of(tx, thread, after, BATCH)?;
            if found.is_empty() && after == 0 {
                app.search.remove_thread(tx.conn, thread.0)?;
            }
            let last = found.last().map(|one| one.id);
            let gone: Vec<i64> = found.iter().filter(|one| one.document.is_none()).map(|one| one.id).collect();
            let (_, documents) = sorted(found);
            app.search.remove(tx.conn, Found::Post, &gone)?;
            app.search.put(tx.conn, &documents)?;
            arrived(tx, &documents)?;
            send(&app.search, tx)?;
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
    /// Everything else in the index.
    pub others: usize,
    /// What was in the index and should not have been.
    pub removed: usize,
}

impl Counts {
    /// Everything in the index.
    pub fn all(&self) -> usize {
        self.posts + self.trials + self.organisations + self.others
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { posts, trials, organisations, others, removed } = self;
        write!(f, "{posts} posts, {trials} trials, {organisations} organisations, {others} others; {removed} taken out")
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
        while let Some(last) = app.system(Mode::Again, |tx| batch_anew(&app.search, tx, *kind, after, &mut counts))? {
            after = last;
        }
    }
    app.system(Mode::Again, |tx| Ok(postgres::settle(tx.conn)?))?;
    relate_all(app)?;
    Ok(counts)
}

/// Compares threads that are not known to be like any other with all the others.
fn relate_all(app: &App) -> Result<(), Error> {
    let mut after = ThreadId(0);
    loop {
        let some = app.system(Mode::Read, |tx| threads::unrelated(tx, after, BATCH))?;
        let Some(last) = some.last() else { return Ok(()) };
        after = *last;
        for thread in some {
            app.system(Mode::Again, |tx| threads::relate(tx, thread))?;
        }
    }
}

/// One batch after a key; gives the last key, or `None` when there was nothing more.
fn batch_anew(
    search: &Search,
    tx: &mut Tx<'_>,
    kind: Found,
    after: i64,
    counts: &mut Counts,
) -> Result<Option<i64>, Error> {
    postgres::lock_all(tx.conn)?;
    let found = read::range(tx, kind, after, i64::MAX, BATCH)?;
    let last = found.last().map(|one| one.id);
    let (keep, documents) = sorted(found);
    search.put(tx.conn, &documents)?;
    arrived(tx, &documents)?;
    counts.removed += search.retain(tx.conn, kind, (after, last.unwrap_or(i64::MAX)), &keep)?;
    match kind {
        Found::Post => counts.posts += keep.len(),
        Found::Trial => counts.trials += keep.len(),
        Found::Organisation => counts.organisations += keep.len(),
        _ => counts.others += keep.len(),
    }
    Ok(last)
}

/// The keys of those that belong in the index, and their documents.
fn sorted(found: Vec<Indexed>) -> (Vec<i64>, Vec<Document>) {
    found.into_iter().filter_map(|one| Some((one.id, one.document?))).unzip()
}
