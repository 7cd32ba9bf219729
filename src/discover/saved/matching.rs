//! What is new, held against the saved searches: a lot of documents at a time, against a lot of searches in one statement,
//! under each reader's keys. What is noted as new stays so until the transaction that found for whom has committed.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};

use super::search_form;
use crate::alerts::{self, NewFind, Watched};
use crate::app::App;
use crate::areas;
use crate::db::Mode;
use crate::discover::queries::{ask, index as read};
use crate::discover::rules;
use crate::error::Error;
use crate::ids::{AreaId, MemberId, SavedSearchId};
use crate::provisions::{self, LegalAct};
use crate::search::postgres::{self, arrivals};
use crate::search::{Found, Query, Search};
use crate::tx::Tx;
use crate::web::FormData;

/// Documents of one transaction.
const DOCUMENTS: i64 = 100;
/// Searches of one statement.
const SEARCHES: i64 = 1000;
/// Documents read at a time where all are noted.
const BATCH: i64 = 500;

/// Holds everything new against the saved searches, and owes what comes of it.
///
/// # Errors
/// When the database refuses; what was done until then is kept, and the rest is new still.
pub fn match_searches(app: &App) -> Result<(), Error> {
    loop {
        let mail = (app.mailer.domain(), Duration::seconds(i64::from(app.settings.mail_wait_seconds)));
        let done = app.system(Mode::Again, |tx| matched(tx, mail))?;
        if i64::try_from(done).unwrap_or(i64::MAX) < DOCUMENTS {
            return Ok(());
        }
    }
}

/// One lot of what is new; gives how many it was.
///
/// # Errors
/// When the database refuses.
pub fn matched(tx: &mut Tx<'_>, mail: (&str, Duration)) -> Result<usize, Error> {
    let new = arrivals::take(tx.conn, DOCUMENTS)?;
    if new.is_empty() {
        return Ok(0);
    }
    // That somebody lets herself be found is no news.
    let told = new.iter().filter(|one| one.kind != Found::Person);
    let documents: Vec<(Found, i64)> = told.map(|one| (one.kind, one.id)).collect();
    let came: HashMap<(Found, i64), DateTime<Utc>> = new.iter().map(|one| ((one.kind, one.id), one.at)).collect();
    let mut after = (MemberId(0), SavedSearchId(0));
    let mut reads = None;
    loop {
        let watched = alerts::watched(tx, after, SEARCHES)?;
        let Some(last) = watched.last() else { break };
        after = (last.member, last.id);
        let reads = match &reads {
            Some(reads) => reads,
            None => reads.insert(Reads::of(tx)?),
        };
        let asked: Vec<Kept> = watched.iter().filter_map(|one| reads.kept(one)).collect();
        let since: HashMap<SavedSearchId, DateTime<Utc>> = watched.iter().map(|one| (one.id, one.since)).collect();
        let mut finds = finds(tx, &asked, &documents)?;
        finds.retain(|find| came.get(&(find.hit.kind, find.hit.id)) > since.get(&find.search));
        alerts::found(tx, mail, &finds)?;
    }
    arrivals::done(tx.conn, &new)?;
    Ok(new.len())
}

/// A kept search: what it asks under its reader's keys, and the ways it is asked.
struct Kept {
    id: SavedSearchId,
    query: Query,
    ways: Vec<String>,
}

/// What each search finds of these documents. All ways of asking are held against them at once; what a later one finds
/// counts where the page, asked now, would go by it.
fn finds(tx: &mut Tx<'_>, kept: &[Kept], documents: &[(Found, i64)]) -> Result<Vec<NewFind>, Error> {
    let ways = kept.iter().flat_map(|one| one.ways.iter().enumerate().map(move |(way, words)| (one, way, words)));
    let held: Vec<(&Kept, usize, &String)> = ways.collect();
    let query = |one: &Kept, words: &String| Query { words: words.clone(), ..one.query.clone() };
    let asked: Vec<(i64, Query)> = (0..).zip(held.iter().map(|(one, _, words)| query(one, words))).collect();
    let mut by: HashMap<SavedSearchId, usize> = HashMap::new();
    let mut finds = Vec::new();
    for (number, hit) in postgres::matching(tx.conn, &asked, documents)? {
        let Some((one, way, _)) = usize::try_from(number).ok().and_then(|number| held.get(number)) else { continue };
        let goes_by = match by.get(&one.id) {
            Some(known) => *known,
            None if *way == 0 => 0,
            None => ask::asked(tx, &Search::Postgres, &one.query, &one.ways)?.0,
        };
        by.insert(one.id, goes_by);
        if goes_by == *way {
            finds.push(NewFind { search: one.id, hit });
        }
    }
    Ok(finds)
}

/// What it takes to read a kept search.
struct Reads {
    areas: HashMap<String, AreaId>,
    acts: Vec<LegalAct>,
    today: chrono::NaiveDate,
}

impl Reads {
    fn of(tx: &mut Tx<'_>) -> Result<Self, Error> {
        let areas = areas::all(tx)?.into_iter().map(|area| (area.slug, area.id)).collect();
        Ok(Self { areas, acts: provisions::acts(tx)?, today: tx.now.date_naive() })
    }

    /// The search of somebody who waits for news in it; `None` when it cannot be asked any longer.
    fn kept(&self, one: &Watched) -> Option<Kept> {
        let (asked, complaint) = search_form::parse(&FormData::of(one.query.as_bytes()));
        let area = match &asked.area {
            Some(slug) => Some(*self.areas.get(slug)?),
            None => None,
        };
        if complaint.is_some() {
            return None;
        }
        let query = asked.query(area, one.keys.clone());
        let ways = rules::ways(&query.words, &self.acts, self.today);
        Some(Kept { id: one.id, query, ways })
    }
}

/// Notes everything that can be found as having come when it was written, and indexes what came after `since`: only that is
/// new. For the demo, whose days lie behind it.
///
/// # Errors
/// When the database refuses.
pub fn all_is_known(search: &Search, tx: &mut Tx<'_>, since: DateTime<Utc>) -> Result<(), Error> {
    for kind in Found::ALL {
        let mut after = 0;
        loop {
            let found = read::range(tx, *kind, after, i64::MAX, BATCH)?;
            let Some(last) = found.last() else { break };
            after = last.id;
            let documents: Vec<_> = found.into_iter().filter_map(|one| one.document).collect();
            arrivals::note(tx.conn, documents.iter().map(|one| (one, one.at)))?;
            let new: Vec<_> = documents.into_iter().filter(|one| one.at >= since).collect();
            search.put(tx.conn, &new)?;
        }
    }
    Ok(arrivals::old(tx.conn, since)?)
}
