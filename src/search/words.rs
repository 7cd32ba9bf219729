//! Norwegian words: their stems, and the parts of compounds, by a list of words that compounds of the field are made of.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::spelling;

/// The shortest part that is believed beside an unknown one, in letters.
const LONG_PART: usize = 5;
/// The shortest part, in letters.
const SHORT_PART: usize = 3;

static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| of_compounds().map(stem).collect());

/// The words that compounds of the field are made of.
pub(super) fn of_compounds() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("compounds.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// Endings that words also have of themselves: of «registrer», «ansvar», «kvalitet» and «eksamen» the stemmer takes them too.
const OWN_ENDINGS: [&str; 4] = ["er", "ar", "et", "en"];

/// A word's stem in plain letters: the same for `løsningene`, `losning` and `loesninger`, and for `registrer` and `registrerer`.
pub(super) fn stem(word: &str) -> String {
    // The letters first: «fravaer» has no ending.
    let letters = word.replace("ae", "æ").replace("oe", "ø").replace("aa", "å");
    let stemmer = Stemmer::create(Algorithm::Norwegian);
    let once = stemmer.stem(&letters);
    if has_own_ending(&once) { spelling::key(&stemmer.stem(&once)) } else { spelling::key(&once) }
}

/// A word without its ending, where what is left has such an ending of itself: `registrerer` is `registrer`, which whoever stems
/// once does not know as the same.
pub(super) fn bare(word: &str) -> Option<String> {
    let stem = Stemmer::create(Algorithm::Norwegian).stem(word).into_owned();
    (stem != word && has_own_ending(&stem)).then_some(stem)
}

fn has_own_ending(stem: &str) -> bool {
    OWN_ENDINGS.iter().any(|ending| stem.ends_with(ending))
}

/// A text's stems.
pub(super) fn stems(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).map(stem).collect::<Vec<_>>().join(" ")
}

/// The words a compound is made of, as far as they are known: `elevfraværet` is `elev` and `fraværet`.
pub(super) fn parts(word: &str) -> Vec<&str> {
    let length = word.chars().count();
    if length < 2 * SHORT_PART + 1 || !word.chars().all(char::is_alphabetic) || KNOWN.contains(&stem(word)) {
        return Vec::new();
    }
    let cuts: Vec<usize> =
        word.char_indices().map(|(at, _)| at).skip(SHORT_PART).take(length - 2 * SHORT_PART + 1).collect();
    let known = |part: &str| part.chars().count() >= SHORT_PART && KNOWN.contains(&stem(part));
    let mut half = Vec::new();
    for at in cuts {
        let (front, end) = word.split_at(at);
        // The letter that joins: kommunestyre-s-møte, barn-e-hage.
        let joined = [Some(front), front.strip_suffix('s'), front.strip_suffix('e')].into_iter().flatten();
        let front = joined.clone().find(|front| known(front));
        match (front, known(end)) {
            (Some(front), true) => return vec![front, end],
            (None, true) if end.chars().count() >= LONG_PART => half = vec![end],
            (Some(front), false) if half.is_empty() && front.chars().count() >= LONG_PART => half = vec![front],
            _ => {}
        }
    }
    half
}

/// The parts of all compounds of cleaned texts, each once.
pub(super) fn all_parts(texts: &[&str]) -> String {
    let words: BTreeSet<&str> = texts.iter().flat_map(|text| text.split(' ')).collect();
    let all: BTreeSet<&str> = words.into_iter().flat_map(parts).collect();
    all.into_iter().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stem_for_all_forms() {
        for (one, other) in [
            ("løsningene", "losning"),
            ("kommunene", "kommune"),
            ("opplæringsloven", "opplæringslova"),
            ("registrerer", "registrer"),
            ("registrerte", "registrert"),
            ("registrert", "registrerar"),
            ("lærere", "lærer"),
            ("ansvaret", "ansvar"),
            ("kvaliteten", "kvalitet"),
            ("eksamener", "eksamen"),
        ] {
            assert_eq!(stem(one), stem(other), "{one}, {other}");
        }
        assert_eq!((bare("registrerer").as_deref(), bare("ansvaret").as_deref()), (Some("registrer"), Some("ansvar")));
        assert!(bare("registrer").is_none() && bare("skolene").is_none() && bare("et").is_none());
    }

    #[test]
    fn compounds_come_apart() {
        assert_eq!(parts("elevfraværet"), ["elev", "fraværet"]);
        assert_eq!(parts("kommunestyremøte").last(), Some(&"møte"));
        assert_eq!(parts("sykepleiermangel"), ["sykepleier", "mangel"]);
        assert!(parts("fravær").is_empty() && parts("xyzzyqq").is_empty() && parts("ab").is_empty());
    }
}
