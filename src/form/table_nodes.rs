//! Tables as nodes: their columns, rows and groups.

use std::sync::Arc;

use crate::document::list;
use crate::vi::Amount;
use crate::yaml::Node;

/// The items under a key; one single value counts as a list of one.
pub(super) fn items<'a>(node: &'a Node, key: &str) -> &'a [Arc<Node>] {
    node.get(key).map_or(&[], list)
}

/// The text under a key.
pub(super) fn text<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    node.get(key)?.scalar()
}

/// The keys of a table's columns.
pub(super) fn columns_of(table: &Node) -> Vec<&str> {
    items(table, "columns")
        .iter()
        .filter_map(|column| text(column, "key"))
        .collect()
}

/// Every group, those in groups among them, in the order of the file.
pub(super) fn groups(node: &Node) -> Vec<&Arc<Node>> {
    let mut found = vec![];
    for group in items(node, "groups") {
        found.push(group);
        found.extend(groups(group));
    }
    found
}

/// Every row of a table, in its groups or not.
pub(super) fn all_rows(table: &Node) -> impl Iterator<Item = &Arc<Node>> {
    let grouped = groups(table).into_iter().flat_map(|group| items(group, "rows"));
    items(table, "rows").iter().chain(grouped)
}

/// True for a cell that says that there is no number.
pub(super) fn is_none(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–")
}

/// What a column of a group's rows and groups comes to; none if no number stands there.
pub(super) fn value_below(group: &Node, key: &str) -> Option<Amount> {
    let rows = items(group, "rows").iter();
    let rows = rows.filter_map(|row| Amount::parse(text(row, key)?));
    let groups = items(group, "groups").iter().filter_map(|group| {
        value_below(group, key).or_else(|| Amount::parse(text(group, key)?))
    });
    rows.chain(groups).reduce(|sum, amount| sum + amount)
}
