//! A copy of a document that is here as data: the original is set anew, with the copy's part
//! after it.

use std::path::{Component, Path as FilePath};

use super::{Session, Source};
use crate::diag::{Diagnostic, rules};
use crate::document::{Loaded, extract};
use crate::fingerprint::Fingerprint;
use crate::project::{read_bytes, shown};
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
        let relative = FilePath::new(name);
        let inside =
            relative.components().all(|part| matches!(part, Component::Normal(_)));
        let path = self.root.join(relative);
        let bytes = if inside { read_bytes(&path).ok() } else { None };
        let Some(bytes) = bytes else {
            sources.push((path, Fingerprint::of(&[])));
            let message = say!(
                "không đọc được văn bản gốc `{name}` trong dự án",
                "missing original `{name}` in this project"
            );
            findings.push(
                Diagnostic::new(&rules::MISSING_ORIGINAL, message).at(place("document")),
            );
            return None;
        };
        let name = shown(&path);
        let file = bytes.and_then(|bytes| {
            sources.push((path, Fingerprint::of(&bytes)));
            read_text(&name, &bytes)
        });
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
                "unknown section `{part}` of the original"
            );
            findings.push(
                Diagnostic::new(&rules::UNKNOWN_REFERENCE, message).at(place("parts")),
            );
            return None;
        }
        loaded.copied_by = Some(Box::new(copy));
        Some(loaded)
    }
}
