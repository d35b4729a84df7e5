//! A copy of a document that is here as data: the original is set anew, with the copy's part
//! after it.

use std::sync::Arc;

use super::log::Log;
use super::read::DataReader;
use super::take::{NotTaken, take};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::document::{Loaded, extract};
use crate::project::{document_text, shown};
use crate::say;
use crate::yaml::{Path, parse};

/// The original that a copy names, with the copy in it; any other document as it is.
pub(super) fn with_original(
    reader: &DataReader,
    copy: Loaded,
    log: &mut Log,
) -> Option<Loaded> {
    let original = copy.document.original.clone().unwrap_or_default();
    let Some(name) = &original.document else { return Some(copy) };
    let place = |key: &str| {
        let path = Path::default().key("original").key(key);
        copy.tree.place(copy.tree.root.find(&path))
    };
    let file = original_file(reader, name, &place("document"), log);
    let tree = file.and_then(|file| parse(&file));
    let mut loaded = reader.read(tree, log)?;
    if loaded.kind.is_copy() {
        let message = say!("văn bản gốc lại là bản sao", "the original is a copy itself");
        let fault = Diagnostic::new(&rules::INVALID_ORIGINAL, message);
        log.findings.push(fault.at(place("document")));
        return None;
    }
    log.findings
        .extend(reset(&copy).map(|fault| fault.at(place("document"))));
    let missing = extract(&mut loaded.document, &original.parts);
    if let Some(part) = missing.first() {
        let message = say!(
            "văn bản gốc không có mục nào mang `id: {part}`",
            "no section of the original has `id: {part}`"
        );
        let fault = Diagnostic::new(&rules::UNKNOWN_REFERENCE, message);
        log.findings.push(fault.at(place("parts")));
        return None;
    }
    loaded.copied_by = Some(Box::new(copy));
    Some(loaded)
}

/// An original that is set anew where it must be photographed or printed (Điều 25).
fn reset(copy: &Loaded) -> Option<Diagnostic> {
    if copy.kind.remade {
        return None;
    }
    let (name, clause) = (&copy.kind.name, copy.standard.clause("original"));
    let message = say!(
        "{name} từ dữ liệu: văn bản gốc được dàn lại, không phải chụp hay in từ bản gốc",
        "the original is set anew from its data, and is no photograph or print of itself"
    );
    Some(Diagnostic::new(&rules::RESET_ORIGINAL, message).hint(say!(
        "Quét bản gốc rồi ghi ở `original.pages`{clause}; chỉ trích sao được lập lại.",
        "Scan it and give `original.pages`{clause}; only an extract is made anew."
    )))
}

fn original_file(
    reader: &DataReader,
    name: &str,
    place: &Place,
    log: &mut Log,
) -> Result<Arc<SourceFile>, Vec<Diagnostic>> {
    let fault = |rule, message| vec![Diagnostic::new(rule, message).at(place.clone())];
    let (path, bytes) = take(reader.root(), name, log).map_err(|why| match why {
        NotTaken::Outside(outside) => {
            let file = say!("văn bản gốc `{name}`", "the original `{name}`");
            fault(&rules::OUTSIDE_ORIGINAL, outside.said_of(&file))
        }
        NotTaken::Missing => {
            let message = say!(
                "không đọc được văn bản gốc `{name}` trong dự án",
                "the original `{name}` cannot be read in this project"
            );
            fault(&rules::MISSING_ORIGINAL, message)
        }
        NotTaken::Faulty(faults) => faults,
    })?;
    document_text(&shown(&path), &bytes)
}
