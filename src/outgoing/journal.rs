//! What is about to be written into the register and the documents, written down before: a run
//! that is killed is brought to its end by the next one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::file::{bytes, no_link, path};
use super::pending::unwritten;
use crate::error::Error;
use crate::files;
use crate::fingerprint::Fingerprint;
use crate::output::{self, SCRATCH};
use crate::project::{leads_out, new_bytes};
use crate::say;
use crate::yaml::{MAX_BYTES as MAX_DOCUMENT, read_text};

/// The journal's name in the project's scratch folder.
const JOURNAL: &str = "so-van-ban.journal";

/// Lines of the register and texts of documents, all of which are to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    /// How long the register was.
    pub(super) length: usize,
    /// What comes behind that, whole lines.
    pub(super) lines: String,
    /// The documents that change with it.
    pub(super) documents: Vec<DocumentChange>,
}

/// A document's new text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DocumentChange {
    /// Its path from the project's folder.
    pub(super) document: String,
    /// Its text before, and now.
    pub(super) old: String,
    pub(super) new: String,
    /// The keys and values that were written, for whoever has to do it by hand.
    pub(super) said: String,
}

impl Journal {
    /// The journal that a run has left which was killed; what was not written whole was never
    /// begun.
    pub(super) fn left(root: &Path) -> Option<Self> {
        let bytes = output::own_bytes(root, JOURNAL)?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Writes the journal down: from here on all of it is done, by this run or the next.
    pub(super) fn begin(&self, root: &Path) -> Result<(), Error> {
        let path = scratch(root).join(JOURNAL);
        let refused = |refused: io::Error| Error::io(&path, &refused);
        let bytes = serde_json::to_vec(self).map_err(|it| refused(it.into()))?;
        let mut file = NamedTempFile::new_in(scratch(root)).map_err(refused)?;
        file.write_all(&bytes).map_err(refused)?;
        file.as_file().sync_all().map_err(refused)?;
        file.persist(&path).map_err(|it| refused(it.error))?;
        Ok(())
    }

    /// Does what the journal says and was not done yet, and removes it. Returns the documents
    /// that somebody else has changed meanwhile, which are left as they are.
    ///
    /// # Errors
    /// Returns what the system refuses; the journal then stays for the next run.
    pub(super) fn finish(&self, root: &Path) -> Result<Vec<Error>, Error> {
        self.append(root)?;
        let mut left = vec![];
        for change in &self.documents {
            let path = root.join(&change.document);
            if !change
                .write(root, &path)
                .map_err(|refused| Error::io(&path, &refused))?
            {
                left.push(change.by_hand(&path));
            }
        }
        let path = scratch(root).join(JOURNAL);
        fs::remove_file(&path).map_err(|refused| Error::io(&path, &refused))?;
        Ok(left)
    }

    /// Takes back what `append` could not end, so that nobody ever does it; false if that cannot
    /// be done either.
    pub(super) fn undo(&self, root: &Path) -> bool {
        let Ok(now) = bytes(root) else { return false };
        let path = path(root);
        let tail = now.as_deref().and_then(|now| now.get(self.length..));
        let is_ours = tail.is_none_or(|tail| self.lines.as_bytes().starts_with(tail));
        let undone = match tail {
            _ if !is_ours => return false,
            Some([]) | None => Ok(()),
            Some(_) if self.length == 0 => fs::remove_file(&path),
            Some(_) => OpenOptions::new()
                .write(true)
                .open(&path)
                .and_then(|file| file.set_len(self.length as u64)),
        };
        undone
            .and_then(|()| fs::remove_file(scratch(root).join(JOURNAL)))
            .is_ok()
    }

    /// Adds the lines that the register lacks.
    pub(super) fn append(&self, root: &Path) -> Result<(), Error> {
        let path = path(root);
        let refused = |refused: io::Error| Error::io(&path, &refused);
        let rest = unwritten(&bytes(root)?.unwrap_or_default(), self.length, &self.lines);
        if rest.is_empty() {
            return Ok(());
        }
        no_link(&path).map_err(refused)?;
        let mut file: File = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(refused)?;
        file.write_all(rest.as_bytes()).map_err(refused)?;
        file.sync_all().map_err(refused)
    }
}

impl DocumentChange {
    /// Writes the document; false if it says something else than before.
    fn write(&self, root: &Path, path: &Path) -> io::Result<bool> {
        // What is written lies in the project, whoever wrote the journal.
        let own = Path::new(&self.document).components();
        let is_below = own.clone().all(|part| matches!(part, Component::Normal(_)));
        if !is_below || leads_out(path) {
            return Ok(false);
        }
        let bytes = match files::read(path, MAX_DOCUMENT) {
            Ok(bytes) => bytes,
            Err(refused) if refused.kind() == io::ErrorKind::NotFound => {
                return Ok(false);
            }
            Err(refused) => return Err(refused),
        };
        if new_bytes(&bytes, &self.new, &self.new).is_some() {
            return Ok(true);
        }
        match new_bytes(&bytes, &self.old, &self.new) {
            Some(bytes) => output::rewrite_by(root, path, &bytes).map(|()| true),
            None => Ok(false),
        }
    }

    fn by_hand(&self, path: &Path) -> Error {
        let (path, said) = (path.display(), &self.said);
        Error::usage(say!(
            "{path} vừa bị sửa ở nơi khác: sổ đã ghi, văn bản chưa",
            "{path} was changed meanwhile: the register has the entry, the document has not"
        ))
        .hint(say!("Ghi vào văn bản bằng tay: {said}.", "Write by hand: {said}."))
    }

    /// True if the new text can be written in the file's encoding.
    pub(super) fn can_be_written(&self, path: &Path) -> bool {
        let read = files::read(path, MAX_DOCUMENT).ok();
        read.is_some_and(|bytes| new_bytes(&bytes, &self.old, &self.new).is_some())
    }

    /// What the document's text is now, if it can be read.
    pub(super) fn is_current(&self, path: &Path) -> bool {
        let read = files::read(path, MAX_DOCUMENT).ok();
        let text = read.and_then(|bytes| read_text(&self.document, &bytes).ok());
        text.is_some_and(|file| {
            Fingerprint::of(file.text.as_bytes()) == Fingerprint::of(self.old.as_bytes())
        })
    }
}

/// The project's folder for what is under way, which no repository is to hold.
pub(super) fn scratch(root: &Path) -> PathBuf {
    root.join(SCRATCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A project in which a run was about to add a line and change a document.
    fn begun(register: &str) -> (tempfile::TempDir, Journal) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(scratch(folder.path())).unwrap();
        fs::write(path(folder.path()), register).unwrap();
        fs::write(folder.path().join("a.yaml"), "\u{feff}number:\r\n").unwrap();
        let journal = Journal {
            length: register.len(),
            lines: "- {\"note\":\"mười\"}\n- {\"note\":\"hai\"}\n".to_owned(),
            documents: vec![DocumentChange {
                document: "a.yaml".to_owned(),
                old: "number:\r\n".to_owned(),
                new: "number: 1\r\n".to_owned(),
                said: "`number: 1`".to_owned(),
            }],
        };
        (folder, journal)
    }

    #[test]
    fn a_run_that_was_killed_anywhere_is_brought_to_its_end_once() {
        let before = "# sổ\n- {}\n";
        let (_, journal) = begun(before);
        let whole = format!("{before}{}", journal.lines);
        for written in 0..=journal.lines.len() {
            for has_document in [false, true] {
                let (folder, journal) = begun(before);
                let root = folder.path();
                journal.begin(root).unwrap();
                fs::write(path(root), &whole.as_bytes()[..before.len() + written])
                    .unwrap();
                if has_document {
                    fs::write(root.join("a.yaml"), "\u{feff}number: 1\r\n").unwrap();
                }
                let left = Journal::left(root).unwrap();
                assert!(left.finish(root).unwrap().is_empty());
                assert!(Journal::left(root).is_none());
                let now = fs::read(path(root)).unwrap();
                let text = String::from_utf8_lossy(&now);
                let lines = |line: &str| text.matches(line).count();
                assert_eq!(
                    (lines("mười\"}\n"), lines("hai\"}\n")),
                    (1, 1),
                    "{written}: {text}"
                );
                assert_eq!(
                    fs::read_to_string(root.join("a.yaml")).unwrap(),
                    "\u{feff}number: 1\r\n"
                );
            }
        }
    }

    #[test]
    fn a_register_or_document_that_somebody_has_changed_meanwhile_loses_nothing() {
        let (folder, journal) = begun("# sổ\n");
        let root = folder.path();
        journal.begin(root).unwrap();
        fs::write(path(root), "# sổ của tôi\n- {\"note\":\"hai\"}\n- {\"x\":1}").unwrap();
        fs::write(root.join("a.yaml"), "number: # tôi sửa\n").unwrap();
        let told = journal.finish(root).unwrap();
        assert!(told[0].hints[0].vi.contains("`number: 1`"), "{told:?}");
        assert_eq!(
            fs::read_to_string(path(root)).unwrap(),
            "# sổ của tôi\n- {\"note\":\"hai\"}\n- {\"x\":1}\n- {\"note\":\"mười\"}\n"
        );
        assert_eq!(
            fs::read_to_string(root.join("a.yaml")).unwrap(),
            "number: # tôi sửa\n"
        );
    }

    #[test]
    fn a_register_that_could_not_be_written_is_as_before_and_nothing_is_done_later() {
        for before in ["# sổ\n", ""] {
            for written in [0, 7] {
                let (folder, journal) = begun(before);
                let root = folder.path();
                journal.begin(root).unwrap();
                let half = format!("{before}{}", &journal.lines[..written]);
                fs::write(path(root), half).unwrap();
                assert!(journal.undo(root));
                assert!(Journal::left(root).is_none());
                let now = fs::read_to_string(path(root)).unwrap_or_default();
                assert_eq!(now, before);
            }
        }
    }

    #[test]
    fn a_register_that_somebody_has_added_to_is_not_cut_back() {
        let (folder, journal) = begun("# sổ\n");
        let root = folder.path();
        journal.begin(root).unwrap();
        fs::write(path(root), "# sổ\n- {\"note\":\"của tôi\"}\n").unwrap();
        assert!(!journal.undo(root));
        assert!(Journal::left(root).is_some());
    }

    #[test]
    fn a_journal_that_was_not_written_whole_was_never_begun() {
        let (folder, journal) = begun("# sổ\n");
        let root = folder.path();
        journal.begin(root).unwrap();
        let bytes = fs::read(scratch(root).join(JOURNAL)).unwrap();
        fs::write(scratch(root).join(JOURNAL), &bytes[..bytes.len() / 2]).unwrap();
        assert!(Journal::left(root).is_none());
    }
}
