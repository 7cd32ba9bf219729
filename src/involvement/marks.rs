//! What is made of accounts to put them side by side: a letter for each party, ratings, and how far apart they are.

use super::access::Readable;
use super::{Form, Party, PartyId};
use crate::viewer::Side;

/// How far apart the parties' ratings of one event are, on the scale of 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    /// The lowest.
    pub(super) least: i16,
    /// The highest.
    pub(super) most: i16,
}

impl Gap {
    /// The distance.
    pub(super) fn size(self) -> i16 {
        self.most - self.least
    }

    /// Whether the parties saw it differently enough to say so.
    pub(super) fn disputed(self) -> bool {
        self.size() >= 2
    }
}

/// The parties of some events, each with a number where its side has several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Letters(Vec<(Party, Option<usize>)>);

impl Letters {
    /// The parties that have a place at these events.
    pub(super) fn of<'e>(events: impl IntoIterator<Item = &'e Readable>) -> Self {
        let mut parties: Vec<Party> = Vec::new();
        for (party, _) in events.into_iter().flat_map(Readable::voices) {
            if parties.iter().all(|known| known.id != party.id) {
                parties.push(party.clone());
            }
        }
        parties.sort_by(|a, b| a.id.side.cmp(&b.id.side).then_with(|| a.name.cmp(&b.name)));
        let on = |side: Side| parties.iter().filter(|party| party.id.side == side).count();
        let several: Vec<bool> = parties.iter().map(|party| on(party.id.side) > 1).collect();
        let mut numbered = Vec::with_capacity(parties.len());
        for (party, several) in parties.into_iter().zip(several) {
            let before = numbered.iter().filter(|(other, _): &&(Party, _)| other.id.side == party.id.side).count();
            numbered.push((party, several.then_some(before + 1)));
        }
        Self(numbered)
    }

    /// Every party, in order.
    pub(super) fn all(&self) -> &[(Party, Option<usize>)] {
        &self.0
    }

    /// A party's number.
    pub(super) fn number(&self, id: PartyId) -> Option<usize> {
        self.0.iter().find(|(party, _)| party.id == id).and_then(|(_, number)| *number)
    }

    /// A party's name.
    pub(super) fn name(&self, id: PartyId) -> Option<&Party> {
        self.0.iter().map(|(party, _)| party).find(|party| party.id == id)
    }
}

/// What one party says of several events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Which party.
    pub(super) party: PartyId,
    /// The form with the most influence it tells of.
    pub(super) form: Form,
    sum: i32,
    n: i32,
}

impl Mark {
    /// Its mean rating in tenths.
    pub(super) fn tenths(self) -> i32 {
        (self.sum * 20 + self.n) / (self.n * 2).max(1)
    }
}

/// Some events of a trial in one view.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// How many.
    pub(super) events: usize,
    /// Accounts that can be read.
    pub(super) told: usize,
    /// Accounts that are given and hidden from the reader.
    pub(super) hidden: usize,
    /// The form with the most influence that any party tells of.
    pub(super) highest: Option<Form>,
    /// Each party's.
    pub(super) marks: Vec<Mark>,
    /// The largest distance between parties at one event.
    pub(super) gap: Option<Gap>,
}

impl Cell {
    /// Puts events together.
    pub(super) fn of<'e>(events: impl IntoIterator<Item = &'e Readable>) -> Self {
        let mut cell = Self::default();
        for event in events {
            cell.events += 1;
            cell.hidden += event.hidden();
            for (party, account) in event.told() {
                cell.told += 1;
                cell.highest = cell.highest.max(Some(account.told().form));
                cell.mark(party.id, account.told().form, account.told().rating);
            }
            if event.gap().map_or(-1, Gap::size) > cell.gap.map_or(-1, Gap::size) {
                cell.gap = event.gap();
            }
        }
        cell
    }

    /// What a party says.
    pub(super) fn mark_of(&self, party: PartyId) -> Option<Mark> {
        self.marks.iter().find(|mark| mark.party == party).copied()
    }

    fn mark(&mut self, party: PartyId, form: Form, rating: i16) {
        match self.marks.iter_mut().find(|mark| mark.party == party) {
            Some(mark) => {
                mark.sum += i32::from(rating);
                mark.n += 1;
                mark.form = mark.form.max(form);
            }
            None => self.marks.push(Mark { party, form, sum: i32::from(rating), n: 1 }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::OrganisationId;

    #[test]
    fn ratings_are_rounded_to_tenths() {
        let party = PartyId { organisation: OrganisationId(1), side: Side::Union };
        let mut cell = Cell::default();
        for rating in [1, 2, 2] {
            cell.mark(party, Form::Informed, rating);
        }
        cell.mark(party, Form::Discussed, 2);
        assert_eq!((cell.marks[0].tenths(), cell.marks[0].form), (18, Form::Discussed));
        assert_eq!(cell.marks.len(), 1);
    }

    #[test]
    fn two_apart_is_disputed() {
        assert!(Gap { least: 2, most: 4 }.disputed() && !Gap { least: 3, most: 4 }.disputed());
    }
}
