//! The letter: what a member has missed, once a day, a week or a month, at the hour she chose. Fixed slots before ranked
//! ones, nothing twice, nothing owed lost, rights checked again when its words are written. Writes digest_settings, digests
//! and digest_items.

mod actions;
mod choose;
pub mod due;
mod form;
mod item;
mod mails;
mod queries;
mod rank;
pub mod routes;
mod views;
mod words;

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Error;
use crate::ids::MemberId;
use crate::mail::outbox::Owed;
use crate::mail::{Compose, Unsent};
use crate::tx::Tx;
use crate::viewer::{self, Viewer};

pub use actions::{Made, make, save, tick, tidy, write};
pub use due::Cadence;
pub use item::{Item, Kind, Slot, Why};
pub use queries::settings::{Settings, of as settings};
pub use words::Line;

/// At most so many lines in a letter.
pub const LINES: usize = 20;

/// A letter as it would be now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its lines, in order.
    pub lines: Vec<Line>,
    /// There was more than it has room for.
    pub more: bool,
    /// The ranked slots look at what came after this.
    pub ranked_from: DateTime<Utc>,
}

/// What a member's letter would say now: what is owed and ranked, under her rights.
///
/// # Errors
/// When the database refuses.
pub fn draft(tx: &mut Tx<'_>, reader: &Viewer, settings: &Settings) -> Result<Draft, Error> {
    let asked_by = std::mem::replace(&mut tx.viewer, reader.clone());
    let made = drafted(tx, settings);
    tx.viewer = asked_by;
    made
}

fn drafted(tx: &mut Tx<'_>, settings: &Settings) -> Result<Draft, Error> {
    let found = queries::gather::gather(tx, settings)?;
    let chosen = choose::choose(found, tx.now);
    let lines = words::lines(tx, &chosen.items, false)?;
    Ok(Draft { lines, more: chosen.more, ranked_from: settings.ranked_from(tx.now) })
}

/// Writes the words of a letter, if there is still something in it to tell.
///
/// # Errors
/// `NotFound` when the letter is gone.
pub fn compose(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    let Some(me) = tx.viewer.me.clone() else { return Ok(Compose::unsent(Unsent::NoRecipient)) };
    let settings = queries::settings::of(tx, me.id)?;
    if settings.choice.cadence == due::Cadence::Off {
        return Ok(Compose::unsent(Unsent::Unwanted));
    }
    let digest = queries::history::digest(tx, owed.item_id, me.id)?;
    let lines = words::lines(tx, &digest.items, false)?;
    if lines.is_empty() {
        return Ok(Compose::unsent(Unsent::NothingLeft));
    }
    let written = mails::Written::new(app, &me, &lines, digest.more, settings.generation, tx.now);
    Ok(Compose::Send(Box::new(written.letter(&me, owed))))
}

/// The text of a member's letter as it would be now, and why each line is there; for the operator.
///
/// # Errors
/// `NotFound` when there is no member of this address.
pub fn dry_run(app: &App, tx: &mut Tx<'_>, email: &str) -> Result<Vec<String>, Error> {
    let member: MemberId = queries::settings::member_of(tx, email)?;
    let reader = viewer::by_member(tx.conn, member, tx.now)?;
    let settings = queries::settings::of(tx, member)?;
    let draft = draft(tx, &reader, &settings)?;
    let Some(me) = &reader.me else { return Err(Error::NotFound) };
    let written = mails::Written::new(app, me, &draft.lines, draft.more, settings.generation, tx.now);
    Ok(mails::explained(&written, &settings, &draft, tx.now))
}
