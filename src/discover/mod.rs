//! Search: the page, and the jobs that keep the index in step.

pub mod routes;

use crate::app::App;
use crate::error::Error;
use crate::jobs::Job;

/// Brings the index in step with what an index job names.
///
/// # Errors
/// When the database refuses.
pub fn index(_app: &App, _job: &Job) -> Result<(), Error> {
    Ok(())
}

/// Fills the index anew; gives the number of documents.
///
/// # Errors
/// When the database refuses.
pub fn reindex(_app: &App) -> anyhow::Result<usize> {
    Ok(0)
}
