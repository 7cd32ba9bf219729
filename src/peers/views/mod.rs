//! Pages about peers, and the parts of them that other pages show.

pub(super) mod like;
pub(super) mod map;
pub(super) mod parts;
pub(super) mod requests;
