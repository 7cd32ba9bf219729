//! Help where little was found: what may have been meant, and what fewer narrowings would give. Either engine is helped
//! the same way: from the index here, and from the hits.

use std::collections::HashMap;

use super::ask;
use super::page::{Line, rows};
use crate::areas::Area;
use crate::discover::form::{Asked, FIELDS, parse};
use crate::error::Error;
use crate::search::postgres::{self, Held};
use crate::search::{self, Facet, Hit, Query, Search};
use crate::tx::Tx;
use crate::web::FormData;

/// Typed words looked at.
const MOST_WORDS: usize = 3;
/// Narrowings tried without.
const MOST_NARROWINGS: usize = 4;

/// The same search with one narrowing less.
#[derive(Debug, Clone)]
pub(in crate::discover) struct Fewer {
    /// The field of the address that falls away.
    pub(in crate::discover) field: &'static str,
    /// The search.
    pub(in crate::discover) asked: Asked,
    /// What it finds.
    pub(in crate::discover) hits: u64,
}

/// The question as it may have been meant: with words for those that nothing shown says, near them, and in something the
/// reader may read. `None` when there are none.
pub(super) fn meant(tx: &mut Tx<'_>, search: &Search, asked: &Asked, shown: &[Line]) -> Result<Option<String>, Error> {
    let said = |word: &str| shown.iter().any(|line| says(line, word, true));
    let mut typed = search::doubtful(&asked.words);
    typed.retain(|word| !said(word));
    typed.truncate(MOST_WORDS);
    if typed.is_empty() {
        return Ok(None);
    }
    let known = readable(tx, &typed)?;
    let exchange = |word: &String| {
        let meant = search::meant(word, &known).filter(|meant| meant != word)?;
        Some((word.clone(), meant))
    };
    let exchanged: Vec<(String, String)> = typed.iter().filter_map(exchange).collect();
    if exchanged.is_empty() {
        return Ok(None);
    }
    let words = search::exchanged(&asked.words, &exchanged);
    // A word alone is known to be found; several may stand nowhere together.
    let alone = exchanged.iter().any(|(_, meant)| *meant == words);
    Ok((alone || finds(tx, search, &words)?).then_some(words))
}

fn finds(tx: &mut Tx<'_>, search: &Search, words: &str) -> Result<bool, Error> {
    let query = Query { words: words.to_owned(), keys: tx.viewer.keys().to_vec(), most: 1, ..Query::default() };
    Ok(!ask::look_up(tx, search, &query)?.hits.is_empty())
}

/// Words like these, with their keys, that stand letter by letter in something the reader may read now. The index alone is
/// not asked: it may be behind.
fn readable(tx: &mut Tx<'_>, typed: &[String]) -> Result<Vec<(String, String)>, Error> {
    let keys = tx.viewer.keys().to_vec();
    let held = postgres::held_like(tx.conn, typed, &keys)?;
    let mut hits: Vec<Hit> = held.iter().map(|held| held.hit.clone()).collect();
    hits.sort_by_key(|hit| (hit.kind.as_str(), hit.id));
    hits.dedup();
    let lines: HashMap<_, Line> =
        rows(tx, &hits)?.into_iter().map(|line| ((line.found.as_str(), line.id), line)).collect();
    let stands = |held: &Held| {
        lines.get(&(held.hit.kind.as_str(), held.hit.id)).is_some_and(|line| says(line, &held.word, false))
    };
    let mut known: Vec<(String, String)> = held.into_iter().filter(stands).map(|held| (held.word, held.key)).collect();
    known.sort();
    known.dedup();
    Ok(known)
}

fn says(line: &Line, word: &str, any_form: bool) -> bool {
    let nynorsk = [&line.title_nn, &line.text_nn].into_iter().flatten();
    [&line.title_nb, &line.text_nb, &line.who].into_iter().chain(nynorsk).any(|text| search::says(text, word, any_form))
}

/// What the same search, asked in the same ways, gives with each of its narrowings left out; those that give nothing are left
/// out themselves.
pub(super) fn fewer(
    tx: &mut Tx<'_>,
    search: &Search,
    (asked, ways): (&Asked, &[String]),
    areas: &[Area],
) -> Result<Vec<Fewer>, Error> {
    let mut fewer = Vec::new();
    for (field, asked) in narrowings(asked).into_iter().take(MOST_NARROWINGS) {
        let area = areas.iter().find(|area| asked.area.as_ref() == Some(&area.slug)).map(|area| area.id);
        let (_, page) = ask::asked(tx, search, &asked.query(area, tx.viewer.keys().to_vec()), ways)?;
        let kinds = page.counts.iter().filter(|((facet, _), _)| *facet == Facet::Kind);
        let hits = kinds.map(|(_, n)| *n).sum();
        if hits > 0 {
            fewer.push(Fewer { field, asked, hits });
        }
    }
    Ok(fewer)
}

/// The search without each of its narrowings, by the field that falls away.
fn narrowings(asked: &Asked) -> Vec<(&'static str, Asked)> {
    let narrows = |field: &&&str| !matches!(**field, "q" | "sorter") && !asked.field(field).is_empty();
    let without = |left_out: &&'static str| {
        let kept = FIELDS.iter().filter(|field| *field != left_out);
        let form = kept.fold(FormData::default(), |form, field| form.with(field, asked.field(field)));
        (*left_out, parse(&form).0)
    };
    FIELDS.iter().filter(narrows).map(without).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_narrowing_falls_away_alone() {
        let asked = parse(&FormData::of(b"q=tilsyn&type=result&omrade=helse&sorter=nyest&side=3")).0;
        let paths: Vec<(&str, String)> =
            narrowings(&asked).into_iter().map(|(field, asked)| (field, asked.path())).collect();
        assert_eq!(
            paths,
            [
                ("type", "/sok?q=tilsyn&omrade=helse&sorter=nyest".to_owned()),
                ("omrade", "/sok?q=tilsyn&type=result&sorter=nyest".to_owned())
            ]
        );
    }
}
