//! What people do: ask, answer, read, follow, change their minds, move, and lose rights. The model is told of each.

use chrono::{DateTime, Utc};

use super::world::{Post, Room, Thread, World, choice};
use super::{queries, searches};
use crate::accounts;
use crate::dev::seed::dice::Dice;
use crate::digests;
use crate::digests::due::Cadence;
use crate::error::Error;
use crate::follows::{self, Level, Target};
use crate::ids::{AreaId, MemberId, ThreadId};
use crate::threads::{self, NewReply, NewThread, ThreadKind};
use crate::tx::Tx;
use crate::viewer::{self, Viewer};

/// Everybody's first choice.
pub(super) fn choose_all(tx: &mut Tx<'_>, world: &World) -> Result<(), Error> {
    (0..world.readers.len()).try_for_each(|n| keep_choice(tx, world, n))
}

fn keep_choice(tx: &mut Tx<'_>, world: &World, n: usize) -> Result<(), Error> {
    let Some(reader) = world.readers.get(n) else { return Ok(()) };
    tx.viewer = viewer::by_member(tx.conn, MemberId(reader.member), tx.now)?;
    accounts::set_zone(tx, reader.choice.zone)?;
    digests::save(tx, reader.choice)?;
    tx.viewer = Viewer::system();
    Ok(())
}

/// What happens between two looks of the worker.
pub(super) fn happen(tx: &mut Tx<'_>, world: &mut World, dice: &mut Dice, now: DateTime<Utc>) -> Result<(), Error> {
    if dice.percent(18) || world.threads.is_empty() {
        open(tx, world, dice, now)?;
    }
    for _ in 0..dice.below(3) {
        answer(tx, world, dice, now)?;
    }
    for _ in 0..dice.below(6) {
        read(tx, world, dice)?;
    }
    if dice.percent(20) {
        follow(tx, world, dice, now)?;
    }
    if dice.percent(4) {
        change(tx, world, dice, now)?;
    }
    if dice.percent(15) {
        searches::keep(tx, world, dice, now)?;
    }
    Ok(())
}

/// What happens between a letter's making and its sending: reading, and losing rights.
pub(super) fn between(tx: &mut Tx<'_>, world: &mut World, dice: &mut Dice, _: DateTime<Utc>) -> Result<(), Error> {
    for _ in 0..dice.below(3) {
        read(tx, world, dice)?;
    }
    // A third of all lose a right over a year, most while a letter is made and not sent: what they may no longer read must
    // not be in it.
    let awaiting = queries::awaiting_letters(tx)?;
    let falls = dice.below(if awaiting.is_empty() { 200 } else { 4 }) == 0;
    if !falls || world.report.rights_lost >= world.readers.len() as u64 / 3 {
        return Ok(());
    }
    let n = dice.one_of(&awaiting).and_then(|member| world.by_member.get(member).copied());
    let n = n.unwrap_or_else(|| any(dice, world.readers.len()));
    if let Some(reader) = world.readers.get_mut(n).filter(|reader| !reader.lost) {
        reader.lost = true;
        world.report.rights_lost += 1;
        queries::end_memberships(tx, reader.member)?;
    }
    Ok(())
}

/// One of so many, by its place.
pub(super) fn any(dice: &mut Dice, of: usize) -> usize {
    usize::try_from(dice.below(u32::try_from(of).unwrap_or(u32::MAX))).unwrap_or(0)
}

/// A recent thread: what people do is mostly about the newest.
fn recent(dice: &mut Dice, world: &World) -> Option<usize> {
    let back = usize::try_from(dice.skewed(60)).unwrap_or(0);
    world.threads.len().checked_sub(1 + back.min(world.threads.len().saturating_sub(1)))
}

fn open(tx: &mut Tx<'_>, world: &mut World, dice: &mut Dice, now: DateTime<Utc>) -> Result<(), Error> {
    let by = any(dice, world.readers.len());
    let Some(reader) = world.readers.get_mut(by) else { return Ok(()) };
    let room = match dice.below(10) {
        0 | 1 if reader.may_read(Room::Members) => Room::Members,
        2 | 3 if reader.may_read(Room::Union) => Room::Union,
        _ => Room::Open,
    };
    let kind = if dice.percent(60) { ThreadKind::Question } else { ThreadKind::Experience };
    let area = AreaId(dice.one_of(&world.areas).copied().unwrap_or(1));
    let word = searches::word(dice);
    let new = NewThread {
        area,
        trial: None,
        kind,
        title: format!("Sak nummer {}", world.threads.len() + 1),
        language: "nb".to_owned(),
        audience: vec![room.key().to_owned()],
        body: searches::with("Hvordan gjør dere det?", word),
        guided: Vec::new(),
        expires_on: None,
        author: reader.author.clone(),
        waits: false,
        at: now,
    };
    let (id, post) = threads::open(tx, &new)?;
    reader.read.insert(id.0, 1);
    let first = Post { id: post.0, number: 1, by, at: now };
    world.by_thread.insert(id.0, world.threads.len());
    world.by_word.entry(word).or_default().push((world.threads.len(), 0));
    world.threads.push(Thread { id: id.0, room, by, posts: vec![first] });
    world.report.posts += 1;
    Ok(())
}

fn answer(tx: &mut Tx<'_>, world: &mut World, dice: &mut Dice, now: DateTime<Utc>) -> Result<(), Error> {
    let by = any(dice, world.readers.len());
    let Some(place) = recent(dice, world) else { return Ok(()) };
    let Some(thread) = world.threads.get_mut(place) else { return Ok(()) };
    let Some(reader) = world.readers.get_mut(by).filter(|reader| reader.may_read(thread.room)) else { return Ok(()) };
    let word = searches::word(dice);
    let words = searches::with("Hos oss gjør vi det slik.", word).into();
    let author = reader.author.clone();
    let new = NewReply { thread: ThreadId(thread.id), words, official: false, author, waits: false, at: now };
    tx.viewer = viewer::by_member(tx.conn, MemberId(reader.member), tx.now)?;
    let (post, number) = threads::reply(tx, &new)?;
    tx.viewer = Viewer::system();
    let number = number.unwrap_or(1);
    world.by_word.entry(word).or_default().push((place, thread.posts.len()));
    thread.posts.push(Post { id: post.0, number, by, at: now });
    reader.read.insert(thread.id, number);
    reader.follows.entry(thread.id).or_insert(now);
    world.report.posts += 1;
    Ok(())
}

fn read(tx: &mut Tx<'_>, world: &mut World, dice: &mut Dice) -> Result<(), Error> {
    let by = any(dice, world.readers.len());
    let Some(reader) = world.readers.get_mut(by) else { return Ok(()) };
    // Mostly what she has to do with.
    let own: Vec<usize> = reader.follows.keys().filter_map(|id| world.by_thread.get(id).copied()).collect();
    let newest = world.threads.len().saturating_sub(1);
    let n = if dice.percent(70) { dice.one_of(&own).copied().unwrap_or(newest) } else { newest };
    let Some(thread) = world.threads.get(n).filter(|thread| reader.may_read(thread.room)) else { return Ok(()) };
    let last = thread.posts.last().map_or(0, |post| post.number);
    // One reads all, or stops midway.
    let number =
        if dice.percent(80) { last } else { i32::try_from(1 + dice.below(last.unsigned_abs())).unwrap_or(last) };
    threads::mark_read(tx, MemberId(reader.member), ThreadId(thread.id), number)?;
    let so_far = reader.read.entry(thread.id).or_insert(0);
    *so_far = number.max(*so_far);
    Ok(())
}

fn follow(tx: &mut Tx<'_>, world: &mut World, dice: &mut Dice, now: DateTime<Utc>) -> Result<(), Error> {
    let by = any(dice, world.readers.len());
    let Some(thread) = recent(dice, world).and_then(|n| world.threads.get(n)) else { return Ok(()) };
    let Some(reader) = world.readers.get_mut(by).filter(|reader| reader.may_read(thread.room)) else { return Ok(()) };
    if reader.follows.contains_key(&thread.id) || thread.by == by {
        return Ok(());
    }
    tx.viewer = viewer::by_member(tx.conn, MemberId(reader.member), tx.now)?;
    follows::set(tx, Target::Thread, thread.id, Some(Level::Normal))?;
    tx.viewer = Viewer::system();
    reader.follows.insert(thread.id, now);
    Ok(())
}

/// Another day, hour or place, or off, or on again: what came meanwhile is then no news.
fn change(tx: &mut Tx<'_>, world: &mut World, dice: &mut Dice, now: DateTime<Utc>) -> Result<(), Error> {
    let n = any(dice, world.readers.len());
    let Some(reader) = world.readers.get_mut(n) else { return Ok(()) };
    let new = choice(dice);
    if reader.choice.cadence == Cadence::Off {
        reader.since = now;
    }
    reader.choice = new;
    keep_choice(tx, world, n)
}
