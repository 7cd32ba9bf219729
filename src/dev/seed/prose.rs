//! Sentences that look like Norwegian and say nothing: words of the field, small words between them.

use super::dice::Dice;
use crate::text::markdown::{self, Rendered};

const WORDS: &str = include_str!("../content/words.txt");

const SMALL: &[&str] = &[
    "og", "i", "for", "som", "med", "til", "på", "av", "det", "vi", "at", "ikke", "har", "er", "kan", "men", "når",
    "fra", "dette", "der", "en", "et", "om", "de", "må", "skal", "også", "etter", "før", "mer",
];

/// A paragraph, or a short list, ready for posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) source: String,
    pub(super) html: String,
    pub(super) text: String,
}

/// So many paragraphs of some 200 characters.
pub(super) fn paragraphs(dice: &mut Dice, count: u32) -> Vec<Paragraph> {
    let words = words();
    (0..count)
        .map(|n| {
            let source = if n % 12 == 11 { list(dice, &words) } else { prose(dice, &words) };
            let Rendered { html, text } = markdown::render(&source);
            Paragraph { source, html, text }
        })
        .collect()
}

/// A title of four to eight words.
pub(super) fn title(dice: &mut Dice) -> String {
    let count = 4 + dice.below(5);
    let mut title = phrase(dice, &words(), count);
    if dice.percent(40) {
        title.push('?');
    }
    title
}

fn words() -> Vec<&'static str> {
    WORDS.split_whitespace().collect()
}

fn prose(dice: &mut Dice, words: &[&str]) -> String {
    let mut text = String::new();
    while text.chars().count() < 165 {
        if !text.is_empty() {
            text.push(' ');
        }
        let count = 6 + dice.below(8);
        text.push_str(&phrase(dice, words, count));
        text.push('.');
    }
    text
}

fn list(dice: &mut Dice, words: &[&str]) -> String {
    let mut text = String::new();
    for _ in 0..3 {
        let count = 4 + dice.below(4);
        text.push_str("- ");
        text.push_str(&phrase(dice, words, count));
        text.push('\n');
    }
    text
}

/// So many words with a capital first, small words in between.
fn phrase(dice: &mut Dice, words: &[&str], count: u32) -> String {
    let mut text = String::new();
    for n in 0..count {
        let small = n > 0 && n + 1 < count && dice.percent(45);
        let limit = u32::try_from(words.len()).unwrap_or(0);
        let word = if small { dice.one_of(SMALL) } else { words.get(usize::try_from(dice.skewed(limit)).unwrap_or(0)) };
        let word = word.copied().unwrap_or("forsøk");
        if n == 0 {
            let mut letters = word.chars();
            text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            text.push_str(letters.as_str());
        } else {
            text.push(' ');
            text.push_str(word);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_words_enough_and_no_word_twice() {
        let mut words = words();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert!(count >= 400 && words.len() == count, "{count} words, {} different", words.len());
    }

    #[test]
    fn three_paragraphs_are_a_post_of_some_600_characters() {
        let pool = paragraphs(&mut Dice::new(1), 240);
        let length: usize = pool.iter().map(|paragraph| paragraph.source.chars().count()).sum();
        let post = length * 3 / pool.len();
        assert!((500..700).contains(&post), "{post} characters");
        assert!(pool.iter().any(|paragraph| paragraph.html.contains("<li>")));
    }
}
