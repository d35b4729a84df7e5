//! Writes files so that a reader only ever sees a whole one, old or new.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use tempfile::NamedTempFile;

/// Whether a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It was, or was replaced.
    New,
    /// It held just these bytes and was left alone.
    Unchanged,
}

/// The folder for unfinished files, inside an output folder.
pub const SCRATCH: &str = ".vanban";
/// What the names of unfinished files begin with.
const UNFINISHED: &str = ".tmp";

/// Writes a file whole or not at all; `force` writes it even if it would not change.
///
/// The bytes go into a file in the output folder's [`SCRATCH`], which then takes the place of
/// the old one.
///
/// # Errors
/// Returns what the system refused; the old file is then untouched.
pub fn write(
    folder: &Path,
    path: &Path,
    bytes: &[u8],
    force: bool,
) -> io::Result<Written> {
    if !force && fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(Written::Unchanged);
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let scratch = folder.join(SCRATCH);
    fs::create_dir_all(&scratch)?;
    let mut unfinished = NamedTempFile::with_prefix_in(UNFINISHED, &scratch)?;
    unfinished.write_all(bytes)?;
    set_readable(unfinished.as_file())?;
    unfinished.persist(path).map_err(|refused| refused.error)?;
    Ok(Written::New)
}

/// Writes a file of the user's naming whole or not at all, in place of one that is there.
///
/// # Errors
/// Returns what the system refused; the old file is then untouched.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut unfinished = beside(path)?;
    unfinished.write_all(bytes)?;
    set_readable(unfinished.as_file())?;
    unfinished.persist(path).map_err(|refused| refused.error)?;
    Ok(())
}

/// Removes what runs that were killed have left unfinished in an output folder: files of the
/// scratch folder that nobody has written to for an hour.
pub fn sweep(folder: &Path) {
    const IDLE: Duration = Duration::from_hours(1);
    for entry in fs::read_dir(folder.join(SCRATCH)).into_iter().flatten().flatten() {
        let unfinished = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        let written = entry.metadata().and_then(|found| found.modified());
        let idle = written.ok().and_then(|written| written.elapsed().ok());
        if unfinished && idle.is_some_and(|idle| idle > IDLE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A file under a name of its own beside another, whose place it is to take.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let parent = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    NamedTempFile::with_prefix_in(UNFINISHED, folder)
}

/// Writes a new file whole or not at all; a file that is there is never touched.
///
/// # Errors
/// Returns what the system refused: `AlreadyExists` if there is such a file.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut unfinished = beside(path)?;
    unfinished.write_all(bytes)?;
    set_readable(unfinished.as_file())?;
    unfinished.persist_noclobber(path).map_err(|refused| refused.error)?;
    Ok(())
}

/// Temporary files are private to their owner; a product is for everyone, as usual.
#[cfg(unix)]
fn set_readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_leave_the_file_alone_unless_forced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.pdf");
        let put =
            |bytes: &[u8], force| write(folder.path(), &path, bytes, force).unwrap();
        assert_eq!(put(b"x", false), Written::New);
        assert_eq!(put(b"x", false), Written::Unchanged);
        assert_eq!(put(b"x", true), Written::New);
        assert_eq!(put(b"y", false), Written::New);
        assert_eq!(fs::read(&path).unwrap(), b"y");
        assert_eq!(fs::read_dir(folder.path().join(SCRATCH)).unwrap().count(), 0);
    }
}
