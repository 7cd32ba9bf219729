//! Searches that readers keep, and what letters are to tell of what is new in them: each post with her word, once, and never
//! what she has read, written or been told of otherwise.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::events::any;
use super::world::{Post, Reader, Thread, World};
use crate::alerts::{self, Tell};
use crate::dev::seed::dice::Dice;
use crate::error::Error;
use crate::ids::MemberId;
use crate::tx::Tx;
use crate::viewer::{self, Viewer};

/// Words that posts are written with, one each; none is a form or a part of another.
const WORDS: [&str; 24] = [
    "kantarell",
    "makrell",
    "rabarbra",
    "trompet",
    "kajakk",
    "pelikan",
    "sitar",
    "magnolia",
    "asparges",
    "mandolin",
    "karamell",
    "tulipan",
    "paprika",
    "kamille",
    "hibiskus",
    "klarinett",
    "ingefer",
    "basilikum",
    "kastanje",
    "pistasj",
    "vanilje",
    "kardemomme",
    "safran",
    "papaya",
];

/// A word, by its place.
pub(super) type Word = usize;

/// A search a reader keeps.
#[derive(Debug, Clone, Copy)]
pub(super) struct Watch {
    /// For this word.
    word: Word,
    /// What came before is no news.
    since: DateTime<Utc>,
}

/// The word of a post.
pub(super) fn word(dice: &mut Dice) -> Word {
    any(dice, WORDS.len())
}

/// A text with the word in it.
pub(super) fn with(text: &str, word: Word) -> String {
    format!("{text} {}", WORDS.get(word).copied().unwrap_or_default())
}

/// Somebody keeps a search, or one in six times gives one up.
pub(super) fn keep(tx: &mut Tx<'_>, world: &mut World, dice: &mut Dice, now: DateTime<Utc>) -> Result<(), Error> {
    let n = any(dice, world.readers.len());
    let (word, gives_up) = (word(dice), dice.below(6) == 0);
    let Some(reader) = world.readers.get_mut(n) else { return Ok(()) };
    tx.viewer = viewer::by_member(tx.conn, MemberId(reader.member), tx.now)?;
    if gives_up && let Some(watch) = reader.watches.pop() {
        let query = query(watch.word);
        if let Some(kept) = alerts::same(tx, &query)? {
            alerts::delete(tx, kept.id)?;
        }
    } else if reader.watches.len() < 3 && reader.watches.iter().all(|watch| watch.word != word) {
        alerts::save(tx, "Et ord", &query(word), Tell::Letter)?;
        reader.watches.push(Watch { word, since: now });
    }
    tx.viewer = Viewer::system();
    Ok(())
}

fn query(word: Word) -> String {
    format!("q={}", WORDS.get(word).copied().unwrap_or_default())
}

/// What a reader's searches may tell her of now: the posts, and the time after which each is news to her.
fn tellable(world: &World, reader: &Reader, n: usize) -> Vec<(Post, DateTime<Utc>)> {
    let may = |thread: &Thread, post: &Post| {
        let hers = post.by == n || post.number > 1 && thread.by == n;
        let read = post.number <= reader.read.get(&thread.id).copied().unwrap_or(0);
        let in_a_line = post.number == 1 && (reader.had("thread", thread.id) || reader.had("question", thread.id));
        reader.may_read(thread.room) && !hers && !read && !in_a_line && !reader.had("post", post.id)
    };
    let mut tellable = Vec::new();
    for watch in &reader.watches {
        let with_word = world.by_word.get(&watch.word).into_iter().flatten();
        for (thread, place) in with_word {
            let Some(thread) = world.threads.get(*thread) else { continue };
            let Some(post) = thread.posts.get(*place).filter(|post| may(thread, post)) else { continue };
            tellable.push((*post, watch.since.max(reader.since)));
        }
    }
    tellable
}

/// What is wrong with what a letter tells as found; `posts` are those it tells as answers.
pub(super) fn wrong(
    world: &World,
    reader: &Reader,
    n: usize,
    found: &BTreeSet<i64>,
    posts: &BTreeSet<i64>,
) -> Vec<String> {
    if found.is_empty() {
        return Vec::new();
    }
    let tellable: BTreeSet<i64> = tellable(world, reader, n).iter().map(|(post, _)| post.id).collect();
    let strange = found.difference(&tellable).map(|post| format!("post {post} is told as found, and is not to be"));
    let twice = found.intersection(posts).map(|post| format!("post {post} is told as found and as an answer"));
    strange.chain(twice).collect()
}

/// What a reader's searches found and no letter told.
pub(super) fn left(world: &World, reader: &Reader, n: usize) -> Vec<i64> {
    let tellable = tellable(world, reader, n).into_iter();
    let news = tellable.filter(|(post, since)| post.at > *since);
    news.map(|(post, _)| post.id).filter(|post| !reader.had("found", *post)).collect()
}
