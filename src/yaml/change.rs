//! Other words in the place of some of a value's, where the value's style can write them there.

use std::ops::Range;

use super::node::{Node, NodeKind, Style};
use super::offsets::TextMap;
use super::parse::Tree;
use super::path::Path;
use super::reworded::{in_flow, is_unsafe};
use crate::diag::{Edit, ValueChange};
use crate::vi;

/// The change that puts words in the place of a stretch of the text at a path, in normal form;
/// none where the file does not say the text there, or the words would need other quotes.
pub fn change(
    tree: &Tree,
    path: &Path,
    words: Range<usize>,
    new: &str,
) -> Option<ValueChange> {
    let node = tree.root.find_exact(path)?;
    let NodeKind::Scalar { text, style } = &node.kind else { return None };
    if node.said_at.is_some() || new.contains('\n') {
        return None;
    }
    let text = vi::clean(text);
    let (words, new) = widened(&text, words, new)?;
    let range = TextMap::new(&tree.file.text, node, &text).range(words.clone());
    let written = written(tree, path, node, *style, &range, &new)?;
    let (range, written) = narrowed(&tree.file.text, range, &written);
    let (words, new) = narrowed(&text, words, &new);
    Some(ValueChange {
        edit: Edit { range, new: written },
        value: node.range.clone(),
        words,
        new,
    })
}

/// A stretch without what stays at its two ends.
fn narrowed(text: &str, range: Range<usize>, new: &str) -> (Range<usize>, String) {
    let old = &text[range.clone()];
    let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b);
    let first: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (&old[first..], &new[first..]);
    let same = old.chars().rev().zip(new.chars().rev());
    let last: usize = same.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    (range.start + first..range.end - last, new[..new.len() - last].to_owned())
}

/// A stretch that begins and ends with characters that can be seen: what stands between is
/// folded and indented at will, and has no place of its own.
fn widened(text: &str, words: Range<usize>, new: &str) -> Option<(Range<usize>, String)> {
    let Range { mut start, mut end } = words;
    let mut new = new.to_owned();
    let seen = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    while start == end || !seen(text.get(start..end)?.chars().next()) {
        let Some(before) = text.get(..start)?.chars().next_back() else { break };
        start -= before.len_utf8();
        new.insert(0, before);
    }
    while !seen(text.get(start..end)?.chars().next_back()) {
        let after = text.get(end..)?.chars().next()?;
        end += after.len_utf8();
        new.push(after);
    }
    let first = seen(text[start..end].chars().next());
    first.then_some((start..end, new))
}

/// The words as the style of a value writes them.
fn written(
    tree: &Tree,
    path: &Path,
    node: &Node,
    style: Style,
    range: &Range<usize>,
    new: &str,
) -> Option<String> {
    match style {
        Style::SingleQuoted => Some(new.replace('\'', "''")),
        Style::DoubleQuoted => Some(new.replace('\\', "\\\\").replace('"', "\\\"")),
        Style::Literal | Style::Folded => Some(new.to_owned()),
        Style::Plain => {
            let first = range.start == node.range.start;
            let harms = new.is_empty() && range.len() == node.range.len()
                || is_unsafe(new, first, in_flow(tree, path));
            (!harms).then(|| new.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;
    use crate::yaml::{apply, parse};

    /// The file with a stretch of the value of `a` in other words.
    fn changed(yaml: &str, old: &str, new: &str) -> Option<String> {
        let tree = parse(&SourceFile::new("x.yaml", yaml)).unwrap();
        let path = Path::parse("a");
        let text = vi::clean(tree.root.find(&path).scalar().unwrap());
        let at = text.find(old).unwrap();
        let change = change(&tree, &path, at..at + old.len(), new)?;
        Some(apply(yaml, &[change.edit]))
    }

    #[test]
    fn a_space_goes_with_whatever_the_file_writes_for_it() {
        for (yaml, expected) in [
            ("a: một , hai # ba , bốn\n", "a: một, hai # ba , bốn\n"),
            ("a: một\n  , hai\n", "a: một, hai\n"),
            ("a: 'nó''s , hai'\n", "a: 'nó''s, hai'\n"),
            ("a: \"một \\\n  , hai\"\n", "a: \"một, hai\"\n"),
            ("a: \"m\\u1ED9t , hai\"\n", "a: \"m\\u1ED9t, hai\"\n"),
            ("a: >-\r\n  một\r\n  , hai\r\n", "a: >-\r\n  một, hai\r\n"),
            ("a: |\n  một , hai\n  ba\n", "a: |\n  một, hai\n  ba\n"),
        ] {
            assert_eq!(changed(yaml, " ,", ",").as_deref(), Some(expected));
        }
        assert_eq!(changed("a: một , hai\n", " ", "").unwrap(), "a: một, hai\n");
        assert_eq!(changed("a: một .\n", " .", "").unwrap(), "a: một\n");
    }

    #[test]
    fn words_that_a_style_cannot_write_in_their_place_are_no_change() {
        assert_eq!(changed("a: một hai\n", "hai", "hai: ba"), None);
        assert_eq!(changed("a: một hai\n", "một", "# một"), None);
        assert_eq!(changed("a: một\n", "một", ""), None);
        assert_eq!(changed("a: một hai\n", "hai", "h\nai"), None);
        assert_eq!(changed("a: 'một hai'\n", "hai", "h'i").unwrap(), "a: 'một h''i'\n");
        assert_eq!(
            changed("a: \"một hai\"\n", "hai", "“\"\\”").unwrap(),
            "a: \"một “\\\"\\\\”\"\n"
        );
    }
}
