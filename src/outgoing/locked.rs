//! One at a time: whoever gives numbers keeps everybody else out of the register.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::asked::Planned;
use super::file::FILE;
use super::journal::{Journal, scratch};
use super::read::Outgoing;
use super::refusals as refuse;
use crate::error::{Error, Failure};
use crate::output::{self, Lock};
use crate::project::changed_meanwhile;
use crate::say;

/// The name of the file that is locked.
const LOCK: &str = "so-van-ban.lock";
/// What a new register begins with.
const HEAD: &str = "# Sổ đăng ký văn bản đi, do `vanban number` ghi.\n# Mỗi dòng là một lần ghi, chỉ thêm vào cuối; đừng sửa, xóa hay sắp xếp lại.\n";

/// A project's register, with nobody else in it until this is dropped.
#[derive(Debug)]
pub struct Locked {
    root: PathBuf,
    /// What an earlier run that was killed could not write.
    pub left: Vec<Error>,
    _lock: File,
}

impl Locked {
    /// Waits until nobody else gives numbers, and ends what a run that was killed has begun;
    /// `waits` is called once if another one has to end first.
    ///
    /// # Errors
    /// Returns what the system refuses: where files cannot be locked, no number is given.
    pub fn take(
        root: &Path,
        stop: &AtomicBool,
        waits: &mut dyn FnMut(),
    ) -> Result<Self, Error> {
        let folder = scratch(root);
        fs::create_dir_all(&folder).map_err(|it| Error::io(&folder, &it))?;
        // What is under way on this machine is nothing for a repository.
        let ignored = folder.join(".gitignore");
        if !ignored.exists() {
            output::replace(&ignored, b"*\n").map_err(|it| Error::io(&ignored, &it))?;
        }
        let path = folder.join(LOCK);
        let lock = match output::lock(root, LOCK, stop, waits) {
            Lock::Held(file) => file,
            Lock::Stopped => {
                return Err(Error::usage(say!(
                    "đã dừng, chưa cấp số",
                    "stopped; no number was given"
                )));
            }
            Lock::Refused(refused) => {
                return Err(Error::io(&path, &refused).hint(say!(
                    "Không khóa được sổ thì không cấp số: để dự án trên ổ đĩa khóa được tệp.",
                    "No number is given where the register cannot be locked: keep the project on a disk that locks files."
                )));
            }
        };
        output::sweep(root);
        let left = match Journal::left(root) {
            Some(journal) => journal.finish(root)?,
            None => vec![],
        };
        Ok(Self { root: root.to_owned(), left, _lock: lock })
    }

    /// Writes what was planned into the register and the documents: all of it, or nothing.
    /// Returns the documents that somebody else has changed in that moment.
    ///
    /// # Errors
    /// Returns what the system refuses, or that a file was changed meanwhile.
    pub fn commit(
        &self,
        register: &Outgoing,
        planned: &Planned,
    ) -> Result<Vec<Error>, Failure> {
        let end = register.line_end();
        let bytes = register.bytes.as_deref();
        let mut lines = match bytes {
            None => HEAD.to_owned(),
            Some(bytes) if bytes.last().is_some_and(|it| *it != b'\n') => end.to_owned(),
            Some(_) => String::new(),
        };
        for entry in &planned.entries {
            lines += &entry.line();
            lines += end;
        }
        let journal = Journal {
            length: bytes.map_or(0, <[u8]>::len),
            lines,
            documents: planned.changes.clone(),
        };
        for change in &journal.documents {
            let path = self.root.join(&change.document);
            if !change.is_current(&path) {
                return Err(changed_meanwhile(&path).into());
            }
            if !change.can_be_written(&path) {
                return Err(refuse::not_writable(&change.document, None).into());
            }
            let found = fs::metadata(&path).map_err(|it| Error::io(&path, &it))?;
            if found.permissions().readonly() {
                let refused = std::io::ErrorKind::PermissionDenied.into();
                return Err(Error::io(&path, &refused).into());
            }
        }
        let path = self.root.join(FILE);
        if fs::metadata(&path).is_ok_and(|found| found.permissions().readonly()) {
            let refused = std::io::ErrorKind::PermissionDenied.into();
            return Err(Error::io(&path, &refused).into());
        }
        journal.begin(&self.root)?;
        if let Err(refused) = journal.append(&self.root) {
            let undone = journal.undo(&self.root);
            return Err(refuse::not_entered_at_all(refused, undone).into());
        }
        Ok(journal.finish(&self.root).map_err(refuse::not_ended)?)
    }
}
