//! Words that mean the same, in a text file beside this: bokmål and nynorsk, and the field's own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::words;

static GROUPS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    include_str!("synonyms.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut group: Vec<&str> = line.split_whitespace().collect();
            group.sort_unstable();
            group.dedup();
            group
        })
        .filter(|group| group.len() > 1)
        .collect()
});

/// The other words of a word's groups, by its stem: an ending makes no difference.
static OTHERS: LazyLock<BTreeMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut others: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for group in GROUPS.iter() {
        for word in group {
            let stem = words::stem(word);
            let rest: Vec<&str> = group.iter().copied().filter(|other| words::stem(other) != stem).collect();
            others.entry(stem).or_default().extend(rest);
        }
    }
    for words in others.values_mut() {
        words.sort_unstable();
        words.dedup();
    }
    others
});

/// The words that mean the same as this one, in any of its forms; itself not among them.
pub(super) fn of(word: &str) -> &'static [&'static str] {
    OTHERS.get(&words::stem(word)).map(Vec::as_slice).unwrap_or_default()
}

/// The groups.
pub(super) fn groups() -> &'static [Vec<&'static str>] {
    &GROUPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_written_languages_mean_the_same() {
        assert!(of("skole").contains(&"skule") && of("skule").contains(&"skole"));
        assert_eq!(words::stem("oppgåvedeling"), words::stem("oppgavedeling"));
        assert!(of("oppgavedeling").contains(&"oppgavefordeling"));
        assert!(of("delegeringsreglementet").contains(&"delegasjonsreglement"));
        assert!(of("finnesikke").is_empty() && !of("skole").contains(&"skole"));
    }

    #[test]
    fn words_stand_as_the_index_sees_them() {
        for word in groups().iter().flatten() {
            assert_eq!(super::super::query::clean(word), *word);
        }
    }
}
