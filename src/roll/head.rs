//! The document's own number, date, year and signers.

use super::Years;
use super::finding::{Role, Verdict};
use super::people::in_office;
use crate::say;
use crate::vi;
use crate::yaml::{Edit, Node, NodeKind, Path, TextMap, Tree, emptied, line_end};

/// A verdict with what it changes in the file.
pub(super) struct Stated {
    pub(super) range: std::ops::Range<usize>,
    pub(super) path: Path,
    pub(super) old: String,
    pub(super) new: Option<String>,
    pub(super) context: String,
    pub(super) verdict: Verdict,
    pub(super) edits: Vec<Edit>,
}

/// Number, date and time of signature are emptied, the year is the new one, and whether the
/// signers are still in office is asked.
pub(super) fn head(tree: &Tree, years: Years) -> Vec<Stated> {
    let source = &tree.file.text;
    let mut found = vec![];
    let mut has_year = false;
    for entry in tree.root.entries() {
        let Some(key) = entry.key.scalar() else { continue };
        let path = Path::default().key(key);
        let said = entry.value.scalar().map(vi::clean).unwrap_or_default();
        match key {
            "number" | "date" | "signed_at" => {
                let Some(edit) = emptied(source, entry) else { continue };
                let reason =
                    say!("để trống khi còn dự thảo", "left blank while drafting");
                found.push(Stated {
                    range: entry.value.range.clone(),
                    path,
                    old: said,
                    new: Some(String::new()),
                    context: String::new(),
                    verdict: Verdict::changed(Role::Head, vec![], reason),
                    edits: vec![edit],
                });
            }
            "year" if !entry.value.is_null() => {
                has_year = true;
                let range =
                    TextMap::new(source, &entry.value, &said).range(0..said.len());
                let reason = say!("năm của bản mới", "the draft's year");
                found.push(Stated {
                    range: range.clone(),
                    path,
                    old: said,
                    new: Some(years.to.to_string()),
                    context: String::new(),
                    verdict: Verdict::changed(Role::Head, vec![], reason),
                    edits: vec![Edit { range, new: years.to.to_string() }],
                });
            }
            "signature" => signers(&entry.value, &path, &mut found),
            _ => {}
        }
    }
    if !has_year {
        found.extend(new_year(tree, years));
    }
    found
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
    Some(Stated {
        range: date.value.range.clone(),
        path: Path::default().key("year"),
        old: String::new(),
        new: Some(years.to.to_string()),
        context: String::new(),
        verdict: Verdict::changed(
            Role::Head,
            vec![],
            say!(
                "năm của bản mới, vì ngày đã bỏ trống",
                "the draft's year, as the date is blank"
            ),
        ),
        edits: vec![edit],
    })
}

fn signers(node: &Node, path: &Path, found: &mut Vec<Stated>) {
    match &node.kind {
        NodeKind::Scalar { text, .. } => push(node, path, &vi::clean(text), found),
        NodeKind::List(items) => {
            for (i, item) in items.iter().enumerate() {
                signers(item, &path.index(i), found);
            }
        }
        NodeKind::Map(_) => {
            let text = |key| node.get(key).and_then(|n| n.scalar()).map(vi::clean);
            let Some(name) = text("name") else { return };
            let who = match text("position") {
                Some(position) => format!("{position} {name}"),
                None => name,
            };
            let place = node.get("name").map_or(node, |name| &**name);
            push(place, &path.key("name"), &who, found);
        }
    }
}

fn push(node: &Node, path: &Path, who: &str, found: &mut Vec<Stated>) {
    if who.is_empty() {
        return;
    }
    found.push(Stated {
        range: node.range.clone(),
        path: path.clone(),
        old: who.to_owned(),
        new: None,
        context: String::new(),
        verdict: in_office(who),
        edits: vec![],
    });
}
