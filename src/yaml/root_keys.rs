//! Keys of a file's root given a value, every other byte left alone.

use std::sync::Arc;

use super::edits::{apply, line_end};
use super::invisible::with_invisible;
use super::node::{Entry, Node, NodeKind, Style};
use super::parse::{Tree, parse};
use crate::diag::{Edit, SourceFile};

/// The file with keys of its root saying these values, each a plain word or number: written over
/// what they said, or put in after the first of `after` that the file has on a line of its own.
/// None where the file would then say anything else than before beside them.
pub fn with_keys(
    file: &Arc<SourceFile>,
    keys: &[(&str, String)],
    after: &[&str],
) -> Option<String> {
    let tree = parse(file).ok()?;
    let edits = keys
        .iter()
        .map(|(key, value)| set(&tree, key, value, after))
        .collect::<Option<Vec<Edit>>>()?;
    let text = apply(&file.text, &with_invisible(&file.text, &tree.file.text, edits));
    let new = parse(&SourceFile::new(&file.name, text.as_str())).ok()?;
    (says(&new, keys) && same_beside(&tree, &new, keys)).then_some(text)
}

/// The edit by which a key says a value.
fn set(tree: &Tree, key: &str, value: &str, after: &[&str]) -> Option<Edit> {
    let mut own = tree.root.entries().iter();
    match own.find(|entry| entry.key.scalar() == Some(key)) {
        Some(entry) => written_over(&tree.file.text, entry, value),
        None => put_in(tree, key, value, after),
    }
}

/// The edit that writes a value in the place of an entry's.
fn written_over(source: &str, entry: &Entry, value: &str) -> Option<Edit> {
    let old = &entry.value.range;
    let NodeKind::Scalar { style, .. } = &entry.value.kind else { return None };
    let colon =
        || Some(entry.key.range.end + source[entry.key.range.end..].find(':')? + 1);
    if entry.value.is_null() && old.is_empty() {
        let after = colon()?;
        return Some(Edit { range: after..after, new: format!(" {value}") });
    }
    // An alias has its value, and its place, elsewhere.
    if old.start < entry.key.range.end {
        let after = colon()?;
        let rest = &source[after..];
        let start = after + rest.find('*').filter(|at| rest[..*at].trim().is_empty())?;
        let ends = |c: char| c.is_whitespace() || ",}]".contains(c);
        let end = source[start..].find(ends).map_or(source.len(), |at| start + at);
        return Some(Edit { range: start..end, new: value.to_owned() });
    }
    let range = match style {
        Style::SingleQuoted | Style::DoubleQuoted => old.start + 1..old.end - 1,
        _ => old.start..old.start + source.get(old.clone())?.trim_end().len(),
    };
    Some(Edit { range, new: value.to_owned() })
}

/// The edit that puts in a key that the file lacks.
fn put_in(tree: &Tree, key: &str, value: &str, after: &[&str]) -> Option<Edit> {
    let source = &*tree.file.text;
    let entries = tree.root.entries();
    if source[tree.root.range.start..].starts_with('{') {
        let at = entries
            .last()
            .map(|last| last.value.range.end.max(last.key.range.end))?;
        return Some(Edit { range: at..at, new: format!(", {key}: {value}") });
    }
    let named = |name: &&str| {
        let mut own = entries.iter();
        own.find(|entry| entry.key.scalar() == Some(name))
    };
    let (indent, end) =
        after.iter().filter_map(named).find_map(|it| own_line(source, it))?;
    let new = format!("{}{indent}{key}: {value}", line_end(source));
    Some(Edit { range: end..end, new })
}

/// The indent of an entry that has a line of its own, and where that line ends.
fn own_line<'a>(source: &'a str, entry: &Entry) -> Option<(&'a str, usize)> {
    let start = entry.key.range.start;
    let line = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &source[line..start];
    let end = source[start..].find('\n').map_or(source.len(), |at| start + at);
    let value = &entry.value;
    let is_one_line = value.scalar().is_some() && value.range.end <= end
        || value.is_null() && value.range.is_empty();
    (indent.trim().is_empty() && is_one_line).then(|| {
        let text = source[..end].trim_end_matches('\r');
        (indent, text.len())
    })
}

/// True if every key is there once, and says its value.
fn says(tree: &Tree, keys: &[(&str, String)]) -> bool {
    keys.iter().all(|(key, value)| {
        let own = tree.root.entries().iter();
        let own: Vec<_> = own.filter(|it| it.key.scalar() == Some(key)).collect();
        matches!(&own[..], [one] if one.value.scalar().map(str::trim) == Some(value))
    })
}

/// True if two trees have the same comments, and say the same but for some keys of their roots.
fn same_beside(one: &Tree, other: &Tree, keys: &[(&str, String)]) -> bool {
    let others = |tree: &Tree| -> Vec<(Arc<Node>, Arc<Node>)> {
        let entries = tree.root.entries().iter();
        let is_set = |entry: &&Entry| {
            let name = entry.key.scalar();
            keys.iter().any(|(key, _)| name == Some(key))
        };
        let rest = entries.filter(|entry| !is_set(entry));
        rest.map(|it| (it.key.clone(), it.value.clone())).collect()
    };
    let (before, now) = (others(one), others(other));
    let alike = |((key, value), (new_key, new)): (&(_, _), &(_, _))| {
        is_same(key, new_key) && is_same(value, new)
    };
    let comments = |tree: &Tree| -> Vec<String> {
        let said = tree.comments.iter();
        said.map(|range| tree.file.text[range.clone()].to_owned()).collect()
    };
    before.len() == now.len()
        && before.iter().zip(&now).all(alike)
        && comments(one) == comments(other)
}

/// True if two nodes say the same in the same style.
fn is_same(one: &Arc<Node>, other: &Arc<Node>) -> bool {
    match (&one.kind, &other.kind) {
        (
            NodeKind::Scalar { text, style },
            NodeKind::Scalar { text: new, style: new_style },
        ) => text == new && style == new_style,
        (NodeKind::List(items), NodeKind::List(new)) => {
            items.len() == new.len()
                && items.iter().zip(new).all(|(one, other)| is_same(one, other))
        }
        (NodeKind::Map(entries), NodeKind::Map(new)) => {
            let alike = |(one, other): (&Entry, &Entry)| {
                is_same(&one.key, &other.key) && is_same(&one.value, &other.value)
            };
            entries.len() == new.len() && entries.iter().zip(new).all(alike)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn with(yaml: &str) -> Option<String> {
        let file = SourceFile::new("x.yaml", yaml);
        let keys = [("n", "83".to_owned()), ("d", "2026-07-13".to_owned())];
        with_keys(&file, &keys, &["n", "y", "k"])
    }

    #[test]
    fn keys_are_written_over_in_the_style_that_they_have() {
        for (yaml, expected) in [
            ("n: # số\nd:\nz: 1\n", "n: 83 # số\nd: 2026-07-13\nz: 1\n"),
            ("n: ~\nd: null # ngày\n", "n: 83\nd: 2026-07-13 # ngày\n"),
            ("n: \"\"\nd: ''\n", "n: \"83\"\nd: '2026-07-13'\n"),
            ("n: 5   # năm\nd: 2026-07\n", "n: 83   # năm\nd: 2026-07-13\n"),
            ("n: '05'\nd: tháng 7 năm 2026\n", "n: '83'\nd: 2026-07-13\n"),
            ("{n: , d: , z: 1}\n", "{n: 83 , d: 2026-07-13 , z: 1}\n"),
            ("{n:, d: 1}\n", "{n: 83, d: 2026-07-13}\n"),
            (
                "n: >-\r\n  5\r\nd: |-\r\n  x\r\n",
                "n: >-\r\n  83\r\nd: |-\r\n  2026-07-13\r\n",
            ),
            ("z: &a 5\ny: *a\nn: *a\nd:\n", "z: &a 5\ny: *a\nn: 83\nd: 2026-07-13\n"),
            ("n:\n# của sổ\n\nd:\n", "n: 83\n# của sổ\n\nd: 2026-07-13\n"),
        ] {
            assert_eq!(with(yaml).as_deref(), Some(expected), "{yaml:?}");
        }
    }

    #[test]
    fn keys_that_are_missing_come_after_the_first_that_is_there() {
        for (yaml, expected) in [
            (
                "k: a # loại\nz:\n  - n: 1\n",
                "k: a # loại\nn: 83\nd: 2026-07-13\nz:\n  - n: 1\n",
            ),
            (
                "k: a\r\ny: 2026\r\nz: b",
                "k: a\r\ny: 2026\r\nn: 83\r\nd: 2026-07-13\r\nz: b",
            ),
            ("z: b\nk: a", "z: b\nk: a\nn: 83\nd: 2026-07-13"),
            ("k: a\nn: 5 # số\nz: b\n", "k: a\nn: 83 # số\nd: 2026-07-13\nz: b\n"),
            ("{k: a, z: [1, 2]}\n", "{k: a, z: [1, 2], n: 83, d: 2026-07-13}\n"),
            (
                "\u{feff}k: a\u{200b}\nz: b\n",
                "\u{feff}k: a\u{200b}\nn: 83\nd: 2026-07-13\nz: b\n",
            ),
            ("  k: a\n  z: b\n", "  k: a\n  n: 83\n  d: 2026-07-13\n  z: b\n"),
        ] {
            assert_eq!(with(yaml).as_deref(), Some(expected), "{yaml:?}");
        }
    }

    #[test]
    fn a_file_that_would_say_something_else_is_not_changed() {
        for yaml in [
            // The value is used elsewhere, too; its name would be used by nobody; it is there
            // twice; it is a list; no line is there to follow.
            "n: &a 5\nz: *a\nd: 1\n",
            "z: &a 5\nn: *a\nd: 1\n",
            "n: 5\nn: 6\nd: 1\n",
            "n: [5]\nd: 1\n",
            "z: a\n",
            "k: a\n  b\n",
            "- n: 5\n",
            "n: |\nd: 1\n",
        ] {
            assert_eq!(with(yaml), None, "{yaml:?}");
        }
    }

    fn line() -> impl Strategy<Value = String> {
        let comment = prop_oneof![Just(""), Just("   # số 5"), Just(" # 2026-07")];
        let value = prop_oneof![
            Just(""),
            Just(" 5"),
            Just(" ''"),
            Just(" \"05\""),
            Just(" ~"),
            Just(" tháng 7 năm 2026"),
            Just(" [1, {n: 2}]"),
            Just(" {d: 1}"),
        ];
        let key = prop_oneof![Just("n"), Just("d"), Just("y"), Just("k"), Just("z")];
        (key, value, comment)
            .prop_map(|(key, value, comment)| format!("{key}:{value}{comment}"))
    }

    proptest! {
        #[test]
        fn what_is_written_says_both_values_and_leaves_every_other_line_alone(
            lines in prop::collection::vec(line(), 1..7),
            end in prop_oneof![Just("\n"), Just("\r\n")],
            mark in prop_oneof![Just(""), Just("\u{feff}")],
        ) {
            let yaml = format!("{mark}{}{end}", lines.join(end));
            let Some(new) = with(&yaml) else { return Ok(()) };
            prop_assert_eq!(with(&new), Some(new.clone()));
            let is_own = |line: &&str| line.starts_with("n:") || line.starts_with("d:");
            let others = |text: &str| -> Vec<String> {
                let text = text.trim_start_matches('\u{feff}').replace('\r', "");
                text.lines().filter(|line| !is_own(line)).map(str::to_owned).collect()
            };
            prop_assert_eq!(others(&new), others(&yaml));
            prop_assert_eq!(new.starts_with('\u{feff}'), !mark.is_empty());
            prop_assert_eq!(new.matches('\n').count(), new.matches(end).count());
        }
    }
}
