//! What somebody is typing: how its words may begin the words of titles, and the words of the field that go on from it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::query::clean;
use super::{spelling, synonyms, words};

/// Letters typed before anything is suggested.
const LEAST: usize = 2;
/// Letters of a word that is also looked for inside other words.
const INSIDE: usize = 4;
/// Letters of a word before the field's words go on from it.
const BEGUN: usize = 3;
/// Words looked at.
const MOST: usize = 8;

/// The field's own words with their keys, shortest first and in one form each: those that mean the same as others, and
/// those that compounds are made of.
static FIELD: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let mut all: Vec<&str> = synonyms::groups().iter().flatten().copied().chain(words::of_compounds()).collect();
    all.sort_by_key(|word| (word.chars().count(), *word));
    let mut stems = BTreeSet::new();
    all.retain(|word| stems.insert(words::stem(word)));
    all.into_iter().map(|word| (spelling::key(word), word)).collect()
});

/// What was typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Its words, cleaned.
    words: Vec<String>,
    /// The same in plain letters, as titles are kept for likeness.
    keys: Vec<String>,
    /// What stands before the word that is being typed, as it was typed.
    before: String,
}

/// A question that goes on from what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoesOn {
    /// The words.
    pub words: String,
    /// The same in the engine's language.
    pub asks: String,
}

impl Typed {
    /// What was typed; `None` when that is too little.
    pub fn of(question: &str) -> Option<Self> {
        let cleaned = clean(question);
        let words: Vec<String> = cleaned.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let letters: usize = words.iter().map(|word| word.chars().count()).sum();
        let keys: Vec<String> = words.iter().take(MOST).map(|word| spelling::key(word)).collect();
        let question = question.trim();
        let before = question.rfind(char::is_whitespace).map_or("", |at| question.get(..at).unwrap_or_default());
        (letters >= LEAST).then(|| Self { words, keys, before: before.trim().to_owned() })
    }

    /// Each word as it may stand in a title that has a space in front: beginning a word, and a longer one inside one too.
    pub fn patterns(&self) -> Vec<String> {
        self.keys.iter().map(|key| if inside(key) { format!("%{key}%") } else { format!("% {key}%") }).collect()
    }

    /// Each word as it begins a word of such a title.
    pub fn begins(&self) -> Vec<String> {
        self.keys.iter().map(|key| format!("% {key}%")).collect()
    }

    /// The longest word as an index finds it, in two ways.
    pub fn longest(&self) -> (String, String) {
        let key = self.keys.iter().max_by_key(|key| key.chars().count()).map_or("", String::as_str);
        if inside(key) { (format!("%{key}%"), format!("%{key}%")) } else { (format!("{key}%"), format!("% {key}%")) }
    }

    /// Whether a name begins like all that was typed.
    pub fn begins_name(&self, name: &str) -> bool {
        spelling::key(&clean(name)).starts_with(&self.keys.join(" "))
    }

    /// Questions that go on with words of the field, shortest first.
    pub fn goes_on(&self, most: usize) -> Vec<GoesOn> {
        let (Some((last, others)), Some(key)) = (self.words.split_last(), self.keys.get(self.words.len() - 1)) else {
            return Vec::new();
        };
        if last.chars().count() < BEGUN || !last.chars().all(char::is_alphabetic) {
            return Vec::new();
        }
        let longer = FIELD.iter().filter(|(known, _)| known != key && known.starts_with(key.as_str()));
        let question = |word: &'static str| GoesOn {
            words: format!("{} {word}", self.before).trim().to_owned(),
            asks: others
                .iter()
                .map(String::as_str)
                .chain([word])
                .map(|word| format!("'{word}'"))
                .collect::<Vec<_>>()
                .join(" & "),
        };
        longer.take(most).map(|(_, word)| question(word)).collect()
    }
}

fn inside(key: &str) -> bool {
    key.chars().count() >= INSIDE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_is_nothing() {
        assert!(Typed::of("").is_none() && Typed::of(" § ").is_none() && Typed::of("å").is_none());
        assert!(Typed::of("§ 2-3").is_some() && Typed::of("ås").is_some());
    }

    #[test]
    fn words_begin_words_and_longer_ones_stand_inside_them() {
        let typed = Typed::of("ny Fraværs").unwrap();
        assert_eq!(typed.patterns(), ["% ny%", "%fravars%"]);
        assert_eq!(typed.begins(), ["% ny%", "% fravars%"]);
        assert_eq!(typed.longest(), ("%fravars%".to_owned(), "%fravars%".to_owned()));
        assert_eq!(Typed::of("fr").unwrap().longest(), ("fr%".to_owned(), "% fr%".to_owned()));
        assert!(Typed::of("opplar").unwrap().begins_name("Opplæringslova"));
    }

    #[test]
    fn nothing_typed_is_a_sign_of_the_engines() {
        let typed = Typed::of("50% _a' | !b:* \\").unwrap();
        assert!(typed.patterns().concat().chars().all(|c| c.is_alphanumeric() || " %".contains(c)));
        let on = Typed::of("hel'se & opplæri").unwrap().goes_on(1).remove(0);
        assert_eq!(on.asks, "'hel' & 'se' & 'opplæring'");
    }

    #[test]
    fn the_fields_words_go_on_from_what_was_typed() {
        let on = Typed::of("Helse delega").unwrap().goes_on(2);
        assert!(on.iter().all(|on| on.words.starts_with("Helse delegas")), "{on:?}");
        assert!(!on.is_empty());
        assert!(Typed::of("helse de").unwrap().goes_on(2).is_empty());
    }
}
