//! References and footnotes: every name that is called is there, and every name is one thing's.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::Context;
use crate::diag::{Diagnostic, Place, did_you_mean, rules};
use crate::document::{Call, Said, Script, list, marked};
use crate::say;
use crate::vi;
use crate::yaml::{Node, Step, Tree};

/// Reports references to names that are not there, names given twice, and footnotes that are
/// not there or not used.
pub(super) fn check(context: Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Context { tree, keys, .. } = context;
    let mut seen = NamedPlaces::default();
    keys.each(tree, &mut |said| {
        let text = said.node.scalar().unwrap_or_default();
        if said.format == "id" {
            seen.ids.push((vi::clean(text), said.node.clone()));
        } else if said.takes_marks() {
            let notes = seen.calls(said.node, text);
            if let Some(fault) = no_note_in(&said).filter(|_| notes) {
                findings.push(fault.at(tree.place(said.node)));
            }
        } else if said.is_bare() {
            findings.extend(mark_in(text).map(|fault| fault.at(tree.place(said.node))));
        }
    });
    for (node, text, bare) in shared_texts(context) {
        if bare {
            findings.extend(mark_in(&text).map(|fault| fault.at(tree.place(&node))));
        } else {
            seen.calls(&node, &text);
        }
    }
    let mut places: BTreeMap<&str, &Node> = BTreeMap::new();
    for (id, node) in &seen.ids {
        if let Some(first) = places.get(id.as_str()) {
            findings.push(duplicate_id(id, tree.place(node), tree.place(first)));
        } else {
            places.insert(id, node);
        }
    }
    for (node, name) in &seen.references {
        if !places.contains_key(name.as_str()) {
            let fault = unknown_reference(name, places.keys().copied());
            findings.push(fault.at(tree.place(node)));
        }
    }
    check_notes(tree, &seen, findings);
}

/// The texts of `vanban.yaml` that the document prints, with the value that names them, and
/// whether they are printed as they stand.
fn shared_texts(context: Context<'_>) -> Vec<(Arc<Node>, String, bool)> {
    let Context { tree, office, .. } = context;
    let mut found = vec![];
    let named = |key: &str| {
        let node = tree.root.get(key).filter(|node| !node.is_null())?;
        Some((node.clone(), vi::clean(node.scalar()?)))
    };
    if let Some((node, name)) = named("agency")
        && let Some(agency) = office.agencies.get(&name)
    {
        let lines = agency.parent.iter().chain(&agency.heading).chain(&agency.contact);
        let names = [&agency.name, &agency.abbreviation, &agency.place];
        let texts = lines.chain(names).cloned();
        found.extend(texts.map(|text| (node.clone(), text, true)));
    }
    if let Some((node, name)) = named("signature")
        && let Some(signer) = office.signers.get(&name)
    {
        let posts = signer.authority.iter().chain([&signer.position]);
        let posts = posts.chain(&signer.other_position).chain(&signer.date_line);
        found.extend(posts.map(|post| (node.clone(), post.clone(), false)));
        found.push((node, signer.name.clone(), true));
    }
    for node in tree.root.get("recipient_groups").map_or(&[][..], list) {
        let group = node.scalar().map(vi::clean);
        let group = group.and_then(|name| office.recipient_groups.get(&name));
        let texts = group.into_iter().flatten().cloned();
        found.extend(texts.map(|text| (node.clone(), text, false)));
    }
    found
}

/// Why a footnote may not be called in a text; none where it may.
fn no_note_in(said: &Said<'_>) -> Option<Diagnostic> {
    let key = |step: Option<&Step>, key: &str| step == Some(&Step::Key(key.to_owned()));
    if key(said.path.0.first(), "footnotes") {
        return Some(note_in_note());
    }
    key(said.path.0.last(), "alt").then(|| {
        let message = say!(
            "lời tả hình không gọi được chú thích: lời ấy không in ra",
            "a footnote is not allowed in what a picture shows, which is not printed"
        );
        Diagnostic::new(&rules::INVALID_FOOTNOTE, message).hint(say!(
            "Gọi chú thích ở `caption:` hoặc trong lời văn.",
            "Call the footnote in `caption:` or in the text."
        ))
    })
}

/// The first mark in a text that is printed as it stands.
fn mark_in(text: &str) -> Option<Diagnostic> {
    let runs = marked(text);
    let run = runs.iter().find(|run| run.is_marked())?;
    let typed = match (run.call, run.script, run.strong) {
        (Call::None, Script::Super, _) => format!("^{}^", run.text),
        (Call::None, Script::Sub, _) => format!("~{}~", run.text),
        (Call::None, Script::None, true) => format!("**{}**", run.text),
        (Call::None, Script::None, false) => format!("*{}*", run.text),
        _ => run.typed(),
    };
    let message = say!(
        "dấu `{typed}` không dùng được ở đây, sẽ in ra nguyên như đã gõ",
        "the mark `{typed}` is not allowed here: it would be printed as it is typed"
    );
    let finding = Diagnostic::new(&rules::UNEXPECTED_STYLE, message);
    Some(finding.hint(say!("Bỏ dấu ở chỗ này.", "Remove the mark.")))
}

fn note_in_note() -> Diagnostic {
    let message =
        say!("chú thích gọi chú thích khác", "a footnote cannot call a footnote");
    Diagnostic::new(&rules::INVALID_FOOTNOTE, message).hint(say!(
        "Gộp hai chú thích làm một, hoặc gọi cả hai từ lời văn.",
        "Make one footnote of the two, or call both from the text."
    ))
}

fn duplicate_id(id: &str, place: Place, first: Place) -> Diagnostic {
    let message = say!("tên `{id}` đã dùng ở mục khác", "duplicate name `{id}`");
    Diagnostic::new(&rules::DUPLICATE_ID, message)
        .at(place)
        .related(first, say!("mục đó", "first here"))
        .hint(say!("Đặt tên khác cho một trong hai mục.", "Rename one of the two."))
}

fn unknown_reference<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let message = say!(
        "`[[{name}]]` dẫn tới một mục không có",
        "`[[{name}]]` refers to an unknown section"
    );
    let hint = match vi::suggest(name, known) {
        Some(near) => did_you_mean(near),
        None => say!(
            "Đặt `id: {name}` cho mục được dẫn, hoặc sửa tên ở đây.",
            "Give `id: {name}` to the section that is meant, or correct the name here."
        ),
    };
    Diagnostic::new(&rules::UNKNOWN_REFERENCE, message).hint(hint)
}

fn check_notes(tree: &Tree, seen: &NamedPlaces, findings: &mut Vec<Diagnostic>) {
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
struct NamedPlaces {
    ids: Vec<(String, Arc<Node>)>,
    references: Vec<(Arc<Node>, String)>,
    notes: Vec<(Arc<Node>, String)>,
}

impl NamedPlaces {
    /// Takes in what a text calls; true if there is a footnote among it.
    fn calls(&mut self, node: &Arc<Node>, text: &str) -> bool {
        let mut notes = false;
        // Most texts call nothing, and there may be very many of them.
        if !text.contains("[[") && !text.contains("[^") {
            return notes;
        }
        for run in marked(text) {
            match run.call {
                Call::None => {}
                Call::Reference => self.references.push((node.clone(), run.text)),
                Call::Note => {
                    notes = true;
                    self.notes.push((node.clone(), run.text));
                }
            }
        }
        notes
    }
}
