//! Every text of a document with the part that it plays.

use std::collections::HashSet;
use std::sync::Arc;

use super::column::Role;
use super::keys::{Keys, Said, list};
use crate::vi;
use crate::yaml::{Node, NodeKind, Path, Step, Style, Tree};

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
    /// The value that says it, in its place.
    pub node: Arc<Node>,
    /// What it says, in normal form.
    pub text: String,
    /// The part it plays.
    pub field: Field,
}

/// The texts of a document in the order of the file, each once, aliases included; names,
/// choices, measures and files are none, nor are signers and the head's number and date, which
/// mean something for the whole document.
pub fn texts(tree: &Tree, keys: &Keys) -> Vec<TextAt> {
    let mut tables = vec![];
    keys.each_map(tree, "table", &mut |table, _, path| {
        tables.push((path.clone(), Columns::of(table)));
    });
    let mut found = vec![];
    let mut seen = HashSet::new();
    keys.each(tree, &mut |said| {
        let Some(field) = field(&said, &tables) else { return };
        let NodeKind::Scalar { text, style } = &said.node.kind else { return };
        let text = vi::clean(text);
        let empty = text.is_empty() || *style == Style::Plain && said.node.is_null();
        if !empty && seen.insert(Arc::as_ptr(said.node)) {
            let (path, node) = (said.path.clone(), said.node.clone());
            found.push(TextAt { path, node, text, field });
        }
    });
    found
}

fn field(said: &Said<'_>, tables: &[(Path, Columns)]) -> Option<Field> {
    match said.format {
        "symbol" => return Some(Field::Symbol),
        "date-vi" => return Some(Field::Day),
        "basis" => return Some(Field::Basis),
        _ if !said.is_text() => return None,
        _ => {}
    }
    // Tables come in the order of the file, so the one that holds the text is the last that may.
    let inside = tables.iter().rev().find(|(path, _)| said.path.0.starts_with(&path.0));
    let Some((path, columns)) = inside else { return Some(Field::Text) };
    Some(match &said.path.0[path.0.len()..] {
        [Step::Key(part), Step::Index(at), Step::Key(_), ..] if part == "columns" => {
            Field::ColumnTitle(columns.figures(*at))
        }
        [.., Step::Key(rows), Step::Index(_), Step::Key(key)] if rows == "rows" => {
            Field::Cell(columns.role(key))
        }
        [.., Step::Key(groups), Step::Index(_), Step::Key(key)]
            if groups == "groups" && columns.has(key) =>
        {
            Field::Cell(columns.role(key))
        }
        _ => Field::Text,
    })
}

/// The columns of a table: key, role, and whether figures stand in it.
struct Columns(Vec<(String, Role, bool)>);

impl Columns {
    fn of(table: &Node) -> Self {
        let columns = table.get("columns").map_or(&[][..], list);
        let column = |column: &Arc<Node>| {
            let text = |key| column.get(key).and_then(|node| node.scalar());
            let kind = text("type");
            let role = match text("role").and_then(Role::named) {
                None | Some(Role::Other) if kind == Some("date") => Role::Deadline,
                role => role.unwrap_or_default(),
            };
            let figures = matches!(kind, Some("number" | "money"));
            (text("key").unwrap_or_default().to_owned(), role, figures)
        };
        Self(columns.iter().map(column).collect())
    }

    fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(own, ..)| own == key)
    }

    fn role(&self, key: &str) -> Role {
        let found = self.0.iter().find(|(own, ..)| own == key);
        found.map_or(Role::Other, |(_, role, _)| *role)
    }

    fn figures(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|(.., figures)| *figures)
    }
}
