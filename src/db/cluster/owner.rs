//! Whose server it is: PostgreSQL refuses root, so root hands it to the `postgres` user; anyone else runs it as
//! themselves. Folders are made accordingly, and ones that would not work are refused with the reason.

use std::fs::{self, DirBuilder, Metadata};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use nix::unistd::{Uid, User, geteuid};

use super::error::ClusterError;

/// The user that runs the server.
pub(super) struct Owner {
    user: String,
    uid: u32,
    /// The group to take on; `None` when no change of user is needed.
    drop_to: Option<u32>,
}

impl Owner {
    pub(super) fn find() -> Result<Owner, ClusterError> {
        let me = geteuid();
        if !me.is_root() {
            return Ok(Owner { user: name_of(me), uid: me.as_raw(), drop_to: None });
        }
        let user = User::from_name("postgres").ok().flatten().ok_or(ClusterError::NoPostgresUser)?;
        Ok(Owner { user: user.name, uid: user.uid.as_raw(), drop_to: Some(user.gid.as_raw()) })
    }

    pub(super) fn is_for_root(&self) -> bool {
        self.drop_to.is_some()
    }

    pub(super) fn uid(&self) -> u32 {
        self.uid
    }

    /// Makes `command` run as the owner. The standard library also clears root's supplementary groups then.
    pub(super) fn run_as(&self, command: &mut Command) {
        if let Some(gid) = self.drop_to {
            command.uid(self.uid).gid(gid);
        }
    }

    /// Makes a folder only the owner (and root) can enter, or checks that the one there is such a folder. In a shared
    /// place like /tmp anybody could have made it first.
    pub(super) fn private_folder(&self, path: &Path) -> Result<(), ClusterError> {
        match DirBuilder::new().mode(0o700).create(path) {
            Ok(()) => {
                if let Some(gid) = self.drop_to {
                    chown(path, Some(self.uid), Some(gid)).map_err(ClusterError::io("hand over", path))?;
                }
                Ok(())
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => self.check_private(path),
            Err(error) => Err(ClusterError::io("create", path)(error)),
        }
    }

    /// An error unless `path` is a folder of the owner that others cannot write to or enter.
    pub(super) fn check_private(&self, path: &Path) -> Result<(), ClusterError> {
        let found = fs::symlink_metadata(path).map_err(ClusterError::io("look at", path))?;
        // PostgreSQL itself accepts data that its group may read (initdb --allow-group-access).
        if found.is_dir() && found.uid() == self.uid && found.mode() & 0o027 == 0 {
            return Ok(());
        }
        Err(ClusterError::NotPrivate { user: self.user.clone(), path: path.to_owned() })
    }

    /// An error unless the owner can enter `path` and every folder above it; root may have chosen one that only root
    /// can, such as a clone under /root or a temporary folder.
    pub(super) fn check_reaches(&self, path: &Path) -> Result<(), ClusterError> {
        let Some(gid) = self.drop_to else { return Ok(()) };
        for folder in path.ancestors() {
            let found = fs::metadata(folder).map_err(ClusterError::io("look at", folder))?;
            if !may_enter(&found, self.uid, gid) {
                return Err(ClusterError::Unreachable { user: self.user.clone(), path: folder.to_owned() });
            }
        }
        Ok(())
    }
}

fn may_enter(folder: &Metadata, uid: u32, gid: u32) -> bool {
    let bit = match (folder.uid() == uid, folder.gid() == gid) {
        (true, _) => 0o100,
        (false, true) => 0o010,
        (false, false) => 0o001,
    };
    folder.mode() & bit != 0
}

fn name_of(uid: Uid) -> String {
    User::from_uid(uid).ok().flatten().map_or_else(|| uid.to_string(), |user| user.name)
}
