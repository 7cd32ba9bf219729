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

/// How often a worker looks without being woken.
const POLL: Duration = Duration::from_millis(1000);
/// How many jobs a worker claims at a time.
const BATCH: i64 = 20;
/// How many letters are sent before what came of them is written down.
const LOT: usize = 10;

/// What a job does; given by the composition on top, so that this floor knows no feature.
pub type Run = Arc<dyn Fn(&Job) -> Result<(), JobError> + std::marker::Send + Sync>;

/// What sends mail, many at a time: what came of each, in the same order.
pub type Send = Arc<dyn Fn(&[Job]) -> Vec<Result<(), JobError>> + std::marker::Send + Sync>;

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
        let (mail, others): (Vec<_>, Vec<_>) = claimed.iter().partition(|job| job.kind == "send_mail");
        let outcomes = others.iter().map(|job| parsed(job).and_then(|job| (self.run)(&job))).collect();
        self.settle(&others, outcomes)?;
        // Mail goes in small lots: what a crash may send again is what the server took of one lot.
        for lot in mail.chunks(LOT) {
            let jobs: Vec<Job> = lot.iter().filter_map(|job| parsed(job).ok()).collect();
            if jobs.len() == lot.len() {
                self.settle(lot, (self.send)(&jobs))?;
            } else {
                self.settle(lot, lot.iter().map(|job| parsed(job).and_then(|job| (self.run)(&job))).collect())?;
            }
        }
        Ok(claimed.len())
    }

    /// Notes what came of jobs. Finished ones are taken off in one commit: a crash before it runs them again, which every
    /// job must stand.
    fn settle(&self, claimed: &[&Claimed], outcomes: Vec<Result<(), JobError>>) -> anyhow::Result<()> {
        let mut done = Vec::with_capacity(claimed.len());
        let now = self.clock.now();
        for (&job, outcome) in claimed.iter().zip(outcomes) {
            let (for_good, why) = match outcome {
                Ok(()) => {
                    done.push(job);
                    continue;
                }
                Err(JobError::NotYet(until)) => {
                    self.db.blocking(Mode::Again, |conn| Ok(queue::postpone(conn, job, until)?))?;
                    continue;
                }
                Err(JobError::GiveUp(why)) => (true, format!("{why:#}")),
                Err(JobError::Retry(why)) => (false, format!("{why:#}")),
            };
            tracing::warn!(job = job.id, kind = job.kind, attempts = job.attempts, for_good, why, "job failed");
            self.db.blocking(Mode::Again, |conn| Ok(queue::fail(conn, job, &why, for_good, now)?))?;
        }
        if !done.is_empty() {
            self.db.blocking(Mode::Again, |conn| Ok(queue::finish_all(conn, &done)?))?;
        }
        Ok(())
    }
}

fn parsed(job: &Claimed) -> Result<Job, JobError> {
    Job::from_parts(&job.kind, &job.payload).map_err(|fault| JobError::GiveUp(fault.into()))
}
