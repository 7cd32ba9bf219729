//! Search: the page, and the jobs that keep the index in step. Writes the index, through `search`.

mod excerpt;
mod form;
mod jobs;
mod mirror;
mod queries;
pub mod routes;
mod rules;
mod suggest;
mod views;

pub use jobs::{Counts, index, reindex};
pub use mirror::{Compared, check, mirror, refill};
pub use queries::page::look_up;
pub use rules::rules_in;
