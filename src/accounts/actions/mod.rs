//! Writes: each function takes the transaction first, leaves a line in the audit trail and never commits.

pub mod appoint;
pub mod invitations;
pub mod members;
pub mod memberships;
pub mod sessions;
pub mod sign_in;
pub mod tidy;
