//! What people do with threads: open, reply, edit, answer, agree; and what moderators may.

pub mod answer;
pub mod edit;
pub mod moderate;
pub mod open;
pub mod opening;
pub mod provisions;
pub mod publish;
pub mod read;
pub mod relate;
pub mod reply;
mod store;
