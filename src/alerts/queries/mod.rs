//! What is read of saved searches: the searches themselves, and what they found.

pub(super) mod finds;
pub(super) mod saved;
