//! A copy of a document that is here as data: the original is set anew, with the copy's part
//! after it.

use std::fs;
use std::path::Path as FilePath;
use std::sync::Arc;

use super::{Session, Source};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::document::{Loaded, extract};
use crate::error::Failure;
use crate::fingerprint::Fingerprint;
use crate::project::{inside, read_bytes, shown};
use crate::say;
use crate::yaml::{Path, parse, read_text};

impl Session {
    /// The original that a copy names, with the copy in it; any other document as it is.
    pub(super) fn original(
        &self,
        copy: Loaded,
        findings: &mut Vec<Diagnostic>,
        sources: &mut Vec<Source>,
    ) -> Option<Loaded> {
        let original = copy.document.original.clone().unwrap_or_default();
        let Some(name) = &original.document else { return Some(copy) };
        let place = |key: &str| {
            let path = Path::default().key("original").key(key);
            copy.tree.place(copy.tree.root.find(&path))
        };
        let file = self.original_file(name, &place("document"), sources);
        let tree = file.and_then(|file| parse(&file));
        let mut loaded = self.read_own(tree, findings, sources)?;
        if loaded.kind.is_copy() {
            let message =
                say!("văn bản gốc lại là bản sao", "the original is a copy itself");
            findings.push(
                Diagnostic::new(&rules::INVALID_ORIGINAL, message).at(place("document")),
            );
            return None;
        }
        let missing = extract(&mut loaded.document, &original.parts);
        if let Some(part) = missing.first() {
            let message = say!(
                "văn bản gốc không có mục nào mang `id: {part}`",
                "no section of the original has `id: {part}`"
            );
            findings.push(
                Diagnostic::new(&rules::UNKNOWN_REFERENCE, message).at(place("parts")),
            );
            return None;
        }
        loaded.copied_by = Some(Box::new(copy));
        Some(loaded)
    }

    fn original_file(
        &self,
        name: &str,
        place: &Place,
        sources: &mut Vec<Source>,
    ) -> Result<Arc<SourceFile>, Vec<Diagnostic>> {
        let fault =
            |rule, message| vec![Diagnostic::new(rule, message).at(place.clone())];
        let relative = inside(&self.root, FilePath::new(name)).map_err(|outside| {
            let path = self.root.join(name);
            let now = fs::read(&path).unwrap_or_default();
            sources.push((path, Fingerprint::of(&now)));
            let file = say!("văn bản gốc `{name}`", "the original `{name}`");
            fault(&rules::OUTSIDE_ORIGINAL, outside.said_of(&file))
        })?;
        let path = self.root.join(relative);
        match read_bytes(&path) {
            Ok(bytes) => {
                let name = shown(&path);
                sources.push((path, Fingerprint::of(&bytes)));
                read_text(&name, &bytes)
            }
            Err(Failure::Findings(faults)) => Err(faults),
            Err(Failure::Error(_)) => {
                sources.push((path, Fingerprint::of(&[])));
                let message = say!(
                    "không đọc được văn bản gốc `{name}` trong dự án",
                    "the original `{name}` cannot be read in this project"
                );
                Err(fault(&rules::MISSING_ORIGINAL, message))
            }
        }
    }
}
