//! One torget per data folder. The lock is the kernel's, so it is gone when its holder is, however that ended; the
//! server of a killed torget needs a moment longer, which is waited for.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use nix::sys::signal::{self, Signal};
use nix::unistd::Pid;

use super::error::ClusterError;
use super::folders::beside;
use super::watchdog::poll;

/// How long an old server may take to shut down.
const PATIENCE: Duration = Duration::from_secs(15);

/// The data folder is ours until this is dropped.
pub(super) struct Claim {
    _lock: File,
}

impl Claim {
    /// Takes the data folder, when need be after the torget or the server that had it is done stopping.
    pub(super) fn take(data: &Path) -> Result<Claim, ClusterError> {
        let path = beside(data, ".lock");
        let open = File::options().read(true).write(true).create(true).truncate(false).open(&path);
        let mut lock = open.map_err(ClusterError::io("open", &path))?;
        let locked = poll(PATIENCE, || match lock.try_lock() {
            Ok(()) => Ok(Some(())),
            Err(TryLockError::Error(error)) => Err(ClusterError::io("lock", &path)(error)),
            Err(TryLockError::WouldBlock) if Postmaster::read(data).is_some_and(|it| it.serves()) => {
                Err(already_running(&path, data))
            }
            Err(TryLockError::WouldBlock) => Ok(None),
        })?;
        locked.ok_or_else(|| already_running(&path, data))?;
        let pid = std::process::id().to_string();
        lock.set_len(0).and_then(|()| lock.write_all(pid.as_bytes())).map_err(ClusterError::io("write", &path))?;
        wait_for_old_server(data)?;
        Ok(Claim { _lock: lock })
    }
}

fn already_running(lock: &Path, data: &Path) -> ClusterError {
    let pid = fs::read_to_string(lock).unwrap_or_default();
    ClusterError::AlreadyRunning { pid: pid.trim().to_owned(), data: data.to_owned() }
}

fn wait_for_old_server(data: &Path) -> Result<(), ClusterError> {
    let mut told = false;
    let mut alive = None;
    let gone = poll(PATIENCE, || {
        alive = Postmaster::read(data).filter(|it| it.lives(data)).map(|it| it.pid);
        if let (Some(pid), false) = (alive, told) {
            tracing::info!(pid, "waiting for the old PostgreSQL server to stop");
            told = true;
        }
        Ok(alive.is_none().then_some(()))
    })?;
    match (gone, alive) {
        (None, Some(pid)) => Err(ClusterError::ServerAlive { pid, data: data.to_owned() }),
        _ => Ok(()),
    }
}

/// What a server says of itself in `postmaster.pid`.
pub(super) struct Postmaster {
    pid: i32,
    status: String,
}

impl Postmaster {
    pub(super) fn read(data: &Path) -> Option<Postmaster> {
        let text = fs::read_to_string(data.join("postmaster.pid")).ok()?;
        let pid = text.lines().next()?.trim().parse().ok()?;
        // The eighth line is written last and says how far the server has come.
        let status = text.lines().nth(7).unwrap_or_default().trim().to_owned();
        Some(Postmaster { pid, status })
    }

    /// Whether it takes queries, if the file is not left over from a crash.
    pub(super) fn serves(&self) -> bool {
        self.status == "ready"
    }

    /// Whether the process exists. A crash leaves the file behind and the number may be another process's by now; a
    /// server is told from it by its working directory, where the system shows that.
    fn lives(&self, data: &Path) -> bool {
        match fs::read_link(format!("/proc/{}/cwd", self.pid)) {
            Ok(folder) => folder == data,
            Err(_) if Path::new("/proc/self/cwd").exists() => false,
            Err(_) => signal::kill(Pid::from_raw(self.pid), None).is_ok(),
        }
    }

    /// Ends the server without a checkpoint; it recovers from its log at the next start.
    pub(super) fn cut_off(&self) {
        if let Err(error) = signal::kill(Pid::from_raw(self.pid), Signal::SIGQUIT) {
            tracing::warn!(pid = self.pid, %error, "cannot signal the PostgreSQL server");
        }
    }
}
