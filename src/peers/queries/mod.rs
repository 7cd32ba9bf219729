//! What pages, mails and the score read about peers: one statement a page or list.

pub(super) mod partners;
pub(super) mod profiles;
