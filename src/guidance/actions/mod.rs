//! What the ministry does with an answer: write it, send it on, send it back, publish it; and who is to do it when.

pub mod assign;
pub mod decide;
pub mod draft;
