//! What the mails of a lot must know of their readers and of each other, read for all of them at once.

use std::collections::{BTreeSet, HashMap};

use super::at_once::{self, Wish};
use super::policy;
use super::queries::mail::{self, About, Waiting};
use super::queries::wish;
use crate::error::Error;
use crate::ids::{MemberId, OutboxId, PostId};
use crate::mail::outbox::{MailKind, Owed};
use crate::tx::Tx;

/// What was read for a lot.
#[derive(Debug)]
pub struct Known {
    wishes: HashMap<OutboxId, Wish>,
    waiting: Vec<Waiting>,
    about: HashMap<(PostId, MemberId), About>,
}

impl Known {
    /// Reads it.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn read(tx: &mut Tx<'_>, lot: &[Owed]) -> Result<Self, Error> {
        let ruled: Vec<&Owed> = lot.iter().filter(|owed| at_once::asks_her(owed)).collect();
        let wishes = if ruled.is_empty() { HashMap::new() } else { wish::wishes(tx, &ruled)? };
        let of_threads: Vec<OutboxId> = lot.iter().filter(|owed| of_a_thread(owed.kind)).map(|owed| owed.id).collect();
        if of_threads.is_empty() {
            return Ok(Self { wishes, waiting: Vec::new(), about: HashMap::new() });
        }
        let waiting = mail::waiting(tx, &of_threads, tx.now - policy::LEADS)?;
        let about = mail::about(tx, &posts(lot, &waiting))?;
        Ok(Self { wishes, waiting, about })
    }

    /// What the reader wishes of a mail.
    pub(super) fn wish(&self, mail: OutboxId) -> Option<&Wish> {
        self.wishes.get(&mail)
    }

    /// What waits to be told to the same reader of the same thread as a mail, itself among it, the oldest first.
    pub(super) fn together(&self, mail: OutboxId) -> impl Iterator<Item = &Waiting> {
        self.waiting.iter().filter(move |other| other.beside == mail)
    }

    /// A post, for a mail to this reader.
    ///
    /// # Errors
    /// `NotFound` when it is gone.
    pub(super) fn about(&self, post: PostId, reader: MemberId) -> Result<&About, Error> {
        self.about.get(&(post, reader)).ok_or(Error::NotFound)
    }
}

fn of_a_thread(kind: MailKind) -> bool {
    of_a_post(kind) || kind == MailKind::Guidance
}

fn of_a_post(kind: MailKind) -> bool {
    matches!(kind, MailKind::Reply | MailKind::Accepted)
}

/// The posts the lot tells of, and those that may be told of beside, each with its reader.
fn posts(lot: &[Owed], waiting: &[Waiting]) -> BTreeSet<(PostId, MemberId)> {
    let reader = |mail: OutboxId| lot.iter().find(|owed| owed.id == mail).and_then(|owed| owed.member_id);
    let own = lot.iter().map(|owed| (owed.id, owed.kind, owed.item_id));
    own.chain(waiting.iter().map(|other| (other.beside, other.kind, other.item_id)))
        .filter(|(_, kind, _)| of_a_post(*kind))
        .filter_map(|(mail, _, post)| Some((PostId(post), reader(mail)?)))
        .collect()
}
