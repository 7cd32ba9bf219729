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
/// The shortest word of a title looked at.
const SHORT: usize = 3;

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
    let (words, weights): (Vec<String>, Vec<f32>) = telling(to.title, to.body).into_iter().unzip();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    crate::db::statement(include_str!("near.sql"))
        .bind::<Array<Text>, _>(words)
        .bind::<Array<Float4>, _>(weights)
        .bind::<Nullable<Array<Text>>, _>(to.keys)
        .bind::<BigInt, _>(to.except.unwrap_or(ThreadId(0)))
        .bind::<Nullable<BigInt>, _>(to.area)
        .bind::<BigInt, _>(to.most)
        .load(conn)
}

/// The words that may tell what a thread is about, with what each weighs.
fn telling(title: &str, body: &str) -> BTreeMap<String, f32> {
    let (title, body) = (clean(title), clean(body));
    let mut telling = BTreeMap::new();
    let mut add = |word: &str, weight: f32| {
        let known = telling.entry(word.to_owned()).or_insert(weight);
        *known = known.max(weight);
    };
    for word in title.split(' ').filter(|word| word.chars().count() >= SHORT) {
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
    telling
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_tells_most_then_its_parts_then_the_text() {
        let telling = telling("Elevfravær på skolen", "Fraværet øker. Fraværet er høyt, og foreldrene spør.");
        let weight = |word: &str| telling.get(word).copied();
        assert_eq!((weight("elevfravær"), weight("elev"), weight("fravær")), (Some(TITLE), Some(PART), Some(PART)));
        assert_eq!((weight("skule"), weight("fraværet"), weight("på")), (Some(PART), Some(BODY), None));
    }
}
