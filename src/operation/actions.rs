//! Trying dead letters again.

use crate::audit::Act;
use crate::error::Error;
use crate::ids::OutboxId;
use crate::jobs::{self, Job};
use crate::mail::outbox;
use crate::tx::Tx;

/// Tries one dead job again, or all.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn retry_jobs(tx: &mut Tx<'_>, only: Option<i64>) -> Result<(), Error> {
    tx.viewer.must_administrate()?;
    let count = jobs::retry_all(tx.conn, only, tx.now)?;
    tx.audit(Act::Retry, ("job", only.unwrap_or(0)), serde_json::json!({ "count": count }))
}

/// Sends one dead letter of mail again, or all.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn retry_mail(tx: &mut Tx<'_>, only: Option<i64>) -> Result<(), Error> {
    tx.viewer.must_administrate()?;
    let again = outbox::retry(tx.conn, only.map(OutboxId))?;
    let sends: Vec<Job> = again.iter().map(|id| Job::SendMail { outbox: id.0 }).collect();
    tx.enqueue_all(&sends)?;
    let count = again.len();
    tx.audit(Act::Retry, ("outbox", only.unwrap_or(0)), serde_json::json!({ "count": count }))
}
