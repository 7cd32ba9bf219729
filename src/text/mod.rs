//! Text without SQL or HTTP: markdown to safe HTML, plain text, excerpts, addresses made of words.

pub mod markdown;
mod plain;
mod slug;

pub use plain::{excerpt, has_control_characters, normalise, one_line};
pub use slug::slug;
