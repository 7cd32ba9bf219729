//! Threads like a text: those whose titles share telling words with it.

use std::collections::BTreeMap;

use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Float4, Nullable, Text};

use crate::ids::{AreaId, ThreadId};
use crate::search::query::clean;
use crate::search::{synonyms, words};

/// What a word of the title weighs, and a part of one, another word for it, a word of the text.
const TITLE: f32 = 1.0;
const PART: f32 = 0.6;
const BODY: f32 = 0.3;
/// Words of the text looked at: those it says most often.
const MOST: usize = 12;
/// Letters of a word of the text that is looked at.
const LONG: usize = 5;
/// The shortest stem looked at.
const SHORT: usize = 3;
/// Words of a title looked at.
const MOST_OF_TITLE: usize = 30;

/// Words that tell nothing of what a thread is about, beside those PostgreSQL knows of: their stems in plain letters.
const GENERAL: [&str; 43] = [
    "bruk", "dag", "dem", "den", "dere", "erfar", "ett", "far", "fatt", "fler", "forsok", "fra", "gar", "gikk",
    "gjeld", "gjor", "gjort", "god", "hell", "igjen", "innen", "kommun", "lag", "lang", "lik", "maned", "mye", "noen",
    "nokr", "nytt", "ogs", "ogsa", "slik", "star", "svar", "tar", "tid", "trak", "uke", "uten", "ved", "veldig",
    "virk",
];

/// What to be like.
#[derive(Debug, Clone, Copy, Default)]
pub struct Near<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its text, as far as there is any.
    pub body: &'a str,
    /// Only what may be found with these keys; `None` is everything, for keeping and never for showing.
    pub keys: Option<&'a [String]>,
    /// Not this thread.
    pub except: Option<ThreadId>,
    /// Those of this area a little before others.
    pub area: Option<AreaId>,
    /// How many.
    pub most: i64,
}

/// A thread, and how like it is: 1 is all that tells.
#[derive(Debug, Clone, Copy, PartialEq, QueryableByName)]
pub struct Like {
    /// The thread.
    #[diesel(sql_type = BigInt)]
    pub thread: ThreadId,
    /// The share of what the words tell.
    #[diesel(sql_type = Float4)]
    pub score: f32,
}

/// The threads that are most like it, the most like first.
///
/// # Errors
/// When the database refuses.
pub fn near(conn: &mut PgConnection, to: &Near<'_>) -> QueryResult<Vec<Like>> {
    let telling = telling(to.title, to.body);
    let column = |of: fn(&(String, (String, f32))) -> String| telling.iter().map(of).collect::<Vec<String>>();
    crate::db::statement(include_str!("near.sql"))
        .bind::<Array<Text>, _>(column(|(_, (word, _))| word.clone()))
        .bind::<Array<Text>, _>(column(|(stem, _)| stem.clone()))
        .bind::<Array<Float4>, _>(telling.iter().map(|(_, (_, weight))| *weight).collect::<Vec<f32>>())
        .bind::<Nullable<Array<Text>>, _>(to.keys)
        .bind::<BigInt, _>(to.except.unwrap_or(ThreadId(0)))
        .bind::<Nullable<BigInt>, _>(to.area)
        .bind::<BigInt, _>(to.most)
        .load(conn)
}

/// The words that may tell what a thread is about: stems, each with a word that has it and what it weighs.
fn telling(title: &str, body: &str) -> Vec<(String, (String, f32))> {
    let (title, body) = (clean(title), clean(body));
    let mut telling: BTreeMap<String, (String, f32)> = BTreeMap::new();
    let mut add = |word: &str, weight: f32| {
        let stem = words::stem(word);
        if stem.chars().count() >= SHORT && !GENERAL.contains(&stem.as_str()) {
            let known = telling.entry(stem).or_insert_with(|| (word.to_owned(), weight));
            known.1 = known.1.max(weight);
        }
    };
    for word in title.split(' ').take(MOST_OF_TITLE) {
        add(word, TITLE);
        words::parts(word).into_iter().for_each(|part| add(part, PART));
        synonyms::of(word).iter().for_each(|other| add(other, PART));
    }
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    for word in body.split(' ').filter(|word| word.chars().count() >= LONG) {
        *often.entry(word).or_default() += 1;
    }
    let mut often: Vec<(&str, usize)> = often.into_iter().collect();
    often.sort_by_key(|(word, times)| (std::cmp::Reverse(*times), std::cmp::Reverse(word.len()), *word));
    often.iter().take(MOST).for_each(|(word, _)| add(word, BODY));
    telling.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_tells_most_then_its_parts_then_the_text() {
        let telling = telling("Elevfravær på skolen", "Fraværet øker. Fraværet er høyt, og foreldrene spør.");
        let weight = |stem: &str| telling.iter().find(|(known, _)| known == stem).map(|(_, (_, weight))| *weight);
        assert_eq!((weight("elevfravar"), weight("elev"), weight("fravar")), (Some(TITLE), Some(PART), Some(PART)));
        assert_eq!((weight("skul"), weight("foreldr"), weight("pa")), (Some(PART), Some(BODY), None));
    }
}
