//! Counts the statements of a transaction, and names the slow ones in the log.

use std::cell::Cell;
use std::time::{Duration, Instant};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

/// What some work cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Statements {
    /// Statements sent, BEGIN and COMMIT included.
    pub count: u32,
    /// From the first to the last.
    pub took: Duration,
}

const SLOW: Duration = Duration::from_millis(250);

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Runs `work` on this thread and counts its statements.
pub fn counting<T>(work: impl FnOnce() -> T) -> (T, Statements) {
    COUNT.set(0);
    let started = Instant::now();
    let outcome = work();
    (outcome, Statements { count: COUNT.get(), took: started.elapsed() })
}

/// Makes every connection made from now on count.
pub(super) fn install() {
    // It only fails when the lock is poisoned; then nothing is counted, which the tests would notice.
    let _ = set_default_instrumentation(|| Some(Box::new(Counter { started: None })));
}

struct Counter {
    started: Option<Instant>,
}

impl Instrumentation for Counter {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartQuery { .. } => {
                COUNT.set(COUNT.get() + 1);
                self.started = Some(Instant::now());
            }
            InstrumentationEvent::FinishQuery { query, .. } => {
                let took = self.started.take().map_or(Duration::ZERO, |started| started.elapsed());
                if took > SLOW {
                    // Without its values: they may be somebody's words.
                    let sql = query.to_string();
                    let sql = sql.split("-- binds").next().unwrap_or_default();
                    tracing::warn!(ms = took.as_millis() as u64, sql, "slow statement");
                }
            }
            _ => {}
        }
    }
}
