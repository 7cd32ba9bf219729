//! Where the cluster lives: its data, and a short folder for its socket, one per data folder so that two clusters
//! run side by side.

use std::env;
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf, absolute};

use sha2::{Digest, Sha256};

use super::ClusterOptions;
use super::error::ClusterError;
use super::owner::Owner;

/// The socket file's name is made from the port, which therefore is the same for every cluster.
pub(super) const SOCKET: &str = ".s.PGSQL.5432";

/// `sun_path` holds 104 bytes on the BSDs and macOS and 108 on Linux, with a final zero.
const SOCKET_LIMIT: usize = 103;

/// The absolute data folder, whose parent exists afterwards and can be reached by the server's user.
pub(super) fn data(options: &ClusterOptions, owner: &Owner) -> Result<PathBuf, ClusterError> {
    let wanted = match &options.data {
        Some(data) => data.clone(),
        None if owner.is_for_root() => PathBuf::from("/var/lib/torget/postgres"),
        None => options.home.join("postgres"),
    };
    let wanted = absolute(&wanted).map_err(ClusterError::io("find", &wanted))?;
    if let Ok(data) = fs::canonicalize(&wanted) {
        owner.check_reaches(data.parent().unwrap_or(&data))?;
        return Ok(data);
    }
    let parent = wanted.parent().unwrap_or(&wanted);
    fs::create_dir_all(parent).map_err(ClusterError::io("create", parent))?;
    let parent = fs::canonicalize(parent).map_err(ClusterError::io("find", parent))?;
    owner.check_reaches(&parent)?;
    Ok(parent.join(wanted.file_name().unwrap_or_default()))
}

/// The folder beside the data that is the same but for an ending.
pub(super) fn beside(data: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = data.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    data.with_file_name(name)
}

/// The folder for the socket of the cluster in `data`; exists afterwards and is private.
pub(super) fn sockets(options: &ClusterOptions, owner: &Owner, data: &Path) -> Result<PathBuf, ClusterError> {
    let base = socket_base(options, owner)?;
    owner.check_reaches(&base)?;
    let folder = base.join(fingerprint(data));
    let path = folder.join(SOCKET);
    if path.as_os_str().len() > SOCKET_LIMIT {
        return Err(ClusterError::SocketPathTooLong { path, limit: SOCKET_LIMIT });
    }
    owner.private_folder(&folder)?;
    Ok(folder)
}

fn socket_base(options: &ClusterOptions, owner: &Owner) -> Result<PathBuf, ClusterError> {
    let shared = match &options.sockets {
        Some(folder) => Some(absolute(folder).map_err(ClusterError::io("find", folder))?),
        None if owner.is_for_root() => Some(PathBuf::from("/run/torget")),
        None => runtime_folder(owner),
    };
    if let Some(base) = shared {
        fs::create_dir_all(&base).map_err(ClusterError::io("create", &base))?;
        return Ok(base);
    }
    let base = env::temp_dir().join(format!("torget-{}", owner.uid()));
    owner.private_folder(&base)?;
    Ok(base)
}

/// After `su` the variable may still name the folder of another user.
fn runtime_folder(owner: &Owner) -> Option<PathBuf> {
    let folder = PathBuf::from(env::var_os("XDG_RUNTIME_DIR")?);
    let found = fs::metadata(&folder).ok()?;
    (folder.is_absolute() && found.uid() == owner.uid()).then(|| folder.join("torget"))
}

fn fingerprint(data: &Path) -> String {
    let digest = Sha256::digest(data.as_os_str().as_bytes());
    digest.iter().take(5).fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
