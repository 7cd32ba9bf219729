//! What a transaction carries: the connection, who is asking, and the time. Actions take `&mut Tx` first and never
//! commit; jobs enqueued here run after the commit and not without it.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;

use crate::audit::{self, Act, Entry};
use crate::db::schema::submissions;
use crate::error::Error;
use crate::i18n::Lang;
use crate::jobs::{self, Job};
use crate::mail::outbox::{self, NewMail};
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

    /// Enqueues a job for later.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn enqueue_at(&mut self, job: &Job, at: DateTime<Utc>) -> Result<(), Error> {
        self.enqueued = true;
        Ok(jobs::enqueue(self.conn, job, at)?)
    }

    /// Enqueues several jobs in one statement.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn enqueue_all(&mut self, jobs: &[Job]) -> Result<(), Error> {
        self.enqueued |= !jobs.is_empty();
        Ok(jobs::enqueue_all(self.conn, jobs, self.now)?)
    }

    /// Owes a mail, once for each recipient and item; it is sent after the commit.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn owe(&mut self, new: NewMail<'_>) -> Result<(), Error> {
        let id = outbox::owe(self.conn, new, self.now)?;
        id.map_or(Ok(()), |id| self.enqueue(&Job::SendMail { outbox: id.0 }))
    }

    /// The same, to be sent at a later time.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn owe_at(&mut self, new: NewMail<'_>, at: DateTime<Utc>) -> Result<(), Error> {
        let id = outbox::owe(self.conn, new, self.now)?;
        id.map_or(Ok(()), |id| self.enqueue_at(&Job::SendMail { outbox: id.0 }, at))
    }

    /// The same about an item that has changed since an earlier mail about it.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn owe_anew(&mut self, new: NewMail<'_>) -> Result<(), Error> {
        let id = outbox::owe_anew(self.conn, new, self.now)?;
        id.map_or(Ok(()), |id| self.enqueue(&Job::SendMail { outbox: id.0 }))
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

    /// Does `work`, which gives the path to go to afterwards, once for each form: the same form sent again (double click,
    /// retry after a crash) leads to the same place without doing anything. A twin under way is waited for.
    ///
    /// # Errors
    /// What `work` fails with; then the form may be sent again.
    pub fn once(
        &mut self,
        key: Option<String>,
        work: impl FnOnce(&mut Self) -> Result<String, Error>,
    ) -> Result<String, Error> {
        let Some(key) = key else { return work(self) };
        let member = self.viewer.member_id();
        let taken = diesel::insert_into(submissions::table)
            .values((
                submissions::key.eq(&key),
                submissions::member_id.eq(member),
                submissions::result_path.eq(""),
                submissions::created_at.eq(self.now),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn)?;
        if taken == 0 {
            let mine = submissions::table.find(&key).filter(submissions::member_id.is_not_distinct_from(member));
            return Ok(mine.select(submissions::result_path).first(self.conn)?);
        }
        let path = work(self)?;
        diesel::update(submissions::table.find(&key)).set(submissions::result_path.eq(&path)).execute(self.conn)?;
        Ok(path)
    }

    /// Forgets which forms were taken before `then`; a form that old is not sent again.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn forget_forms(&mut self, then: DateTime<Utc>) -> Result<(), Error> {
        diesel::delete(submissions::table.filter(submissions::created_at.lt(then))).execute(self.conn)?;
        Ok(())
    }
}
