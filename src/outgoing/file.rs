//! The file of the register.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::{self, Refusal};

/// The register's file in a project.
pub const FILE: &str = "so-van-ban.yaml";
/// The largest register that is read, in bytes: half a million entries, more than an office has
/// in its life.
const MAX_REGISTER: u64 = 256 << 20;

/// The file of a project's register.
pub(super) fn path(root: &Path) -> PathBuf {
    root.join(FILE)
}

/// The bytes of a project's register; none if there is none.
pub(super) fn bytes(root: &Path) -> Result<Option<Vec<u8>>, Error> {
    let path = path(root);
    let read = no_link(&path).and_then(|()| files::read(&path, MAX_REGISTER));
    match read {
        Ok(bytes) => Ok(Some(bytes)),
        Err(refused) if refused.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(refused) => Err(Error::io(&path, &refused)),
    }
}

/// Refuses a link in the register's place: what it leads to would be added to.
pub(super) fn no_link(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        return Err(Refusal::ThroughLink.into());
    }
    Ok(())
}
