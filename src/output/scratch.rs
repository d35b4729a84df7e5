//! The folder for the program's own files inside an output folder.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::unfinished::{UNFINISHED, unfinished};
use crate::files::{self, Refusal};

/// The folder for unfinished files and the ledger, inside an output folder.
pub const SCRATCH: &str = ".vanban";
/// The largest ledger that is believed, in bytes: some 200,000 products.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The folder, made if it is not there; a link to another one is none.
pub(super) fn scratch(folder: &Path) -> io::Result<PathBuf> {
    let scratch = folder.join(SCRATCH);
    if !fs::symlink_metadata(&scratch).is_ok_and(|it| it.is_symlink()) {
        fs::create_dir_all(&scratch)?;
    }
    real_folder(&scratch)?;
    Ok(scratch)
}

fn real_folder(path: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(path)?;
    match (found.is_dir(), found.is_symlink()) {
        (true, _) => Ok(()),
        (_, true) => Err(Refusal::ThroughLink.into()),
        _ => Err(io::ErrorKind::NotADirectory.into()),
    }
}

/// The bytes of one of the program's own files; none if it is not there, or is a link.
pub fn own_bytes(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let scratch = folder.join(SCRATCH);
    real_folder(&scratch).ok()?;
    let path = scratch.join(name);
    let is_own = fs::symlink_metadata(&path).ok()?.is_file();
    is_own.then(|| files::read(&path, MAX_BYTES).ok())?
}

/// Opens one of the program's own files to add to it. What lies in its place and is no file of
/// its own makes room: a link is removed, not what it leads to.
///
/// # Errors
/// Returns what the system refused, or that the folder is a link.
pub fn own_file(folder: &Path, name: &str) -> io::Result<File> {
    let path = scratch(folder)?.join(name);
    match fs::symlink_metadata(&path) {
        Ok(found) if !found.is_file() => fs::remove_file(&path)?,
        // The same bytes under another name, as in a snapshot of the folder, stay as they are.
        Ok(found) if names(&found) > 1 => {
            let bytes = files::read(&path, MAX_BYTES)?;
            let parent = path.parent().unwrap_or(folder);
            unfinished(parent, &path, &bytes)?
                .persist(&path)
                .map_err(|it| it.error)?;
        }
        _ => {}
    }
    let file = File::options().create(true).append(true).open(&path)?;
    // Nothing was written yet, whatever has taken the name meanwhile.
    if is_same(&file.metadata()?, &fs::symlink_metadata(&path)?) {
        Ok(file)
    } else {
        Err(Refusal::ThroughLink.into())
    }
}

/// How many names a file has.
#[cfg(unix)]
fn names(found: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    found.nlink()
}

#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

#[cfg(unix)]
fn is_same(one: &Metadata, two: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (two.dev(), two.ino())
}

#[cfg(not(unix))]
fn is_same(one: &Metadata, two: &Metadata) -> bool {
    one.file_type() == two.file_type()
}

/// Removes what runs that were killed have left unfinished in an output folder: files of the
/// scratch folder that nobody has written to for an hour.
pub fn sweep(folder: &Path) {
    const IDLE: Duration = Duration::from_hours(1);
    let scratch = folder.join(SCRATCH);
    if real_folder(&scratch).is_err() {
        return;
    }
    for entry in fs::read_dir(scratch).into_iter().flatten().flatten() {
        let unfinished = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        let written = entry.metadata().and_then(|found| found.modified());
        let idle = written.ok().and_then(|written| written.elapsed().ok());
        if unfinished && idle.is_some_and(|idle| idle > IDLE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn an_own_file_that_is_a_link_is_replaced_and_what_it_led_to_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (out, theirs) = (folder.path().join("out"), folder.path().join("rc"));
        fs::write(&theirs, b"mine").unwrap();
        fs::create_dir_all(out.join(SCRATCH)).unwrap();
        symlink(&theirs, out.join(SCRATCH).join("built")).unwrap();
        assert_eq!(own_bytes(&out, "built"), None);
        own_file(&out, "built").unwrap().write_all(b"x").unwrap();
        assert_eq!(fs::read(&theirs).unwrap(), b"mine");
        assert_eq!(own_bytes(&out, "built").unwrap(), b"x");
    }

    #[test]
    fn an_own_file_with_two_names_is_parted_from_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join(SCRATCH).join("built");
        fs::create_dir_all(folder.path().join(SCRATCH)).unwrap();
        fs::write(&own, b"x").unwrap();
        let other = folder.path().join("snapshot");
        fs::hard_link(&own, &other).unwrap();
        own_file(folder.path(), "built").unwrap().write_all(b"y").unwrap();
        assert_eq!(
            (fs::read(&own).unwrap(), fs::read(&other).unwrap()),
            (b"xy".to_vec(), b"x".to_vec())
        );
    }

    #[test]
    fn a_scratch_folder_that_is_a_link_is_neither_used_nor_swept() {
        let folder = tempfile::tempdir().unwrap();
        let (out, home) = (folder.path().join("out"), folder.path().join("home"));
        fs::create_dir_all(&out).unwrap();
        fs::create_dir_all(&home).unwrap();
        let old = home.join(".tmp-mine");
        let file = File::create(&old).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
        symlink(&home, out.join(SCRATCH)).unwrap();
        sweep(&out);
        assert!(old.is_file());
        let refused = own_file(&out, "built").unwrap_err();
        assert_eq!(Refusal::of(&refused), Some(Refusal::ThroughLink));
    }
}
