//! What a transaction carries: the connection, who is asking, and the time. Actions take `&mut Tx` first and never
//! commit; jobs enqueued here run after the commit and not without it.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;

use crate::audit::{self, Act, Entry};
use crate::error::Error;
use crate::i18n::Lang;
use crate::jobs::{self, Job};
use crate::viewer::Viewer;

/// One transaction of one request, command or job.
pub struct Tx<'c> {
    /// The only connection this request has.
    pub conn: &'c mut PgConnection,
    /// Who is asking.
    pub viewer: Viewer,
    /// When.
    pub now: DateTime<Utc>,
    /// The language of the page being made.
    pub lang: Lang,
    enqueued: bool,
}

impl<'c> Tx<'c> {
    /// A transaction of `viewer` at `now`.
    pub fn new(conn: &'c mut PgConnection, viewer: Viewer, now: DateTime<Utc>, lang: Lang) -> Self {
        Self { conn, viewer, now, lang, enqueued: false }
    }

    /// Enqueues a job to run once this transaction has committed.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn enqueue(&mut self, job: &Job) -> Result<(), Error> {
        self.enqueued = true;
        Ok(jobs::enqueue(self.conn, job, self.now)?)
    }

    /// Whether a worker should be woken after the commit.
    pub fn has_enqueued(&self) -> bool {
        self.enqueued
    }

    /// Adds a line to the audit trail, in the viewer's name.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn audit(&mut self, act: Act, subject: (&'static str, i64), detail: serde_json::Value) -> Result<(), Error> {
        let entry = Entry { member: self.viewer.member_id(), at: self.now, act, subject, detail };
        Ok(audit::record(self.conn, entry)?)
    }
}
