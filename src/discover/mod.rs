//! Search: the page, and the jobs that keep the index in step. Writes the index, through `search`.

mod excerpt;
mod form;
mod jobs;
mod queries;
pub mod routes;
mod views;

pub use jobs::{Counts, index, reindex};
