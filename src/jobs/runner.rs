//! The worker: claims jobs in short transactions, runs each under its lease with no transaction held, and stops
//! between jobs when told to.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use super::{Job, JobError, queue};
use crate::clock::Clock;
use crate::db::{Db, Mode};

/// How often a worker looks without being woken.
const POLL: Duration = Duration::from_millis(1000);
/// How many jobs a worker claims at a time.
const BATCH: i64 = 20;

/// What a job does; given by the composition on top, so that this floor knows no feature.
pub type Run = Arc<dyn Fn(&Job) -> Result<(), JobError> + Send + Sync>;

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
        // Finished jobs are taken off in one commit: a crash before it runs them again, which every job must stand.
        let mut done = Vec::with_capacity(claimed.len());
        for job in &claimed {
            let outcome = Job::from_parts(&job.kind, &job.payload)
                .map_err(|fault| JobError::GiveUp(fault.into()))
                .and_then(|parsed| (self.run)(&parsed));
            let (for_good, why) = match &outcome {
                Ok(()) => {
                    done.push(job);
                    continue;
                }
                Err(JobError::GiveUp(why)) => (true, format!("{why:#}")),
                Err(JobError::Retry(why)) => (false, format!("{why:#}")),
            };
            tracing::warn!(job = job.id, kind = job.kind, attempts = job.attempts, for_good, why, "job failed");
            self.db.blocking(Mode::Again, |conn| Ok(queue::fail(conn, job, &why, for_good, self.clock.now())?))?;
        }
        if !done.is_empty() {
            self.db.blocking(Mode::Again, |conn| {
                done.iter().try_for_each(|job| queue::finish(conn, job))?;
                Ok(())
            })?;
        }
        Ok(claimed.len())
    }
}
