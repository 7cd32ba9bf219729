//! Search: the page, the searches one keeps, and the jobs that keep the index in step and hold what is new in it against
//! those searches. Writes the index, through `search`.

mod dates;
mod excerpt;
mod form;
mod jobs;
mod mirror;
mod queries;
pub mod routes;
mod rules;
mod saved;
mod suggest;
mod views;

pub use jobs::{Counts, index, reindex};
pub use mirror::{Compared, check, mirror, refill};
pub use queries::ask::look_up;
pub use rules::rules_in;
pub use saved::{all_is_known, keep, match_searches, matched};
