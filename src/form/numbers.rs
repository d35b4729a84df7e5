//! The numbers of tables, each column read as a whole and put in Vietnamese notation.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Place, rules};
use crate::document::list;
use crate::say;
use crate::vi::{
    Mixed, Writer, WrittenNumber, amount_unit, counts_base_money, is_machine_number,
    read_numbers, read_whole_numbers,
};
use crate::yaml::{Entry, Node, NodeKind, Style, Tree};

/// The tree with the numbers of its tables in Vietnamese notation; what is wrong with a column
/// is reported, and the column left as it is. What a list says was read with the list.
pub(super) fn read(tree: Tree, findings: &mut Vec<Diagnostic>) -> Tree {
    let mut numbers = TreeNumbers { tree: &tree, read: HashMap::new(), findings };
    numbers.look(&tree.root);
    if numbers.read.is_empty() {
        return tree;
    }
    let root = numbers.rewritten(&tree.root);
    Tree { root, ..tree }
}

struct TreeNumbers<'a> {
    tree: &'a Tree,
    /// The cells that say a number otherwise, by their address.
    read: HashMap<*const Node, String>,
    findings: &'a mut Vec<Diagnostic>,
}

impl TreeNumbers<'_> {
    fn look(&mut self, node: &Arc<Node>) {
        match &node.kind {
            NodeKind::Scalar { .. } => {}
            NodeKind::List(items) => items.iter().for_each(|item| self.look(item)),
            NodeKind::Map(entries) => {
                let columns = node.get("columns").map_or(&[][..], list);
                let unit = node.get("unit").and_then(|unit| unit.scalar());
                for column in columns {
                    let Some(key) = numbered(column) else { continue };
                    let mut cells = vec![];
                    collect(node, key, &mut cells);
                    self.column(&cells, is_whole_money(column, unit));
                }
                entries
                    .iter()
                    .filter(|entry| entry.key.scalar() != Some("rows"))
                    .for_each(|entry| self.look(&entry.value));
            }
        }
    }

    fn column(&mut self, cells: &[Arc<Node>], is_whole: bool) {
        let own = |cell: &&Arc<Node>| {
            let said = cell.said_at.as_ref();
            said.is_none_or(|place| Arc::ptr_eq(&place.file, &self.tree.file))
        };
        let cells: Vec<&Arc<Node>> = cells.iter().filter(own).collect();
        let texts: Vec<WrittenNumber<'_>> =
            cells.iter().map(|cell| written(cell)).collect();
        let read = if is_whole { read_whole_numbers } else { read_numbers };
        let numbers = match read(&texts) {
            Ok(numbers) => numbers,
            Err(mixed) => {
                let at = |i: usize| (texts[i].text, self.tree.place(cells[i]));
                let fault = mixed_column(mixed, at);
                self.findings.push(fault);
                // Each by itself, so that this one cause is one finding.
                for (cell, text) in cells.iter().zip(&texts) {
                    let alone = read_numbers(std::slice::from_ref(text));
                    let said = alone.ok().and_then(|it| it.read.into_iter().next()?);
                    if let Some(said) = said {
                        self.read.insert(Arc::as_ptr(cell), said);
                    }
                }
                return;
            }
        };
        if let Some(doubt) = numbers.doubt {
            let said = numbers.read[doubt].as_deref().unwrap_or_default();
            let place = self.tree.place(cells[doubt]);
            self.findings.push(doubted(texts[doubt].text, said).at(place));
        }
        for (cell, number) in cells.iter().zip(numbers.read) {
            if let Some(number) = number
                && cell.scalar() != Some(&number)
            {
                self.read.insert(Arc::as_ptr(cell), number);
            }
        }
    }

    fn rewritten(&self, node: &Arc<Node>) -> Arc<Node> {
        let same = |old: &Arc<Node>, new: &Arc<Node>| Arc::ptr_eq(old, new);
        let kind = match &node.kind {
            NodeKind::Scalar { .. } => match self.read.get(&Arc::as_ptr(node)) {
                Some(text) => {
                    NodeKind::Scalar { text: text.clone(), style: Style::Literal }
                }
                None => return node.clone(),
            },
            NodeKind::List(items) => {
                let new: Vec<_> = items.iter().map(|it| self.rewritten(it)).collect();
                if items.iter().zip(&new).all(|(old, new)| same(old, new)) {
                    return node.clone();
                }
                NodeKind::List(new)
            }
            NodeKind::Map(entries) => {
                let entry = |entry: &Entry| Entry {
                    key: entry.key.clone(),
                    value: self.rewritten(&entry.value),
                };
                let new: Vec<_> = entries.iter().map(entry).collect();
                if entries
                    .iter()
                    .zip(&new)
                    .all(|(old, new)| same(&old.value, &new.value))
                {
                    return node.clone();
                }
                NodeKind::Map(new)
            }
        };
        let said_at = match kind {
            NodeKind::Scalar { .. } => Some(self.tree.place(node)),
            _ => node.said_at.clone(),
        };
        Arc::new(Node { range: node.range.clone(), kind, said_at })
    }
}

/// True for a column of đồng, which have no decimals; the unit is that of its table.
pub(super) fn is_whole_money(column: &Node, unit: Option<&str>) -> bool {
    if column.get("type").and_then(|it| it.scalar()) != Some("money") {
        return false;
    }
    let above = column.get("group").map_or(&[][..], list).iter().rev();
    let title = column.get("title").into_iter().chain(above);
    counts_base_money(&amount_unit(title.filter_map(|it| it.scalar()), unit))
}

/// The key of a column that holds numbers.
fn numbered(column: &Node) -> Option<&str> {
    let kind = column.get("type")?.scalar()?;
    matches!(kind, "number" | "money").then_some(())?;
    column.get("key")?.scalar()
}

/// The cells of a column in the rows and groups of a table or group, from above.
fn collect(node: &Node, key: &str, cells: &mut Vec<Arc<Node>>) {
    for row in node.get("rows").map_or(&[][..], list) {
        cells.extend(row.get(key).filter(|cell| cell.scalar().is_some()).cloned());
    }
    for group in node.get("groups").map_or(&[][..], list) {
        cells.extend(group.get(key).filter(|cell| cell.scalar().is_some()).cloned());
        collect(group, key, cells);
    }
}

fn written(cell: &Node) -> WrittenNumber<'_> {
    match &cell.kind {
        NodeKind::Scalar { text, style } => {
            let yaml = *style == Style::Plain && is_machine_number(text);
            let by = if yaml { Writer::Yaml } else { Writer::Person };
            WrittenNumber { text, by }
        }
        _ => WrittenNumber { text: "", by: Writer::Person },
    }
}

/// Says that two cells of a column contradict each other; `at` gives a cell's text and place.
pub fn mixed_column<'a>(
    mixed: Mixed,
    at: impl Fn(usize) -> (&'a str, Place),
) -> Diagnostic {
    let ((one, one_at), (other, other_at)) = (at(mixed.vietnamese), at(mixed.foreign));
    let message = say!(
        "cột này viết số hai cách: `{one}` và `{other}`",
        "the numbers of this column contradict each other: `{one}` and `{other}`"
    );
    let said = say!("ở đây dấu chấm, dấu phẩy nghĩa khác", "written otherwise here");
    Diagnostic::new(&rules::MIXED_NUMBERS, message)
        .at(other_at)
        .related(one_at, said)
        .hint(say!(
            "Viết cả cột một cách: 1.500.000,5, hoặc là số thật (không phải chữ) trong bảng tính, JSON, YAML.",
            "Write the whole column one way: 1.500.000,5, or as true numbers (no text) in a sheet, JSON or YAML."
        ))
}

/// Says that nothing in its column decides how a number is read.
pub fn doubted(text: &str, said: &str) -> Diagnostic {
    let message = say!(
        "`{text}` đọc là {said}; cột không cho biết dấu này ngăn nghìn hay thập phân",
        "`{text}` is read as {said}; nothing in the column says if this mark is before decimals"
    );
    let digits = text.replace(['.', ','], "");
    Diagnostic::new(&rules::AMBIGUOUS_NUMBER, message).hint(say!(
        "Nếu là số nguyên thì viết {digits}; nếu là số lẻ thì bỏ số 0 thừa, hoặc thêm chữ số thập phân.",
        "Write {digits} for the whole number; for decimals drop needless zeros, or add a digit."
    ))
}
