//! The tables of a document, row by row, with what each column is for.

use std::sync::Arc;

use super::subject::Subject;
use crate::document::{Role, list};
use crate::vi::WordList;
use crate::yaml::Node;

/// First words of the titles of columns, each with the role that they say.
static ROLES: WordList = WordList::new(include_str!("words/column-roles.txt"));

/// A column of a table.
pub(super) struct ColumnAt<'a> {
    pub(super) key: &'a str,
    /// Its title and those above it.
    pub(super) title: String,
    pub(super) role: Role,
}

/// A row of a table.
pub(super) struct RowAt<'a> {
    pub(super) node: &'a Arc<Node>,
    /// The titles of the groups that it stands in, from the outermost.
    pub(super) groups: Vec<&'a str>,
}

impl<'a> RowAt<'a> {
    /// What stands in a column; none where nothing does.
    pub(super) fn cell(&self, column: &ColumnAt<'_>) -> Option<(&'a Arc<Node>, &'a str)> {
        let node = self.node.get(column.key).filter(|node| !node.is_null())?;
        let text = node.scalar()?.trim();
        (!text.is_empty()).then_some((node, text))
    }
}

/// A table.
pub(super) struct TableAt<'a> {
    pub(super) columns: Vec<ColumnAt<'a>>,
    pub(super) rows: Vec<RowAt<'a>>,
}

impl<'a> TableAt<'a> {
    fn new(node: &'a Arc<Node>) -> Self {
        let columns = node.get("columns").map_or(&[][..], list);
        let mut rows = vec![];
        gather(node, &mut vec![], &mut rows);
        Self {
            columns: columns.iter().map(column).collect(),
            rows,
        }
    }

    /// The first column of a role.
    pub(super) fn of_role(&self, role: Role) -> Option<&ColumnAt<'a>> {
        self.columns.iter().find(|column| column.role == role)
    }
}

fn column(node: &Arc<Node>) -> ColumnAt<'_> {
    let text = |key| node.get(key).and_then(|node| node.scalar());
    let role = text("role").and_then(Role::named).unwrap_or_default();
    let of_days = text("type") == Some("date");
    let above = node.get("group").map_or(&[][..], list);
    let titles = above.iter().filter_map(|node| node.scalar()).chain(text("title"));
    let title = titles.collect::<Vec<_>>().join(" ").to_lowercase();
    let own = text("title").unwrap_or_default().to_lowercase();
    let role = match role {
        Role::Other if of_days => Role::Deadline,
        Role::Other => role_of(&own),
        role => role,
    };
    ColumnAt { key: text("key").unwrap_or_default(), title, role }
}

/// The role that a title says, where the data says none.
fn role_of(title: &str) -> Role {
    let lines = ROLES.in_order().iter().filter_map(|line| line.split_once(": "));
    let mut found = lines
        .filter(|(words, _)| title.starts_with(words))
        .map(|(_, role)| role);
    found.next_back().and_then(Role::named).unwrap_or_default()
}

fn gather<'a>(node: &'a Arc<Node>, groups: &mut Vec<&'a str>, rows: &mut Vec<RowAt<'a>>) {
    let own = node.get("rows").map_or(&[][..], list).iter();
    rows.extend(own.map(|node| RowAt { node, groups: groups.clone() }));
    for group in node.get("groups").map_or(&[][..], list) {
        let title = group.get("title").and_then(|title| title.scalar());
        groups.push(title.unwrap_or_default());
        gather(group, groups, rows);
        groups.pop();
    }
}

/// Every table of a document.
pub(super) fn tables<'a>(subject: &Subject<'a>) -> Vec<TableAt<'a>> {
    let mut found = vec![];
    let loaded = subject.loaded;
    loaded.keys.each_map(&loaded.tree, "table", &mut |node, _, _| {
        found.push(TableAt::new(node));
    });
    found
}
