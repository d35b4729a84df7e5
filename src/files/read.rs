//! Reads a plain file as it was at one moment.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::refusal::Refusal;

/// The largest product that is read back, in bytes: all copies of a large merge in one file stay
/// far below it, and a file of holes that lies in their place is not read for minutes.
pub const MAX_PRODUCT_BYTES: u64 = 1 << 30;
/// How often a file is read again that has changed meanwhile.
const TRIES: usize = 10;

/// The bytes of a plain file, none of them from while somebody wrote it.
///
/// # Errors
/// Returns what the system refused, a [`Refusal`], or `FileTooLarge` if it has more bytes than
/// `limit`; that is told by its length alone.
pub fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    for _ in 0..TRIES {
        let file = open(path)?;
        let before = state(&file)?;
        if before.0 > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = vec![];
        (&file).take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        // A file of the system may not know its length.
        let whole = bytes.len() as u64 == before.0 || before.0 == 0;
        if before == state(&file)? && whole {
            return Ok(bytes);
        }
    }
    Err(Refusal::Unsteady.into())
}

/// True for a file that can be read, through whatever links.
pub fn is_plain(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file())
}

/// Opening a pipe waits for its other end, so it is looked at first; what has taken its place
/// meanwhile is looked at again.
fn open(path: &Path) -> io::Result<File> {
    plain(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    plain(&file.metadata()?)?;
    Ok(file)
}

fn plain(found: &Metadata) -> io::Result<()> {
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if found.is_file() { Ok(()) } else { Err(Refusal::NotPlain.into()) }
}

fn state(file: &File) -> io::Result<(u64, Option<std::time::SystemTime>)> {
    let found = file.metadata()?;
    Ok((found.len(), found.modified().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_the_limit_is_refused_by_its_length() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        // A file of holes: to read it would take as long as one of 1 TB.
        File::create(&path).unwrap().set_len(1 << 40).unwrap();
        let refused = read(&path, 1 << 20).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::FileTooLarge);
        fs::write(&path, b"abc").unwrap();
        assert_eq!(read(&path, 3).unwrap(), b"abc");
        assert!(read(&path, 2).is_err());
        let folder = read(folder.path(), 9).unwrap_err();
        assert_eq!(folder.kind(), io::ErrorKind::IsADirectory);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_plain_file_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        for path in [path.as_path(), Path::new("/dev/zero"), Path::new("/dev/null")] {
            let refused = read(path, 9).unwrap_err();
            assert_eq!(Refusal::of(&refused), Some(Refusal::NotPlain), "{path:?}");
            assert!(!is_plain(path));
        }
    }
}
