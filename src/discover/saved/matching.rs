//! What is new, held against the saved searches: a lot of documents at a time, against a lot of searches in one statement,
//! under each reader's keys. What is noted as new stays so until the transaction that found for whom has committed.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};

use super::search_form;
use crate::alerts::{self, NewFind, Watched};
use crate::app::App;
use crate::areas;
use crate::db::Mode;
use crate::discover::queries::index as read;
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
        let asked: Vec<(i64, Query)> = watched.iter().filter_map(|one| Some((one.id.0, reads.query(one)?))).collect();
        let since: HashMap<i64, DateTime<Utc>> = watched.iter().map(|one| (one.id.0, one.since)).collect();
        let hits = postgres::matching(tx.conn, &asked, &documents)?;
        let news = hits.into_iter().filter(|(search, hit)| came.get(&(hit.kind, hit.id)) > since.get(search));
        let finds: Vec<NewFind> = news.map(|(search, hit)| NewFind { search: SavedSearchId(search), hit }).collect();
        alerts::found(tx, mail, &finds)?;
    }
    arrivals::done(tx.conn, &new)?;
    Ok(new.len())
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

    /// What it asks, under its reader's keys; `None` when it cannot be asked any longer. A reference is asked for by its name,
    /// as on the page.
    fn query(&self, one: &Watched) -> Option<Query> {
        let (asked, complaint) = search_form::parse(&FormData::of(one.query.as_bytes()));
        let area = match &asked.area {
            Some(slug) => Some(*self.areas.get(slug)?),
            None => None,
        };
        if complaint.is_some() {
            return None;
        }
        let mut query = asked.query(area, one.keys.clone());
        let refers = rules::may_refer(&query.words);
        if let Some(words) = refers.then(|| rules::in_question(&query.words, &self.acts, self.today)).flatten() {
            query.words = words;
        }
        Some(query)
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
