//! The house rules of README.md (I1 to I10), read off the source. Each failure names the place and says what to do
//! instead. Plain text is enough: comments and words are told from code by `source`, nothing is parsed.

mod crates;
mod database;
mod floors;
mod shape;
pub(crate) mod source;
mod texts;
mod writers;

/// Fails with every complaint at once.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}\n", complaints.len(), complaints.join("\n"));
}
