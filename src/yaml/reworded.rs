//! Other words in the place of some of a value, as the style of the value writes them.

use std::ops::Range;

use super::node::{Node, NodeKind, Style};
use super::parse::Tree;
use super::path::{Path, Step};
use crate::diag::Edit;

/// The edit that puts words in the place of a stretch of a value; true beside it if the value
/// then has to be quoted.
pub fn reworded(
    tree: &Tree,
    path: &Path,
    range: Range<usize>,
    words: &str,
) -> (Edit, bool) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let node = tree.root.find(path);
    let NodeKind::Scalar { style, .. } = &node.kind else {
        return (Edit { range, new: words }, false);
    };
    let (new, quote) = match style {
        Style::SingleQuoted => (words.replace('\'', "''"), false),
        Style::DoubleQuoted => (words.replace('\\', "\\\\").replace('"', "\\\""), false),
        Style::Literal | Style::Folded => (words, false),
        Style::Plain => {
            let first = range.start == node.range.start;
            let quote = is_unsafe(&words, first, in_flow(tree, path));
            (words, quote)
        }
    };
    (Edit { range, new }, quote)
}

/// True if words are no plain value, or end one.
pub(super) fn is_unsafe(words: &str, first: bool, in_flow: bool) -> bool {
    let indicator =
        |c: char| "-?:,[]{}#&*!|>'\"%@`".contains(c) || c.is_ascii_digit() || c == '~';
    words.contains(": ")
        || words.contains(" #")
        || words.ends_with(':')
        || first && words.starts_with(indicator)
        || in_flow && words.contains([',', '[', ']', '{', '}'])
}

/// True if a value stands within `{…}` or `[…]`.
pub(super) fn in_flow(tree: &Tree, path: &Path) -> bool {
    let mut way = Path::default();
    path.0.iter().any(|step| {
        let start = tree.root.find(&way).range.start;
        way.0.push(step.clone());
        let rest = tree.file.text.get(start..);
        rest.is_some_and(|rest| rest.starts_with(['{', '[']))
    })
}

/// Some edits within a plain value, with those that put it in `'…'`.
pub fn quoted(tree: &Tree, path: &Path, edits: &mut Vec<Edit>) {
    let Range { start, end } = tree.root.find(path).range.clone();
    let inside = |edit: &Edit| start <= edit.range.start && edit.range.end <= end;
    let is_line = |edit: &Edit| edit.new.contains('\n');
    for edit in edits.iter_mut().filter(|edit| inside(edit) && !is_line(edit)) {
        edit.new = edit.new.replace('\'', "''");
    }
    let changed: Vec<Range<usize>> = edits
        .iter()
        .filter(|edit| inside(edit))
        .map(|edit| edit.range.clone())
        .collect();
    let marks = tree.file.text[start..end].match_indices('\'');
    let marks = marks.map(|(at, _)| start + at);
    let marks = marks.filter(|at| !changed.iter().any(|range| range.contains(at)));
    let mark = |at: usize| Edit { range: at..at, new: "'".to_owned() };
    // Edits at one place are made in their order: the opening mark comes first.
    let own: Vec<Edit> = std::iter::once(start).chain(marks).map(mark).collect();
    let at = edits.iter().position(|edit| inside(edit) && !is_line(edit));
    let at = at.unwrap_or(edits.len());
    edits.splice(at..at, own);
    edits.push(mark(end));
}

/// What a legal basis begins with: alone it says nothing.
const LEADS: [&str; 4] = ["căn cứ", "xét", "thực hiện", "theo"];

/// The edit that takes a stretch out of a value: the whole item of a list where nothing but
/// `căn cứ` would be left, and the space or comma that it leaves behind; none where the value
/// would be empty.
pub fn without(tree: &Tree, path: &Path, range: Range<usize>) -> Option<Edit> {
    let node = tree.root.find(path);
    let source = &*tree.file.text;
    let left =
        [&source[node.range.start..range.start], &source[range.end..node.range.end]];
    let left = left.concat().to_lowercase();
    let left = LEADS.iter().fold(left, |left, lead| left.replace(lead, ""));
    let range = if left.chars().any(char::is_alphanumeric) {
        tightened(source, &node.range, range)
    } else {
        item(tree, path, node)?
    };
    Some(Edit { range, new: String::new() })
}

/// A stretch with the space, and the comma, that would stand twice without it.
fn tightened(source: &str, node: &Range<usize>, range: Range<usize>) -> Range<usize> {
    let before = &source[node.start..range.start];
    let after = &source[range.end..node.end];
    // The word that leads to what goes, as `tại` does, goes along.
    let led = before.trim_end();
    let led = ["tại", "theo"].iter().find_map(|lead| led.strip_suffix(lead));
    let led = led
        .filter(|rest| rest.ends_with(' '))
        .map(|rest| rest.trim_end().len());
    if let Some(length) =
        led.filter(|_| after.is_empty() || after.starts_with([',', ';', '.']))
    {
        return node.start + length..range.end;
    }
    let bare = before.trim_end_matches(' ');
    let comma = bare.ends_with([',', ';']);
    let ends = after.is_empty() || after.starts_with([',', ';', '.', ')', '\n']);
    if comma && ends {
        return node.start + bare.len() - 1..range.end;
    }
    if ends && before.ends_with(' ') {
        return node.start + bare.len()..range.end;
    }
    let spaces = after.len() - after.trim_start_matches(' ').len();
    let spaced = before.is_empty() || before.ends_with([' ', '\n', '“', '(', '\'', '"']);
    range.start..range.end + if spaced { spaces } else { 0 }
}

/// The lines of an item of a list that has others.
fn item(tree: &Tree, path: &Path, node: &Node) -> Option<Range<usize>> {
    let source = &*tree.file.text;
    let (last, list) = path.0.split_last()?;
    let list = tree.root.find_exact(&Path(list.to_vec()))?;
    let NodeKind::List(items) = &list.kind else { return None };
    let Step::Index(_) = last else { return None };
    if items.len() < 2 || in_flow(tree, path) {
        return None;
    }
    // A block's text begins on the line behind its dash.
    let dash = source[..node.range.start].rfind("- ")?;
    let start = source[..dash].rfind('\n').map_or(0, |at| at + 1);
    // The text of a block may end within the indent of the next line.
    let end = source[..node.range.end].trim_end().len();
    let end = source[end..].find('\n').map_or(source.len(), |at| end + at + 1);
    source[start..dash].trim().is_empty().then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;
    use crate::vi::clean;
    use crate::yaml::{TextMap, apply, parse};

    fn stretch(yaml: &str, path: &str, words: &str) -> (Tree, Path, Range<usize>) {
        let tree = parse(&SourceFile::new("x.yaml", yaml)).unwrap();
        let path = Path::parse(path);
        let node = tree.root.find(&path);
        let text = clean(node.scalar().unwrap());
        let at = text.find(words).unwrap();
        let range = TextMap::new(yaml, node, &text).range(at..at + words.len());
        (tree, path, range)
    }

    fn said(yaml: &str, path: &str) -> String {
        let tree = parse(&SourceFile::new("x.yaml", yaml)).unwrap();
        clean(tree.root.find(&Path::parse(path)).scalar().unwrap())
    }

    #[test]
    fn words_are_put_in_as_the_style_of_the_value_writes_them() {
        for yaml in [
            "a: nó là cũ # ghi\n",
            "a: 'nó là cũ'\n",
            "a: \"nó là cũ\"\n",
            "a: |\n  nó là cũ\n",
            "a: >-\n  nó\n  là cũ\n",
            "b: {a: nó là cũ, c: 1}\n",
            "a: nó's là cũ\n",
        ] {
            for new in ["mới", "mới: hai, ba #4", "“mới” 'a' \"b\" \\c", "{x}, [y]"]
            {
                let place = if yaml.starts_with('b') { "b.a" } else { "a" };
                let (tree, path, range) = stretch(yaml, place, "cũ");
                let (edit, quote) = reworded(&tree, &path, range, new);
                let mut edits = vec![edit];
                if quote {
                    quoted(&tree, &path, &mut edits);
                }
                let text = apply(yaml, &edits);
                assert!(said(&text, place).ends_with(&format!("là {new}")), "{text}");
                assert_eq!(text.contains("# ghi"), yaml.contains("# ghi"));
            }
        }
    }

    #[test]
    fn words_go_with_the_comma_they_leave_and_a_basis_with_its_line() {
        let gone = |yaml: &str, path: &str, words: &str| {
            let (tree, path, range) = stretch(yaml, path, words);
            without(&tree, &path, range).map(|edit| apply(yaml, &[edit]))
        };
        let text = "a: một, hai, ba\n";
        assert_eq!(gone(text, "a", "hai").unwrap(), "a: một, ba\n");
        assert_eq!(gone(text, "a", "ba").unwrap(), "a: một, hai\n");
        assert_eq!(gone("a: x năm y\n", "a", "năm").unwrap(), "a: x y\n");
        assert_eq!(gone("a: x (năm) y.\n", "a", "y").unwrap(), "a: x (năm).\n");
        let list = "a:\n  - Căn cứ Luật A\n  - |\n    Luật B\n  - C\n";
        assert_eq!(
            gone(list, "a[0]", "Luật A").unwrap(),
            "a:\n  - |\n    Luật B\n  - C\n"
        );
        assert_eq!(
            gone(list, "a[1]", "Luật B").unwrap(),
            "a:\n  - Căn cứ Luật A\n  - C\n"
        );
        let list =
            "a:\n  - Xét Tờ trình số 1\n  - Theo đề nghị của Sở tại Tờ trình số 2\n";
        let second = "a:\n  - Theo đề nghị của Sở tại Tờ trình số 2\n";
        assert_eq!(gone(list, "a[0]", "Tờ trình số 1").unwrap(), second);
        let first = "a:\n  - Xét Tờ trình số 1\n  - Theo đề nghị của Sở\n";
        assert_eq!(gone(list, "a[1]", "Tờ trình số 2").unwrap(), first);
        assert_eq!(gone("a: Luật A\n", "a", "Luật A"), None);
        assert_eq!(gone("a:\n  - Luật A\n", "a[0]", "Luật A"), None);
    }
}
