//! The demo: fictional organisations, personas and what they write, dated relative to today. It is written through the
//! slices' own functions, in one transaction, once; a second start finds its mark and does nothing.

mod announced;
mod calendar;
mod cast;
mod check;
mod content;
mod follows;
mod guidance;
mod involvement;
mod letters;
mod moderation;
mod partners;
mod queries;
mod records;
mod results;
mod scenes;
mod searches;
mod when;

use std::collections::BTreeMap;

use crate::app::App;
use crate::db::Mode;
use crate::ids::AreaId;
use crate::tx::Tx;
use crate::{areas, error::Error};

use content::Content;

/// Where each area is, by its address.
type Areas = BTreeMap<String, AreaId>;

/// Fills a database that has its reference data with the demo; does nothing when the demo is there already.
///
/// # Errors
/// When the content does not fit, or the database refuses. Then nothing is kept.
pub fn fill(app: &App) -> anyhow::Result<()> {
    let hash = content::hash();
    if let Some(there) = app.system(Mode::Read, |tx| Ok(queries::mark(tx)?))? {
        if there != hash {
            tracing::warn!("the demo here is from other content; remove the data folder to see the new");
        }
        return Ok(());
    }
    let content = content::load()?;
    Ok(app.system(Mode::Write, |tx| write(app, tx, &content, &hash))?)
}

fn write(app: &App, tx: &mut Tx<'_>, content: &Content, hash: &str) -> Result<(), Error> {
    // Two first starts at once: the second waits here, and then finds the first one's mark.
    if !queries::set_mark(tx, hash)? {
        return Ok(());
    }
    let areas: Areas = areas::all(tx)?.into_iter().map(|area| (area.slug, area.id)).collect();
    check::all(content, &areas.keys().map(String::as_str).collect())?;
    let stage = cast::enter(tx, content, &areas)?;
    records::play(tx, content, &stage)?;
    follows::begin(tx, content, &stage, &areas)?;
    scenes::play(tx, content, &stage, &areas)?;
    follows::tell(tx)?;
    involvement::play(tx, content, &stage)?;
    partners::play(tx, &content.partners, &stage, &areas, app.mailer.domain())?;
    calendar::fill(tx, content, &stage, &areas)?;
    results::tell(tx, content, &stage)?;
    scenes::requests(tx, content, &stage, app.mailer.domain())?;
    moderation::play(tx, content, &stage, app.mailer.domain())?;
    follows::no_old_news(tx)?;
    searches::keep(app, tx, &stage)?;
    letters::write(app, tx, &stage)?;
    tracing::info!(threads = content.threads.len(), people = content.people.len(), "the demo is there");
    Ok(())
}
