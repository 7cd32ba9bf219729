//! All threads, newest first, with filters; and how a filtered list of threads stands in an address.

pub(super) mod routes;
mod views;

use url::form_urlencoded::Serializer;

use crate::error::Error;
use crate::ids::AreaId;
use crate::threads::{self, Cursor, ThreadFilter, ThreadKind, ThreadRow};
use crate::tx::Tx;
use crate::web::FormData;

/// Threads on a page of a list.
const PER_PAGE: usize = 30;

/// The word for questions that nobody has answered, beside the words of the kinds.
pub(super) const UNANSWERED: &str = "ubesvart";

/// Which threads an address asks for: `?slag=…&omrade=…&etter=…`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Listing {
    /// Of this kind.
    pub(super) kind: Option<ThreadKind>,
    /// Questions without an answer.
    pub(super) unanswered: bool,
    /// In the area at this address.
    pub(super) area: Option<String>,
    /// After this thread.
    pub(super) after: Option<Cursor>,
}

/// A page of a list of threads.
pub(super) struct Page {
    pub(super) rows: Vec<ThreadRow>,
    /// Where the list goes on.
    pub(super) next: Option<Cursor>,
}

impl Listing {
    /// What does not parse is left out.
    pub(super) fn parse(query: &FormData) -> Self {
        let kind = query.get("slag");
        Self {
            kind: ThreadKind::parse(kind),
            unanswered: kind == UNANSWERED,
            area: Some(query.get("omrade").to_owned()).filter(|slug| !slug.is_empty() && slug.len() <= 80),
            after: Cursor::parse(query.get("etter")),
        }
    }

    /// The word that stands for the kind, empty for all.
    pub(super) fn word(&self) -> &'static str {
        if self.unanswered { UNANSWERED } else { self.kind.map_or("", ThreadKind::as_str) }
    }

    /// Whether it shows everything.
    pub(super) fn whole(&self) -> bool {
        self.kind.is_none() && !self.unanswered
    }

    /// This list on the page at `path`, from `after` on.
    pub(super) fn address(&self, path: &str, after: Option<Cursor>) -> String {
        let mut query = Serializer::new(String::new());
        for (name, value) in [("slag", self.word()), ("omrade", self.area.as_deref().unwrap_or_default())] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(after) = after {
            query.append_pair("etter", &after.to_string());
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The threads of the list.
    pub(super) fn filter(&self, area: Option<AreaId>) -> ThreadFilter {
        ThreadFilter { area, kind: self.kind, unanswered: self.unanswered, ..ThreadFilter::default() }
    }

    /// The list as it is asked for, with one row more than its page shows.
    pub(super) fn asked<'f>(&self, filter: &'f ThreadFilter) -> threads::Asked<'f> {
        (filter, self.after, PER_PAGE as i64 + 1)
    }

    /// The page of what was read.
    pub(super) fn page(&self, mut rows: Vec<ThreadRow>) -> Page {
        let more = rows.len() > PER_PAGE;
        rows.truncate(PER_PAGE);
        let next = rows.last().filter(|_| more).map(|row| row.cursor(self.unanswered));
        Page { rows, next }
    }

    /// Reads the page.
    pub(super) fn read(&self, tx: &mut Tx<'_>, area: Option<AreaId>) -> Result<Page, Error> {
        let [rows] = threads::lists(tx, [self.asked(&self.filter(area))])?;
        Ok(self.page(rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_survives_its_address() {
        let listing = Listing::parse(&FormData::of(b"slag=rule_in_way&omrade=helse&etter=17-4"));
        assert_eq!(listing.after, Some(Cursor { micros: 17, id: 4 }));
        let next = listing.address("/trader", Some(Cursor { micros: 16, id: 3 }));
        assert_eq!(next, "/trader?slag=rule_in_way&omrade=helse&etter=16-3");
        assert_eq!(Listing::parse(&FormData::of(b"slag=ubesvart")).address("/trader", None), "/trader?slag=ubesvart");
        assert_eq!(Listing::parse(&FormData::of(b"slag=troll&etter=x")), Listing::default());
    }
}
