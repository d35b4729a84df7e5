//! Files that the user names.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::folder::stays_below;
use super::scratch::scratch;
use super::unfinished::unfinished;
use crate::files::Refusal;

/// Where systems keep devices, and the pipes that are open already.
const DEVICES: [&str; 2] = ["/dev", "/proc"];

/// Writes a file of the user's naming whole or not at all, in place of one that is there. A link
/// stays one if it leads to a file of its own folder, and is else refused.
///
/// # Errors
/// Returns what the system refused, or where a link leads; the old file is then untouched.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if DEVICES.iter().any(|folder| path.starts_with(folder)) && is_special(path) {
        return write_into(path, bytes);
    }
    let path = &linked(path)?;
    if is_special(path) {
        return Err(Refusal::NotPlain.into());
    }
    put(path, bytes)
}

/// Writes a file that was read and changed whole or not at all; who may read and write it stays.
///
/// # Errors
/// Returns what the system refused, also where the file may not be written; it is then
/// untouched.
pub fn rewrite(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(&writable(path)?, bytes)
}

/// The same, by an unfinished file in the scratch folder of `folder`, where a run that is killed
/// may leave it.
///
/// # Errors
/// Returns what the system refused; the old file is then untouched.
pub fn rewrite_by(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = &writable(path)?;
    let unfinished = unfinished(&scratch(folder)?, path, bytes)?;
    match unfinished.persist(path) {
        // A link may lead to another disk.
        Err(refused) if refused.error.kind() == io::ErrorKind::CrossesDevices => {
            put(path, bytes)
        }
        done => done.map(drop).map_err(|refused| refused.error),
    }
}

/// The file that a name leads to, if it may be written.
fn writable(path: &Path) -> io::Result<PathBuf> {
    // It was read by this name, through whatever links lie in its project.
    let path = path.canonicalize()?;
    // Another file could take its place all the same, but that is not what was asked for.
    if fs::metadata(&path)?.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    Ok(path)
}

/// Writes a new file whole or not at all; a file that is there is never touched.
///
/// # Errors
/// Returns what the system refused: `AlreadyExists` if there is such a file.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = unfinished(&folder(path)?, path, bytes)?;
    unfinished.persist_noclobber(path).map_err(|refused| refused.error)?;
    Ok(())
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = unfinished(&folder(path)?, path, bytes)?;
    unfinished.persist(path).map_err(|refused| refused.error)?;
    Ok(())
}

/// The folder of a file, made if it is not there.
fn folder(path: &Path) -> io::Result<PathBuf> {
    let parent = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    Ok(folder.to_owned())
}

/// The file that a name of the user's leads to, which lies in the folder of its name.
fn linked(path: &Path) -> io::Result<PathBuf> {
    if !fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        return Ok(path.to_owned());
    }
    let target = path.canonicalize().or_else(|_| {
        let folder = path.parent().unwrap_or(Path::new(""));
        fs::read_link(path).map(|target| folder.join(target))
    })?;
    stays_below(path.parent().unwrap_or(Path::new("")), &target)?;
    // A second link that leads nowhere is not followed further.
    if fs::symlink_metadata(&target).is_ok_and(|found| found.is_symlink()) {
        return Err(Refusal::ThroughLink.into());
    }
    Ok(target)
}

/// True for a device or a pipe.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

fn write_into(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(path)?;
    file.write_all(bytes)?;
    file.flush()
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_stays_a_link_and_what_it_names_in_its_folder_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        fs::write(folder.path().join("file"), b"").unwrap();
        symlink("file", &one).unwrap();
        symlink(&one, &two).unwrap();
        replace(&two, b"x").unwrap();
        replace(&one, b"y").unwrap();
        assert_eq!(fs::read(folder.path().join("file")).unwrap(), b"y");
        for link in [&one, &two] {
            assert!(fs::symlink_metadata(link).unwrap().is_symlink());
        }
    }

    #[test]
    fn a_link_that_leads_out_of_its_folder_is_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (theirs, inner) = (folder.path().join("rc"), folder.path().join("p"));
        fs::create_dir(&inner).unwrap();
        for there in [true, false] {
            let link = inner.join("x");
            if there {
                fs::write(&theirs, b"mine").unwrap();
            } else {
                fs::remove_file(&theirs).unwrap();
            }
            symlink("../rc", &link).unwrap();
            let refused = replace(&link, b"x").unwrap_err();
            assert_eq!(Refusal::of(&refused), Some(Refusal::ThroughLink));
            assert_eq!(theirs.exists(), there);
            fs::remove_file(link).unwrap();
        }
    }

    #[test]
    fn a_rewritten_file_keeps_its_mode_and_one_that_may_not_be_written_stays() {
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

    #[test]
    fn a_device_is_written_into_and_a_socket_stays_one() {
        use std::os::unix::fs::FileTypeExt;
        replace(Path::new("/dev/null"), b"x").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(replace(&path, b"x").is_err());
        assert!(fs::symlink_metadata(&path).unwrap().file_type().is_socket());
    }
}
