//! The search server outside is kept in step: one worker at a time sends what is owed and waits until it is done, with no
//! transaction held meanwhile. A server that is down is owed everything until it is back; one that has lost its index,
//! or has one of another design, is filled anew.

use std::collections::HashMap;

use super::jobs::reindex;
use crate::app::App;
use crate::clock;
use crate::db::Mode;
use crate::error::Error;
use crate::search::mirror::{self, Next};
use crate::search::{Found, MeiliError, Outside};

/// Documents sent in one task.
const BATCH: i64 = 500;
/// Documents sent in one task while an index is filled: each task costs, and nobody waits for these.
const FILL: i64 = 2000;

fn outside(fault: MeiliError) -> Error {
    Error::Internal(fault.into())
}

fn holder() -> i64 {
    i64::from_le_bytes(clock::random_bytes::<8>())
}

/// Sends what is owed; fills the index first when it is missing. A server that does not answer is left for the next time:
/// what is owed stays so.
///
/// # Errors
/// When the database refuses.
pub fn mirror(app: &App) -> Result<(), Error> {
    let Some(server) = app.search.outside() else { return Ok(()) };
    let holder = holder();
    let outcome = in_step(app, server, holder);
    if let Err(fault) = &outcome {
        tracing::warn!(fault = format!("{fault:#}"), "the search server is not in step yet");
    }
    app.system(Mode::Again, |tx| Ok(mirror::give_back(tx.conn, holder)?))
}

fn in_step(app: &App, server: &dyn Outside, holder: i64) -> Result<(), Error> {
    if !app.system(Mode::Again, |tx| Ok(mirror::take(tx.conn, holder, tx.now)?))? {
        return Ok(());
    }
    let filled = app.system(Mode::Read, |tx| Ok(mirror::filled(tx.conn)?))?;
    let whole = filled.as_deref() == Some(server.name());
    let held = server.count().map_err(outside)?;
    if !whole || held.is_none() {
        if !whole {
            reindex(app)?;
        }
        fill(app, server, holder)?;
    }
    send(app, server, holder)
}

fn send(app: &App, server: &dyn Outside, holder: i64) -> Result<(), Error> {
    loop {
        match app.system(Mode::Again, |tx| Ok(mirror::next(tx.conn, holder, tx.now, BATCH)?))? {
            Next::Busy | Next::Nothing => return Ok(()),
            Next::Send(owed) => {
                server.send(&owed).map_err(outside)?;
                app.system(Mode::Again, |tx| Ok(mirror::sent(tx.conn, &owed)?))?;
            }
        }
    }
}

/// Fills an index beside the one in use, compares counts, and swaps them. What changes meanwhile is sent afterwards.
fn fill(app: &App, server: &dyn Outside, holder: i64) -> Result<usize, Error> {
    let new = server.begin().map_err(outside)?;
    let (mut after, mut turns) = ((None, 0), Vec::new());
    loop {
        let page = app.system(Mode::Again, |tx| {
            if !mirror::take(tx.conn, holder, tx.now)? {
                return Err(Error::Busy);
            }
            Ok(mirror::page(tx.conn, after, FILL)?)
        })?;
        let Some(last) = page.last() else { break };
        after = (Some(last.kind), last.id);
        new.add(&page).map_err(outside)?;
        // Their texts are not kept: what was sent is told by its turn.
        turns.extend(page.into_iter().map(|one| mirror::Owed { document: None, ..one }));
    }
    new.swap(turns.len()).map_err(outside)?;
    app.system(Mode::Again, |tx| {
        for some in turns.chunks(5000) {
            mirror::stands(tx.conn, some)?;
        }
        Ok(mirror::set_filled(tx.conn, Some(server.name()))?)
    })?;
    tracing::info!(documents = turns.len(), index = server.name(), "the search server was filled");
    Ok(turns.len())
}

/// Fills the server's index anew, whatever it holds; the one in use answers meanwhile. `None` where there is no server.
///
/// # Errors
/// When the server does not do what it is asked; when another sends to it just now; when the database refuses.
pub fn refill(app: &App) -> Result<Option<usize>, Error> {
    let Some(server) = app.search.outside() else { return Ok(None) };
    let holder = holder();
    if !app.system(Mode::Again, |tx| Ok(mirror::take(tx.conn, holder, tx.now)?))? {
        return Err(Error::Busy);
    }
    let outcome = fill(app, server, holder).and_then(|n| send(app, server, holder).map(|()| Some(n)));
    app.system(Mode::Again, |tx| Ok(mirror::give_back(tx.conn, holder)?))?;
    outcome
}

/// What comparing index and database came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    /// Documents the index here should not have held.
    pub removed: usize,
    /// Documents the server lacked or held an older text of.
    pub lacking: usize,
    /// Documents the server should not have held.
    pub strange: usize,
}

impl std::fmt::Display for Compared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { removed, lacking, strange } = self;
        write!(f, "{removed} taken out here; on the search server {lacking} lacking, {strange} to be taken out")
    }
}

/// Compares index and database, here and on the server, and mends what differs.
///
/// # Errors
/// When the server does not answer, or the database refuses; it can be run again.
pub fn check(app: &App) -> Result<Compared, Error> {
    let mut compared = Compared { removed: reindex(app)?.removed, ..Compared::default() };
    let Some(server) = app.search.outside() else { return Ok(compared) };
    mirror(app)?;
    let there = held(server)?;
    app.system(Mode::Again, |tx| {
        mirror::bury_strays(tx.conn)?;
        let settled = mirror::settled(tx.conn)?;
        let should: HashMap<(Found, i64), i64> =
            settled.into_iter().map(|(kind, id, turn)| ((kind, id), turn)).collect();
        let lacking: Vec<(Found, i64)> =
            should.iter().filter(|(key, turn)| there.get(*key) != Some(*turn)).map(|(key, _)| *key).collect();
        let strange: Vec<(Found, i64)> = there.keys().filter(|key| !should.contains_key(*key)).copied().collect();
        (compared.lacking, compared.strange) = (lacking.len(), strange.len());
        Ok(mirror::mend(tx.conn, &lacking, &strange)?)
    })?;
    mirror(app)?;
    Ok(compared)
}

/// Everything the server holds, with its turn.
fn held(server: &dyn Outside) -> Result<HashMap<(Found, i64), i64>, Error> {
    const PAGE: usize = 1000;
    let mut there = HashMap::new();
    for page in 0.. {
        let some = server.held(page * PAGE, PAGE).map_err(outside)?;
        let last = some.len() < PAGE;
        there.extend(some.into_iter().map(|(kind, id, turn)| ((kind, id), turn)));
        if last {
            break;
        }
    }
    Ok(there)
}
