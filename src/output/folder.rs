//! Products in an output folder.

use std::fs;
use std::io;
use std::path::Path;

use super::scratch::scratch;
use super::unfinished::unfinished;
use crate::files::{self, Refusal};

/// Whether a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It was, or was replaced.
    New,
    /// It held just these bytes and was left alone.
    Unchanged,
}

/// Writes a file whole or not at all; `force` writes it even if it would not change.
///
/// The bytes go into a file in the output folder's scratch folder, which then takes the place of
/// the old one, or of a link.
///
/// # Errors
/// Returns what the system refused, or that a link leads out of the folder; the old file is then
/// untouched.
pub fn write(
    folder: &Path,
    path: &Path,
    bytes: &[u8],
    force: bool,
) -> io::Result<Written> {
    fs::create_dir_all(folder)?;
    stays_below(folder, path)?;
    let old = fs::symlink_metadata(path);
    if let Ok(old) = &old {
        if !old.is_file() && !old.is_symlink() && !old.is_dir() {
            return Err(Refusal::NotPlain.into());
        }
        let is_same = || old.is_file() && old.len() == bytes.len() as u64;
        if !force
            && is_same()
            && files::read(path, old.len()).is_ok_and(|old| old == bytes)
        {
            return Ok(Written::Unchanged);
        }
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let unfinished = unfinished(&scratch(folder)?, path, bytes)?;
    unfinished.persist(path).map_err(|refused| refused.error)?;
    Ok(Written::New)
}

/// Removes a file of an output folder; of a link, the link.
///
/// # Errors
/// Returns what the system refused, or that a link leads out of the folder.
pub fn remove(folder: &Path, path: &Path) -> io::Result<()> {
    stays_below(folder, path)?;
    fs::remove_file(path)
}

/// Gives a file of an output folder another name in it.
///
/// # Errors
/// Returns what the system refused, or that a link leads out of the folder.
pub fn rename(folder: &Path, from: &Path, to: &Path) -> io::Result<()> {
    stays_below(folder, from)?;
    stays_below(folder, to)?;
    fs::rename(from, to)
}

/// Refuses a path on which a link leads out of the folder that it lies in by its name.
pub(super) fn stays_below(folder: &Path, path: &Path) -> io::Result<()> {
    let here = |path: &Path| {
        if path.as_os_str().is_empty() { Path::new(".") } else { path }.canonicalize()
    };
    let parent = path.parent().unwrap_or(Path::new(""));
    // Of what is not there, the folder that it would be made in.
    let found = parent.ancestors().find_map(|path| here(path).ok());
    match (here(folder), found) {
        (Ok(folder), Some(found)) if !found.starts_with(&folder) => {
            Err(Refusal::ThroughLink.into())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::SCRATCH;

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
    fn nothing_is_written_moved_or_removed_through_a_link_that_leads_out() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (out, home) = (folder.path().join("out"), folder.path().join("home"));
        fs::create_dir_all(out.join("real")).unwrap();
        fs::create_dir_all(&home).unwrap();
        fs::write(home.join("x.pdf"), b"theirs").unwrap();
        symlink(&home, out.join("s")).unwrap();
        symlink("real", out.join("t")).unwrap();
        symlink(home.join("x.pdf"), out.join("x.pdf")).unwrap();
        let at = out.join("s/x.pdf");
        let refused = [
            write(&out, &at, b"y", true).unwrap_err(),
            write(&out, &out.join("s/a/b.pdf"), b"y", true).unwrap_err(),
            remove(&out, &at).unwrap_err(),
            rename(&out, &at, &out.join("z.pdf")).unwrap_err(),
        ];
        for refused in refused {
            assert_eq!(Refusal::of(&refused), Some(Refusal::ThroughLink));
        }
        // A link below the folder leads on; one in a product's place is replaced.
        write(&out, &out.join("t/a.pdf"), b"y", false).unwrap();
        assert_eq!(fs::read(out.join("real/a.pdf")).unwrap(), b"y");
        write(&out, &out.join("x.pdf"), b"theirs", false).unwrap();
        assert!(fs::symlink_metadata(out.join("x.pdf")).unwrap().is_file());
        assert_eq!(fs::read_dir(&home).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_stays_in_its_place() {
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(write(folder.path(), &path, b"x", false).is_err());
        assert!(fs::symlink_metadata(&path).unwrap().file_type().is_socket());
    }

    #[cfg(unix)]
    #[test]
    fn a_product_keeps_the_mode_of_the_old_one() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        fs::write(&path, b"x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write(folder.path(), &path, b"y", false).unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o640);
    }
}
