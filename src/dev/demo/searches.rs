//! Searches the demo's people keep: one whose news stands in the letter that waits in the post office, and one that brings mail
//! at once, as soon as somebody writes of it.

use chrono::Duration;

use super::cast::Stage;
use crate::alerts::Tell;
use crate::app::App;
use crate::discover;
use crate::error::Error;
use crate::tx::Tx;
use crate::viewer::Viewer;

/// Who, what she calls it, the search as its address has it, how she is told, and how many days ago she saved it.
const SEARCHES: [(&str, &str, &str, Tell, i64); 3] = [
    ("prosjektleder", "Opplæring", "q=oppl%C3%A6ring&slag=trader", Tell::Letter, 10),
    ("prosjektleder", "Fravær, resultater", "q=frav%C3%A6r&slag=resultater", Tell::Never, 30),
    ("hovedtillitsvalgt", "Turnus og nattevakt", "q=turnus&slag=trader", Tell::AtOnce, 0),
];
/// What was written in so many days is new; what lies before is the past.
const DAYS: i64 = 10;

/// Keeps the searches, each in its owner's name at its time, and finds what is new in them.
pub(super) fn keep(app: &App, tx: &mut Tx<'_>, stage: &Stage) -> Result<(), Error> {
    let now = tx.now;
    for (key, name, query, tell, days) in SEARCHES {
        (tx.now, tx.viewer) = (now - Duration::days(days), stage.actor(key)?.viewer.clone());
        discover::keep(tx, name, query, tell)?;
    }
    (tx.now, tx.viewer) = (now, Viewer::system());
    discover::all_is_known(&app.search, tx, now - Duration::days(DAYS))?;
    while discover::matched(tx, (app.mailer.domain(), Duration::zero()))? > 0 {}
    Ok(())
}
