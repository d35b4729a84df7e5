//! The file of the register.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The register's file in a project.
pub const FILE: &str = "so-van-ban.yaml";

/// The file of a project's register.
pub(super) fn path(root: &Path) -> PathBuf {
    root.join(FILE)
}

/// The bytes of a project's register; none if there is none.
pub(super) fn bytes(root: &Path) -> Result<Option<Vec<u8>>, Error> {
    let path = path(root);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(refused) if refused.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(refused) => Err(Error::io(&path, &refused)),
    }
}
