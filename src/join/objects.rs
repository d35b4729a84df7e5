//! The objects of a file under the numbers that they have in the joined one.

use std::collections::BTreeMap;

use crate::pdf::{PdfFile, PdfToken, PdfTokenKind, reference, references, tokens, whole};
/// How the objects of one file are named in the joined one.
pub(super) struct Renaming {
    /// New numbers of objects.
    pub(super) numbers: BTreeMap<u32, u32>,
    /// What is added to the keys of pages and links in the tree of tags.
    pub(super) parents: u32,
    /// What is put before the names of table cells.
    pub(super) prefix: String,
}

impl Renaming {
    /// A value with its references, keys and names of cells as the joined file has them; none
    /// if it refers to what is left out.
    pub(super) fn value(&self, value: &[u8]) -> Option<Vec<u8>> {
        let tokens = tokens(value);
        let (mut out, mut copied, mut i) = (vec![], 0, 0);
        let mut named_until = 0;
        while let Some(token) = tokens.get(i) {
            let text = &value[token.range.clone()];
            let new = match token.kind {
                PdfTokenKind::Word => reference(value, &tokens, i).map(|number| {
                    self.numbers.get(&number).map(|new| format!("{new} 0 R"))
                }),
                PdfTokenKind::Text if i < named_until => Some(Some(self.cell(text))),
                PdfTokenKind::Name
                    if text == b"/StructParents" || text == b"/StructParent" =>
                {
                    let key = tokens
                        .get(i + 1)
                        .and_then(|key| whole(&value[key.range.clone()]));
                    let name = String::from_utf8_lossy(text);
                    Some(key.map(|key| format!("{name} {}", key + self.parents)))
                }
                PdfTokenKind::Name if text == b"/ID" => {
                    named_until = i + 2;
                    None
                }
                PdfTokenKind::Name if text == b"/Headers" => {
                    let close = |token: &PdfToken| token.kind == PdfTokenKind::Close;
                    named_until = i + tokens[i..].iter().position(close).unwrap_or(0);
                    None
                }
                _ => None,
            };
            let taken = match token.kind {
                PdfTokenKind::Word if new.is_some() => 3,
                PdfTokenKind::Name if new.is_some() => 2,
                _ => 1,
            };
            if let Some(new) = new {
                out.extend_from_slice(&value[copied..token.range.start]);
                out.extend_from_slice(new?.as_bytes());
                copied = tokens.get(i + taken - 1)?.range.end;
            }
            i += taken;
        }
        out.extend_from_slice(&value[copied..]);
        Some(out)
    }

    /// The name of a cell, which is a text in either form.
    pub(super) fn cell(&self, name: &[u8]) -> String {
        let inner = String::from_utf8_lossy(&name[1..name.len() - 1]);
        if name.first() == Some(&b'(') {
            return format!("({}{inner})", self.prefix);
        }
        let prefix = self.prefix.bytes().map(|byte| format!("{byte:02X}"));
        format!("<{}{inner}>", prefix.collect::<Vec<_>>().concat())
    }
}

/// Objects that stand for themselves: neither they nor what they refer to leads back to a page
/// or a tag, so that files may share them. Those that are referred to come first.
pub(super) fn shareable(file: &PdfFile<'_>) -> Vec<u32> {
    let refers: BTreeMap<u32, Vec<u32>> = file
        .objects
        .iter()
        .map(|(number, object)| (*number, references(object.value)))
        .collect();
    let mut done = vec![];
    let mut known = std::collections::BTreeSet::new();
    loop {
        let before = done.len();
        for (number, refers) in &refers {
            let ready = refers.iter().all(|other| known.contains(other));
            if ready && known.insert(*number) {
                done.push(*number);
            }
        }
        if done.len() == before {
            return done;
        }
    }
}
