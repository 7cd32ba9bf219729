//! Forgiving typing errors: a word's key is the same however æ, ø and å were typed, and words whose keys lie a few
//! slips apart may stand for each other.

/// The word in plain letters: `fravær`, `fravaer` and `fravar` have the same key.
pub(super) fn key(word: &str) -> String {
    let mut plain = String::with_capacity(word.len() + 2);
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'å' | 'æ' | 'ä' | 'á' | 'à' | 'â' => plain.push('a'),
            'ø' | 'ö' | 'ó' | 'ò' | 'ô' => plain.push('o'),
            'é' | 'è' | 'ê' => plain.push('e'),
            'ü' => plain.push('u'),
            'č' => plain.push('c'),
            'đ' => plain.push('d'),
            'ŋ' => plain.push('n'),
            'š' => plain.push('s'),
            'ŧ' => plain.push('t'),
            'ž' => plain.push('z'),
            other => plain.push(other),
        }
    }
    plain.replace("ae", "a").replace("oe", "o").replace("aa", "a")
}

/// How many slips a word of this length may have.
fn slips(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// The slips between two words: a letter too many, too few, another, or two the wrong way round.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX - 1);
            let mut least = (at(&last, j + 1) + 1).min(at(&row, j) + 1).min(at(&last, j) + usize::from(x != y));
            let turned = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if turned {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

/// Of words the index knows (word and key), those that may stand for `typed`: the nearest, and longer ones it is part of.
pub(super) fn stand_ins(typed: &str, known: &[(String, String)]) -> Vec<String> {
    const NEAR: usize = 6;
    const AROUND: usize = 8;
    let wanted = key(typed);
    let letters: Vec<char> = wanted.chars().collect();
    let most = slips(letters.len());
    let mut near: Vec<(usize, &str)> = Vec::new();
    let mut around: Vec<&str> = Vec::new();
    for (word, key) in known.iter().filter(|(word, _)| word != typed) {
        let far = distance(&letters, &key.chars().collect::<Vec<_>>());
        if far <= most {
            near.push((far, word));
        } else if letters.len() >= 5 && key.contains(&wanted) {
            around.push(word);
        }
    }
    near.sort();
    around.sort_by_key(|word| (word.len(), *word));
    // A word that is known as it was typed, or but for its æ, ø and å, has no slips.
    let least = if known.iter().any(|(word, _)| word == typed) { 0 } else { near.first().map_or(0, |(far, _)| *far) };
    let near = near.into_iter().filter(|(far, _)| *far <= least).map(|(_, word)| word).take(NEAR);
    near.chain(around.into_iter().take(AROUND)).map(str::to_owned).collect()
}

/// Of known words (word and key) the one that was meant by `typed`: itself when it is among them, else the nearest, but
/// none that only goes on from it.
pub fn meant(typed: &str, known: &[(String, String)]) -> Option<String> {
    let wanted: Vec<char> = key(typed).chars().collect();
    let allowed = slips(wanted.len());
    let far = |key: &str| distance(&wanted, &key.chars().collect::<Vec<_>>());
    let near = known
        .iter()
        .map(|(word, key)| (word != typed, far(key), word.len().abs_diff(typed.len()), word.as_str()))
        .filter(|(_, far, ..)| *far <= allowed);
    near.min().map(|(.., word)| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_near_and_goes_no_further() {
        let words = known(&["sykepleier", "sykepleiere", "sykehus", "fravær", "skolefravær"]);
        for (typed, expected) in
            [("sykepleire", Some("sykepleier")), ("fravaer", Some("fravær")), ("fravær", Some("fravær")), ("fra", None)]
        {
            assert_eq!(meant(typed, &words).as_deref(), expected, "{typed}");
        }
    }

    fn known(words: &[&str]) -> Vec<(String, String)> {
        words.iter().map(|word| ((*word).to_owned(), key(word))).collect()
    }

    #[test]
    fn missing_letters_of_the_alphabet_make_no_difference() {
        for (typed, meant) in [
            ("fravaer", "fravær"),
            ("fravar", "fravær"),
            ("losning", "løsning"),
            ("loesning", "løsning"),
            ("opplaring", "opplæring"),
            ("Aasnes", "åsnes"),
            ("Karasjohka", "kárášjohka"),
        ] {
            assert_eq!(key(typed), key(meant), "{typed}");
        }
    }

    #[test]
    fn slips_are_counted() {
        let far = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(far("sykepleire", "sykepleier"), 1);
        assert_eq!(far("komune", "kommune"), 1);
        assert_eq!(far("oppgavedelig", "oppgavedeling"), 1);
        assert_eq!((far("", "abc"), far("abc", ""), far("abc", "abc")), (3, 3, 0));
    }

    #[test]
    fn the_nearest_words_stand_in() {
        let words = known(&["sykepleier", "sykepleiere", "sykehus", "hjelpepleier", "fravær", "skolefravær", "tillit"]);
        assert_eq!(stand_ins("sykepleire", &words), ["sykepleier", "sykepleiere"]);
        assert_eq!(stand_ins("fravaer", &words), ["fravær", "skolefravær"]);
        assert_eq!(stand_ins("fravær", &words), ["skolefravær"]);
        assert!(stand_ins("abc", &words).is_empty());
    }
}
