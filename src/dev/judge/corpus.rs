//! The judged corpus: some two thousand documents put together from texts written for it, always the same. What answers
//! what follows from what a document was made of.

use chrono::{DateTime, Duration, Utc};

use crate::search::{Document, Facts, Found};

/// Documents of each aspect.
const EACH: usize = 34;
/// The key of those who may read the corpus: nobody.
pub const KEY: &str = "judge";

const PLACES: [&str; 12] = [
    "Solvik",
    "Fjellbygda",
    "Storevik",
    "Nordfjorden",
    "Granheim",
    "Havsund",
    "Lillelund",
    "Myrdal",
    "Bjørkelia",
    "Tangvik",
    "Steinnes",
    "Elvebakken",
];

/// Sentences that stand in any text, bokmål and nynorsk.
const FILL: [[&str; 2]; 12] = [
    ["Vi holdt på i et halvt år før vi så noe.", "Vi heldt på i eit halvt år før vi såg noko."],
    ["Ta gjerne kontakt hvis dere vil se malen.", "Ta gjerne kontakt om de vil sjå malen."],
    ["Det tok lengre tid enn vi trodde.", "Det tok lengre tid enn vi trudde."],
    ["Kommunestyret får en orientering hver høst.", "Kommunestyret får ei orientering kvar haust."],
    ["Noe av dette kunne vi gjort uten forsøket.", "Noko av dette kunne vi gjort utan forsøket."],
    ["Vi vet ikke ennå om virkningen varer.", "Vi veit ikkje enno om verknaden varer."],
    ["Naboene våre prøver det samme fra nyttår.", "Naboane våre prøver det same frå nyttår."],
    ["Evalueringen kommer til sommeren.", "Evalueringa kjem til sommaren."],
    ["Det viktigste var at lederen stod i det.", "Det viktigaste var at leiaren stod i det."],
    ["Ikke alle var begeistret i begynnelsen.", "Ikkje alle var begeistra i byrjinga."],
    ["Hva har dere gjort, og hva ville dere gjort annerledes?", "Kva har de gjort, og kva ville de gjort annleis?"],
    ["Vi har skrevet ned stegene i en sjekkliste.", "Vi har skrive ned stega i ei sjekkliste."],
];

/// How some aspects refer to rules, in different ways of writing.
const RULES: [(&str, [&str; 3]); 7] = [
    (
        "spesped/enkeltvedtak",
        [
            "Vi fraviker opplæringslova § 11-6.",
            "Unntaket gjelder § 11-6 i opplæringslova.",
            "Se opplæringsloven § 11-6.",
        ],
    ),
    (
        "arbeidstid/langvakter",
        [
            "Avtalen er gjort etter arbeidsmiljøloven § 10-12.",
            "Jf. aml. § 10-12.",
            "Heimelen er § 10-12 i arbeidsmiljølova.",
        ],
    ),
    (
        "medvirkning/amu",
        ["Oppgavene står i arbeidsmiljøloven § 7-2.", "Se aml § 7-2.", "Det følgjer av § 7-2 i arbeidsmiljølova."],
    ),
    (
        "byggesak/garasje",
        [
            "Vi fraviker plan- og bygningsloven § 20-5.",
            "Det gjelder § 20-5 i plan- og bygningsloven.",
            "Jf. pbl § 20-5.",
        ],
    ),
    (
        "tilsyn/egenkontroll",
        ["Kravet står i kommuneloven § 25-1.", "Det følgjer av § 25-1 i kommunelova.", "Se kommuneloven § 25-1."],
    ),
    (
        "delegasjon/forskrift",
        ["Hjemmelen er forsøksloven § 4.", "Sjå § 4 i forsøkslova.", "Den er gitt etter forsøksloven § 4."],
    ),
    (
        "natur/motorferdsel",
        ["Vi fraviker motorferdselloven § 6.", "Det gjelder § 6 i motorferdselloven.", "Se motorferdselloven § 6."],
    ),
];

/// What a document was made of.
#[derive(Debug, Clone)]
pub struct Made {
    /// Topic and aspect: `fravaer/grense`.
    pub about: String,
    /// The place it is from.
    pub place: &'static str,
    /// Whether it only adds something to a thread.
    pub reply: bool,
    /// The document.
    pub document: Document,
}

impl Made {
    /// How well it answers a question about an aspect, and about a place where it is about one: 0 to 3.
    pub fn grade(&self, about: &str, place: Option<&str>) -> u8 {
        let topic = |about: &str| about.split('/').next().map(str::to_owned);
        let whole = if self.reply { 2 } else { 3 };
        match (self.about == about, place) {
            (true, None) => whole,
            (true, Some(place)) if place == self.place => whole,
            (true, Some(_)) => 1,
            (false, None) if topic(&self.about) == topic(about) => 1,
            (false, _) => 0,
        }
    }
}

struct Aspect {
    about: String,
    title: [String; 2],
    text: [String; 2],
    mention: [String; 2],
}

fn aspects() -> Vec<Aspect> {
    let (mut all, mut topic, mut mention) = (Vec::new(), String::new(), [String::new(), String::new()]);
    for line in include_str!("topics.txt").lines().skip(2) {
        let parts: Vec<&str> = line.trim_start_matches("# ").split(" | ").map(str::trim).collect();
        match parts.as_slice() {
            [slug, _, nb, nn] => {
                topic = (*slug).to_owned();
                mention = [(*nb).to_owned(), (*nn).to_owned()];
            }
            [slug, title_nb, text_nb, title_nn, text_nn] => all.push(Aspect {
                about: format!("{topic}/{slug}"),
                title: [(*title_nb).to_owned(), (*title_nn).to_owned()],
                text: [(*text_nb).to_owned(), (*text_nn).to_owned()],
                mention: mention.clone(),
            }),
            _ => {}
        }
    }
    all
}

/// The whole corpus, with keys from `first`; what was written last was written at `now`.
pub fn corpus(first: i64, now: DateTime<Utc>) -> Vec<Made> {
    let aspects = aspects();
    let mut all: Vec<Made> = Vec::new();
    for (a, aspect) in aspects.iter().enumerate() {
        for i in 0..EACH {
            let other = aspects.get((a * 7 + i * 13 + 5) % aspects.len());
            let before =
                all.last().filter(|_| i % 4 == 3).map(|made| (made.document.parent_id, made.document.title.clone()));
            let id = first + i64::try_from(all.len()).unwrap_or_default();
            let at = now - Duration::hours(i64::try_from((a * 131 + i * 257) % 17_000).unwrap_or_default());
            all.push(made(aspect, (a, i), other, before, (id, at)));
        }
    }
    all
}

fn of(two: &[String; 2], language: usize) -> String {
    two.get(language).cloned().unwrap_or_default()
}

/// What a document says: where, the aspect's text or a part of it, what stands anywhere, and what it touches on.
fn body(aspect: &Aspect, (a, i): (usize, usize), place: &str, other: Option<&Aspect>, reply: bool) -> String {
    let language = usize::from(i % 3 == 2);
    let text = of(&aspect.text, language);
    let (one, two) = text.split_once(". ").unwrap_or((&text, ""));
    let mut body = vec![format!("I {place} har vi prøvd dette.")];
    match (reply, i % 2) {
        (true, _) => body.push(two.to_owned()),
        (false, 0) => body.push(text.clone()),
        (false, _) => body.push(format!("{one}.")),
    }
    let fill = FILL.get((a * 5 + i * 3) % FILL.len()).and_then(|two| two.get(language)).copied();
    body.push(fill.unwrap_or_default().to_owned());
    if i % 5 == 0
        && let Some(other) = other
    {
        let about = of(&other.mention, language);
        let way = if language == 0 { "Dette henger sammen med" } else { "Dette heng saman med" };
        body.push(format!("{way} {about}."));
    }
    let rule = RULES.iter().find(|(about, _)| *about == aspect.about && !reply);
    body.extend(rule.and_then(|(_, ways)| ways.get(i % 3)).map(|way| (*way).to_owned()));
    body.join(" ")
}

fn made(
    aspect: &Aspect,
    (a, i): (usize, usize),
    other: Option<&Aspect>,
    before: Option<(i64, String)>,
    (id, at): (i64, DateTime<Utc>),
) -> Made {
    let (language, reply) = (usize::from(i % 3 == 2), before.is_some());
    let place = PLACES.get((i * 5 + a) % PLACES.len()).copied().unwrap_or_default();
    let kind = match i % 17 {
        _ if reply => Found::Post,
        0 => Found::Guidance,
        1 => Found::Trial,
        _ => Found::Post,
    };
    let (parent_id, title) = before.unwrap_or_else(|| (id, of(&aspect.title, language)));
    let form = if language == 0 { "nb" } else { "nn" };
    let document = Document {
        kind,
        id,
        parent_id,
        facet: None,
        area: None,
        audience: vec![KEY.to_owned()],
        title,
        own_title: !reply,
        body: body(aspect, (a, i), place, other, reply),
        around: format!("{place} kommune"),
        at,
        weight: if reply { 1.0 } else { 1.3 },
        facts: Facts { language: Some(form.to_owned()), ..Facts::default() },
    };
    Made { about: aspect.about.clone(), place, reply, document }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_large_and_always_the_same() {
        let now = DateTime::UNIX_EPOCH;
        let all = corpus(1, now);
        assert!(all.len() >= 2000, "{}", all.len());
        let again = corpus(1, now);
        assert!(all.iter().zip(&again).all(|(one, other)| one.document == other.document));
        assert!(all.iter().all(|made| !made.document.title.is_empty() && made.document.body.len() > 40));
    }
}
