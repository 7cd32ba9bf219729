//! A private PostgreSQL server for when no `DATABASE_URL` is given: made with the machine's own programs, reached by
//! a unix socket only, and gone when this process is, also after kill -9.

mod claim;
mod error;
mod folders;
mod owner;
mod programs;
mod server;
mod watchdog;

use std::fmt::Write;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use error::ClusterError;

use claim::{Claim, Postmaster};
use owner::Owner;
use watchdog::Watched;

const STOP_WITHIN: Duration = Duration::from_secs(10);
const CUT_OFF_WITHIN: Duration = Duration::from_secs(5);

/// How and where to run the cluster. Start from [`ClusterOptions::new`].
#[derive(Debug, Clone)]
pub struct ClusterOptions {
    /// The program's data folder; unless run as root, the cluster is the folder `postgres` in it.
    pub home: PathBuf,
    /// The cluster's own folder, instead of `/var/lib/torget/postgres` for root and `home`'s for others.
    pub data: Option<PathBuf>,
    /// Where to make the folder for the socket, instead of `/run/torget` for root and `$XDG_RUNTIME_DIR` or the
    /// system's temporary folder for others. Must be short.
    pub sockets: Option<PathBuf>,
    /// Search only this folder for PostgreSQL's programs.
    pub programs: Option<PathBuf>,
    /// Whether data survives a crash of the machine; tests do without, and are faster for it.
    pub durable: bool,
    /// How many connections the server takes at most.
    pub max_connections: u16,
}

impl ClusterOptions {
    /// A durable cluster in the usual place.
    pub fn new(home: impl Into<PathBuf>) -> ClusterOptions {
        ClusterOptions {
            home: home.into(),
            data: None,
            sockets: None,
            programs: None,
            durable: true,
            max_connections: 100,
        }
    }
}

/// A running private cluster. It stops when this is stopped or dropped, or when this process ends.
///
/// It has the superuser `torget` and no database for the service: connect to [`Cluster::url`] of `postgres` to create
/// one.
pub struct Cluster {
    // Declared in the order they are to be dropped: the claim outlives the server.
    server: Option<Watched>,
    data: PathBuf,
    sockets: PathBuf,
    programs: PathBuf,
    _claim: Claim,
}

impl Cluster {
    /// Creates the cluster when it is not there yet, starts it, and returns when it takes queries.
    ///
    /// Blocks: a few seconds the first time, tenths of a second later, longer while an old server is still stopping.
    pub fn start(options: &ClusterOptions) -> Result<Cluster, ClusterError> {
        let owner = Owner::find()?;
        let data = folders::data(options, &owner)?;
        let programs = programs::find(options.programs.as_deref(), &data)?;
        let claim = Claim::take(&data)?;
        let sockets = folders::sockets(options, &owner, &data)?;
        let server = server::create(&programs, options, &owner, &data)
            .and_then(|()| server::start(&programs, options, &owner, &data, &sockets))
            .inspect_err(|_| tidy(&sockets))?;
        tracing::debug!(data = %data.display(), sockets = %sockets.display(), "the database cluster runs");
        Ok(Cluster { server: Some(server), data, sockets, programs, _claim: claim })
    }

    /// The address of a database in this cluster, for libpq. The database need not exist, except to connect.
    pub fn url(&self, database: &str) -> String {
        let host = percent_encoded(self.sockets.as_os_str().as_bytes());
        // The port is named because PGPORT in the environment would replace the default.
        format!("postgresql:///{}?host={host}&port=5432&user=torget", percent_encoded(database.as_bytes()))
    }

    /// The folder the cluster is in; its log is `postgres.log` there.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The path of one of PostgreSQL's programs, such as `pg_dump`, in the version that runs here.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs.join(name)
    }

    /// Stops the server: open transactions are rolled back, connections closed, data written.
    pub fn stop(mut self) -> Result<(), ClusterError> {
        self.shut_down()
    }

    fn shut_down(&mut self) -> Result<(), ClusterError> {
        let Some(mut server) = self.server.take() else { return Ok(()) };
        let mut wait = |time| server.stop(time).map_err(ClusterError::io("stop the server of", &self.data));
        if !wait(STOP_WITHIN)? {
            if let Some(postmaster) = Postmaster::read(&self.data) {
                postmaster.cut_off();
            }
            wait(CUT_OFF_WITHIN)?;
            return Err(ClusterError::Stubborn { seconds: STOP_WITHIN.as_secs() });
        }
        tidy(&self.sockets);
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.shut_down() {
            tracing::warn!(%error, "the database cluster did not stop cleanly");
        }
    }
}

/// The folder is made again at the next start, so it does no harm when it stays.
fn tidy(sockets: &Path) {
    let _ = fs::remove_dir(sockets);
}

fn percent_encoded(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, &byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}
