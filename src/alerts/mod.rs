//! Searches that members keep, and being told what is new in them: by mail at once, or in the letter. What is new is found by
//! the search itself (`discover`), once for each member; what is told is read again under her rights. Writes saved_searches
//! and search_finds.

mod actions;
mod mails;
mod queries;
pub mod routes;
mod thing;
mod views;
mod words;

use chrono::Duration;

use crate::app::App;
use crate::error::Error;
use crate::mail::outbox::Owed;
use crate::mail::{Compose, Unsent};
use crate::tx::Tx;

pub use actions::{NewFind, change, delete, found, save, tidy};
pub use queries::finds::{AtOnce, Told, mailed, owed, told};
pub use queries::saved::{Saved, Watched, mine, one, same, watched};
pub use thing::Thing;
pub use words::{Line, line};

/// Searches one may keep.
pub const MOST: i64 = 50;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 80;

crate::text_enum! {
    /// How somebody is told of what is new in a search.
    pub enum Tell {
        /// By mail at once.
        AtOnce = "at_once",
        /// In the letter.
        Letter = "letter",
        /// Not at all.
        Never = "never",
    }
}

impl Tell {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::AtOnce => "alert-at-once",
            Self::Letter => "alert-letter",
            Self::Never => "alert-never",
        }
    }

    /// The key of what is said of a search that is told of so.
    pub fn told_key(self) -> &'static str {
        match self {
            Self::AtOnce => "alert-at-once-told",
            Self::Letter => "alert-letter-told",
            Self::Never => "alert-never-told",
        }
    }
}

/// A mail that has waited longer no longer gathers others: it may be held up. A night of quiet hours is shorter.
const LEADS: Duration = Duration::hours(26);
/// How long the others wait for the one that gathers them, before they look again.
const AFTER_THE_FIRST: Duration = Duration::seconds(20);

/// Writes the words of a mail about something new in a search; what waits beside it, of all her searches, goes into the
/// oldest one's.
///
/// # Errors
/// `NotFound` when the find is gone.
pub fn compose(app: &App, tx: &mut Tx<'_>, mail: &Owed) -> Result<Compose, Error> {
    let Some(me) = tx.viewer.me.clone() else { return Ok(Compose::unsent(Unsent::NoRecipient)) };
    let waiting = queries::finds::waiting(tx, me.id, tx.now - LEADS)?;
    let ids: Vec<i64> = waiting.iter().map(|one| one.find).chain([mail.item_id]).collect();
    let told: Vec<Told> = told(tx, &ids, false)?.into_iter().filter(|one| one.tell == Some(Tell::AtOnce)).collect();
    if !told.iter().any(|one| one.find.0 == mail.item_id) {
        return Ok(Compose::unsent(Unsent::NothingLeft));
    }
    let first = waiting.iter().find(|one| told.iter().any(|found| found.find.0 == one.find));
    if first.is_some_and(|first| first.mail < mail.id) {
        return Ok(Compose::Later(tx.now + AFTER_THE_FIRST));
    }
    let others = waiting.iter().filter(|one| one.mail != mail.id && told.iter().any(|found| found.find.0 == one.find));
    let joined: Vec<_> = others.map(|one| one.mail).collect();
    let generation = queries::saved::generation(tx, me.id)?;
    let letter = Box::new(mails::letter(app, &me, generation, mail, &told));
    Ok(if joined.is_empty() { Compose::Send(letter) } else { Compose::Joined(letter, joined) })
}
