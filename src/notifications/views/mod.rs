//! How notices, what one follows and the page of an unsubscribe link look.

pub(super) mod follows;
pub(super) mod list;
pub(super) mod mail;
