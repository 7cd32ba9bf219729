//! What pages read about threads.

pub mod list;
pub mod page;
pub mod post;
pub mod related;
