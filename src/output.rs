//! Writes files so that a reader only ever sees a whole one, old or new.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
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
    if is_special(path) {
        return write_into(path, bytes).map(|()| Written::New);
    }
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
    let path = &linked(path);
    if is_special(path) {
        return write_into(path, bytes);
    }
    let mut unfinished = beside(path)?;
    unfinished.write_all(bytes)?;
    set_readable(unfinished.as_file())?;
    unfinished.persist(path).map_err(|refused| refused.error)?;
    Ok(())
}

/// Writes a file that was read and changed whole or not at all; who may read and write it stays.
///
/// # Errors
/// Returns what the system refused, also where the file may not be written; it is then
/// untouched.
pub fn rewrite(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = &linked(path);
    rewritten(path, bytes, beside(path)?)
}

/// The same, by an unfinished file in a folder's [`SCRATCH`], where a run that is killed may
/// leave it.
///
/// # Errors
/// Returns what the system refused; the old file is then untouched.
pub fn rewrite_by(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = &linked(path);
    let unfinished = NamedTempFile::with_prefix_in(UNFINISHED, folder.join(SCRATCH))?;
    match rewritten(path, bytes, unfinished) {
        // A link may lead to another disk.
        Err(refused) if refused.kind() == io::ErrorKind::CrossesDevices => {
            rewritten(path, bytes, beside(path)?)
        }
        done => done,
    }
}

fn rewritten(path: &Path, bytes: &[u8], mut unfinished: NamedTempFile) -> io::Result<()> {
    let permissions = fs::metadata(path)?.permissions();
    // Another file could take its place all the same, but that is not what was asked for.
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    unfinished.write_all(bytes)?;
    unfinished.as_file().set_permissions(permissions)?;
    unfinished.persist(path).map_err(|refused| refused.error)?;
    Ok(())
}

/// The file that a name of the user's leads to: a link stays one, what it names is written.
pub fn linked(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    // As many links as systems follow.
    for _ in 0..40 {
        // What the system names itself, such as an open pipe, is no path to follow.
        let Ok(next) = fs::read_link(&target) else { return target };
        if is_special(&target) {
            return target;
        }
        let folder = target.parent().unwrap_or(Path::new(""));
        target = folder.join(next);
    }
    path.to_owned()
}

/// True for a device or a pipe, which is written into and never replaced.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

fn write_into(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(path)?;
    file.write_all(bytes)?;
    file.flush()
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Lock {
    /// Nobody else has it for as long as the file is open.
    Held(File),
    /// The run was ended before.
    Stopped,
    /// The system cannot lock files there.
    Refused(io::Error),
}

/// Waits until nobody else has locked a file, which is made if it is not there; `waits` is
/// called once if another one has to end first.
pub fn lock(path: &Path, stop: &AtomicBool, waits: &mut dyn FnMut()) -> Lock {
    /// How often it is looked whether the other one has ended.
    const LOOK: Duration = Duration::from_millis(20);
    let file = match File::options().create(true).append(true).open(path) {
        Ok(file) => file,
        Err(refused) => return Lock::Refused(refused),
    };
    let mut told = false;
    loop {
        match file.try_lock() {
            Ok(()) => return Lock::Held(file),
            Err(TryLockError::Error(refused)) => return Lock::Refused(refused),
            Err(TryLockError::WouldBlock) if stop.load(Ordering::Relaxed) => {
                return Lock::Stopped;
            }
            Err(TryLockError::WouldBlock) => {
                if !std::mem::replace(&mut told, true) {
                    waits();
                }
                sleep(LOOK);
            }
        }
    }
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

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_what_it_names_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        std::os::unix::fs::symlink("file", &one).unwrap();
        std::os::unix::fs::symlink(&one, &two).unwrap();
        replace(&two, b"x").unwrap();
        replace(&one, b"y").unwrap();
        assert_eq!(fs::read(folder.path().join("file")).unwrap(), b"y");
        for link in [&one, &two] {
            assert!(fs::symlink_metadata(link).unwrap().is_symlink());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_rewritten_file_keeps_its_mode_and_one_that_may_not_be_written_stays() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, b"x").unwrap();
        let mode = |bits| fs::set_permissions(&path, fs::Permissions::from_mode(bits));
        mode(0o600).unwrap();
        rewrite(&path, b"y").unwrap();
        let kept = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!((fs::read(&path).unwrap().as_slice(), kept), (&b"y"[..], 0o600));
        mode(0o444).unwrap();
        assert!(rewrite(&path, b"z").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"y");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_into_and_stays_one() {
        use std::os::unix::fs::FileTypeExt;
        // Made by nobody here: the socket of a listener is as special as a device.
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(replace(&path, b"x").is_err());
        assert!(write(folder.path(), &path, b"x", false).is_err());
        assert!(fs::symlink_metadata(&path).unwrap().file_type().is_socket());
    }
}
