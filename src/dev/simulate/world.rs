//! The model beside the database: who reads what, who may, and what each is owed. It knows nothing of how letters are made.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;

use super::queries::Settled;
use super::searches::{Watch, Word};
use super::{Plan, Report};
use crate::dev::seed::dice::Dice;
use crate::digests::due::{Cadence, Choice};
use crate::threads::Author;

/// Where readers are: with and without summer time, on both halves of the globe, and a quarter of an hour off.
const ZONES: [Tz; 6] = [
    chrono_tz::Europe::Oslo,
    chrono_tz::Europe::London,
    chrono_tz::America::New_York,
    chrono_tz::Australia::Sydney,
    chrono_tz::Asia::Kathmandu,
    chrono_tz::UTC,
];

/// Who may read a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    Open,
    Members,
    Union,
}

impl Room {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Members => "members",
            Self::Union => "union",
        }
    }
}

/// A post as the model knows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Post {
    pub(super) id: i64,
    pub(super) number: i32,
    pub(super) by: usize,
    pub(super) at: DateTime<Utc>,
}

/// A thread as the model knows it.
#[derive(Debug, Clone)]
pub(super) struct Thread {
    pub(super) id: i64,
    pub(super) room: Room,
    pub(super) by: usize,
    pub(super) posts: Vec<Post>,
}

/// A reader.
#[derive(Debug, Clone)]
pub(super) struct Reader {
    pub(super) member: i64,
    pub(super) email: String,
    pub(super) author: Author,
    pub(super) union: bool,
    /// Nobody vouches for her any longer.
    pub(super) lost: bool,
    pub(super) choice: Choice,
    /// What was before is no news.
    pub(super) since: DateTime<Utc>,
    /// Threads she follows, from when.
    pub(super) follows: BTreeMap<i64, DateTime<Utc>>,
    pub(super) read: BTreeMap<i64, i32>,
    pub(super) mailed: BTreeSet<(String, i64, i16)>,
    pub(super) told: BTreeSet<i64>,
    /// Searches she keeps.
    pub(super) watches: Vec<Watch>,
    pub(super) last_slot: Option<DateTime<Utc>>,
    /// Her newest letter had no room for all.
    pub(super) more: bool,
}

/// Everything.
pub(super) struct World {
    pub(super) readers: Vec<Reader>,
    pub(super) threads: Vec<Thread>,
    pub(super) by_member: BTreeMap<i64, usize>,
    pub(super) by_email: BTreeMap<String, usize>,
    pub(super) by_thread: BTreeMap<i64, usize>,
    /// Posts by the word they are written with: thread and place in it.
    pub(super) by_word: BTreeMap<Word, Vec<(usize, usize)>>,
    pub(super) areas: Vec<i64>,
    pub(super) seen_digest: i64,
    pub(super) report: Report,
    slept: bool,
}

impl World {
    /// Gives everybody a zone and a choice.
    pub(super) fn people(dice: &mut Dice, plan: &Plan, settled: Settled) -> Self {
        let reader = |(member, email, author, union): (i64, String, Author, bool)| Reader {
            choice: choice(dice),
            member,
            email,
            author,
            union,
            lost: false,
            since: plan.start,
            follows: BTreeMap::new(),
            read: BTreeMap::new(),
            mailed: BTreeSet::new(),
            told: BTreeSet::new(),
            watches: Vec::new(),
            last_slot: None,
            more: false,
        };
        let readers: Vec<Reader> = settled.people.into_iter().map(reader).collect();
        Self {
            by_member: readers.iter().enumerate().map(|(n, one)| (one.member, n)).collect(),
            by_email: readers.iter().enumerate().map(|(n, one)| (one.email.clone(), n)).collect(),
            by_thread: BTreeMap::new(),
            by_word: BTreeMap::new(),
            readers,
            threads: Vec::new(),
            areas: settled.areas,
            seen_digest: 0,
            report: Report::default(),
            slept: false,
        }
    }

    /// Whether this is the moment everything goes to sleep; once.
    pub(super) fn asleep(&mut self, plan: &Plan, now: DateTime<Utc>) -> bool {
        let falls = plan.sleep.1 > 0 && !self.slept && now - plan.start >= Duration::days(plan.sleep.0.into());
        self.slept |= falls;
        falls
    }

    /// The posts a reader is owed now: answers by others in her threads and those she follows, that she may read, has not
    /// read and has not had.
    pub(super) fn owed(&self, reader: &Reader, n: usize) -> BTreeSet<i64> {
        let mine = self.threads.iter().filter(|t| t.by == n || reader.follows.contains_key(&t.id));
        let owed = mine.filter(|t| reader.may_read(t.room)).flat_map(|t| {
            let since = if t.by == n {
                reader.since
            } else {
                reader.follows.get(&t.id).copied().unwrap_or(reader.since).max(reader.since)
            };
            let read = reader.read.get(&t.id).copied().unwrap_or(0);
            t.posts.iter().filter(move |p| p.number > 1 && p.number > read && p.by != n && p.at >= since).map(|p| p.id)
        });
        owed.filter(|post| !reader.had("post", *post)).collect()
    }

    pub(super) fn fault(&mut self, what: String) {
        tracing::error!(what, "the letter broke a promise");
        self.report.faults.push(what);
    }
}

impl Reader {
    /// Whether a letter has told her of it, in its first round.
    pub(super) fn had(&self, kind: &str, id: i64) -> bool {
        self.mailed.contains(&(kind.to_owned(), id, 0))
    }

    pub(super) fn may_read(&self, room: Room) -> bool {
        match room {
            Room::Open => true,
            Room::Members => !self.lost,
            Room::Union => self.union && !self.lost,
        }
    }
}

/// A choice as people make them: most weekly, most in the morning.
pub(super) fn choice(dice: &mut Dice) -> Choice {
    let cadence = match dice.below(100) {
        0..=19 => Cadence::Daily,
        20..=87 => Cadence::Weekly,
        88..=95 => Cadence::Monthly,
        _ => Cadence::Off,
    };
    let hour = if dice.percent(70) { 6 + dice.below(5) } else { dice.below(24) };
    Choice {
        cadence,
        weekday: u8::try_from(1 + dice.below(7)).unwrap_or(1),
        hour: u8::try_from(hour).unwrap_or(8),
        zone: dice.one_of(&ZONES).copied().unwrap_or(chrono_tz::UTC),
    }
}
