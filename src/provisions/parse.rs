//! References to provisions as people write them: «opplæringslova § 2-3 andre ledd», «kommuneloven §§ 5-11 og 19-1»,
//! «§ 3 i forsøksloven», «aml § 8-1». What is not understood is left out, never guessed.

use chrono::{Datelike as _, NaiveDate};

use super::LegalAct;
use crate::ids::ActId;

/// A place in an act that somebody refers to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The act.
    pub act: ActId,
    /// The section without its sign, written the one way it is kept; empty is the whole act.
    pub section: String,
    /// The paragraph; 0 is all of the section.
    pub ledd: i16,
}

/// No more references than this are read from one text.
const MOST: usize = 12;

/// What a text refers to, in its order. A name that two acts have had means the one in force `on` that day, unless the
/// year stands beside it.
pub fn parse(text: &str, acts: &[LegalAct], on: NaiveDate) -> Vec<Reference> {
    let words: Vec<char> = text.to_lowercase().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let names = names(acts);
    let mut reader = Reader { words: &words, at: 0, acts, names: &names, on };
    let mut found = Vec::new();
    while reader.at < words.len() {
        if let Some(act) = reader.act() {
            found.push(Found::Act(act));
        } else if let Some(places) = reader.sections() {
            found.push(Found::Places(places, reader.belongs_to_what_follows()));
        } else {
            reader.at += 1;
        }
    }
    together(&found)
}

/// A section on its own, as in an address; `None` when it is none.
pub fn section(text: &str) -> Option<String> {
    let words: Vec<char> = text.chars().collect();
    let mut reader = Reader { words: &words, at: 0, acts: &[], names: &[], on: NaiveDate::default() };
    reader.section().filter(|section| reader.at == words.len() && section == text)
}

enum Found {
    Act(ActId),
    Places(Vec<(String, i16)>, bool),
}

/// Sections belong to the act before them, or to the one they lead to («§ 3 i forsøksloven»); an act with no section is
/// meant as a whole.
fn together(found: &[Found]) -> Vec<Reference> {
    let mut out: Vec<Reference> = Vec::new();
    let mut used = vec![false; found.len()];
    let act_at = |n: usize| match found.get(n) {
        Some(Found::Act(act)) => Some((n, *act)),
        _ => None,
    };
    let mut references: Vec<(usize, Reference)> = Vec::new();
    for (n, place) in found.iter().enumerate() {
        let Found::Places(places, leads) = place else { continue };
        let before = || (0..n).rev().find_map(act_at);
        let after = || (n + 1..found.len()).find_map(act_at);
        let owner = if *leads { act_at(n + 1) } else { before().or_else(after) };
        let Some((at, act)) = owner else { continue };
        if let Some(used) = used.get_mut(at) {
            *used = true;
        }
        references
            .extend(places.iter().map(|(section, ledd)| (n, Reference { act, section: section.clone(), ledd: *ledd })));
    }
    let whole = (0..found.len()).filter_map(act_at).filter(|(n, _)| !used.get(*n).copied().unwrap_or(true));
    references.extend(whole.map(|(n, act)| (n, Reference { act, section: String::new(), ledd: 0 })));
    references.sort_by_key(|(n, _)| *n);
    for (_, reference) in references {
        if out.len() < MOST && !out.contains(&reference) {
            out.push(reference);
        }
    }
    out
}

/// Every way of writing each act's name, longest first.
fn names(acts: &[LegalAct]) -> Vec<(Vec<char>, ActId)> {
    let mut names: Vec<(Vec<char>, ActId)> = acts
        .iter()
        .flat_map(|act| {
            [&act.name_nb, &act.name_nn]
                .into_iter()
                .chain(&act.aliases)
                .map(|name| (name.to_lowercase().chars().collect(), act.id))
        })
        .collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
}

struct Reader<'a> {
    words: &'a [char],
    at: usize,
    acts: &'a [LegalAct],
    names: &'a [(Vec<char>, ActId)],
    on: NaiveDate,
}

impl Reader<'_> {
    fn here(&self) -> Option<char> {
        self.words.get(self.at).copied()
    }

    fn takes(&mut self, word: &str) -> bool {
        let length = word.chars().count();
        let there =
            self.words.get(self.at..self.at + length).is_some_and(|there| there.iter().copied().eq(word.chars()));
        if there {
            self.at += length;
        }
        there
    }

    fn spaces(&mut self) {
        while self.here() == Some(' ') {
            self.at += 1;
        }
    }

    fn word_ends(&self) -> bool {
        !self.here().is_some_and(char::is_alphanumeric)
    }

    /// An act's name that stands here as a word of its own, in the genitive too.
    fn act(&mut self) -> Option<ActId> {
        if self.at > 0 && self.words.get(self.at - 1).is_some_and(|c| c.is_alphanumeric()) {
            return None;
        }
        let start = self.at;
        let fits = |reader: &mut Self, name: &[char]| {
            reader.at = start;
            let there = reader.words.get(start..start + name.len()) == Some(name);
            if !there {
                return false;
            }
            reader.at = start + name.len();
            if reader.here() == Some('s') {
                reader.at += 1;
                if reader.word_ends() {
                    return true;
                }
                reader.at -= 1;
            }
            reader.word_ends()
        };
        let names = self.names;
        let Some((name, _)) = names.iter().find(|(name, _)| fits(self, name)) else {
            self.at = start;
            return None;
        };
        let length = self.at;
        let called: Vec<ActId> = names.iter().filter(|(other, _)| other == name).map(|(_, id)| *id).collect();
        let year = self.year();
        if year.is_none() {
            self.at = length;
        }
        self.meant(&called, year)
    }

    /// A year that stands beside a name: «av 1998», «(1998)», «fra 1998», «1998».
    fn year(&mut self) -> Option<i32> {
        self.spaces();
        for word in ["av ", "frå ", "fra ", "("] {
            if self.takes(word) {
                break;
            }
        }
        let digits: String = self.words.iter().skip(self.at).take(4).collect();
        let year = digits.parse().ok().filter(|year| digits.len() == 4 && (1800..2200).contains(year))?;
        self.at += 4;
        self.takes(")");
        self.word_ends().then_some(year)
    }

    fn meant(&self, called: &[ActId], year: Option<i32>) -> Option<ActId> {
        let mut acts = self.acts.iter().filter(|act| called.contains(&act.id));
        let of_year = |act: &&LegalAct| {
            let adopted = act.number.split('-').next().and_then(|adopted| adopted.parse().ok());
            year.is_some() && (adopted == year || act.from.map(|from| from.year()) == year)
        };
        let first = acts.clone().next()?;
        let found = acts.clone().find(of_year).or_else(|| acts.find(|act| act.in_force(self.on)));
        Some(found.unwrap_or(first).id)
    }

    /// «§ 5-11 andre ledd», «§§ 3, 4 og 5», «paragraf 5-11».
    fn sections(&mut self) -> Option<Vec<(String, i16)>> {
        let start = self.at;
        let signs = ["§§", "§", "paragrafane ", "paragrafene ", "paragrafen ", "paragraf "];
        if !signs.iter().any(|sign| self.takes(sign)) {
            return None;
        }
        let mut places = Vec::new();
        loop {
            self.spaces();
            let Some(section) = self.section() else { break };
            let ledd = self.ledd();
            places.push((section, ledd));
            let end = self.at;
            self.spaces();
            let goes_on = self.takes(", ") || self.takes("og ") || self.takes("eller ");
            if !goes_on || !self.here().is_some_and(|c| c.is_ascii_digit()) {
                self.at = end;
                break;
            }
        }
        if places.is_empty() {
            self.at = start;
            return None;
        }
        Some(places)
    }

    fn number(&mut self) -> Option<String> {
        let digits: String = self.words.iter().skip(self.at).take_while(|c| c.is_ascii_digit()).collect();
        if digits.is_empty() || digits.len() > 3 {
            return None;
        }
        self.at += digits.len();
        Some(digits)
    }

    /// A section, written the one way it is kept: `5-11`, `14-9 a`, `9 A-4`.
    fn section(&mut self) -> Option<String> {
        let mut section = self.number()?;
        let end = self.at;
        let spaced = self.takes(" ");
        match self.here().filter(|c| c.is_ascii_alphabetic()) {
            Some(letter) if self.words.get(self.at + 1) == Some(&'-') => {
                self.at += 1;
                section = format!("{section} {}", letter.to_ascii_uppercase());
            }
            Some(letter) if self.is_suffix(letter, spaced) => {
                self.at += 1;
                return Some(format!("{section} {}", letter.to_ascii_lowercase()));
            }
            _ => self.at = end,
        }
        if self.takes("-") || self.takes("\u{2011}") || self.takes("–") {
            section = format!("{section}-{}", self.number()?);
            let end = self.at;
            let spaced = self.takes(" ");
            match self.here() {
                Some(letter) if self.is_suffix(letter, spaced) => {
                    self.at += 1;
                    section = format!("{section} {}", letter.to_ascii_lowercase());
                }
                _ => self.at = end,
            }
        }
        self.word_ends().then_some(section)
    }

    /// A letter that belongs to a section: «§ 14-9 a», but not the word «i».
    fn is_suffix(&self, letter: char, spaced: bool) -> bool {
        let ends = !self.words.get(self.at + 1).is_some_and(|c| c.is_alphanumeric());
        ends && if spaced { ('a'..='h').contains(&letter.to_ascii_lowercase()) } else { letter.is_ascii_alphabetic() }
    }

    /// «andre ledd», «2. ledd», «ledd 2» after a section; 0 when there is none.
    fn ledd(&mut self) -> i16 {
        const WORDS: [(&str, i16); 12] = [
            ("første", 1),
            ("fyrste", 1),
            ("andre", 2),
            ("annet", 2),
            ("anna", 2),
            ("tredje", 3),
            ("fjerde", 4),
            ("femte", 5),
            ("sjette", 6),
            ("sjuende", 7),
            ("sjuande", 7),
            ("åttende", 8),
        ];
        let start = self.at;
        self.takes(",");
        self.spaces();
        if self.takes("ledd ")
            && let Some(ledd) = self.number().and_then(|n| n.parse().ok()).filter(|n| (1..=99).contains(n))
        {
            return ledd;
        }
        let word = WORDS.iter().find(|(word, _)| self.takes(word)).map(|(_, ledd)| *ledd);
        let ledd = word.or_else(|| {
            let number = self.number()?.parse().ok().filter(|n| (1..=99).contains(n))?;
            self.takes(".");
            Some(number)
        });
        self.spaces();
        match ledd {
            Some(ledd) if self.takes("ledd") && self.word_ends() => ledd,
            _ => {
                self.at = start;
                0
            }
        }
    }

    /// Whether an act's name follows at once: «§ 3 i forsøksloven».
    fn belongs_to_what_follows(&mut self) -> bool {
        let start = self.at;
        self.spaces();
        let led = self.takes("i ") || self.takes("av ");
        for word in ["den ", "nye ", "gamle "] {
            self.takes(word);
        }
        let follows = led && self.act().is_some();
        self.at = start;
        follows
    }
}

#[cfg(test)]
mod tests;
