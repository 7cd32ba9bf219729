//! What the operator's page and the metrics show.

use crate::db::migrate;
use crate::error::Error;
use crate::jobs::{self, FailedJob, JobCounts};
use crate::mail::addresses::{self, Dead};
use crate::mail::outbox::{self, DeadLetter, Dropped, MailCounts};
use crate::mail::post_office::{self, Kept};
use crate::mail::refusals::{self, Refusals};
use crate::tx::Tx;

/// How jobs and mail stand.
pub(super) struct State {
    /// Jobs by state.
    pub(super) jobs: JobCounts,
    /// Mail by state.
    pub(super) mail: MailCounts,
}

/// How jobs and mail stand, for the metrics.
///
/// # Errors
/// When the database refuses.
pub(super) fn state(tx: &mut Tx<'_>) -> Result<State, Error> {
    Ok(State { jobs: jobs::counts(tx.conn)?, mail: outbox::counts(tx.conn)? })
}

/// The operator's page.
pub(super) struct Overview {
    /// How jobs and mail stand.
    pub(super) state: State,
    /// The newest dead letters of jobs.
    pub(super) jobs: Vec<FailedJob>,
    /// The newest dead letters of mail.
    pub(super) mail: Vec<DeadLetter>,
}

/// What an administrator looks after.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn overview(tx: &mut Tx<'_>) -> Result<Overview, Error> {
    tx.viewer.must_administrate()?;
    Ok(Overview { state: state(tx)?, jobs: jobs::failed(tx.conn)?, mail: outbox::dead_letters(tx.conn)? })
}

/// How mail fares.
pub(super) struct Post {
    /// Waiting and failed.
    pub(super) counts: MailCounts,
    /// Taken by the server in the last twenty-four hours.
    pub(super) sent: i64,
    /// Dropped in the last week, by reason.
    pub(super) dropped: Vec<Dropped>,
    /// The newest dead letters.
    pub(super) failed: Vec<DeadLetter>,
    /// Addresses that get no mail.
    pub(super) dead: Vec<Dead>,
    /// Refused in the last week for other reasons than the address.
    pub(super) refusals: Vec<Refusals>,
}

/// How mail fares, for an administrator.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn post(tx: &mut Tx<'_>) -> Result<Post, Error> {
    tx.viewer.must_administrate()?;
    Ok(Post {
        counts: outbox::counts(tx.conn)?,
        sent: outbox::sent_since(tx.conn, tx.now - chrono::Duration::hours(24))?,
        dropped: outbox::dropped_since(tx.conn, tx.now - chrono::Duration::days(7))?,
        failed: outbox::dead_letters(tx.conn)?,
        dead: addresses::dead(tx.conn)?,
        refusals: refusals::since(tx.conn, tx.now - chrono::Duration::days(7))?,
    })
}

/// Whether the database answers and has every table this program knows.
///
/// # Errors
/// When it does not answer.
pub(super) fn ready(tx: &mut Tx<'_>) -> Result<bool, Error> {
    migrate::up_to_date(tx.conn)
}

/// The newest letters of the demo's post office.
///
/// # Errors
/// When the database refuses.
pub(super) fn letters(tx: &mut Tx<'_>) -> Result<Vec<Kept>, Error> {
    Ok(post_office::newest(tx.conn)?)
}

/// One of them.
///
/// # Errors
/// `NotFound`.
pub(super) fn letter(tx: &mut Tx<'_>, id: i64) -> Result<Kept, Error> {
    Ok(post_office::one(tx.conn, id)?)
}
