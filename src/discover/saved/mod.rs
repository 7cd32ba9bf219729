//! Saved searches as pages, and what is new held against them. The searches themselves are kept by `alerts`; what they ask is
//! known here.

mod form;
mod matching;
pub(super) mod routes;
mod views;

pub use matching::{all_is_known, match_searches, matched};
pub(super) use views::way_there;

use super::form::{self as search_form, Asked};
use crate::error::Error;
use crate::tx::Tx;
use crate::web::{FormData, paths};

/// The one form of a search that is kept: what its address has after the question mark, without order and page. `None` when
/// it asks for nothing, or is malformed.
fn normal(query: &str) -> Option<(Asked, String)> {
    let (asked, complaint) = search_form::parse(&FormData::of(query.as_bytes()));
    let asked = Asked { newest: false, page: 1, ..asked };
    if complaint.is_some() || !asked.asks() {
        return None;
    }
    let path = asked.path();
    let query = path.split_once('?').map(|(_, query)| query.to_owned())?;
    Some((asked, query))
}

/// Keeps a search of the viewer's, given as its address has it; for the demo.
///
/// # Errors
/// `NotFound` when it asks for nothing; otherwise as `alerts::save`.
pub fn keep(tx: &mut Tx<'_>, name: &str, query: &str, tell: crate::alerts::Tell) -> Result<(), Error> {
    let (_, query) = normal(query).ok_or(Error::NotFound)?;
    crate::alerts::save(tx, name, &query, tell)
}

/// The address of a kept search; `newest` shows what is new first.
fn address(query: &str, newest: bool) -> String {
    format!("{}?{query}{}", paths::SEARCH, if newest { "&sorter=nyest" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn the_same_search_has_one_form() {
        let one = normal("q=frav%C3%A6r++skole&slag=trader&fra=1.2.2026&side=3&sorter=nyest").unwrap().1;
        let other = normal("fra=2026-02-01&slag=trader&q=+frav%C3%A6r+skole&ar=").unwrap().1;
        assert_eq!((one.as_str(), other.as_str()), ("q=frav%C3%A6r+skole&slag=trader&fra=2026-02-01", one.as_str()));
        for nothing in ["", "slag=trader", "q=%3F", "q=a&fra=i+dag", "q=a&slag=x"] {
            assert_eq!(normal(nothing), None, "{nothing}");
        }
    }
}
