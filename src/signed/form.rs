//! The pages and signature fields of a revision.

use std::collections::BTreeSet;

use super::fault::ReadFault;
use super::object::{Dict, Id, PdfObject};
use super::pdf::Pdf;

/// How deep trees of pages and fields may be.
const DEPTH: usize = 32;
/// How many pages or fields a file may have.
const MANY: usize = 20_000;

/// A page with its number in the file's list of values.
pub(super) struct PageOf {
    pub(super) id: Id,
    pub(super) dict: Dict,
}

/// A field of a form.
pub(super) struct PdfField {
    pub(super) id: Id,
    /// Its own entries, with those that it takes from above.
    pub(super) dict: Dict,
    pub(super) name: String,
    /// What is drawn for it: itself, or fields below it without a name.
    pub(super) widgets: Vec<(Id, Dict)>,
    pub(super) is_signature: bool,
}

impl Pdf<'_> {
    /// The pages of a revision, in order.
    pub(super) fn pages(&self, revision: usize) -> Result<Vec<PageOf>, ReadFault> {
        let (_, catalog) = self.catalog(revision)?;
        let fault = ReadFault::Broken(self.revisions[revision].range.end);
        let root = catalog.get(b"Pages".as_slice()).and_then(PdfObject::reference);
        let (mut pages, mut seen) = (vec![], BTreeSet::new());
        let mut todo = vec![(root.ok_or(fault)?, 0)];
        while let Some((id, depth)) = todo.pop() {
            if depth > DEPTH || pages.len() > MANY {
                return Err(ReadFault::TooDeep);
            }
            let PdfObject::Dict(dict) = self.get(id, revision)? else {
                return Err(fault);
            };
            match self.at(&dict, b"Kids", revision)? {
                // A page may stand twice, a branch that holds itself has no end.
                PdfObject::Array(_) if !seen.insert(id) => {
                    return Err(ReadFault::TooDeep);
                }
                PdfObject::Array(kids) => {
                    for kid in kids.iter().rev() {
                        todo.push((kid.reference().ok_or(fault)?, depth + 1));
                    }
                }
                _ => pages.push(PageOf { id, dict }),
            }
        }
        Ok(pages)
    }

    /// The form of a revision: its entries, and its number if it is a value of its own.
    pub(super) fn form(&self, revision: usize) -> Result<(Option<Id>, Dict), ReadFault> {
        let (_, catalog) = self.catalog(revision)?;
        let Some(form) = catalog.get(b"AcroForm".as_slice()) else {
            return Ok((None, Dict::new()));
        };
        let dict = self.resolve(form, revision)?.dict().cloned().unwrap_or_default();
        Ok((form.reference(), dict))
    }

    /// The fields of a revision that carry a value of their own.
    pub(super) fn fields(&self, revision: usize) -> Result<Vec<PdfField>, ReadFault> {
        let (_, form) = self.form(revision)?;
        let list = self.at(&form, b"Fields", revision)?;
        let (mut fields, mut seen) = (vec![], BTreeSet::new());
        let mut todo: Vec<(Id, Dict, usize)> = vec![];
        let roots = list.array().unwrap_or_default().iter().rev();
        todo.extend(roots.filter_map(|it| Some((it.reference()?, Dict::new(), 0))));
        while let Some((id, above, depth)) = todo.pop() {
            if depth > DEPTH || seen.len() > MANY {
                return Err(ReadFault::TooDeep);
            }
            if !seen.insert(id) {
                continue;
            }
            let Some(own) = self.get(id, revision)?.dict().cloned() else { continue };
            let mut dict = own.clone();
            for key in [b"FT".as_slice(), b"Ff", b"V"] {
                if let (None, Some(value)) = (dict.get(key), above.get(key)) {
                    dict.insert(key.to_vec(), value.clone());
                }
            }
            let full = full_name(above.get(b"T".as_slice()), own.get(b"T".as_slice()));
            dict.insert(b"T".to_vec(), PdfObject::Text(full.clone()));
            let (mut widgets, mut below) = (vec![], vec![]);
            if own.contains_key(b"Subtype".as_slice()) {
                widgets.push((id, own.clone()));
            }
            let kids = self.at(&own, b"Kids", revision)?;
            for kid in kids.array().unwrap_or_default() {
                let Some(kid_id) = kid.reference() else { continue };
                let kid = self.get(kid_id, revision)?.dict().cloned().unwrap_or_default();
                if kid.contains_key(b"T".as_slice()) {
                    below.push((kid_id, dict.clone(), depth + 1));
                } else {
                    widgets.push((kid_id, kid));
                }
            }
            if below.is_empty() {
                let kind = self.at(&dict, b"FT", revision)?;
                let is_signature = kind.name() == Some(b"Sig");
                fields.push(PdfField {
                    id,
                    name: decoded(&full),
                    dict,
                    widgets,
                    is_signature,
                });
            }
            todo.extend(below.into_iter().rev());
        }
        Ok(fields)
    }
}

fn full_name(above: Option<&PdfObject>, own: Option<&PdfObject>) -> Vec<u8> {
    let text = |it: Option<&PdfObject>| {
        it.and_then(PdfObject::text).unwrap_or_default().to_vec()
    };
    let (above, own) = (text(above), text(own));
    if above.is_empty() || own.is_empty() {
        return [above, own].concat();
    }
    [above, vec![b'.'], own].concat()
}

/// A text of a PDF, in whatever encoding.
pub(super) fn decoded(text: &[u8]) -> String {
    match text {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|it| u16::from_be_bytes([it[0], it[1]]));
            char::decode_utf16(units).map(|it| it.unwrap_or('\u{fffd}')).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        text => match std::str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) => text.iter().copied().map(char::from).collect(),
        },
    }
}
