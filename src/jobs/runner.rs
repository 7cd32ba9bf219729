//! The worker: claims jobs in short transactions, runs each under its lease with no transaction held, and stops
//! between jobs when told to.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use super::queue::Claimed;
use super::{Job, JobError, queue};
use crate::clock::Clock;
use crate::db::{Db, Mode};
use crate::ids::OutboxId;

/// How often a worker looks without being woken.
const POLL: Duration = Duration::from_millis(1000);
/// How many jobs a worker claims at a time.
const BATCH: i64 = 20;
/// How many letters are sent before what came of them is written down.
const LOT: usize = 10;

/// What a job does; given by the composition on top, so that this floor knows no feature.
pub type Run = Arc<dyn Fn(&Job) -> Result<(), JobError> + std::marker::Send + Sync>;

/// What sends mails of the outbox, many at a time: what came of each, in the same order.
pub type Send = Arc<dyn Fn(&[OutboxId]) -> Vec<Result<(), JobError>> + std::marker::Send + Sync>;

/// Everything the worker needs.
#[derive(Clone)]
pub struct Runner {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Arc<Clock>,
    /// Rung after each commit that enqueued something, in the same process.
    pub bell: Arc<Notify>,
    /// What to do.
    pub run: Run,
    /// What sends mail.
    pub send: Send,
}

impl Runner {
    /// Starts `threads` workers that stop when `stop` turns true.
    pub fn spawn(&self, threads: usize, stop: &watch::Receiver<bool>) -> Vec<JoinHandle<()>> {
        (0..threads)
            .map(|_| {
                let (this, mut stop) = (self.clone(), stop.clone());
                tokio::spawn(async move {
                    while !*stop.borrow() {
                        let work = this.clone();
                        let done = tokio::task::spawn_blocking(move || work.once()).await;
                        if matches!(done, Ok(Ok(n)) if n > 0) {
                            continue;
                        }
                        if let Ok(Err(fault)) = done {
                            tracing::error!(fault = format!("{fault:#}"), "the worker cannot reach its jobs");
                        }
                        tokio::select! {
                            () = this.bell.notified() => {}
                            () = tokio::time::sleep(POLL) => {}
                            _ = stop.changed() => {}
                        }
                    }
                })
            })
            .collect()
    }

    /// The same by two workers at once; for simulations.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub fn twice(&self) -> anyhow::Result<usize> {
        std::thread::scope(|scope| {
            let both = [scope.spawn(|| self.once()), scope.spawn(|| self.once())];
            both.into_iter().map(|one| one.join().unwrap_or(Ok(0))).sum()
        })
    }

    /// Claims a batch, runs it, and says how many jobs that were. Tests call it until it says none.
    ///
    /// # Errors
    /// When the database cannot be reached; a job that fails is not an error here.
    pub fn once(&self) -> anyhow::Result<usize> {
        let claimed = self.db.blocking(Mode::Again, |conn| {
            let now = self.clock.now();
            queue::tick_schedules(conn, now)?;
            Ok(queue::claim(conn, now, BATCH)?)
        })?;
        let (mut mail, mut others) = (Vec::new(), Vec::new());
        for job in &claimed {
            match parsed(job) {
                Ok(Job::SendMail { outbox }) => mail.push((job, OutboxId(outbox))),
                other => others.push((job, other)),
            }
        }
        self.settle(others.into_iter().map(|(job, other)| (job, other.and_then(|one| (self.run)(&one)))).collect())?;
        // Mail goes in small lots: what a crash may send again is what the server took of one lot.
        for lot in mail.chunks(LOT) {
            let (jobs, mails): (Vec<&Claimed>, Vec<OutboxId>) = lot.iter().copied().unzip();
            self.settle(jobs.into_iter().zip((self.send)(&mails)).collect())?;
        }
        Ok(claimed.len())
    }

    /// Notes what came of jobs, in one commit. A crash before it runs them again, which every job must stand.
    fn settle(&self, outcomes: Vec<Outcome<'_>>) -> anyhow::Result<()> {
        if outcomes.is_empty() {
            return Ok(());
        }
        let now = self.clock.now();
        Ok(self.db.blocking(Mode::Again, |conn| {
            let mut done = Vec::with_capacity(outcomes.len());
            for (job, outcome) in outcomes {
                let (for_good, why) = match outcome {
                    Ok(()) => {
                        done.push(job);
                        continue;
                    }
                    Err(JobError::NotYet(until)) => {
                        queue::postpone(conn, job, until)?;
                        continue;
                    }
                    Err(JobError::GiveUp(why)) => (true, format!("{why:#}")),
                    Err(JobError::Retry(why)) => (false, format!("{why:#}")),
                };
                tracing::warn!(job = job.id, kind = job.kind, attempts = job.attempts, for_good, why, "job failed");
                queue::fail(conn, job, &why, for_good, now)?;
            }
            Ok(queue::finish_all(conn, &done)?)
        })?)
    }
}

/// A job and what came of it.
type Outcome<'a> = (&'a Claimed, Result<(), JobError>);

fn parsed(job: &Claimed) -> Result<Job, JobError> {
    Job::from_parts(&job.kind, &job.payload).map_err(|fault| JobError::GiveUp(fault.into()))
}
