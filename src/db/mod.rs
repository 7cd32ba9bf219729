//! The door to PostgreSQL: a pool behind a semaphore, one transaction at a time, statements counted. No feature knows
//! itself here, and nothing else in the house can take a connection.

pub mod cluster;
mod count;
mod decimal;
mod lines;
pub mod migrate;
#[expect(missing_docs, reason = "printed by diesel from the database's own comments")]
pub mod schema;
mod several;
mod statement;
mod text_enum;
pub mod views;
mod words;

use std::sync::Arc;
use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager as _};
use diesel::pg::PgConnection;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use tokio::sync::Semaphore;

use crate::error::Error;

pub use count::{Statements, counting};
pub use decimal::Decimal;
pub use lines::Lines;
pub use several::Several;
pub use statement::statement;
pub use words::Words;

/// How a transaction is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Reads one state of the database (REPEATABLE READ, READ ONLY).
    Read,
    /// Reads and writes (READ COMMITTED).
    Write,
    /// The same, for what would be done again if a power failure took it: jobs and their own book-keeping. The commit does
    /// not wait for the disk, so people's writes do. Commits reach the disk in order, so a job is never lost before its work.
    Again,
}

/// The pool and the queue in front of it.
#[derive(Clone)]
pub struct Db {
    pool: Pool<ConnectionManager<PgConnection>>,
    places: Arc<Semaphore>,
    wait: Duration,
}

/// How large the pool is and how patient its callers.
#[derive(Debug, Clone, Copy)]
pub struct DbOptions {
    /// Connections at most.
    pub pool: u32,
    /// How long a request waits for one.
    pub wait: Duration,
    /// How long a statement may run.
    pub statement: Duration,
}

impl Db {
    /// Opens a pool; the first connection is made at once, so that a wrong address is known at start.
    ///
    /// # Errors
    /// When no connection can be made within ten seconds.
    pub fn open(url: &str, options: DbOptions) -> anyhow::Result<Self> {
        count::install();
        let pool = Pool::builder()
            .max_size(options.pool)
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(10))
            .test_on_check_out(false)
            .connection_customizer(Box::new(Session { statement: options.statement }))
            .build(ConnectionManager::new(url))?;
        Ok(Self { pool, places: Arc::new(Semaphore::new(options.pool as usize)), wait: options.wait })
    }

    /// Runs `work` in one transaction on one connection, on a thread that may block.
    ///
    /// # Errors
    /// What `work` fails with (and nothing is kept), or `Busy` when no connection became free in time.
    pub async fn run<T, F>(&self, mode: Mode, work: F) -> (Result<T, Error>, Statements)
    where
        T: Send + 'static,
        F: FnOnce(&mut PgConnection) -> Result<T, Error> + Send + 'static,
    {
        let place = match tokio::time::timeout(self.wait, Arc::clone(&self.places).acquire_owned()).await {
            Ok(Ok(place)) => place,
            _ => return (Err(Error::Busy), Statements::default()),
        };
        let this = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let outcome = count::counting(|| this.blocking(mode, work));
            drop(place);
            outcome
        });
        done.await.unwrap_or_else(|fault| (Err(Error::Internal(fault.into())), Statements::default()))
    }

    /// The same on the calling thread; for commands and jobs, which have threads of their own.
    ///
    /// # Errors
    /// What `work` fails with, or that the database cannot be reached.
    pub fn blocking<T>(
        &self,
        mode: Mode,
        work: impl FnOnce(&mut PgConnection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut conn = self.pool.get().map_err(|fault| Error::Internal(fault.into()))?;
        match mode {
            Mode::Read => conn.build_transaction().read_only().repeatable_read().run(work),
            Mode::Write => conn.build_transaction().run(work),
            Mode::Again => again(&mut conn, work),
        }
    }

    /// Connections in use and open, for the metrics.
    pub fn state(&self) -> (u32, u32) {
        let state = self.pool.state();
        (state.connections - state.idle_connections, state.connections)
    }
}

impl From<diesel::result::Error> for Error {
    fn from(fault: diesel::result::Error) -> Self {
        match fault {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Internal(other.into()),
        }
    }
}

/// A transaction whose commit does not wait for the disk; to say so is no way to the server of its own.
fn again<T>(conn: &mut PgConnection, work: impl FnOnce(&mut PgConnection) -> Result<T, Error>) -> Result<T, Error> {
    AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN; SET LOCAL synchronous_commit = off")?;
    match work(conn) {
        Ok(value) => AnsiTransactionManager::commit_transaction(conn).map(|()| value).map_err(Error::from),
        Err(fault) => {
            // What went wrong first is told; a connection that cannot go back is thrown away by the pool.
            AnsiTransactionManager::rollback_transaction(conn).ok();
            Err(fault)
        }
    }
}

/// What every connection of the pool is told when it is made.
#[derive(Debug)]
struct Session {
    statement: Duration,
}

impl CustomizeConnection<PgConnection, diesel::r2d2::Error> for Session {
    fn on_acquire(&self, conn: &mut PgConnection) -> Result<(), diesel::r2d2::Error> {
        // JIT costs more than these short queries take, and so does planning a prepared one anew for each set of values:
        // what a plan must know of them stands in the statement (`Words`). A page that waits for a lock should say so.
        conn.batch_execute(&format!(
            "SET jit = off; SET plan_cache_mode = force_generic_plan; SET statement_timeout = {}; SET lock_timeout = 5000; SET idle_in_transaction_session_timeout = 60000; \
             SET timezone = 'UTC'; SET application_name = 'torget'",
            self.statement.as_millis()
        ))
        .map_err(diesel::r2d2::Error::QueryError)
    }
}
