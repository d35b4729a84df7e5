//! References by name: `[[id]]` in prose prints `khoản 2 Điều 5`, whatever the number is now.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::model::{Attachment, Document};
use super::node::{Node, NodeKind};
use super::parse::Tree;
use super::{KindInfo, Level, Scheme, outline};
use crate::diag::{Diagnostic, Place, did_you_mean};
use crate::document::Path;
use crate::say;
use crate::vi;

/// How each named part is cited.
#[derive(Clone, Debug, Default)]
pub struct References {
    /// From the document itself and its annexes.
    pub main: BTreeMap<String, String>,
    /// From the text that comes with it.
    pub attached: BTreeMap<String, String>,
}

/// How the body of a text that comes with a decision is numbered.
pub(super) fn attached_scheme(
    attachment: &Attachment,
    kind: &KindInfo,
) -> (Scheme, Level) {
    scheme(attachment.scheme, kind)
}

/// The scheme of a body and its first level: the given scheme, else the kind's.
pub(super) fn scheme(given: Option<Scheme>, kind: &KindInfo) -> (Scheme, Level) {
    match given {
        Some(Scheme::MucKhoan) if kind.scheme != Scheme::MucKhoan => {
            (Scheme::MucKhoan, Level::Muc)
        }
        Some(Scheme::ChuongDieu) if kind.scheme != Scheme::ChuongDieu => {
            (Scheme::ChuongDieu, Level::Dieu)
        }
        _ => (kind.scheme, kind.top),
    }
}

impl References {
    /// The references of a document of a kind, whose attached text is of another.
    pub(super) fn of(
        document: &Document,
        kind: &KindInfo,
        attached: Option<&KindInfo>,
    ) -> Self {
        let mut found = Self::default();
        let (numbering, top) = scheme(document.scheme, kind);
        let path = Path::default().key("sections");
        for part in outline(&document.sections, &path, numbering, top) {
            let Some(id) = part.id else { continue };
            let name = vi::lower_first(&kind.name);
            let name = if kind.form == "quyet-dinh" || kind.form == "nghi-quyet" {
                kind.name.to_string()
            } else {
                name
            };
            found
                .attached
                .insert(id.clone(), format!("{} {name} này", part.citation));
            found.main.insert(id, part.citation);
        }
        for (i, appendix) in document.appendices.iter().enumerate() {
            let number = match document.appendices.len() {
                1 => "Phụ lục".to_owned(),
                _ => format!("Phụ lục {}", vi::roman(i + 1)),
            };
            let path = Path::default().key("appendices").index(i).key("sections");
            for part in outline(&appendix.sections, &path, Scheme::MucKhoan, Level::Muc) {
                let Some(id) = part.id else { continue };
                found.main.insert(id, format!("{} {number}", part.citation));
            }
            if let Some(id) = &appendix.id {
                found.main.insert(id.clone(), number);
            }
        }
        if let (Some(attachment), Some(kind)) = (&document.attachment, attached) {
            let (numbering, top) = attached_scheme(attachment, kind);
            let path = Path::default().key("attachment").key("sections");
            let name = attachment.title.as_deref().unwrap_or(&kind.name);
            for part in outline(&attachment.sections, &path, numbering, top) {
                let Some(id) = part.id else { continue };
                found
                    .main
                    .insert(id.clone(), format!("{} {name} kèm theo", part.citation));
                found.attached.insert(id, part.citation);
            }
        }
        found
    }
}

/// The stretches `[[id]]` of a text: the bytes, and the name in them.
fn names(text: &str) -> Vec<(std::ops::Range<usize>, &str)> {
    let mut found = vec![];
    let mut from = 0;
    while let Some(start) = text[from..].find("[[").map(|at| from + at) {
        let Some(length) = text[start + 2..].find("]]") else { break };
        let name = &text[start + 2..start + 2 + length];
        let is_name = !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if is_name {
            found.push((start..start + length + 4, name));
        }
        from = start + 2;
    }
    found
}

/// The text with its references written out; what names nothing stays as it is.
pub fn expand(text: &str, known: &BTreeMap<String, String>) -> String {
    let mut written = String::with_capacity(text.len());
    let mut done = 0;
    for (range, name) in names(text) {
        if let Some(citation) = known.get(name) {
            written.push_str(&text[done..range.start]);
            written.push_str(citation);
            done = range.end;
        }
    }
    written.push_str(&text[done..]);
    written
}

/// The keys whose values are prose.
const PROSE: [&str; 6] =
    ["text", "intro", "closing", "preamble", "details", "addressees"];

/// Reports references to names that are not there, names given twice, and footnotes that are
/// not there or not used.
pub(super) fn check(tree: &Tree, findings: &mut Vec<Diagnostic>) {
    let mut seen = Seen::default();
    seen.visit(&tree.root, false, false);
    let mut places: BTreeMap<&str, &Node> = BTreeMap::new();
    for (id, node) in &seen.ids {
        if let Some(first) = places.get(id.as_str()) {
            let message =
                say!("tên `{id}` đã dùng ở mục khác", "the name `{id}` is taken");
            let finding = Diagnostic::error("duplicate-id", message)
                .at(tree.place(node))
                .related(tree.place(first), say!("mục đó", "by this section"))
                .hint(say!(
                    "Đặt tên khác cho một trong hai mục.",
                    "Rename one of the two."
                ));
            findings.push(finding);
        } else {
            places.insert(id, node);
        }
    }
    for (node, name) in &seen.references {
        if places.contains_key(name.as_str()) {
            continue;
        }
        let message = say!(
            "`[[{name}]]` dẫn tới một mục không có",
            "`[[{name}]]` refers to a section that is not there"
        );
        let hint = match vi::suggest(name, places.keys().copied()) {
            Some(near) => did_you_mean(near),
            None => say!(
                "Đặt `id: {name}` cho mục được dẫn, hoặc sửa tên ở đây.",
                "Give `id: {name}` to the section that is meant, or mend the name here."
            ),
        };
        findings.push(
            Diagnostic::error("unknown-reference", message)
                .at(tree.place(node))
                .hint(hint),
        );
    }
    check_notes(tree, &seen, findings);
}

fn check_notes(tree: &Tree, seen: &Seen, findings: &mut Vec<Diagnostic>) {
    let notes = tree.root.get("footnotes").map_or(&[][..], |notes| notes.entries());
    let names: Vec<&str> = notes.iter().filter_map(|entry| entry.key.scalar()).collect();
    for (node, name) in &seen.notes {
        if names.contains(&name.as_str()) {
            continue;
        }
        let message =
            say!("không có chú thích `{name}`", "there is no footnote `{name}`");
        let hint = match vi::suggest(name, names.iter().copied()) {
            Some(near) => did_you_mean(near),
            None => say!(
                "Thêm `{name}:` vào `footnotes:`.",
                "Add `{name}:` under `footnotes:`."
            ),
        };
        findings.push(
            Diagnostic::error("unknown-footnote", message)
                .at(tree.place(node))
                .hint(hint),
        );
    }
    for entry in notes {
        let Some(name) = entry.key.scalar() else { continue };
        if !seen.notes.iter().any(|(_, used)| used == name) {
            let message = say!(
                "chú thích `{name}` không được gọi ở đâu, nên không in ra",
                "the footnote `{name}` is called nowhere and is not printed"
            );
            let place = Place::new(&tree.file, entry.key.range.clone());
            findings.push(Diagnostic::warning("unused-footnote", message).at(place));
        }
    }
}

#[derive(Default)]
struct Seen {
    ids: Vec<(String, Arc<Node>)>,
    references: Vec<(Arc<Node>, String)>,
    notes: Vec<(Arc<Node>, String)>,
}

impl Seen {
    fn visit(&mut self, node: &Arc<Node>, prose: bool, rows: bool) {
        match &node.kind {
            NodeKind::Map(entries) => {
                for entry in entries {
                    let Some(key) = entry.key.scalar() else { continue };
                    if key == "id" && !rows {
                        if let Some(id) = entry.value.scalar() {
                            self.ids.push((vi::clean(id), entry.value.clone()));
                        }
                        continue;
                    }
                    let rows = rows || key == "rows";
                    self.visit(&entry.value, PROSE.contains(&key) || rows, rows);
                }
            }
            NodeKind::List(items) => {
                for item in items {
                    self.visit(item, prose, rows);
                }
            }
            NodeKind::Scalar { .. } if prose => {
                let text = node.scalar().unwrap_or_default();
                for (_, name) in names(text) {
                    self.references.push((node.clone(), name.to_owned()));
                }
                for (_, name) in note_names(text) {
                    self.notes.push((node.clone(), name.to_owned()));
                }
            }
            NodeKind::Scalar { .. } => {}
        }
    }
}

/// The stretches `[^name]` of a text: the bytes, and the name in them.
pub fn note_names(text: &str) -> Vec<(std::ops::Range<usize>, &str)> {
    let mut found = vec![];
    for (start, _) in text.match_indices("[^") {
        let Some(length) = text[start + 2..].find(']') else { break };
        let name = &text[start + 2..start + 2 + length];
        if !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        {
            found.push((start..start + length + 3, name));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_names_are_written_out() {
        let known = BTreeMap::from([("a".to_owned(), "khoản 2 Điều 5".to_owned())]);
        assert_eq!(
            expand("theo [[a]], [[b]] và [[c d]]", &known),
            "theo khoản 2 Điều 5, [[b]] và [[c d]]"
        );
        assert_eq!(expand("[[[[a]]", &known), "[[khoản 2 Điều 5");
    }
}
