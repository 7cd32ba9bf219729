//! References to rules in any common way of writing: each has one name in the index, and a question that holds one asks
//! for that name instead of the words.

use chrono::NaiveDate;

use crate::provisions::{LegalAct, Reference, parse};

/// The name of a place in an act, as the index knows it; whole acts are found by their words.
fn name(act: i64, section: &str) -> Option<String> {
    let section: String = section.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { 'x' }).collect();
    (!section.is_empty()).then(|| format!("prv{act}x{section}"))
}

fn of(reference: &Reference) -> Option<String> {
    name(reference.act.0, &reference.section)
}

/// The names of places known by `act section`.
pub(super) fn known(rules: &[String]) -> impl Iterator<Item = String> + '_ {
    rules.iter().filter_map(|rule| {
        let (act, section) = rule.split_once(' ')?;
        name(act.parse().ok()?, section)
    })
}

/// The names of the places a text refers to, as they stand around it in the index.
pub fn rules_in(text: &str, acts: &[LegalAct], on: NaiveDate) -> Vec<String> {
    in_text(text, acts, on).collect()
}

/// The names of the places a text refers to.
pub(super) fn in_text(text: &str, acts: &[LegalAct], on: NaiveDate) -> impl Iterator<Item = String> {
    parse(text, acts, on).into_iter().filter_map(|reference| of(&reference))
}

/// Whether words may refer to a provision: each has a number. Spares the look-up of acts where there is none.
pub(super) fn may_refer(words: &str) -> bool {
    words.chars().any(|c| c.is_ascii_digit())
}

/// The words a question is asked in, one after the other until something is found: with names for what it refers to, and
/// as they stand.
pub(super) fn ways(words: &str, acts: &[LegalAct], on: NaiveDate) -> Vec<String> {
    let named = may_refer(words).then(|| in_question(words, acts, on)).flatten();
    named.into_iter().chain([words.to_owned()]).collect()
}

/// The question with names for what it refers to; `None` when it refers to no place in an act.
fn in_question(words: &str, acts: &[LegalAct], on: NaiveDate) -> Option<String> {
    let names: Vec<String> = parse(words, acts, on).iter().filter_map(of).collect();
    if names.is_empty() {
        return None;
    }
    let rest = words.split_whitespace().filter(|word| !belongs(word, acts)).map(str::to_owned);
    Some(rest.chain(names.into_iter().map(|name| format!("\"{name}\""))).collect::<Vec<_>>().join(" "))
}

/// Whether a word is part of writing a reference.
fn belongs(word: &str, acts: &[LegalAct]) -> bool {
    const AROUND: [&str; 22] = [
        "i",
        "av",
        "og",
        "eller",
        "etter",
        "den",
        "nye",
        "gamle",
        "ledd",
        "første",
        "fyrste",
        "andre",
        "annet",
        "anna",
        "tredje",
        "fjerde",
        "femte",
        "paragraf",
        "paragrafen",
        "bokstav",
        "nr",
        "§",
    ];
    let word = word.to_lowercase();
    let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is = |name: &str| name == plain || plain.strip_suffix('s') == Some(name);
    word.contains('§')
        || plain.chars().any(|c| c.is_ascii_digit())
        || (plain.chars().count() == 1)
        || AROUND.contains(&plain)
        || acts.iter().any(|act| {
            [&act.name_nb, &act.name_nn].into_iter().chain(&act.aliases).any(|name| is(&name.to_lowercase()))
        })
}
