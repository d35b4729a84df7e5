//! Rows of tables that stand in lists of their own: `rows_from`.

use std::sync::Arc;

use super::numbers::is_whole_money;
use super::rows_choice::choice;
use crate::diag::{Diagnostic, Place, rules};
use crate::document::{self, Prose};
use crate::list::Choice;
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
    /// The table's columns.
    pub columns: Vec<SaidColumn>,
    /// What is asked of the list.
    pub choice: Choice,
    /// True if groups of the list may become those of the table.
    pub can_group: bool,
}

/// A column as its table says it.
#[derive(Clone, Debug)]
pub struct SaidColumn {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// The name that it has in the list, if that is another.
    pub from: Option<String>,
    /// True if it holds numbers.
    pub is_number: bool,
    /// True if these are amounts of đồng, which have no decimals.
    pub is_whole: bool,
}

/// The rows of a list, and its groups of rows after those.
#[derive(Clone, Debug, Default)]
pub struct SaidRows {
    /// Rows that are in no group.
    pub rows: Vec<SaidRow>,
    /// The groups.
    pub groups: Vec<SaidGroup>,
    /// How groups and rows are counted, by their depth; none if as usual.
    pub levels: Vec<&'static str>,
}

/// A group of a list's rows.
#[derive(Clone, Debug)]
pub struct SaidGroup {
    /// Its title.
    pub title: SaidCell,
    /// What its own row says in other columns.
    pub cells: SaidRow,
    /// Its rows.
    pub rows: Vec<SaidRow>,
    /// The groups in it.
    pub groups: Vec<SaidGroup>,
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
type Rows<'a> = &'a mut dyn FnMut(&RowsFrom) -> Result<SaidRows, Vec<Diagnostic>>;
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
                    .flat_map(|e| self.entry(node, e, table.or(columns)))
                    .collect();
                let same =
                    |(old, new): (&Entry, &Entry)| Arc::ptr_eq(&old.value, &new.value);
                if entries.len() == new.len() && entries.iter().zip(&new).all(same) {
                    return node.clone();
                }
                NodeKind::Map(new)
            }
        };
        let (range, said_at) = (node.range.clone(), node.said_at.clone());
        Arc::new(Node { range, kind, said_at })
    }

    fn entry(
        &mut self,
        map: &Node,
        entry: &Entry,
        columns: Option<&Arc<Node>>,
    ) -> Vec<Entry> {
        let same = Entry { key: entry.key.clone(), value: entry.value.clone() };
        match (entry.key.scalar(), columns) {
            (Some(KEY), Some(columns)) if !entry.value.is_null() => {
                if map.get("rows").is_some() {
                    self.report(entry);
                    return vec![same];
                }
                let is_table = map.get("columns").is_some();
                match self.rows_from(&entry.value, columns, map) {
                    Ok(mut rows) => {
                        if map.get("levels").is_some() {
                            rows.levels.clear();
                        }
                        rows_entries(entry, rows, is_table)
                    }
                    Err(faults) => {
                        self.findings.extend(faults);
                        vec![same]
                    }
                }
            }
            // A table inside a table is none of its own rows' business.
            (Some("rows" | "columns"), _) => vec![same],
            (Some("groups"), _) => {
                vec![Entry { value: self.node(&entry.value, columns), ..same }]
            }
            _ => vec![Entry { value: self.node(&entry.value, None), ..same }],
        }
    }

    fn rows_from(
        &mut self,
        node: &Arc<Node>,
        columns: &Node,
        map: &Node,
    ) -> Result<SaidRows, Vec<Diagnostic>> {
        let columns = named(columns, map.get("unit").and_then(|unit| unit.scalar()));
        let (file, mut asked) = choice(self.tree, node)?;
        let mut wanted = vec!["id".to_owned()];
        for column in &columns {
            match &column.from {
                Some(from) => wanted.push(from.clone()),
                None => wanted.extend([column.key.clone(), column.title.clone()]),
            }
        }
        asked.wanted = Some(wanted);
        let is_table = map.get("columns").is_some();
        (self.rows)(&RowsFrom {
            file,
            place: self.tree.place(node.get("file").unwrap_or(node)),
            columns,
            choice: asked,
            can_group: is_table && map.get("groups").is_none(),
        })
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

/// The columns of a table.
fn named(columns: &Node, unit: Option<&str>) -> Vec<SaidColumn> {
    let NodeKind::List(columns) = &columns.kind else { return vec![] };
    let text = |column: &Node, key: &str| {
        Some(column.get(key)?.scalar().unwrap_or_default().to_owned())
    };
    let column = |column: &Arc<Node>| {
        let kind = text(column, "type").unwrap_or_default();
        Some(SaidColumn {
            key: text(column, "key")?,
            title: text(column, "title").unwrap_or_default(),
            from: text(column, "from").filter(|name| !name.trim().is_empty()),
            is_number: matches!(kind.as_str(), "number" | "money"),
            is_whole: is_whole_money(column, unit),
        })
    };
    columns.iter().filter_map(column).collect()
}

/// A cell's text as prose that prints just that text: each line a paragraph, and lines with
/// dashes as such; a dash alone stays a dash alone.
fn escaped(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let line = |line: &&str| {
        let escaped = document::escaped(line);
        let dashed = lines.len() > 1 && line.starts_with("- ");
        let begins = line.starts_with("- ") || line.starts_with('\\');
        if begins && !dashed { Prose::escape_start(&escaped) } else { escaped }
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n\n")
}

/// The entries that say the rows and groups of a list in place of its name.
fn rows_entries(entry: &Entry, said: SaidRows, is_table: bool) -> Vec<Entry> {
    let make = NodeMaker { range: entry.value.range.clone(), key: &entry.key };
    let mut entries = vec![];
    if !said.rows.is_empty() || said.groups.is_empty() || !is_table {
        entries.push(make.entry("rows", make.rows(said.rows)));
    }
    if !said.groups.is_empty() {
        entries.push(make.entry("groups", make.groups(said.groups)));
        if !said.levels.is_empty() {
            let level = |level: &str| {
                let text = level.to_owned();
                make.node(NodeKind::Scalar { text, style: Style::Literal }, None)
            };
            let levels = said.levels.into_iter().map(level).collect();
            entries.push(make.entry("levels", make.node(NodeKind::List(levels), None)));
        }
    }
    entries
}

/// Makes nodes that stand where a list is named.
struct NodeMaker<'a> {
    range: std::ops::Range<usize>,
    key: &'a Node,
}

impl NodeMaker<'_> {
    fn node(&self, kind: NodeKind, said_at: Option<Place>) -> Arc<Node> {
        Arc::new(Node { range: self.range.clone(), kind, said_at })
    }

    fn scalar(&self, text: String, style: Style, place: &Place) -> Arc<Node> {
        self.node(NodeKind::Scalar { text, style }, Some(place.clone()))
    }

    fn entry(&self, key: &str, value: Arc<Node>) -> Entry {
        let kind = NodeKind::Scalar { text: key.to_owned(), style: Style::Plain };
        let key = Node { range: self.key.range.clone(), kind, said_at: None };
        Entry { key: Arc::new(key), value }
    }

    fn cell(&self, cell: SaidCell) -> Entry {
        Entry {
            key: self.scalar(cell.key, Style::Plain, &cell.place),
            // What a list says is no markup; a dash alone says that there is nothing.
            value: self.scalar(escaped(&cell.text), Style::Literal, &cell.place),
        }
    }

    fn groups(&self, groups: Vec<SaidGroup>) -> Arc<Node> {
        let group = |group: SaidGroup| {
            let place = group.title.place.clone();
            let title = self.scalar(group.title.text, Style::Literal, &place);
            let mut entries = vec![self.entry("title", title)];
            entries.extend(group.cells.into_iter().map(|cell| self.cell(cell)));
            if !group.rows.is_empty() || group.groups.is_empty() {
                entries.push(self.entry("rows", self.rows(group.rows)));
            }
            if !group.groups.is_empty() {
                entries.push(self.entry("groups", self.groups(group.groups)));
            }
            self.node(NodeKind::Map(entries), Some(place))
        };
        let groups = groups.into_iter().map(group).collect();
        self.node(NodeKind::List(groups), None)
    }

    fn rows(&self, rows: Vec<SaidRow>) -> Arc<Node> {
        let row = |row: SaidRow| {
            let place = row.first().map(|cell| cell.place.clone());
            let cells = row.into_iter().map(|cell| self.cell(cell)).collect();
            self.node(NodeKind::Map(cells), place)
        };
        let rows = rows.into_iter().map(row).collect();
        self.node(NodeKind::List(rows), None)
    }
}
