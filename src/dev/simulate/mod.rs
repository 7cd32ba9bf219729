//! A simulated year of letters: readers in six time zones read, write, change their minds and lose rights, while workers are
//! late, crash and start again. A model beside the database says what is owed; everything that is made and sent is held
//! against it.

mod checks;
mod events;
mod queries;
mod searches;
mod world;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use chrono::{DateTime, Duration, Utc};

use crate::app::App;
use crate::db::Mode;
use crate::jobs::runner::{Run, Runner};
use crate::jobs::{Job, JobError};
use crate::worker;

use super::seed::dice::Dice;
use world::World;

/// What is to be simulated.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Readers.
    pub readers: u32,
    /// Days.
    pub days: u32,
    /// What the dice fall by.
    pub seed: u64,
    /// Minutes between two looks of the worker, at most.
    pub pace: u32,
    /// From when.
    pub start: DateTime<Utc>,
    /// The day on which everything sleeps, and for how many days; none is 0.
    pub sleep: (u32, u32),
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Letters made.
    pub letters: u64,
    /// Attempts with nothing new.
    pub nothing: u64,
    /// Letters in the post office.
    pub sent: u64,
    /// Letters with nothing left to tell when they were to be sent.
    pub dropped: u64,
    /// Made more than an hour after their time.
    pub late: u64,
    /// Answers told of.
    pub answers: u64,
    /// Ranked lines.
    pub ranked: u64,
    /// What saved searches found, told of.
    pub found: u64,
    /// Posts written.
    pub posts: u64,
    /// Times a job was stopped before, during or after its work.
    pub crashes: u64,
    /// Readers who lost a right.
    pub rights_lost: u64,
    /// What was wrong.
    pub faults: Vec<String>,
}

impl Report {
    /// In lines for people.
    pub fn lines(&self, plan: &Plan, took: std::time::Duration) -> Vec<String> {
        let mut lines = vec![
            format!(
                "seed {}, {} readers, {} days from {}",
                plan.seed,
                plan.readers,
                plan.days,
                plan.start.date_naive()
            ),
            format!(
                "{} letters made, {} sent, {} dropped with nothing left, {} attempts with nothing new",
                self.letters, self.sent, self.dropped, self.nothing
            ),
            format!(
                "{} made late and by day, {} answers, {} finds of saved searches and {} ranked lines told of",
                self.late, self.answers, self.found, self.ranked
            ),
            format!(
                "{} posts written, {} crashes, {} rights taken away, took {:.0} s",
                self.posts,
                self.crashes,
                self.rights_lost,
                took.as_secs_f64()
            ),
            format!("{} faults", self.faults.len()),
        ];
        lines.extend(self.faults.iter().take(20).cloned());
        lines
    }
}

/// Runs it on a database with reference data and nobody in it.
///
/// # Errors
/// When the database refuses. What goes against the promises is in the report.
pub fn run(app: &Arc<App>, plan: &Plan) -> anyhow::Result<Report> {
    let mut dice = Dice::new(plan.seed);
    app.clock.stand_at(plan.start);
    let mut world =
        app.system(Mode::Write, |tx| Ok(World::people(&mut dice, plan, queries::settle(tx, plan.readers)?)))?;
    app.system(Mode::Write, |tx| events::choose_all(tx, &world))?;
    let crashes = Arc::new(AtomicU32::new(0));
    let runner = unsteady(app, plan.seed, &crashes);
    let began = Instant::now();
    let mut now = plan.start;
    let end = plan.start + Duration::days(plan.days.into());
    let mut told = plan.start;
    while now < end {
        now += Duration::minutes(10 + i64::from(dice.below(plan.pace)));
        if world.asleep(plan, now) {
            now += Duration::days(plan.sleep.1.into());
        }
        // A worker that is down for hours, or for a day or two.
        if dice.below(400) == 0 {
            now += Duration::hours(i64::from(2 + dice.below(40)));
        }
        app.clock.stand_at(now);
        step(app, &runner, &mut world, &mut dice, now)?;
        if now - told > Duration::days(7) {
            told = now;
            tracing::info!(
                day = (now - plan.start).num_days(),
                letters = world.report.letters,
                s = began.elapsed().as_secs(),
                "simulated"
            );
        }
    }
    // Nothing more is written: what is owed comes within a month.
    let quiet = now + Duration::days(36);
    while now < quiet {
        now += Duration::minutes(i64::from(plan.pace) * 2);
        app.clock.stand_at(now);
        work(app, &runner, usize::MAX)?;
        checks::look(app, &mut world, now)?;
    }
    checks::nothing_is_owed(&mut world, now);
    checks::add_up(app, &mut world)?;
    world.report.crashes = crashes.load(Ordering::Relaxed).into();
    Ok(world.report)
}

/// People do things, letters are made, people do things again, and mail is sent.
fn step(app: &Arc<App>, runner: &Runner, world: &mut World, dice: &mut Dice, now: DateTime<Utc>) -> anyhow::Result<()> {
    app.system(Mode::Write, |tx| events::happen(tx, world, dice, now))?;
    work(app, runner, usize::try_from(dice.below(4)).unwrap_or(0))?;
    checks::look(app, world, now)?;
    app.system(Mode::Write, |tx| events::between(tx, world, dice, now))?;
    work(app, runner, usize::MAX)?;
    checks::look(app, world, now)
}

/// Lets two workers do some rounds, or all there is to do now.
fn work(app: &Arc<App>, runner: &Runner, rounds: usize) -> anyhow::Result<()> {
    app.system(Mode::Again, |tx| tx.enqueue(&Job::Digests {}))?;
    for _ in 0..rounds {
        if runner.twice()? == 0 {
            break;
        }
    }
    Ok(())
}

/// The service's own worker, but for one job in thirty, which stops before its work, after it, or twice over.
fn unsteady(app: &Arc<App>, seed: u64, crashes: &Arc<AtomicU32>) -> Runner {
    let steady = worker::runner(app);
    let (inner, crashes, count) = (Arc::clone(&steady.run), Arc::clone(crashes), AtomicU32::new(0));
    let run: Run = Arc::new(move |job| {
        let n = count.fetch_add(1, Ordering::Relaxed);
        let mut dice = Dice::new(seed ^ (u64::from(n) << 20));
        if !matches!(job, Job::Digest { .. } | Job::SendMail { .. }) || dice.below(30) != 0 {
            return inner(job);
        }
        crashes.fetch_add(1, Ordering::Relaxed);
        match dice.below(3) {
            0 => Err(JobError::Retry(anyhow::anyhow!("stopped before its work"))),
            1 => inner(job).and(Err(JobError::Retry(anyhow::anyhow!("stopped after its work")))),
            _ => inner(job).and_then(|()| inner(job)),
        }
    });
    Runner { run, ..steady }
}
