//! References and footnotes: every name that is called is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Place, did_you_mean, rules};
use crate::document::{note_names, reference_names};
use crate::say;
use crate::vi;
use crate::yaml::{Node, NodeKind, Tree};

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
            let message = say!("tên `{id}` đã dùng ở mục khác", "duplicate id `{id}`");
            let finding = Diagnostic::new(&rules::DUPLICATE_ID, message)
                .at(tree.place(node))
                .related(tree.place(first), say!("mục đó", "first given here"))
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
            "unknown reference `[[{name}]]`"
        );
        let hint = match vi::suggest(name, places.keys().copied()) {
            Some(near) => did_you_mean(near),
            None => say!(
                "Đặt `id: {name}` cho mục được dẫn, hoặc sửa tên ở đây.",
                "Give `id: {name}` to the section that is meant, or correct the name here."
            ),
        };
        findings.push(
            Diagnostic::new(&rules::UNKNOWN_REFERENCE, message)
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
        let message = say!("không có chú thích `{name}`", "unknown footnote `{name}`");
        let hint = match vi::suggest(name, names.iter().copied()) {
            Some(near) => did_you_mean(near),
            None => say!(
                "Thêm `{name}:` vào `footnotes:`.",
                "Add `{name}:` under `footnotes:`."
            ),
        };
        findings.push(
            Diagnostic::new(&rules::UNKNOWN_FOOTNOTE, message)
                .at(tree.place(node))
                .hint(hint),
        );
    }
    for entry in notes {
        let Some(name) = entry.key.scalar() else { continue };
        if !seen.notes.iter().any(|(_, used)| used == name) {
            let message = say!(
                "chú thích `{name}` không được gọi ở đâu, nên không in ra",
                "unused footnote `{name}`: it is not printed"
            );
            let place = Place::new(&tree.file, entry.key.range.clone());
            findings.push(Diagnostic::new(&rules::UNUSED_FOOTNOTE, message).at(place));
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
                for (_, name) in reference_names(text) {
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
