//! The YAML of a file as a tree of nodes, each with its place.

use std::ops::Range;
use std::sync::Arc;

use super::path::{Path, Step};
use crate::diag::Place;

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In `'…'`.
    SingleQuoted,
    /// In `"…"`, with escapes.
    DoubleQuoted,
    /// After `|`.
    Literal,
    /// After `>`.
    Folded,
}

/// A scalar, list or map, with its bytes in the file.
#[derive(Debug)]
pub struct Node {
    /// From the first byte to after the last one; a block scalar (`|`, `>`) begins at the
    /// first character of its text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: NodeKind,
    /// Where it is said, if its bytes do not say it: a cell of a list, or a text with fields
    /// filled in.
    pub said_at: Option<Place>,
}

/// What a node is.
#[derive(Debug)]
pub enum NodeKind {
    /// A text; never a number or a truth value: what it means, its key says.
    Scalar {
        /// The value, with folds and escapes undone.
        text: String,
        /// How it is written.
        style: Style,
    },
    /// A list.
    List(Vec<Arc<Node>>),
    /// A map, in the order of the file; a key may occur twice.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub key: Arc<Node>,
    /// The value.
    pub value: Arc<Node>,
}

impl Node {
    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// True for a value that is not there: nothing after the colon, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, NodeKind::Scalar { text, style: Style::Plain }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The entries of a map; none for a scalar or list.
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            NodeKind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Arc<Node>> {
        self.entries()
            .iter()
            .find(|e| e.key.scalar() == Some(key))
            .map(|e| &e.value)
    }

    /// The node at a path; where the path leads past the tree, the last node on the way.
    pub fn find<'a>(self: &'a Arc<Self>, path: &Path) -> &'a Arc<Self> {
        self.walk(path).0
    }

    /// The node at a path, if there is one.
    pub fn find_exact<'a>(self: &'a Arc<Self>, path: &Path) -> Option<&'a Arc<Self>> {
        let (node, arrived) = self.walk(path);
        arrived.then_some(node)
    }

    fn walk<'a>(self: &'a Arc<Self>, path: &Path) -> (&'a Arc<Self>, bool) {
        let mut node = self;
        for step in &path.0 {
            let next = match (step, &node.kind) {
                (Step::Key(key), NodeKind::Map(_)) => node.get(key),
                (Step::Index(index), NodeKind::List(items)) => items.get(*index),
                // A single value stands for a list of one.
                (Step::Index(0), _) => Some(node),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => return (node, false),
            }
        }
        (node, true)
    }

    /// Calls `visit` for every scalar value below and at this node; keys are left out.
    pub fn for_each_scalar<'a>(&'a self, visit: &mut impl FnMut(&'a Node)) {
        match &self.kind {
            NodeKind::Scalar { .. } => visit(self),
            NodeKind::List(items) => {
                for item in items {
                    item.for_each_scalar(visit);
                }
            }
            NodeKind::Map(entries) => {
                for entry in entries {
                    entry.value.for_each_scalar(visit);
                }
            }
        }
    }
}
