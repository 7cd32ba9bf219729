//! A process that ends when ours does, however ours ends: a small shell holds the reading end of a pipe from us and
//! interrupts the process at end of file, which the kernel sees to even after kill -9.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::owner::Owner;

/// Arguments: a log file or nothing, then the program and its arguments.
///
/// Two processes watch each other: the shell reports the program's end to us by ending too, the reader stops the
/// program at end of file. Both ignore the signals a terminal or a service manager sends to everyone, since the
/// program is to outlive the last query; both programs run here set their own handlers.
const SCRIPT: &str = r#"
trap '' HUP INT TERM
umask 077
exec 3<&0 </dev/null
[ -z "$1" ] || exec >>"$1" 2>&1
shift
"$@" 3<&- &
child=$!
(while read -r _; do :; done; kill -INT "$child") <&3 >/dev/null 2>&1 &
reader=$!
exec 3<&-
wait "$child"
status=$?
kill -KILL "$reader" 2>/dev/null
exit "$status"
"#;

/// A program under watch; stopped when dropped.
pub(super) struct Watched {
    child: Child,
    /// Closing it is the order to stop. Not left in `child`, whose `wait` closes it.
    pipe: Option<ChildStdin>,
}

impl Watched {
    /// Starts `program` as `owner`. Without a log its output is kept for [`Watched::finish`].
    pub(super) fn start(
        program: &Path,
        arguments: &[OsString],
        log: Option<&Path>,
        owner: &Owner,
    ) -> io::Result<Watched> {
        let output = || if log.is_some() { Stdio::null() } else { Stdio::piped() };
        let mut shell = Command::new("/bin/sh");
        shell.arg("-c").arg(SCRIPT).arg("torget-watchdog");
        shell.arg(log.unwrap_or(Path::new(""))).arg(program).args(arguments);
        shell.stdin(Stdio::piped()).stdout(output()).stderr(output());
        // A group of its own: Ctrl-C in the terminal is for us, and the database must outlive our last query.
        shell.process_group(0);
        // Root's current folder may be closed to the owner, and the settings hold secrets the server need not know.
        shell.current_dir("/").env_clear().env("LC_ALL", "C");
        for kept in ["PATH", "LD_LIBRARY_PATH"] {
            if let Some(value) = std::env::var_os(kept) {
                shell.env(kept, value);
            }
        }
        owner.run_as(&mut shell);
        let mut child = shell.spawn()?;
        let pipe = child.stdin.take();
        Ok(Watched { child, pipe })
    }

    /// How the program ended, when it has.
    pub(super) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.try_wait()
    }

    /// Waits for a program that ends by itself.
    pub(super) fn finish(self) -> io::Result<Output> {
        let Watched { child, pipe } = self;
        let output = child.wait_with_output();
        drop(pipe);
        output
    }

    /// Orders the program to stop and says whether it did within `patience`.
    pub(super) fn stop(&mut self, patience: Duration) -> io::Result<bool> {
        self.pipe = None;
        Ok(poll(patience, || self.ended())?.is_some())
    }
}

/// Asks every 20 ms until there is an answer or `patience` is over.
pub(super) fn poll<T, E>(patience: Duration, mut ask: impl FnMut() -> Result<Option<T>, E>) -> Result<Option<T>, E> {
    let started = Instant::now();
    loop {
        if let Some(answer) = ask()? {
            return Ok(Some(answer));
        }
        if started.elapsed() >= patience {
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(20));
    }
}
