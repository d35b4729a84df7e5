//! The document's own number, date, year and signers.

use super::stated::Stated;
use crate::diag::{Edit, Message};
use crate::judge::{PhraseRole, Verdict, Years, in_office};
use crate::say;
use crate::vi;
use crate::yaml::{
    Entry, Node, NodeKind, Path, TextMap, Tree, emptied, line_end, written_out,
};

/// Number, date and time of signature are emptied, the year is the new one, and whether the
/// signers are still in office is asked.
pub(super) fn head(tree: &Tree, years: Years) -> Vec<Stated> {
    let mut found = vec![];
    let mut has_year = false;
    for entry in tree.root.entries() {
        let Some(key) = entry.key.scalar() else { continue };
        let path = Path::default().key(key);
        match key {
            "number" | "date" | "signed_at" => found.extend(blank(tree, entry, path)),
            "year" if !entry.value.is_null() => {
                has_year = true;
                found.push(year(tree, entry, path, years));
            }
            "signature" => signers(tree, &entry.value, &path, &mut found),
            "attachment" => attached(tree, &entry.value, &path, &mut found),
            _ => {}
        }
    }
    if !has_year {
        found.extend(new_year(tree, years));
    }
    found
}

/// A value of the old document that the new one does not have yet.
fn blank(tree: &Tree, entry: &Entry, path: Path) -> Option<Stated> {
    let edit = emptied(&tree.file.text, entry)?;
    let reason = say!("để trống khi còn dự thảo", "left blank while drafting");
    let mut stated = changed(&entry.value, path, String::new(), reason, edit);
    stated.edits.extend(written_out(tree, &entry.value));
    Some(stated)
}

fn year(tree: &Tree, entry: &Entry, path: Path, years: Years) -> Stated {
    let said = entry.value.scalar().map(vi::clean).unwrap_or_default();
    let map = TextMap::new(&tree.file.text, &entry.value, &said);
    let (range, new) = (map.range(0..said.len()), years.to.to_string());
    let reason = say!("năm của bản mới", "the draft's year");
    let edit = Edit { range: range.clone(), new: new.clone() };
    Stated {
        range,
        ..changed(&entry.value, path, new, reason, edit)
    }
}

/// A value of the head that changes, whatever it was.
fn changed(node: &Node, path: Path, new: String, reason: Message, edit: Edit) -> Stated {
    Stated {
        range: node.range.clone(),
        path,
        old: node.scalar().map(vi::clean).unwrap_or_default(),
        new: Some(new),
        context: String::new(),
        sentence: String::new(),
        verdict: Verdict::changed(PhraseRole::Head, vec![], reason),
        edits: vec![edit],
        subject: String::new(),
        about: node.range.clone(),
        offer: vec![],
        offered: None,
        once_said: None,
    }
}

/// The year as a key of its own, where the source has only a date.
fn new_year(tree: &Tree, years: Years) -> Option<Stated> {
    let entries = tree.root.entries();
    let at = |key: &str| entries.iter().find(|e| e.key.scalar() == Some(key));
    let date = at("date")?;
    let source = &tree.file.text;
    // An empty `year:` is filled; else a line, or a pair within braces, is put before the date.
    let edit = if let Some(entry) = at("year") {
        let after = source[entry.key.range.end..].find(':')? + entry.key.range.end + 1;
        Edit { range: after..after, new: format!(" {}", years.to) }
    } else {
        let start = date.key.range.start;
        let line = source[..start].rfind('\n').map_or(0, |i| i + 1);
        let indent = &source[line..start];
        let new = if indent.trim().is_empty() {
            format!("year: {}{}{indent}", years.to, line_end(source))
        } else {
            format!("year: {}, ", years.to)
        };
        Edit { range: start..start, new }
    };
    let reason = say!(
        "năm của bản mới, vì ngày đã bỏ trống",
        "the draft's year, as the date is blank"
    );
    let path = Path::default().key("year");
    let stated = changed(&date.value, path, years.to.to_string(), reason, edit);
    Some(Stated { old: String::new(), ..stated })
}

/// Those who sign the texts that come with the document.
fn attached(tree: &Tree, node: &Node, path: &Path, found: &mut Vec<Stated>) {
    if let NodeKind::List(items) = &node.kind {
        for (i, item) in items.iter().enumerate() {
            attached(tree, item, &path.index(i), found);
        }
    } else if let Some(signature) = node.get("signature").filter(|it| !it.is_null()) {
        signers(tree, signature, &path.key("signature"), found);
    }
}

/// Every signer, with post and name, as they stand in the file.
fn signers(tree: &Tree, node: &Node, path: &Path, found: &mut Vec<Stated>) {
    match &node.kind {
        NodeKind::Scalar { text, .. } => {
            let name = vi::clean(text);
            push(tree, (node, path), (&name, &name), found);
        }
        NodeKind::List(items) => {
            for (i, item) in items.iter().enumerate() {
                signers(tree, item, &path.index(i), found);
            }
        }
        NodeKind::Map(_) => {
            let said = |key| node.get(key).filter(|node| !node.is_null());
            let text = |key| said(key).and_then(|n| n.scalar()).map(vi::clean);
            let Some(name) = text("name") else { return };
            let who = match text("position") {
                Some(position) => format!("{position} {name}"),
                None => name.clone(),
            };
            let place = node.get("name").map_or(node, |name| &**name);
            push(tree, (place, &path.key("name")), (&name, &who), found);
        }
    }
}

/// Asks whether a signer is still in office.
fn push(
    tree: &Tree,
    (node, path): (&Node, &Path),
    (name, who): (&str, &str),
    found: &mut Vec<Stated>,
) {
    // A name that is still to be written is nobody's.
    if !name.chars().any(char::is_alphabetic) {
        return;
    }
    found.push(Stated {
        range: node.range.clone(),
        path: path.clone(),
        old: name.to_owned(),
        new: None,
        context: String::new(),
        sentence: String::new(),
        verdict: in_office(name, who),
        edits: vec![],
        subject: name.to_owned(),
        about: TextMap::new(&tree.file.text, node, name).range(0..name.len()),
        offer: vec![],
        offered: None,
        once_said: None,
    });
}
