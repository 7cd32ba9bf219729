//! I9: every text shown to a person comes from the language files; all languages have the same keys with the same values
//! to fill in; no key is unused, and none that is asked for is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use torget::i18n::Lang;

use super::none;
use super::source::{Source, files, root, rust};

/// Calls whose first string is a key.
const FIRST: &[&str] =
    &[".t(", ".tn(", ".ta(", ".help(", "BadRequest(", "Conflict(", "Problem { title: ", "problem(", "Compose::Drop("];
/// Calls whose second string is a key.
const SECOND: &[&str] = &["Field::new(", "errors.add(", "errors.add_n(", "FieldErrors::one(", "problem(", ".add("];
/// Of [`FIRST`], those that take something else than a key.
const NOT_KEYS: &[&str] = &["Compose::Drop("];

/// Functions whose names end like those that give keys of texts.
const OTHER_KEYS: &[(&str, &str)] = &[("viewer/audience.rs", "side_key")];

/// A text in one language.
struct Text {
    place: String,
    values: BTreeSet<String>,
    mentions: BTreeSet<String>,
}

type Texts = BTreeMap<String, Text>;

/// Every language's texts, and keys that are there twice.
fn gathered() -> (BTreeMap<String, Texts>, Vec<String>) {
    let mut languages: BTreeMap<String, Texts> = BTreeMap::new();
    let mut twice = Vec::new();
    for path in files("src/i18n", "ftl") {
        let code = path
            .parent()
            .and_then(|folder| folder.file_name())
            .expect("a folder a language")
            .to_string_lossy()
            .into_owned();
        let texts = languages.entry(code).or_default();
        let place = path.strip_prefix(root()).expect("within the repository").display().to_string();
        let mut key = None;
        for (n, line) in fs::read_to_string(&path).expect("texts").lines().enumerate() {
            if let Some((name, value)) =
                line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
            {
                let name = name.trim().to_owned();
                let text =
                    Text { place: format!("{place}:{}", n + 1), values: BTreeSet::new(), mentions: BTreeSet::new() };
                if let Some(other) = texts.insert(name.clone(), text) {
                    twice.push(format!("{place}:{}: {name} is already in {}", n + 1, other.place));
                }
                note(texts.get_mut(&name).expect("just put there"), value);
                key = Some(name);
            } else if let Some(text) = key.as_ref().filter(|_| line.starts_with(' ')).and_then(|key| texts.get_mut(key))
            {
                note(text, line);
            }
        }
    }
    (languages, twice)
}

fn languages() -> BTreeMap<String, Texts> {
    gathered().0
}

/// Notes the values (`{ $n }`) and other texts (`{ sign-in }`) a line mentions.
fn note(text: &mut Text, line: &str) {
    for piece in line.split('{').skip(1) {
        let inside = piece.split(['}', '-', ',']).next().unwrap_or_default().trim();
        match inside.strip_prefix('$') {
            Some(value) => text.values.insert(value.split_whitespace().next().unwrap_or_default().to_owned()),
            None => text.mentions.insert(piece.split('}').next().unwrap_or_default().trim().to_owned()),
        };
    }
}

#[test]
fn all_languages_have_the_same_keys_and_values() {
    let (languages, mut complaints) = gathered();
    let nb = &languages["nb"];
    for (code, texts) in languages.iter().filter(|(code, _)| *code != "nb") {
        for (key, text) in nb {
            match texts.get(key) {
                None => complaints.push(format!("{}: {key} is missing in {code}", text.place)),
                Some(other) if other.values != text.values => complaints.push(format!(
                    "{}: {key} fills in {:?}, but in bokmål {:?}",
                    other.place, other.values, text.values
                )),
                Some(_) => {}
            }
        }
        for (key, text) in texts.iter().filter(|(key, _)| !nb.contains_key(*key)) {
            complaints.push(format!("{}: {key} is missing in nb", text.place));
        }
    }
    none(&complaints);
}

#[test]
fn every_text_is_used() {
    let source = rust("src");
    let words: BTreeSet<&str> = source.iter().flat_map(|source| &source.words).map(|(_, word)| word.as_str()).collect();
    let languages = languages();
    let nb = &languages["nb"];
    let mentioned: BTreeSet<&String> = nb.values().flat_map(|text| &text.mentions).collect();
    let unused = nb.iter().filter(|(key, _)| !words.contains(key.as_str()) && !mentioned.contains(key));
    let complaints: Vec<String> =
        unused.map(|(key, text)| format!("{}: {key} is used nowhere as a string: delete it in every language, or write it out where it is chosen", text.place)).collect();
    none(&complaints);
}

#[test]
fn every_text_asked_for_exists() {
    let languages = languages();
    let nb = &languages["nb"];
    let mut complaints = Vec::new();
    for source in rust("src") {
        for (at, key) in keys(&source) {
            if !nb.contains_key(&key) {
                complaints.push(format!(
                    "{}: there is no text {key}: add it to src/i18n/*/<slice>.ftl in every language",
                    source.place(at)
                ));
            }
        }
    }
    none(&complaints);
}

/// Strings in places where a key stands.
fn keys(source: &Source) -> Vec<(usize, String)> {
    let tests = source.tests();
    let mut found = Vec::new();
    let words: Vec<&(usize, String)> = source.words.iter().filter(|(at, _)| *at < tests).collect();
    for (n, (at, word)) in words.iter().enumerate() {
        let before = source.code[..*at].trim_end();
        let first = FIRST.iter().any(|call| before.ends_with(call.trim_end()))
            && !NOT_KEYS.iter().any(|call| before.ends_with(call));
        let second = n.checked_sub(1).and_then(|n| words.get(n)).is_some_and(|(earlier, other)| {
            let between = &source.code[*earlier + other.len()..*at];
            let called = source.code[..*earlier].trim_end();
            between.trim() == "," && SECOND.iter().any(|call| called.ends_with(call))
        });
        if (first || second) && !word.is_empty() && !word.contains('{') {
            found.push((*at, word.clone()));
        }
    }
    for function in source
        .functions()
        .iter()
        .filter(|f| f.name.ends_with("_key") || f.name.ends_with("_keys"))
        .filter(|f| f.head.contains("static str") && !OTHER_KEYS.contains(&(source.below(), &f.name)))
    {
        found.extend(
            words
                .iter()
                .filter(|(at, word)| function.body.contains(at) && !word.is_empty())
                .map(|(at, word)| (*at, word.clone())),
        );
    }
    found
}

/// Words in pages that are names and the same in every language.
const NAMES: &[&str] = &["Erfaringstorget", "PostgreSQL", "HTML"];

#[test]
fn words_on_pages_come_from_the_language_files() {
    let mut complaints = Vec::new();
    for source in
        rust("src").iter().filter(|source| !source.finds("html").is_empty() && !source.finds("maud").is_empty())
    {
        let tests = source.tests();
        for (at, word) in source.words.iter().filter(|(at, _)| *at < tests) {
            let shown = matches!(source.code[..*at].trim_end().chars().next_back(), Some('{' | '}' | ')' | ';' | '>'))
                && !source.code[..*at].trim_end().trim_end_matches('{').trim_end().ends_with('=')
                && !source.code[..*at].trim_end().ends_with("=>");
            let mut plain = word.clone();
            for name in NAMES {
                plain = plain.replace(name, "");
            }
            let a_word = plain.split(|c: char| !c.is_alphabetic()).any(|part| part.chars().count() > 2);
            let a_text =
                plain.contains(['æ', 'ø', 'å']) || plain.trim().contains(' ') || plain.starts_with(char::is_uppercase);
            let a_path = plain.contains('/')
                || plain.contains('=')
                || plain.ends_with('-')
                || plain.split_whitespace().all(|word| word.contains('-'));
            if shown && a_word && a_text && !a_path {
                complaints.push(format!(
                    "{}: «{word}» is shown to people: give it a key in src/i18n and write (ui.t(\"…\"))",
                    source.place(*at)
                ));
            }
        }
    }
    none(&complaints);
}

#[test]
fn every_text_is_built_in() {
    let mut complaints = Vec::new();
    for (code, texts) in languages() {
        let lang = Lang::parse(&code).unwrap_or_else(|| panic!("src/i18n/{code} is not a language of the program"));
        let missing = texts.iter().filter(|(key, _)| !lang.has(key));
        complaints.extend(missing.map(|(key, text)| {
            format!("{}: {key} does not reach the program: is something wrong in the lines before it?", text.place)
        }));
    }
    none(&complaints);
}
