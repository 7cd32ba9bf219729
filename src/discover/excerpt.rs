//! Marking the words that were looked for in texts the reader may read, and the part of a long text where most of them
//! stand together. Works on plain text: what is marked is a piece of it, never markup.

use std::collections::HashMap;

use crate::search::Mark;

/// A piece of text, and whether it is a word that was looked for.
pub(super) type Piece = (bool, String);

/// The endings a Norwegian word may have beyond its stem.
const ENDINGS: &[&str] = &[
    "", "a", "e", "s", "t", "as", "es", "ar", "er", "en", "et", "ene", "ane", "ens", "ets", "ers", "enes", "anes",
    "te", "de", "ede", "ende", "ande", "ert", "erte", "ast", "het", "heten", "heter", "hetene", "hetens", "hetenes",
    "leg", "lege", "leg", "eleg", "elege", "ig", "ige", "lig", "lige", "elig", "elige", "eig", "els", "lov", "elov",
    "elser", "elsen", "elsene", "ende", "endes", "ing",
];

/// A whole text with its marks.
pub(super) fn marked(text: &str, marks: &[Mark]) -> Vec<Piece> {
    pieces(&words(text, marks), text, 0, text.len())
}

/// At most about `most` characters of a text where most different marks stand, whole words, with `…` where it goes on.
pub(super) fn excerpt(text: &str, marks: &[Mark], most: usize) -> Vec<Piece> {
    let text = one_line(text);
    let words = words(&text, marks);
    let from = best(&words, most);
    let start = words.get(from).map_or(0, |word| word.start);
    let start = if from == 0 { 0 } else { start };
    let fits = |word: &&Word| word.end.saturating_sub(start) <= most;
    let end = words.iter().skip(from).take_while(fits).last().map_or(text.len().min(most), |word| word.end);
    let rest = text.get(end..).unwrap_or_default();
    let end = if words.last().is_none_or(|last| last.end <= end) && rest.len() <= 3 { text.len() } else { end };
    let mut pieces = pieces(&words, &text, start, end);
    if start > 0 {
        pieces.insert(0, (false, "… ".to_owned()));
    }
    if end < text.len() {
        pieces.push((false, " …".to_owned()));
    }
    pieces
}

/// The text on one line: headings and points of a list, which end without a sign, are set apart.
fn one_line(text: &str) -> String {
    let lines = text.lines().map(crate::text::one_line);
    let mut out = String::with_capacity(text.len());
    for line in lines.filter(|line| !line.is_empty()) {
        if out.ends_with(|last: char| last.is_alphanumeric() || matches!(last, ')' | '»' | '%')) {
            out.push_str(" ·");
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&line);
    }
    out
}

/// A word's place in its text, in bytes, and which mark it has.
struct Word {
    start: usize,
    end: usize,
    mark: Option<usize>,
}

fn words(text: &str, marks: &[Mark]) -> Vec<Word> {
    let mut known: HashMap<String, Option<usize>> = HashMap::new();
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            let word = text.get(start..at).unwrap_or_default().to_lowercase();
            let mark = *known.entry(word).or_insert_with_key(|word| marks.iter().position(|mark| fits(word, mark)));
            words.push(Word { start, end: at, mark });
        }
    }
    words
}

fn fits(word: &str, mark: &Mark) -> bool {
    word.strip_prefix(mark.stem.as_str()).is_some_and(|ending| mark.begun || ENDINGS.contains(&ending))
}

/// The word to begin with: a little before the first of the places where most different marks stand close together.
fn best(words: &[Word], most: usize) -> usize {
    /// Places looked at in one text.
    const PLACES: usize = 200;
    const LEAD: usize = 6;
    let marked: Vec<(usize, &Word)> =
        words.iter().enumerate().filter(|(_, word)| word.mark.is_some()).take(PLACES).collect();
    let mut best = (0, 0);
    for (i, (at, first)) in marked.iter().enumerate() {
        let near = marked.iter().skip(i).take_while(|(_, word)| word.end - first.start <= most * 3 / 4);
        let mut different: Vec<Option<usize>> = near.map(|(_, word)| word.mark).collect();
        different.sort_unstable();
        different.dedup();
        if different.len() > best.0 {
            best = (different.len(), at.saturating_sub(LEAD));
        }
    }
    // What begins near the beginning may as well begin there.
    if words.get(best.1).is_none_or(|word| word.start < most / 4) { 0 } else { best.1 }
}

fn pieces(words: &[Word], text: &str, start: usize, end: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = start;
    let mut push = |marked, from: usize, to: usize| {
        let piece = text.get(from..to).unwrap_or_default();
        if !piece.is_empty() {
            pieces.push((marked, piece.to_owned()));
        }
    };
    for word in words.iter().filter(|word| word.mark.is_some() && word.start >= start && word.end <= end) {
        push(false, at, word.start);
        push(true, word.start, word.end);
        at = word.end;
    }
    push(false, at, end);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(stem: &str, begun: bool) -> Mark {
        Mark { stem: stem.to_owned(), begun }
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|(marked, text)| if *marked { format!("[{text}]") } else { text.clone() }).collect()
    }

    #[test]
    fn words_are_marked_with_their_endings() {
        let marks = [mark("fravær", false), mark("kommun", false)];
        assert_eq!(
            shown(&marked("Fraværet i kommunene: fraværsregler, kommunal", &marks)),
            "[Fraværet] i [kommunene]: fraværsregler, kommunal"
        );
        assert_eq!(shown(&marked("fraværsregler", &[mark("fravær", true)])), "[fraværsregler]");
        assert_eq!(shown(&marked("ansvar", &[mark("ans", false)])), "ansvar");
        assert_eq!(shown(&marked("<b>Æ</b> & 'b'", &[mark("b", false)])), "<[b]>Æ</[b]> & '[b]'");
    }

    #[test]
    fn the_excerpt_stands_where_the_words_are() {
        let text = format!(
            "{} her står helsefagarbeideren med ansvar for medisiner. {}",
            "Noe annet. ".repeat(60),
            "Mer ".repeat(60)
        );
        let found = shown(&excerpt(&text, &[mark("medisin", false), mark("ansv", true)], 120));
        assert!(
            found.contains("[ansvar] for [medisiner]") && found.starts_with("… ") && found.ends_with(" …"),
            "{found}"
        );
        assert!(found.chars().count() < 140, "{found}");
    }

    #[test]
    fn lines_that_end_without_a_sign_are_set_apart() {
        let text = "Det er gjort.\nProgram\n hva gjør man i år to?\n\ngruppearbeid (kort)\nVi møtes";
        assert_eq!(
            shown(&excerpt(text, &[], 200)),
            "Det er gjort. Program · hva gjør man i år to? gruppearbeid (kort) · Vi møtes"
        );
    }

    #[test]
    fn short_and_strange_texts_survive() {
        assert_eq!(shown(&excerpt("Kort.", &[mark("lang", false)], 100)), "Kort.");
        assert_eq!(shown(&excerpt("", &[], 100)), "");
        assert_eq!(shown(&excerpt("!!! …", &[], 100)), "!!! …");
        let long_word = "å".repeat(500);
        assert!(shown(&excerpt(&long_word, &[mark("å", true)], 100)).chars().count() <= 502);
        assert!(!shown(&excerpt(&"?! ".repeat(500), &[], 100)).is_empty());
    }
}
