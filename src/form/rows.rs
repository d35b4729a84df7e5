//! Rows of tables that stand in lists of their own: `rows_from`.

use std::sync::Arc;

use crate::diag::{Diagnostic, Place, rules};
use crate::document::{self, Prose};
use crate::say;
use crate::yaml::{Entry, Node, NodeKind, Style, Tree};

/// The key that names a list.
const KEY: &str = "rows_from";

/// A table, or a group of one, whose rows stand in a list.
#[derive(Clone, Debug)]
pub struct RowsFrom {
    /// The list's file, as it is named.
    pub file: String,
    /// Where it is named.
    pub place: Place,
    /// The table's columns: key and title.
    pub columns: Vec<(String, String)>,
}

/// A cell that a list says.
#[derive(Clone, Debug)]
pub struct SaidCell {
    /// The key of the column.
    pub key: String,
    /// What it says.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// The tree with the rows of lists in their places, and what is wrong with those; `rows` are
/// those of one list.
pub fn with_rows(tree: Tree, rows: Rows<'_>) -> (Tree, Vec<Diagnostic>) {
    let mut expander = Expander { tree: &tree, findings: vec![], rows };
    let root = expander.node(&tree.root, None);
    let findings = expander.findings;
    (Tree { root, ..tree }, findings)
}

/// Gives the rows of a list, or says why they cannot be had.
type Rows<'a> = &'a mut dyn FnMut(&RowsFrom) -> Result<Vec<SaidRow>, Vec<Diagnostic>>;
/// The cells of a row that hold something.
pub type SaidRow = Vec<SaidCell>;

struct Expander<'a> {
    tree: &'a Tree,
    findings: Vec<Diagnostic>,
    rows: Rows<'a>,
}

impl Expander<'_> {
    /// The node with rows in place of the lists' names, inside a table with those columns;
    /// the node itself if there are none.
    fn node(&mut self, node: &Arc<Node>, table: Option<&Arc<Node>>) -> Arc<Node> {
        let kind = match &node.kind {
            NodeKind::Scalar { .. } => return node.clone(),
            NodeKind::List(items) => {
                let new: Vec<_> =
                    items.iter().map(|item| self.node(item, table)).collect();
                if items.iter().zip(&new).all(|(old, new)| Arc::ptr_eq(old, new)) {
                    return node.clone();
                }
                NodeKind::List(new)
            }
            NodeKind::Map(entries) => {
                let columns = node.get("columns");
                let new: Vec<_> = entries
                    .iter()
                    .map(|e| self.entry(node, e, table.or(columns)))
                    .collect();
                let same =
                    |(old, new): (&Entry, &Entry)| Arc::ptr_eq(&old.value, &new.value);
                if entries.iter().zip(&new).all(same) {
                    return node.clone();
                }
                NodeKind::Map(new)
            }
        };
        let (range, said_at) = (node.range.clone(), node.said_at.clone());
        Arc::new(Node { range, kind, said_at })
    }

    fn entry(&mut self, map: &Node, entry: &Entry, columns: Option<&Arc<Node>>) -> Entry {
        let same = Entry { key: entry.key.clone(), value: entry.value.clone() };
        match (entry.key.scalar(), entry.value.scalar(), columns) {
            (Some(KEY), Some(file), Some(columns)) if !entry.value.is_null() => {
                if map.get("rows").is_some() {
                    self.report(entry);
                    return same;
                }
                let from = RowsFrom {
                    file: file.trim().to_owned(),
                    place: self.tree.place(&entry.value),
                    columns: named(columns),
                };
                match (self.rows)(&from) {
                    Ok(rows) => rows_entry(entry, rows),
                    Err(faults) => {
                        self.findings.extend(faults);
                        same
                    }
                }
            }
            // A table inside a table is none of its own rows' business.
            (Some("rows" | "columns"), ..) => same,
            (Some("groups"), ..) => {
                Entry { value: self.node(&entry.value, columns), ..same }
            }
            _ => Entry { value: self.node(&entry.value, None), ..same },
        }
    }

    fn report(&mut self, entry: &Entry) {
        let message = say!(
            "hàng của bảng hoặc ở `rows:`, hoặc ở `rows_from:`, không ở cả hai",
            "rows stand either under `rows:` or in `rows_from:`, not in both"
        );
        let place = self.tree.place(&entry.key);
        self.findings
            .push(Diagnostic::new(&rules::CONFLICTING_ROWS, message).at(place));
    }
}

/// Keys and titles of columns.
fn named(columns: &Node) -> Vec<(String, String)> {
    let NodeKind::List(columns) = &columns.kind else { return vec![] };
    let text = |column: &Node, key: &str| {
        Some(column.get(key)?.scalar().unwrap_or_default().to_owned())
    };
    let column = |column: &Arc<Node>| {
        Some((text(column, "key")?, text(column, "title").unwrap_or_default()))
    };
    columns.iter().filter_map(column).collect()
}

/// A cell's text as prose that prints just that text; a dash alone stays a dash alone.
fn escaped(text: &str) -> String {
    let escaped = document::escaped(text);
    let begins = text.starts_with("- ") || text.starts_with('\\');
    if begins { Prose::escape_start(&escaped) } else { escaped }
}

fn rows_entry(entry: &Entry, rows: Vec<SaidRow>) -> Entry {
    let range = entry.value.range.clone();
    let node = |kind, said_at| Arc::new(Node { range: range.clone(), kind, said_at });
    let scalar = |text: String, style, place: &Place| {
        node(NodeKind::Scalar { text, style }, Some(place.clone()))
    };
    let cell = |cell: SaidCell| Entry {
        key: scalar(cell.key, Style::Plain, &cell.place),
        // What a list says is no markup; a dash alone says that there is nothing.
        value: scalar(escaped(&cell.text), Style::Literal, &cell.place),
    };
    let row = |row: SaidRow| {
        let place = row.first().map(|cell| cell.place.clone());
        node(NodeKind::Map(row.into_iter().map(cell).collect()), place)
    };
    let rows = rows.into_iter().map(row).collect();
    let key = NodeKind::Scalar { text: "rows".to_owned(), style: Style::Plain };
    Entry {
        key: Arc::new(Node {
            range: entry.key.range.clone(),
            kind: key,
            said_at: None,
        }),
        value: node(NodeKind::List(rows), None),
    }
}
