//! What is read to tell people: replies for mail, notices and what is new for the page, and what one follows.

pub(super) mod followed;
pub(super) mod list;
pub(super) mod mail;
pub(super) mod wish;
