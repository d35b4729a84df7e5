//! A file with what puts it right, held against what it said before.

use std::collections::HashMap;
use std::sync::Arc;

use super::edits::apply;
use super::invisible::with_invisible;
use super::node::{Node, NodeKind};
use super::parse::{Tree, parse};
use crate::diag::{Edit, Fix, SourceFile, ValueChange};
use crate::vi;

/// A file with some fixes made.
#[derive(Debug)]
pub struct Fixed {
    /// All of it.
    pub text: String,
    /// How many fixes were made.
    pub made: usize,
    /// How many would have changed more than they should, and were left out.
    pub left: usize,
}

/// The file with fixes made. Of two that change the same bytes the first is made; one by which
/// the file would say anything else than what is meant is left out.
pub fn fixed(file: &Arc<SourceFile>, tree: &Tree, fixes: &[&Fix]) -> Fixed {
    let mut apart: Vec<&Fix> = vec![];
    for fix in fixes {
        if !apart.iter().any(|made| made.overlaps(fix)) {
            apart.push(fix);
        }
    }
    if let Some(text) = tried(file, tree, &apart) {
        return Fixed { text, made: apart.len(), left: 0 };
    }
    let all = apart.len();
    let mut good = vec![];
    for fix in apart {
        good.push(fix);
        if tried(file, tree, &good).is_none() {
            good.pop();
        }
    }
    let text = tried(file, tree, &good).unwrap_or_else(|| file.text.clone());
    Fixed { text, made: good.len(), left: all - good.len() }
}

/// The file with all of some fixes, if it then says what is meant and nothing else.
fn tried(file: &Arc<SourceFile>, tree: &Tree, fixes: &[&Fix]) -> Option<String> {
    let changes: Vec<&ValueChange> = fixes.iter().flat_map(|fix| &fix.changes).collect();
    let edits: Vec<Edit> = changes.iter().map(|change| change.edit.clone()).collect();
    let text = apply(&file.text, &with_invisible(&file.text, &tree.file.text, edits));
    let new = parse(&SourceFile::new(&file.name, text.as_str())).ok()?;
    let mut meant: HashMap<(usize, usize), Vec<&ValueChange>> = HashMap::new();
    for change in changes {
        let value = (change.value.start, change.value.end);
        meant.entry(value).or_default().push(change);
    }
    let said = |tree: &Tree| -> Vec<String> {
        let comments = tree.comments.iter();
        comments
            .map(|range| tree.file.text[range.clone()].to_owned())
            .collect()
    };
    (is_meant(&tree.root, &new.root, &meant) && said(tree) == said(&new)).then_some(text)
}

/// True if a tree says what another says with some changes.
fn is_meant(
    old: &Arc<Node>,
    new: &Arc<Node>,
    changes: &HashMap<(usize, usize), Vec<&ValueChange>>,
) -> bool {
    match (&old.kind, &new.kind) {
        (
            NodeKind::Scalar { text, style },
            NodeKind::Scalar { text: now, style: new_style },
        ) => {
            let own = changes.get(&(old.range.start, old.range.end));
            style == new_style
                && match own {
                    None => text == now,
                    Some(own) => vi::clean(now) == said(&vi::clean(text), own),
                }
        }
        (NodeKind::List(items), NodeKind::List(now)) => {
            items.len() == now.len()
                && items.iter().zip(now).all(|(old, new)| is_meant(old, new, changes))
        }
        (NodeKind::Map(entries), NodeKind::Map(now)) => {
            let same = |(old, new): (&super::node::Entry, &super::node::Entry)| {
                is_meant(&old.key, &new.key, changes)
                    && is_meant(&old.value, &new.value, changes)
            };
            entries.len() == now.len() && entries.iter().zip(now).all(same)
        }
        _ => false,
    }
}

/// A text with changes made.
fn said(text: &str, changes: &[&ValueChange]) -> String {
    let edit = |change: &&ValueChange| Edit {
        range: change.words.clone(),
        new: change.new.clone(),
    };
    let edits: Vec<Edit> = changes.iter().map(edit).collect();
    vi::clean(&apply(text, &edits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Path, change};

    /// The file with words of the value of `a` put right.
    fn put_right(yaml: &str, pairs: &[(&str, &str)]) -> Fixed {
        let file = SourceFile::new("x.yaml", yaml);
        let tree = parse(&file).unwrap();
        let path = Path::parse("a");
        let text = vi::clean(tree.root.find(&path).scalar().unwrap());
        let fix = |(old, new): &(&str, &str)| {
            let at = text.find(old).unwrap();
            let change = change(&tree, &path, at..at + old.len(), new).unwrap();
            Fix { changes: vec![change] }
        };
        let fixes: Vec<Fix> = pairs.iter().map(fix).collect();
        fixed(&file, &tree, &fixes.iter().collect::<Vec<_>>())
    }

    #[test]
    fn the_first_of_two_that_overlap_is_made_and_the_rest_is_left_for_another_time() {
        let done = put_right("a: một , hai ; ba # x\n", &[(" ,", ","), (" ;", ";")]);
        assert_eq!((done.text.as_str(), done.made), ("a: một, hai; ba # x\n", 2));
        let done = put_right("a: một , , ba\n", &[(" ,", ","), (" ,", ";")]);
        assert_eq!((done.text.as_str(), done.made, done.left), ("a: một, , ba\n", 1, 0));
    }

    #[test]
    fn what_cannot_be_seen_stays_in_the_file() {
        let done = put_right("b: x\u{200b}y\na: m\u{200b}ột , hai\n", &[(" ,", ",")]);
        assert_eq!(done.text, "b: x\u{200b}y\na: m\u{200b}ột, hai\n");
    }

    #[test]
    fn a_fix_by_which_the_file_says_something_else_is_left_out() {
        let file = SourceFile::new("x.yaml", "a: một\nb: hai\n");
        let tree = parse(&file).unwrap();
        let wrong = |range: std::ops::Range<usize>, new: &str| Fix {
            changes: vec![ValueChange {
                edit: Edit { range, new: new.to_owned() },
                value: 3..8,
                words: 0..5,
                new: new.to_owned(),
            }],
        };
        for fix in [wrong(3..8, "x # y"), wrong(3..8, "x: y"), wrong(3..12, "x")] {
            let good = wrong(3..8, "mới");
            let done = fixed(&file, &tree, &[&fix]);
            assert_eq!((done.text.as_str(), done.made, done.left), (&*file.text, 0, 1));
            assert_eq!(fixed(&file, &tree, &[&good]).text, "a: mới\nb: hai\n");
        }
    }
}
