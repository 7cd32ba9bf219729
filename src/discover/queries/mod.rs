//! What search reads: rows to index, and the rows of what was found.

pub(super) mod ask;
pub(super) mod help;
pub(super) mod index;
pub(super) mod page;
