//! One file laid over another: what the upper one says takes the place of the same keys below.

use std::sync::Arc;

use super::node::{Entry, Node, NodeKind};
use super::parse::Tree;

/// The tree of a file over that of another: maps are joined key by key, everything else of the
/// upper one stands as it is. Places are those of the file that says it.
pub fn overlay(lower: &Tree, upper: &Tree) -> Tree {
    let root = joined(&placed(&lower.root, lower), &upper.root);
    Tree {
        file: upper.file.clone(),
        root,
        comments: upper.comments.clone(),
        notes: upper.notes.clone(),
    }
}

/// A node that knows its place, whatever tree it stands in.
fn placed(node: &Arc<Node>, tree: &Tree) -> Arc<Node> {
    let kind = match &node.kind {
        NodeKind::Scalar { text, style } => {
            NodeKind::Scalar { text: text.clone(), style: *style }
        }
        NodeKind::List(items) => {
            NodeKind::List(items.iter().map(|item| placed(item, tree)).collect())
        }
        NodeKind::Map(entries) => {
            let entry = |entry: &Entry| Entry {
                key: placed(&entry.key, tree),
                value: placed(&entry.value, tree),
            };
            NodeKind::Map(entries.iter().map(entry).collect())
        }
    };
    let said_at = Some(tree.place(node));
    Arc::new(Node { range: node.range.clone(), kind, said_at })
}

fn joined(lower: &Arc<Node>, upper: &Arc<Node>) -> Arc<Node> {
    let (NodeKind::Map(below), NodeKind::Map(above)) = (&lower.kind, &upper.kind) else {
        return upper.clone();
    };
    let key = |entry: &Entry| entry.key.scalar().map(str::to_owned);
    let mut entries: Vec<Entry> = below
        .iter()
        .map(|entry| match above.iter().find(|over| key(over) == key(entry)) {
            Some(over) => Entry {
                key: over.key.clone(),
                value: joined(&entry.value, &over.value),
            },
            None => Entry { key: entry.key.clone(), value: entry.value.clone() },
        })
        .collect();
    for over in above {
        if !below.iter().any(|entry| key(entry) == key(over)) {
            entries.push(Entry { key: over.key.clone(), value: over.value.clone() });
        }
    }
    let (range, said_at) = (upper.range.clone(), upper.said_at.clone());
    Arc::new(Node { range, kind: NodeKind::Map(entries), said_at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;
    use crate::yaml::parse;

    #[test]
    fn maps_are_joined_and_everything_else_is_replaced() {
        let tree = |name: &str, text: &str| parse(&SourceFile::new(name, text)).unwrap();
        let lower = tree("a", "x: {p: 1, q: [1, 2]}\ny: 3\n");
        let upper = tree("b", "x: {q: [5], r: 6}\n");
        let both = overlay(&lower, &upper);
        let x = both.root.get("x").unwrap();
        let keys: Vec<_> = x.entries().iter().filter_map(|e| e.key.scalar()).collect();
        assert_eq!(keys, ["p", "q", "r"]);
        assert!(
            matches!(&x.get("q").unwrap().kind, NodeKind::List(items) if items.len() == 1)
        );
        let file = |node: &Arc<Node>| both.place(node).file.name.clone();
        assert_eq!(file(both.root.get("y").unwrap()), "a");
        assert_eq!(file(x.get("r").unwrap()), "b");
    }
}
