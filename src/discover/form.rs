//! The search form: an address with words and filters, parsed; and addresses made of it again.

use crate::search::{Found, REACH, asks_for_something};
use crate::text;
use crate::threads::ThreadKind;
use crate::web::{FormData, paths};

/// Results on a page.
pub(super) const PER_PAGE: i64 = 20;
/// Pages at most.
pub(super) const LAST_PAGE: i64 = REACH / PER_PAGE;
/// The longest question, in characters.
pub(super) const LONGEST: usize = 200;

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The words, as typed.
    pub(super) words: String,
    /// Only this kind of thing.
    pub(super) what: Option<Found>,
    /// Only this kind of thread.
    pub(super) kind: Option<ThreadKind>,
    /// Only the area at this address.
    pub(super) area: Option<String>,
    /// Which page of the results, from 1.
    pub(super) page: i64,
}

/// Why nothing was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Complaint {
    /// The address is malformed; the key of a text that says how.
    Malformed(&'static str),
    /// It is a search one can write, but not one that can be answered; the key of a text that says what to do.
    Unanswerable(&'static str),
}

/// What things are called in addresses.
pub(super) const WHATS: [(Found, &str, &str); 3] = [
    (Found::Post, "trader", "search-what-threads"),
    (Found::Trial, "forsok", "search-what-trials"),
    (Found::Organisation, "organisasjoner", "search-what-organisations"),
];

/// Parses an address: what is asked for, and what is wrong with it.
pub(super) fn parse(form: &FormData) -> (Asked, Option<Complaint>) {
    let words = form.get("q");
    if ["q", "slag", "type", "omrade", "side"].iter().any(|field| text::has_control_characters(form.get(field))) {
        return (Asked { page: 1, ..Asked::default() }, Some(Complaint::Malformed("search-characters")));
    }
    let mut known = true;
    let mut filter = |field, there: bool| {
        known &= there || form.get(field).is_empty();
    };
    let what = WHATS.iter().find(|(_, word, _)| *word == form.get("slag")).map(|(found, ..)| *found);
    filter("slag", what.is_some());
    let kind = ThreadKind::parse(form.get("type"));
    filter("type", kind.is_some());
    let page = form.get("side").parse().ok().filter(|page| *page >= 1);
    filter("side", page.is_some());
    let area = Some(form.get("omrade").to_owned()).filter(|slug| !slug.is_empty());
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let asked = Asked { words, what, kind, area, page: page.unwrap_or(1) };
    let complaint = asked.complaint(known);
    (asked, complaint)
}

impl Asked {
    fn complaint(&self, known: bool) -> Option<Complaint> {
        if !known {
            Some(Complaint::Malformed("search-unknown-filter"))
        } else if self.words.chars().count() > LONGEST {
            Some(Complaint::Unanswerable("search-too-long"))
        } else if self.asks() && !asks_for_something(&self.words) {
            Some(Complaint::Unanswerable("search-no-words"))
        } else if self.page > LAST_PAGE {
            Some(Complaint::Unanswerable("search-too-far"))
        } else {
            None
        }
    }

    /// Whether anything was typed.
    pub(super) fn asks(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether anything but words narrows it.
    pub(super) fn filtered(&self) -> bool {
        self.what.is_some() || self.kind.is_some() || self.area.is_some()
    }

    /// Its address.
    pub(super) fn path(&self) -> String {
        let what = self.what.and_then(|what| WHATS.iter().find(|(found, ..)| *found == what)).map(|(_, word, _)| *word);
        let page = (self.page > 1).then(|| self.page.to_string());
        paths::search(&[
            ("q", &self.words),
            ("slag", what.unwrap_or_default()),
            ("type", self.kind.map_or("", ThreadKind::as_str)),
            ("omrade", self.area.as_deref().unwrap_or_default()),
            ("side", page.as_deref().unwrap_or_default()),
        ])
    }

    /// The same for only this kind of thing, from the first page; filters that do not apply to it fall away.
    pub(super) fn only(&self, what: Option<Found>) -> Self {
        let of_threads = matches!(what, None | Some(Found::Post));
        Self {
            words: self.words.clone(),
            what,
            kind: self.kind.filter(|_| of_threads),
            area: self.area.clone().filter(|_| what != Some(Found::Organisation)),
            page: 1,
        }
    }

    /// The same without filters, from the first page.
    pub(super) fn everything(&self) -> Self {
        Self { words: self.words.clone(), page: 1, ..Self::default() }
    }

    /// Another page of the same.
    pub(super) fn at(&self, page: i64) -> Self {
        Self { page, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(query: &str) -> (Asked, Option<Complaint>) {
        parse(&FormData::of(query.as_bytes()))
    }

    #[test]
    fn an_address_is_parsed_and_made_again() {
        let (asked, complaint) = parsed("q=frav%C3%A6r++skole&slag=trader&type=question&omrade=utdanning&side=3");
        assert_eq!(
            (asked.words.as_str(), asked.what, asked.kind, asked.page),
            ("fravær skole", Some(Found::Post), Some(ThreadKind::Question), 3)
        );
        assert_eq!(complaint, None);
        assert_eq!(asked.path(), "/sok?q=frav%C3%A6r+skole&slag=trader&type=question&omrade=utdanning&side=3");
        assert_eq!(asked.everything().path(), "/sok?q=frav%C3%A6r+skole");
        assert_eq!(asked.only(Some(Found::Organisation)).path(), "/sok?q=frav%C3%A6r+skole&slag=organisasjoner");
    }

    #[test]
    fn what_cannot_be_answered_is_said() {
        assert_eq!(parsed(""), (Asked { page: 1, ..Asked::default() }, None));
        assert_eq!(parsed("q=%3F%21").1, Some(Complaint::Unanswerable("search-no-words")));
        assert_eq!(parsed(&format!("q={}", "a".repeat(201))).1, Some(Complaint::Unanswerable("search-too-long")));
        assert_eq!(parsed("q=a&side=11").1, Some(Complaint::Unanswerable("search-too-far")));
        for malformed in [
            "q=%FF",
            "q=a%00",
            "q=a&slag=x",
            "q=a&side=0",
            "q=a&side=-1",
            "q=a&side=9999999999999999999999",
            "q=a&type=x",
        ] {
            assert!(matches!(parsed(malformed).1, Some(Complaint::Malformed(_))), "{malformed}");
        }
    }
}
