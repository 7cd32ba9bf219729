//! The one way of asking, for the page, for what it promises of other searches, and for news in saved ones: what a question
//! refers to by its one name, and the words as they stand where nothing tells of that.

use crate::discover::rules;
use crate::error::Error;
use crate::provisions;
use crate::search::{Page, Query, Search};
use crate::tx::Tx;

/// The words a question is asked in, one after the other until something is found.
///
/// # Errors
/// When the database refuses.
pub(in crate::discover) fn ways(tx: &mut Tx<'_>, words: &str) -> Result<Vec<String>, Error> {
    if !rules::may_refer(words) {
        return Ok(vec![words.to_owned()]);
    }
    let acts = provisions::acts(tx)?;
    Ok(rules::ways(words, &acts, tx.now.date_naive()))
}

/// What the first of these ways gives that finds anything, and which it is; the last where none does. Whether there is
/// anything is asked of all hits, so that it is the same on every page of them.
///
/// # Errors
/// When the database refuses.
pub(in crate::discover) fn asked(
    tx: &mut Tx<'_>,
    search: &Search,
    query: &Query,
    ways: &[String],
) -> Result<(usize, Page), Error> {
    let mut given = (0, Page::default());
    for (way, words) in ways.iter().enumerate() {
        given = (way, search.find(tx.conn, &Query { words: words.clone(), ..query.clone() })?);
        if !(given.1.hits.is_empty() && given.1.counts.is_empty()) {
            break;
        }
    }
    Ok(given)
}

/// Looks up a question in the ways it is asked.
///
/// # Errors
/// When the database refuses.
pub fn look_up(tx: &mut Tx<'_>, search: &Search, query: &Query) -> Result<Page, Error> {
    let ways = ways(tx, &query.words)?;
    Ok(asked(tx, search, query, &ways)?.1)
}
