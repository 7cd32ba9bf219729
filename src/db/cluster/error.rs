//! What can go wrong with the private cluster, said so that the reader knows what to do next.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why the private cluster could not be started or stopped.
#[derive(Debug, Error)]
pub enum ClusterError {
    /// The machine has no PostgreSQL server programs.
    #[error(
        "PostgreSQL's server programs (postgres, initdb) were not found; looked in {looked}. Install them \
         (Debian, Ubuntu: apt-get install postgresql; Fedora: dnf install postgresql-server; \
         macOS: brew install postgresql), or set DATABASE_URL to a server that runs already"
    )]
    NoPrograms {
        /// The folders that were searched.
        looked: String,
    },
    /// The data was made by a major version that is not installed.
    #[error(
        "{} was made by PostgreSQL {made_by}, but only {found} is installed; install version {made_by}",
        data.display()
    )]
    OtherVersion {
        /// The cluster's folder.
        data: PathBuf,
        /// The major version in `PG_VERSION`.
        made_by: String,
        /// The major versions that were found.
        found: String,
    },
    /// Run as root, but there is nobody to hand the server to.
    #[error(
        "PostgreSQL refuses to run as root and there is no user `postgres` to run it as; \
         create one (useradd --system postgres), or run torget as an ordinary user"
    )]
    NoPostgresUser,
    /// The server's user may not enter a folder on the way to its data.
    #[error(
        "the user {user} cannot enter {}, which is on the way to the database's folder; \
         choose a folder it can reach, or chmod o+x this one",
        path.display()
    )]
    Unreachable {
        /// The user that runs the server.
        user: String,
        /// The closed folder.
        path: PathBuf,
    },
    /// A folder that must be private is somebody else's, or is no folder.
    #[error("{} must be a folder of the user {user} and nobody else's", path.display())]
    NotPrivate {
        /// The user that runs the server.
        user: String,
        /// The folder in question.
        path: PathBuf,
    },
    /// Unix socket paths have a hard limit of about a hundred bytes.
    #[error("the socket path {} is too long (at most {limit} bytes); choose a shorter folder", path.display())]
    SocketPathTooLong {
        /// The socket's path.
        path: PathBuf,
        /// How long it may be.
        limit: usize,
    },
    /// Another torget uses this data folder now.
    #[error("torget is already running, pid {pid}, on {}; stop it, or use another data folder", data.display())]
    AlreadyRunning {
        /// The other process.
        pid: String,
        /// The cluster's folder.
        data: PathBuf,
    },
    /// A server that no torget looks after uses this data folder.
    #[error("a PostgreSQL server, pid {pid}, still runs on {}; stop it with kill -INT {pid}", data.display())]
    ServerAlive {
        /// The server's process.
        pid: i32,
        /// The cluster's folder.
        data: PathBuf,
    },
    /// `initdb` gave up.
    #[error("initdb could not create the database cluster:\n{output}")]
    Initdb {
        /// What it printed.
        output: String,
    },
    /// The server ended before it was ready.
    #[error("PostgreSQL ended at once; its log says:\n{log}")]
    Exited {
        /// The last lines of the log.
        log: String,
    },
    /// The server did not become ready in time.
    #[error("PostgreSQL was not ready after {seconds} s; its log says:\n{log}")]
    NotReady {
        /// How long we waited.
        seconds: u64,
        /// The last lines of the log.
        log: String,
    },
    /// The server did not stop in time and was told to drop everything.
    #[error("PostgreSQL did not stop within {seconds} s and was cut off; it recovers at the next start")]
    Stubborn {
        /// How long we waited.
        seconds: u64,
    },
    /// The operating system said no.
    #[error("cannot {doing} {}", path.display())]
    Io {
        /// What was tried.
        doing: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
}

impl ClusterError {
    /// For `map_err`: names what was being done to which path.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> ClusterError {
        move |source| ClusterError::Io { doing, path: path.to_owned(), source }
    }
}
