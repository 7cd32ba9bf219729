//! When the demo's people want their letter, and the letters some of them have in the post office already.

use chrono::Duration;

use super::cast::Stage;
use super::queries;
use crate::app::App;
use crate::digests;
use crate::digests::due::{Cadence, Choice};
use crate::error::Error;
use crate::notifications;
use crate::tx::Tx;
use crate::viewer::Viewer;

/// Who, how often, on which weekday, at which hour; and whether there is a letter in the post office.
const CHOICES: [(&str, Cadence, u8, u8, bool); 8] = [
    ("prosjektleder", Cadence::Daily, 2, 8, true),
    ("hovedtillitsvalgt", Cadence::Weekly, 2, 8, true),
    ("kommunedirektor-fjellbygda", Cadence::Weekly, 1, 7, true),
    ("verneombud", Cadence::Weekly, 5, 14, false),
    ("nolende", Cadence::Weekly, 2, 8, true),
    ("departementsradgiver", Cadence::Daily, 1, 9, false),
    ("evaluator", Cadence::Monthly, 1, 8, false),
    ("administrator", Cadence::Off, 2, 8, false),
];
/// Days back that the first letters tell of.
const DAYS: i64 = 10;

/// Keeps the choices and makes the letters; the worker sends them.
pub(super) fn write(app: &App, tx: &mut Tx<'_>, stage: &Stage) -> Result<(), Error> {
    let domain = app.mailer.domain();
    // Mail at once comes before: what it tells of is not told again.
    for post in queries::not_spread(tx)? {
        notifications::spread(app, tx, post)?;
    }
    for (key, cadence, weekday, hour, letter) in CHOICES {
        let actor = stage.actor(key)?;
        tx.viewer = actor.viewer.clone();
        let choice = Choice { cadence, weekday, hour, zone: chrono_tz::Europe::Oslo };
        digests::save(tx, choice)?;
        tx.viewer = Viewer::system();
        queries::letters_since(tx, actor.member, tx.now - Duration::days(DAYS))?;
        let (settings, slot) = (digests::settings(tx, actor.member)?, choice.latest(tx.now));
        if let Some(slot) = slot.filter(|_| letter) {
            digests::write(tx, actor.member, &settings, slot, domain)?;
        }
    }
    Ok(())
}
