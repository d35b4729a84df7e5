//! What is about to be written into the register and the documents, written down before: a run
//! that is killed is brought to its end by the next one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::pending::unwritten;
use super::read::{bytes, path};
use crate::error::Error;
use crate::fingerprint::Fingerprint;
use crate::output::{self, SCRATCH};
use crate::project::new_bytes;
use crate::say;
use crate::yaml::read_text;

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
    pub(super) documents: Vec<Change>,
}

/// A document's new text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
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
        let bytes = fs::read(scratch(root).join(JOURNAL)).ok()?;
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

    /// Adds the lines that the register lacks.
    fn append(&self, root: &Path) -> Result<(), Error> {
        let path = path(root);
        let refused = |refused: io::Error| Error::io(&path, &refused);
        let rest = unwritten(&bytes(root)?.unwrap_or_default(), self);
        if rest.is_empty() {
            return Ok(());
        }
        let mut file: File = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(refused)?;
        file.write_all(rest.as_bytes()).map_err(refused)?;
        file.sync_all().map_err(refused)
    }
}

impl Change {
    /// Writes the document; false if it says something else than before.
    fn write(&self, root: &Path, path: &Path) -> io::Result<bool> {
        let bytes = match fs::read(path) {
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

    /// What the document's text is now, if it can be read.
    pub(super) fn is_current(&self, path: &Path) -> bool {
        let read = fs::read(path).ok();
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
