//! The reference data as a whole: loaded when it has changed since the last start, which one statement tells.

use std::sync::OnceLock;

use sha2::{Digest as _, Sha256};

use super::{actions, queries};
use crate::error::Error;
use crate::text::markdown::RENDER_VERSION;
use crate::tx::Tx;
use crate::{areas, calendar, organisations, provisions, threads, trials};

/// Raised when the same data should be loaded again because the loading has changed.
const LOADER: i16 = 1;

/// Loads organisations, areas, acts and trials, and reads which acts threads are about; costs one statement when these very data are loaded already. Two processes that
/// start at once load them once.
///
/// # Errors
/// When the data does not fit, or the database refuses.
pub fn load(tx: &mut Tx<'_>) -> Result<(), Error> {
    if queries::reference_data(tx)?.as_deref() == Some(version()) {
        return Ok(());
    }
    actions::alone(tx)?;
    if queries::reference_data(tx)?.as_deref() == Some(version()) {
        return Ok(());
    }
    organisations::reference::load(tx)?;
    areas::reference::load(tx)?;
    provisions::reference::load(tx)?;
    trials::reference::load(tx)?;
    calendar::reference::load(tx)?;
    threads::relink(tx)?;
    actions::mark_reference_data(tx, version())
}

/// A hash of the data and of what is made of them.
fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let mut hash = Sha256::new_with_prefix(LOADER.to_be_bytes());
        hash.update(RENDER_VERSION.to_be_bytes());
        let sources = organisations::reference::SOURCES
            .iter()
            .chain(&areas::reference::SOURCES)
            .chain(&provisions::reference::SOURCES)
            .chain(&trials::reference::SOURCES)
            .chain(&calendar::reference::SOURCES);
        for source in sources {
            hash.update(source.len().to_be_bytes());
            hash.update(source);
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    })
}
