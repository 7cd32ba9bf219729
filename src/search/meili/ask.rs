//! A question in the server's language: words as stems, phrases as they stand, and the viewer's keys in the filter.

use crate::search::query::Term;
use crate::search::{Counts, Facet, Found, Mark, Query, words};

/// What is counted, by the names the server has for it.
pub(super) const FACETS: [(Facet, &str); 9] = [
    (Facet::Kind, "kind"),
    (Facet::Sort, "facet"),
    (Facet::Area, "area"),
    (Facet::County, "counties"),
    (Facet::Kostra, "kostra"),
    (Facet::Status, "status"),
    (Facet::Answered, "answered"),
    (Facet::Year, "year"),
    (Facet::Language, "language"),
];

/// The terms as one text; with `apart`, compounds are taken apart.
pub(super) fn text(terms: &[Term], apart: bool) -> String {
    let mut out: Vec<String> = Vec::new();
    for term in terms {
        let sign = if term.negated { "-" } else { "" };
        match term.words.as_slice() {
            [word] if !term.quoted => {
                let parts = if apart && !term.negated { words::parts(word) } else { Vec::new() };
                if parts.is_empty() {
                    out.push(format!("{sign}{}", words::stem(word)));
                } else {
                    out.extend(parts.into_iter().map(words::stem));
                }
            }
            several => out.push(format!("{sign}\"{}\"", several.join(" "))),
        }
    }
    out.join(" ")
}

/// What to mark of what is found.
pub(super) fn marks(terms: &[Term]) -> Vec<Mark> {
    let wanted = terms.iter().filter(|term| !term.negated);
    let mut marks: Vec<Mark> = Vec::new();
    for word in wanted.flat_map(|term| &term.words) {
        let stem = rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::Norwegian).stem(word).into_owned();
        let mark = Mark { begun: stem.chars().count() >= 5, stem };
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

fn one_of(name: &str, values: impl IntoIterator<Item = String>) -> String {
    format!("{name} IN [{}]", values.into_iter().collect::<Vec<_>>().join(", "))
}

/// The filter: always the viewer's keys, and what narrows the search.
pub(super) fn filter(query: &Query) -> String {
    let mut all = vec![one_of("audience", query.keys.iter().map(|key| quoted(key)))];
    if !query.kinds.is_empty() {
        all.push(one_of("kind", query.kinds.iter().map(|kind: &Found| quoted(kind.as_str()))));
    }
    let mut is = |name: &str, value: Option<String>| all.extend(value.map(|value| format!("{name} = {value}")));
    is("facet", query.facet.as_deref().map(quoted));
    is("area", query.area.map(|area| area.0.to_string()));
    is("counties", query.county.as_deref().map(quoted));
    is("kostra", query.kostra.map(|group| group.to_string()));
    is("status", query.status.as_deref().map(quoted));
    is("answered", query.answered.map(|answered| answered.to_string()));
    is("year", query.year.map(|year| year.to_string()));
    is("language", query.language.as_deref().map(quoted));
    all.extend(query.since.map(|since| format!("at >= {}", since.timestamp())));
    all.extend(query.until.map(|until| format!("at < {}", until.timestamp())));
    all.join(" AND ")
}

/// The server's counts.
pub(super) fn counts(
    told: Option<std::collections::HashMap<String, std::collections::HashMap<String, usize>>>,
) -> Counts {
    let mut counts = Counts::new();
    for (name, values) in told.unwrap_or_default() {
        let Some((facet, _)) = FACETS.iter().find(|(_, known)| *known == name) else { continue };
        let values = values.into_iter().filter(|(_, n)| *n > 0);
        counts.extend(values.map(|(value, n)| ((*facet, value), u64::try_from(n).unwrap_or(u64::MAX))));
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse;

    #[test]
    fn words_go_as_stems_and_phrases_as_they_stand() {
        assert_eq!(
            text(&parse("Løsningene -elever \"første linje\" § 3-1"), false),
            "losning -elev \"første linje\" \"3 1\""
        );
        assert_eq!(text(&parse("elevfraværet"), true), "elev fravar");
    }

    #[test]
    fn nothing_in_a_filter_can_get_out_of_its_quotes() {
        let query = Query {
            keys: vec!["open".to_owned(), "a\" OR kind = \"post".to_owned()],
            status: Some("x\\".to_owned()),
            kostra: Some(3),
            ..Query::default()
        };
        assert_eq!(filter(&query), r#"audience IN ["open", "a\" OR kind = \"post"] AND kostra = 3 AND status = "x\\""#);
        assert_eq!(filter(&Query::default()), "audience IN []", "without a key nothing is found");
    }
}
