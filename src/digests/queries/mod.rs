//! What letters and their pages read: what she chose, what is owed and ranked, what it says, and the letters she had.

mod found;
pub(super) mod gather;
pub(super) mod history;
pub(super) mod settings;
pub(super) mod told;
