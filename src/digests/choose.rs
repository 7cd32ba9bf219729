//! Which of what was found gets a line: fixed slots before ranked ones, twenty lines at most. What is owed and finds no
//! room is not marked, so that it comes next time; the oldest comes first.

use chrono::{DateTime, Utc};

use super::rank::{self, Candidate};
use super::{Item, Kind, LINES, Slot, Why};

/// What belongs in one line together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// A thread's answers.
    Thread(i64),
    /// A trial's changes.
    Trial(i64),
    /// What one of her searches found that is not open to all.
    Search(i64),
}

/// What was found for a reader, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// What is owed, deadlines included.
    pub(super) owed: Vec<(Item, Option<Group>)>,
    /// What may be told.
    pub(super) candidates: Vec<Candidate>,
}

/// What gets a line, with its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) items: Vec<Item>,
    /// Something owed found no room.
    pub(super) more: bool,
}

/// Lines of each fixed slot at most, so that one does not crowd out the others.
const MUST: usize = 9;
const ANSWERS: usize = 10;
const TRIALS: usize = 4;
const FOUND: usize = 6;
const QUESTIONS: usize = 3;

/// Chooses, and gives each line its place.
pub(super) fn choose(found: Found, now: DateTime<Utc>) -> Chosen {
    let mut lines: Vec<Vec<Item>> = Vec::new();
    let mut more = false;
    for (slot, most) in [(Slot::Must, MUST), (Slot::Answers, ANSWERS), (Slot::Trials, TRIALS), (Slot::Found, FOUND)] {
        let of_slot = grouped(found.owed.iter().filter(|(item, _)| item.kind.slot() == slot));
        let room = most.min(LINES - lines.len());
        more |= of_slot.len() > room;
        lines.extend(of_slot.into_iter().take(room));
    }
    let (questions, rest): (Vec<Candidate>, Vec<Candidate>) =
        found.candidates.into_iter().partition(|candidate| candidate.hers_to_answer(now));
    let asked = rank::best(questions, QUESTIONS.min(LINES - lines.len()), now);
    lines.extend(asked.iter().map(|candidate| vec![item(candidate, Kind::Question, now)]));
    let fresh = rest.into_iter().filter(|candidate| candidate.fresh).collect();
    let new = rank::best(fresh, rank::MOST.min(LINES - lines.len()), now);
    lines.extend(new.iter().map(|candidate| vec![item(candidate, Kind::Thread, now)]));
    let placed = (0i16..).zip(lines).flat_map(|(place, items)| items.into_iter().map(move |i| Item { place, ..i }));
    Chosen { items: placed.collect(), more }
}

/// Items by the line they share, in the order of each line's first.
fn grouped<'i>(items: impl Iterator<Item = &'i (Item, Option<Group>)>) -> Vec<Vec<Item>> {
    let mut lines: Vec<(Option<Group>, Vec<Item>)> = Vec::new();
    for (item, group) in items {
        match lines.iter_mut().find(|(of, _)| group.is_some() && of == group) {
            Some((_, line)) => line.push(item.clone()),
            None => lines.push((*group, vec![item.clone()])),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn item(candidate: &Candidate, kind: Kind, now: DateTime<Utc>) -> Item {
    let mut why = candidate.why(now);
    if kind == Kind::Question {
        // The heading says so.
        why.retain(|why| *why != Why::Unanswered);
    }
    Item { kind, id: candidate.thread.0, round: 0, thread: Some(candidate.thread), place: 0, why }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ThreadId;

    fn owed(kind: Kind, id: i64, group: Option<Group>) -> (Item, Option<Group>) {
        (Item { kind, id, round: 0, thread: Some(ThreadId(id)), place: 0, why: Vec::new() }, group)
    }

    fn now() -> DateTime<Utc> {
        "2026-11-25T08:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_thread_is_one_line_and_slots_keep_their_order() {
        let found = Found {
            owed: vec![
                owed(Kind::Post, 1, Some(Group::Thread(7))),
                owed(Kind::Status, 2, Some(Group::Trial(7))),
                owed(Kind::Guidance, 3, None),
                owed(Kind::Post, 4, Some(Group::Thread(8))),
                owed(Kind::Accepted, 5, Some(Group::Thread(7))),
            ],
            candidates: Vec::new(),
        };
        let chosen = choose(found, now());
        let places: Vec<(i64, i16)> = chosen.items.iter().map(|item| (item.id, item.place)).collect();
        assert_eq!(places, [(3, 0), (1, 1), (5, 1), (4, 2), (2, 3)]);
        assert!(!chosen.more);
    }

    #[test]
    fn what_finds_no_room_is_left_for_the_next_and_said() {
        let many = |kind, from: i64| (from..from + 30).map(move |id| owed(kind, id, Some(Group::Thread(id))));
        let all = many(Kind::Guidance, 0).chain(many(Kind::Post, 100)).chain(many(Kind::Status, 200));
        let chosen = choose(Found { owed: all.collect(), candidates: Vec::new() }, now());
        let of = |slot| chosen.items.iter().filter(|item| item.kind.slot() == slot).map(|i| i.id).collect::<Vec<_>>();
        assert_eq!(chosen.items.len(), LINES);
        assert!(chosen.more);
        assert_eq!(of(Slot::Must), (0..9).collect::<Vec<_>>(), "the oldest first");
        assert_eq!((of(Slot::Answers).len(), of(Slot::Trials).len()), (10, 1));
    }
}
