//! What somebody typed, taken apart: words, `"words side by side"`, `-words to do without`; and put together again in
//! the engine's own language. Texts and questions are cleaned the same way, so that «§ 3-1» finds «3-1».

use super::{spelling, synonyms, words};

/// Words looked at in one question; what follows is left out.
const MOST_TERMS: usize = 12;
/// The longest word kept, in characters.
const LONGEST_WORD: usize = 60;

/// A part of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// Its words, side by side when there are several.
    pub(super) words: Vec<String>,
    /// To do without it.
    pub(super) negated: bool,
    /// Meant to the letter.
    pub(super) quoted: bool,
}

impl Term {
    /// The word, where similar words may be taken instead.
    pub(super) fn loose(&self) -> Option<&str> {
        match self.words.as_slice() {
            [word] if !self.negated && !self.quoted && word.chars().count() >= 3 => Some(word),
            _ => None,
        }
    }

    fn exact(&self) -> String {
        let words: Vec<String> = self.words.iter().map(|word| format!("'{word}'")).collect();
        format!("{}({})", if self.negated { "!" } else { "" }, words.join(" <-> "))
    }
}

/// Whether there is a word to look for: neither only signs nor only words to do without.
pub fn asks_for_something(words: &str) -> bool {
    parse(words).iter().any(|term| !term.negated)
}

/// Lower case, letters and digits only, words apart by one space; a word too long to be one is left out.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("a\u{30a}", "å").replace("A\u{30a}", "å").to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty() && word.chars().count() <= LONGEST_WORD).collect::<Vec<_>>().join(" ")
}

/// The parts of a question.
pub(super) fn parse(question: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut rest = question.trim_start();
    while !rest.is_empty() && terms.len() < MOST_TERMS {
        let sign =
            rest.strip_prefix(['-', '\u{2212}', '\u{2013}']).filter(|after| !after.starts_with(char::is_whitespace));
        let negated = sign.is_some();
        rest = sign.unwrap_or(rest);
        let inside = rest.strip_prefix(is_quote);
        let (part, after) = match inside {
            Some(inside) => inside.split_once(is_quote).unwrap_or((inside, "")),
            None => rest.split_at(rest.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(rest.len())),
        };
        let words: Vec<String> = clean(part).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        if !words.is_empty() {
            terms.push(Term { words, negated, quoted: inside.is_some() });
        }
        rest = after.trim_start();
    }
    terms
}

/// The words of a question that may have been mistyped: single ones of four letters or more that stand for themselves.
/// Those that the field has other words for are known, and words in a reference are numbers.
pub fn doubtful(question: &str) -> Vec<String> {
    let terms = parse(question);
    let words = terms.iter().filter_map(Term::loose);
    let doubtful = words.filter(|word| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic));
    doubtful.filter(|word| synonyms::of(word).is_empty()).map(str::to_owned).collect()
}

/// Whether a text has this word, or with `any_form` one that begins with its stem.
pub fn says(text: &str, word: &str, any_form: bool) -> bool {
    let stem = words::stem(word);
    clean(text).split(' ').any(|other| other == word || any_form && spelling::key(other).starts_with(&stem))
}

/// The question with some of its words exchanged.
pub fn exchanged(question: &str, words: &[(String, String)]) -> String {
    let one = |token: &str| {
        let cleaned = clean(token);
        words.iter().find(|(typed, _)| *typed == cleaned).map_or_else(|| token.to_owned(), |(_, meant)| meant.clone())
    };
    question.split_whitespace().map(one).collect::<Vec<_>>().join(" ")
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '«' | '»')
}

/// All the terms, word for word.
#[cfg(test)]
fn exact(terms: &[Term]) -> String {
    terms.iter().map(Term::exact).collect::<Vec<_>>().join(" & ")
}

/// All the terms, the last word perhaps only begun, each as itself or as a word that means the same.
pub(super) fn begun(terms: &[Term]) -> String {
    let last = terms.iter().rposition(|term| !term.negated);
    let part = |(i, term): (usize, &Term)| match term.loose() {
        Some(word) => {
            let going_on = if Some(i) == last { format!(" | '{word}':*") } else { String::new() };
            format!("('{word}'{going_on}{})", same(word))
        }
        _ => term.exact(),
    };
    terms.iter().enumerate().map(part).collect::<Vec<_>>().join(" & ")
}

/// The word in a form that the engine's stems hide, and those that mean the same.
fn same(word: &str) -> String {
    let bare = words::bare(word);
    bare.as_deref().into_iter().chain(synonyms::of(word).iter().copied()).map(|other| format!(" | '{other}'")).collect()
}

/// A compound's parts together, where all of it is known.
fn apart(word: &str) -> String {
    match words::parts(word).as_slice() {
        [front, end] => format!(" | ('{front}' & '{end}')"),
        _ => String::new(),
    }
}

/// The terms forgivingly: each word begun, or one of its similar words; and of three to six terms one may be missing.
pub(super) fn wide(terms: &[Term], similar: impl Fn(&str) -> Vec<String>) -> String {
    let part = |term: &Term| match term.loose() {
        Some(word) => {
            let others: String = similar(word).iter().map(|other| format!(" | '{other}'")).collect();
            format!("('{word}' | '{word}':*{}{}{others})", same(word), apart(word))
        }
        None => term.exact(),
    };
    let wanted: Vec<String> = terms.iter().filter(|term| !term.negated).map(part).collect();
    let mut ways = vec![wanted.join(" & ")];
    if (3..=6).contains(&wanted.len()) {
        let without =
            |left_out| wanted.iter().enumerate().filter(move |(i, _)| *i != left_out).map(|(_, part)| part.as_str());
        ways.extend((0..wanted.len()).map(|i| without(i).collect::<Vec<_>>().join(" & ")));
    }
    let mut all = vec![format!("({})", ways.join(" | "))];
    all.extend(terms.iter().filter(|term| term.negated).map(Term::exact));
    all.join(" & ")
}

/// The question as a title may liken it; `None` when it is meant to the letter.
pub(super) fn title(terms: &[Term]) -> Option<String> {
    let words: Option<Vec<String>> = terms.iter().map(|term| term.loose().map(spelling::key)).collect();
    words.map(|words| words.join(" ")).filter(|title| title.len() >= 4)
}

/// What makes a word of a text worth marking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// How it begins, lower case.
    pub stem: String,
    /// Whether it may go on in any way, not only with an ending.
    pub begun: bool,
}

/// The marks of a question as the engine understood it: `'fravær':* & !'larvik'`. What was to be done without is passed over.
pub(super) fn marks(asked: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut rest = asked;
    while let Some((before, after)) = rest.split_once('\'') {
        let Some((stem, after)) = after.split_once('\'') else { break };
        rest = after;
        if before.trim_end().ends_with('!') {
            continue;
        }
        let before = before.trim_end().trim_end_matches('(').trim_end();
        if before.ends_with('!') {
            rest = after.split_once(')').map_or("", |(_, after)| after);
            continue;
        }
        let mark = Mark { stem: stem.to_owned(), begun: rest.starts_with(":*") };
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_taken_apart() {
        let terms = parse("Fravær -larvik \"første linje\" § 3-1 -«helse og omsorg» - \"\"");
        let words: Vec<String> =
            terms.iter().map(|t| format!("{}{}", if t.negated { "-" } else { "" }, t.words.join("+"))).collect();
        assert_eq!(words, ["fravær", "-larvik", "første+linje", "3+1", "-helse+og+omsorg"]);
        assert_eq!(
            exact(&terms),
            "('fravær') & !('larvik') & ('første' <-> 'linje') & ('3' <-> '1') & !('helse' <-> 'og' <-> 'omsorg')"
        );
    }

    #[test]
    fn a_mistyped_word_is_exchanged_where_it_stands() {
        assert_eq!(doubtful("Opgavedeling -larvik \"helse omsorg\" skole § 3-1 ny"), ["opgavedeling"]);
        let words = [("opgavedeling".to_owned(), "oppgavedeling".to_owned())];
        assert_eq!(exchanged("Opgavedeling, i  Larvik", &words), "oppgavedeling i Larvik");
        assert!(says("Om løsningene her", "losning", true) && !says("Om løsningene her", "løsning", false));
    }

    #[test]
    fn signs_alone_ask_for_nothing() {
        for nothing in ["", "   ", "-", "\"", "?!", "-larvik", "''':*", "--- «»", "\\"] {
            assert!(!asks_for_something(nothing), "{nothing:?}");
        }
        assert!(asks_for_something("§ 8") && asks_for_something("\"uten slutt") && asks_for_something("ø"));
    }

    #[test]
    fn nothing_typed_can_speak_the_engines_language() {
        for evil in ["a' | 'b", "a:* & !(b", "<-> <2>", "a\\'b", "'; DROP TABLE posts --", "a\u{0}b"] {
            for text in [begun(&parse(evil)), exact(&parse(evil)), wide(&parse(evil), |_| Vec::new())] {
                let outside: String = text.split('\'').step_by(2).collect();
                assert!(outside.chars().all(|c| "()!&|<->:* ".contains(c)), "{evil:?} became {text}");
            }
        }
    }

    #[test]
    fn only_the_last_word_may_be_begun() {
        assert_eq!(begun(&parse("larvik venteti")), "('larvik') & ('venteti' | 'venteti':*)");
        assert_eq!(begun(&parse("fravær -skol")), "('fravær' | 'fravær':*) & !('skol')");
        assert_eq!(begun(&parse("\"fravær\"")), "('fravær')");
        assert_eq!(begun(&parse("registrerer avvik")), "('registrerer' | 'registrer') & ('avvik' | 'avvik':*)");
    }

    #[test]
    fn of_three_words_one_may_be_missing() {
        let text =
            wide(&parse("aaa bbb ccc -ddd"), |word| if word == "bbb" { vec!["bxb".to_owned()] } else { Vec::new() });
        assert!(text.starts_with("(('aaa' | 'aaa':*) & ('bbb' | 'bbb':* | 'bxb') & ('ccc' | 'ccc':*) | "), "{text}");
        assert!(text.contains("| ('aaa' | 'aaa':*) & ('ccc' | 'ccc':*) |") && text.ends_with(" & !('ddd')"), "{text}");
    }

    #[test]
    fn marks_are_read_from_the_engines_answer() {
        let stems = |asked| {
            marks(asked)
                .into_iter()
                .map(|m| format!("{}{}", m.stem, if m.begun { "*" } else { "" }))
                .collect::<Vec<_>>()
        };
        assert_eq!(stems("'fravær' & ( 'skol' | 'skol':* ) & !'larvik'"), ["fravær", "skol", "skol*"]);
        assert_eq!(stems("!( 'hels' <2> 'omsorg' ) & 'a'"), ["a"]);
        assert!(stems("").is_empty());
    }
}
