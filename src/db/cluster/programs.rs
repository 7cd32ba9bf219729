//! Finds the machine's own PostgreSQL programs; nothing is ever downloaded.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::ClusterError;

/// Where packagers put server programs outside PATH: parent folder, start of the version folder's name.
const VERSIONED: [(&str, &str); 4] = [
    ("/usr/lib/postgresql", ""),
    ("/usr", "pgsql-"),
    ("/opt/homebrew/opt", "postgresql@"),
    ("/usr/local/opt", "postgresql@"),
];

/// The folder with `postgres` and `initdb` to use for `data`: the first found, or, when the data exists already, the
/// first of the major version that made it, since no other can read it.
pub(super) fn find(only: Option<&Path>, data: &Path) -> Result<PathBuf, ClusterError> {
    let folders = only.map_or_else(usual_folders, |folder| vec![folder.to_owned()]);
    let usable: Vec<&PathBuf> = folders.iter().filter(|folder| holds_server(folder)).collect();
    let Some(first) = usable.first() else {
        return Err(ClusterError::NoPrograms { looked: list(&folders) });
    };
    let Ok(made_by) = fs::read_to_string(data.join("PG_VERSION")) else {
        return Ok((*first).clone());
    };
    let mut found = BTreeSet::new();
    for folder in usable {
        let version = major_version(folder);
        if version == made_by.trim() {
            return Ok(folder.clone());
        }
        found.insert(version);
    }
    Err(ClusterError::OtherVersion {
        data: data.to_owned(),
        made_by: made_by.trim().to_owned(),
        found: Vec::from_iter(found).join(", "),
    })
}

fn usual_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = pg_config().into_iter().collect();
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).filter(|folder| folder.is_absolute());
    for folder in on_path.chain(VERSIONED.iter().flat_map(|(parent, prefix)| versions(parent, prefix))) {
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

/// A development package without the server also has `pg_config`, so its answer is a hint like the others.
fn pg_config() -> Option<PathBuf> {
    let output = Command::new("pg_config").arg("--bindir").output().ok()?;
    let folder = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    folder.is_absolute().then_some(folder)
}

/// The `bin` folders of the versions installed under `parent`, newest first.
fn versions(parent: &str, prefix: &str) -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir(parent)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.strip_prefix(prefix)?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    versions.sort_by(|a, b| b.cmp(a));
    versions.into_iter().map(|(_, folder)| folder).collect()
}

fn holds_server(folder: &Path) -> bool {
    ["postgres", "initdb"].iter().all(|program| folder.join(program).is_file())
}

/// `15` from `postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)`; empty when the program does not answer.
fn major_version(folder: &Path) -> String {
    let output = Command::new(folder.join("postgres")).arg("--version").output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let digits = |word: &str| word.chars().take_while(char::is_ascii_digit).collect::<String>();
    text.split_whitespace().map(digits).find(|version| !version.is_empty()).unwrap_or_default()
}

fn list(folders: &[PathBuf]) -> String {
    let names: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
    names.join(", ")
}
