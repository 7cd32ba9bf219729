//! Creating the cluster with `initdb`, and starting `postgres` on it until it answers.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::ClusterOptions;
use super::claim::Postmaster;
use super::error::ClusterError;
use super::folders::{SOCKET, beside};
use super::owner::Owner;
use super::watchdog::{Watched, poll};

const READY_WITHIN: Duration = Duration::from_secs(60);
/// What the name of a cluster in the making has more than the finished one's, before a number.
const UNFINISHED: &str = ".new-";
const LOG_LINES: usize = 15;
const LOG_KEPT: u64 = 8 << 20;

/// Creates the cluster unless it is there. It is made beside its place and moved there whole, so that an interrupted
/// `initdb` leaves nothing that looks like a cluster.
pub(super) fn create(
    programs: &Path,
    options: &ClusterOptions,
    owner: &Owner,
    data: &Path,
) -> Result<(), ClusterError> {
    if data.join("PG_VERSION").is_file() {
        return owner.check_private(data);
    }
    tracing::info!(data = %data.display(), "creating the database cluster, which takes a few seconds");
    sweep(data);
    // A name of our own: the `initdb` of a torget killed just now may still be clearing up in its folder.
    let unfinished = beside(data, &format!("{UNFINISHED}{}", std::process::id()));
    owner.private_folder(&unfinished)?;
    let mut arguments: Vec<OsString> = vec!["-D".into(), unfinished.clone().into()];
    // Trust is safe: the only way in is a socket in a folder that only the owner and root can enter.
    let rest = ["--encoding=UTF8", "--locale=C", "--lc-ctype=C.UTF-8", "--auth=trust", "--username=torget"];
    arguments.extend(rest.map(OsString::from));
    if !options.durable {
        arguments.push("--no-sync".into());
    }
    let program = programs.join("initdb");
    let output = Watched::start(&program, &arguments, None, owner)
        .and_then(Watched::finish)
        .map_err(ClusterError::io("run", &program))?;
    if !output.status.success() {
        let text = [output.stdout, output.stderr].concat();
        return Err(ClusterError::Initdb { output: last_lines(&String::from_utf8_lossy(&text)) });
    }
    fs::rename(&unfinished, data).map_err(ClusterError::io("move the new cluster to", data))?;
    sweep(data);
    Ok(())
}

/// Removes what interrupted runs of `initdb` left. Only tidiness: what cannot go now does no harm.
fn sweep(data: &Path) {
    let start = beside(Path::new(data.file_name().unwrap_or_default()), UNFINISHED);
    let siblings = data.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    for sibling in siblings {
        if sibling.file_name().as_bytes().starts_with(start.as_os_str().as_bytes()) {
            let _ = fs::remove_dir_all(sibling.path());
        }
    }
}

/// Starts the server and returns when it takes queries.
pub(super) fn start(
    programs: &Path,
    options: &ClusterOptions,
    owner: &Owner,
    data: &Path,
    sockets: &Path,
) -> Result<Watched, ClusterError> {
    let log = data.join("postgres.log");
    if fs::metadata(&log).is_ok_and(|log| log.len() > LOG_KEPT) {
        let old = data.join("postgres.log.old");
        fs::rename(&log, &old).map_err(ClusterError::io("set aside", &log))?;
    }
    let said_before = fs::metadata(&log).map_or(0, |log| log.len());
    let program = programs.join("postgres");
    let mut arguments: Vec<OsString> = vec!["-D".into(), data.into()];
    for setting in settings(options, sockets) {
        arguments.extend(["-c".into(), setting]);
    }
    let mut server =
        Watched::start(&program, &arguments, Some(&log), owner).map_err(ClusterError::io("run", &program))?;
    let socket = sockets.join(SOCKET);
    let ready = poll(READY_WITHIN, || {
        if server.ended().map_err(ClusterError::io("watch", &program))?.is_some() {
            return Err(ClusterError::Exited { log: said_since(&log, said_before) });
        }
        // Either alone can be left over from a crash; the socket also answers before queries are taken.
        let serves = Postmaster::read(data).is_some_and(|it| it.serves());
        Ok((serves && UnixStream::connect(&socket).is_ok()).then_some(()))
    })?;
    ready
        .map(|()| server)
        .ok_or_else(|| ClusterError::NotReady { seconds: READY_WITHIN.as_secs(), log: said_since(&log, said_before) })
}

fn settings(options: &ClusterOptions, sockets: &Path) -> Vec<OsString> {
    let mut settings: Vec<OsString> = [
        "listen_addresses=",
        "port=5432",
        "unix_socket_permissions=0700",
        "logging_collector=off",
        "log_destination=stderr",
        "timezone=UTC",
        "log_timezone=UTC",
        "log_checkpoints=off",
        // Our queries are short: compiling them costs more than it gains.
        "jit=off",
        // Nobody runs a new service on spinning disks.
        "random_page_cost=1.1",
    ]
    .map(OsString::from)
    .to_vec();
    let shared_buffers = if options.durable { "128MB" } else { "64MB" };
    settings.push(format!("shared_buffers={shared_buffers}").into());
    settings.push(format!("max_connections={}", options.max_connections).into());
    // The setting is a list; in quotes a comma or a space belongs to the path.
    let mut folder = OsString::from("unix_socket_directories=\"");
    folder.push(sockets);
    folder.push("\"");
    settings.push(folder);
    if !options.durable {
        let fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
        // Without replication the log can leave out most of what a cloned database would write to it.
        settings.extend(fast.into_iter().chain(["wal_level=minimal", "max_wal_senders=0"]).map(OsString::from));
    }
    settings
}

/// The end of what the log says since it had `offset` bytes.
fn said_since(log: &PathBuf, offset: u64) -> String {
    let mut bytes = Vec::new();
    let read = File::open(log).and_then(|mut file| {
        file.seek(SeekFrom::Start(offset))?;
        file.read_to_end(&mut bytes)
    });
    match read {
        Ok(0) => format!("(nothing, in {})", log.display()),
        Ok(_) => last_lines(&String::from_utf8_lossy(&bytes)),
        Err(error) => format!("({} cannot be read: {error})", log.display()),
    }
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let skipped = lines.len().saturating_sub(LOG_LINES);
    lines.into_iter().skip(skipped).collect::<Vec<_>>().join("\n")
}
