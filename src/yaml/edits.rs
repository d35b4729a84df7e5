//! Changes to a file that leave every other byte of it alone.

use super::aliases::aliases;
use super::node::{Entry, Node, NodeKind, Style};
use super::parse::Tree;
use super::path::{Path, Step};
use crate::diag::Edit;

/// The text with all edits made; those at one place in the order given.
///
/// Edits must not overlap: of two that do, the later one is left out.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut order: Vec<&Edit> = edits.iter().collect();
    order.sort_by_key(|edit| edit.range.start);
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for edit in order {
        if edit.range.start < at {
            continue;
        }
        result.push_str(&text[at..edit.range.start]);
        result.push_str(&edit.new);
        at = edit.range.end;
    }
    result.push_str(&text[at..]);
    result
}

/// The edit that empties a key and leaves it, its line and its comment.
pub fn emptied(source: &str, entry: &Entry) -> Option<Edit> {
    let (from, to) = (entry.key.range.end, entry.value.range.end);
    let between = source.get(from..to)?;
    if entry.value.is_null() {
        return None;
    }
    let after = from + between.find(':')? + 1;
    // The line ends after a block of text are the file's, not the value's.
    let to = from + between.trim_end().len();
    Some(Edit { range: after..to.max(after), new: String::new() })
}

/// The edits that write a value out where aliases name it, for when it is emptied itself.
pub fn written_out(tree: &Tree, node: &Node) -> Vec<Edit> {
    let Some(text) = node.scalar() else { return vec![] };
    let raw = tree.file.text.get(node.range.clone()).unwrap_or_default();
    let is_block = matches!(
        node.kind,
        NodeKind::Scalar { style: Style::Literal | Style::Folded, .. }
    );
    let new = if is_block || raw.contains('\n') {
        format!("'{}'", text.trim().replace('\'', "''"))
    } else {
        raw.to_owned()
    };
    let edit = |range| Edit { range, new: new.clone() };
    aliases(&tree.file.text, &node.range).into_iter().map(edit).collect()
}

/// The edit that puts a comment of its own line above the key, or the item of a list, that
/// holds the value at a path; inside `{…}` or `[…]` above the whole of it.
pub fn comment_above(tree: &Tree, path: &Path, comment: &str) -> Edit {
    let source = &*tree.file.text;
    let mut node = &tree.root;
    let mut at = root_start(source, node);
    for step in &path.0 {
        if is_flow(source, node) {
            break;
        }
        let (start, next) = match (step, &node.kind) {
            (Step::Key(key), NodeKind::Map(entries)) => {
                let entry = entries.iter().find(|e| e.key.scalar() == Some(key));
                let Some(entry) = entry else { break };
                (entry.key.range.start, &entry.value)
            }
            (Step::Index(index), NodeKind::List(items)) => {
                let Some(item) = items.get(*index) else { break };
                (item_start(source, item), item)
            }
            // A single value stands for a list of one.
            (Step::Index(0), _) => continue,
            _ => break,
        };
        at = start;
        node = next;
    }
    let line = source[..at].rfind('\n').map_or(0, |i| i + 1);
    let rest = &source[line..];
    let indent = &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()];
    let end = line_end(source);
    Edit {
        range: line..line,
        new: format!("{indent}{comment}{end}"),
    }
}

/// How a file ends its lines: as its first one does.
pub fn line_end(source: &str) -> &'static str {
    match source.find('\n') {
        Some(at) if source[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

fn root_start(source: &str, root: &Node) -> usize {
    root.range.start.min(source.len())
}

fn is_flow(source: &str, node: &Node) -> bool {
    !matches!(node.kind, NodeKind::Scalar { .. })
        && source[node.range.start..].starts_with(['{', '['])
}

/// Where an item of a list begins: a block scalar's text begins on the line after its mark.
fn item_start(source: &str, item: &Node) -> usize {
    match item.kind {
        NodeKind::Scalar { style: Style::Literal | Style::Folded, .. } => source
            [..item.range.start]
            .rfind(['|', '>'])
            .unwrap_or(item.range.start),
        _ => item.range.start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;
    use crate::vi::clean;
    use crate::yaml::{TextMap, parse};

    fn replaced(yaml: &str, path: &str, old: &str, new: &str) -> String {
        let tree = parse(&SourceFile::new("x.yaml", yaml)).unwrap();
        let node = tree.root.find(&Path::parse(path));
        let text = clean(node.scalar().unwrap());
        let at = text.find(old).unwrap();
        let range = TextMap::new(yaml, node, &text).range(at..at + old.len());
        apply(yaml, &[Edit { range, new: new.to_owned() }])
    }

    #[test]
    fn a_stretch_is_replaced_in_every_style_of_scalar_and_nothing_else_is() {
        for yaml in [
            "a: năm 2025 # năm 2025\n",
            "a: năm\n  2025\n  nữa\n",
            "a: 'nó''s 2025'\n",
            "a: \"t\\u1EBFng \\\"2025\\\" \\\n   và\"\n",
            "a: |\r\n  một\r\n\r\n  hai 2025 ba\r\n",
            "a: >-\n    một\n    2025\n",
            "a: |2\n    thụt 2025\n",
            "a: tie\u{302}\u{301}ng 2025 Vie\u{323}\u{302}t\n",
        ] {
            let at = yaml.find("2025").unwrap();
            let expected = format!("{}2026{}", &yaml[..at], &yaml[at + 4..]);
            assert_eq!(replaced(yaml, "a", "2025", "2026"), expected);
        }
        assert_eq!(replaced("a: \"202\\x35!\"\n", "a", "2025", "2026"), "a: \"2026!\"\n");
        let decomposed = "a: Ty\u{323} 2025\n";
        assert_eq!(replaced(decomposed, "a", "Tỵ", "Ngọ"), "a: Ngọ 2025\n");
    }

    #[test]
    fn a_comment_stands_above_the_key_or_item_with_its_indent() {
        let above = |yaml: &str, path: &str| {
            let tree = parse(&SourceFile::new("x.yaml", yaml)).unwrap();
            let edit = comment_above(&tree, &Path::parse(path), "# ?");
            let text = apply(yaml, &[edit]);
            parse(&SourceFile::new("x.yaml", text.as_str())).unwrap();
            text
        };
        assert_eq!(above("a: 1\nb: 2\n", "b"), "a: 1\n# ?\nb: 2\n");
        assert_eq!(above("a:\n  - x\n  - y\n", "a[1]"), "a:\n  - x\n  # ?\n  - y\n");
        assert_eq!(above("a:\n  - |\n    x\n", "a[0]"), "a:\n  # ?\n  - |\n    x\n");
        assert_eq!(
            above("a:\n  - id: x\n    t: |\n      u\n", "a[0].t"),
            "a:\n  - id: x\n    # ?\n    t: |\n      u\n"
        );
        assert_eq!(
            above("a: 1\r\nb: [x, y]\r\n", "b[1]"),
            "a: 1\r\n# ?\r\nb: [x, y]\r\n"
        );
        assert_eq!(above("a: 1\nb: {c: d}\n", "b.c"), "a: 1\n# ?\nb: {c: d}\n");
        assert_eq!(above("{a: 1,\n b: 2}\n", "b"), "# ?\n{a: 1,\n b: 2}\n");
    }

    #[test]
    fn an_emptied_key_keeps_its_line_and_comment() {
        for (yaml, expected) in [
            ("number: 83 # số\nx: y\n", "number: # số\nx: y\n"),
            ("number: \"83\"\n", "number:\n"),
            ("{number: 83, x: y}\n", "{number:, x: y}\n"),
        ] {
            let tree = parse(&SourceFile::new("x.yaml", yaml)).unwrap();
            let edit = emptied(yaml, &tree.root.entries()[0]).unwrap();
            let text = apply(yaml, &[edit]);
            assert_eq!(text, expected);
            let tree = parse(&SourceFile::new("x.yaml", text)).unwrap();
            assert!(tree.root.entries()[0].value.is_null());
        }
    }
}
