//! Every text of a document with the part that it plays.

use std::collections::HashSet;
use std::sync::Arc;

use super::table::Role;
use crate::vi;
use crate::yaml::{Node, NodeKind, Path, Style, Tree};

/// The part that a text plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A legal basis: one citation.
    Basis,
    /// A code of its own, such as `2025/NQLT-…`.
    Symbol,
    /// The cell of a column.
    Cell(Role),
    /// The title of a column; true if figures stand below it.
    ColumnTitle(bool),
    /// A date by itself.
    Day,
    /// Any other text.
    Text,
}

/// A text and where it stands.
#[derive(Clone, Debug)]
pub struct TextAt {
    /// The way to it.
    pub path: Path,
    /// Its node.
    pub node: Arc<Node>,
    /// What it says, in normal form.
    pub text: String,
    /// The part it plays.
    pub field: Field,
}

/// Keys whose values are no texts: names, choices, measures, files, and what has a meaning of
/// its own for the whole document.
const NO_TEXT: [&str; 31] = [
    "kind",
    "id",
    "level",
    "scheme",
    "key",
    "role",
    "type",
    "width",
    "orientation",
    "medium",
    "urgency",
    "secrecy_stamp",
    "draft",
    "contact",
    "original",
    "file",
    "archive",
    "drafter",
    "total",
    "year",
    "number",
    "number_from",
    "rows_from",
    "date",
    "signed_at",
    "recipient_groups",
    "end_at",
    "separate",
    "unnumbered",
    "signature",
    "confirmation",
];

/// The texts of a document in the order of the file, each once, aliases included.
pub fn texts(tree: &Tree) -> Vec<TextAt> {
    let mut walk = Walk { found: vec![], seen: HashSet::new() };
    walk.map(&tree.root, &Path::default());
    walk.found
}

struct Walk {
    found: Vec<TextAt>,
    seen: HashSet<*const Node>,
}

impl Walk {
    fn map(&mut self, node: &Node, path: &Path) {
        for entry in node.entries() {
            let Some(key) = entry.key.scalar() else { continue };
            let path = path.key(key);
            let whole = path.0.len() == 1;
            match key {
                _ if NO_TEXT.contains(&key) => {}
                "agency" if whole && entry.value.scalar().is_some() => {}
                "table" => self.table(&entry.value, &path),
                "legal_bases" => self.value(&entry.value, &path, Field::Basis),
                "symbol" => self.value(&entry.value, &path, Field::Symbol),
                "from" | "to" | "valid_until" | "request_date" => {
                    self.value(&entry.value, &path, Field::Day);
                }
                _ => self.value(&entry.value, &path, Field::Text),
            }
        }
    }

    fn value(&mut self, node: &Arc<Node>, path: &Path, field: Field) {
        match &node.kind {
            NodeKind::Map(_) => self.map(node, path),
            NodeKind::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.value(item, &path.index(i), field);
                }
            }
            NodeKind::Scalar { text, style } => {
                let text = vi::clean(text);
                let empty = text.is_empty() || *style == Style::Plain && node.is_null();
                if !empty && self.seen.insert(Arc::as_ptr(node)) {
                    let (path, node) = (path.clone(), node.clone());
                    self.found.push(TextAt { path, node, text, field });
                }
            }
        }
    }

    fn table(&mut self, table: &Node, path: &Path) {
        let columns = Columns::of(table);
        for entry in table.entries() {
            let Some(key) = entry.key.scalar() else { continue };
            let path = path.key(key);
            match (key, &entry.value.kind) {
                ("columns", NodeKind::List(items)) => {
                    for (i, column) in items.iter().enumerate() {
                        self.column(column, &path.index(i));
                    }
                }
                ("groups", NodeKind::List(groups)) => {
                    for (i, group) in groups.iter().enumerate() {
                        let path = path.index(i);
                        if let Some(title) = group.get("title") {
                            self.value(title, &path.key("title"), Field::Text);
                        }
                        if let Some(rows) = group.get("rows") {
                            self.rows(rows, &path.key("rows"), &columns);
                        }
                    }
                }
                ("rows", _) => self.rows(&entry.value, &path, &columns),
                _ => {}
            }
        }
    }

    fn column(&mut self, column: &Node, path: &Path) {
        let figures = column.get("type").and_then(|kind| kind.scalar());
        let figures = matches!(figures, Some("number" | "money"));
        for key in ["title", "group"] {
            if let Some(title) = column.get(key) {
                self.value(title, &path.key(key), Field::ColumnTitle(figures));
            }
        }
    }

    fn rows(&mut self, rows: &Node, path: &Path, columns: &Columns) {
        let NodeKind::List(rows) = &rows.kind else { return };
        for (i, row) in rows.iter().enumerate() {
            for cell in row.entries() {
                let Some(key) = cell.key.scalar().filter(|key| *key != "id") else {
                    continue;
                };
                let role = columns.role(key);
                self.value(&cell.value, &path.index(i).key(key), Field::Cell(role));
            }
        }
    }
}

/// The columns of a table by key.
struct Columns(Vec<(String, Role)>);

impl Columns {
    fn of(table: &Node) -> Self {
        let columns = match table.get("columns").map(|columns| &columns.kind) {
            Some(NodeKind::List(columns)) => columns.as_slice(),
            _ => &[],
        };
        let column = |column: &Arc<Node>| {
            let text = |key| column.get(key).and_then(|node| node.scalar());
            let role = match (text("role"), text("type")) {
                (Some("work"), _) => Role::Work,
                (Some("deadline"), _) | (_, Some("date")) => Role::Deadline,
                (Some("chair"), _) => Role::Chair,
                (Some("lead"), _) => Role::Lead,
                (Some("support"), _) => Role::Support,
                (Some("product"), _) => Role::Product,
                (Some("budget"), _) => Role::Budget,
                (Some("note"), _) => Role::Note,
                _ => Role::Other,
            };
            Some((text("key")?.to_owned(), role))
        };
        Self(columns.iter().filter_map(column).collect())
    }

    fn role(&self, key: &str) -> Role {
        let found = self.0.iter().find(|(own, _)| own == key);
        found.map_or(Role::Other, |(_, role)| *role)
    }
}
