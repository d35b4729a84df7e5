//! Files on their way: written under a name of their own, then put in another's place.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// What the names of unfinished files begin with.
pub(super) const UNFINISHED: &str = ".tmp";

/// A file with these bytes that is to take the place of `path`, and may be read and written by
/// whom the old one may be, or as the user's mask says.
pub(super) fn unfinished(
    folder: &Path,
    path: &Path,
    bytes: &[u8],
) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED);
    usual_mode(&mut builder);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions(path) {
        file.as_file().set_permissions(permissions)?;
    }
    Ok(file)
}

/// Who may read and write a file that is there; a link says nothing of it.
fn permissions(path: &Path) -> Option<Permissions> {
    let found = fs::symlink_metadata(path).ok()?;
    found.is_file().then(|| found.permissions())
}

/// Temporary files are private to their owner; these are as open as any that the user makes.
#[cfg(unix)]
fn usual_mode(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn usual_mode(_: &mut Builder<'_, '_>) {}
