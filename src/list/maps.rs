//! Lists of maps: YAML, and JSON, which is YAML too.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::records::{Cell, MAX_REPORTED, Record, cell};
use super::too_large::too_large;
use crate::bounds::{LIST_CELLS, LIST_COLUMNS};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;
use crate::vi::{Writer, WrittenNumber, from_machine, is_machine_number, read_numbers};
use crate::yaml::{Entry, Node, NodeKind, Style, Tree, parse};

/// What a list of maps says.
pub(super) struct MapRecords {
    /// The file, as it was read.
    pub(super) file: Arc<SourceFile>,
    /// The names of the columns.
    pub(super) columns: Vec<Cell>,
    pub(super) records: Vec<Record>,
    /// What was dropped from the text.
    pub(super) notes: Vec<Diagnostic>,
}

/// Reads the columns and the records of a text, whose numbers a program wrote if it is JSON.
pub(super) fn read(
    file: &Arc<SourceFile>,
    is_json: bool,
) -> Result<MapRecords, Vec<Diagnostic>> {
    let tree = parse(file).map_err(|faults| {
        let empty = faults.iter().all(|fault| *fault.rule == rules::EMPTY_DOCUMENT);
        if empty { vec![not_a_list(file)] } else { faults }
    })?;
    let NodeKind::List(items) = &tree.root.kind else {
        let fault = document(&tree).unwrap_or_else(|| not_a_list(file));
        return Err(vec![fault.at(tree.place(&tree.root))]);
    };
    let mut columns: Vec<Cell> = vec![];
    let mut known: HashSet<String> = HashSet::new();
    let mut findings = vec![];
    for item in items {
        let NodeKind::Map(entries) = &item.kind else {
            findings.push(not_a_list(file).at(tree.place(item)));
            continue;
        };
        let mut before: HashMap<Option<&str>, &Entry> = HashMap::new();
        for entry in entries {
            if let Some(first) = before.get(&entry.key.scalar()).copied() {
                findings.push(twice_said(&tree, entry, first));
            }
            let name = cell(
                entry.key.scalar().unwrap_or_default().to_owned(),
                entry.key.range.clone(),
            );
            before.entry(entry.key.scalar()).or_insert(entry);
            if known.insert(name.text.clone()) {
                columns.push(name);
            }
            if columns.len().saturating_mul(items.len()) > LIST_CELLS
                || columns.len() > LIST_COLUMNS
            {
                return Err(vec![too_large(file, items.len(), columns.len())]);
            }
            if entry.value.scalar().is_none() {
                findings.push(not_a_cell(&tree, &entry.value));
            }
        }
    }
    if !findings.is_empty() {
        findings.truncate(MAX_REPORTED);
        return Err(findings);
    }
    let row = |item: &Arc<Node>| {
        let mut by_name: HashMap<String, &Entry> = HashMap::new();
        for entry in item.entries() {
            let Some(key) = entry.key.scalar() else { continue };
            by_name.entry(cell(key.to_owned(), 0..0).text).or_insert(entry);
        }
        let of = |column: &Cell| {
            let found = by_name.get(&column.text);
            let end = item.range.end..item.range.end;
            let none = Cell { range: end, ..Cell::default() };
            found.map_or(none, |entry| said(&entry.value, is_json))
        };
        Record {
            cells: columns.iter().map(of).collect(),
            range: item.range.clone(),
            ..Record::default()
        }
    };
    let mut records: Vec<Record> = items.iter().map(row).collect();
    for column in 0..columns.len() {
        in_vietnamese(&mut records, column);
    }
    // Of the others, those of the columns that are used are said with the list.
    let notes = tree.notes.into_iter();
    let notes = notes.filter(|note| *note.rule == rules::INVISIBLE_CHARACTER);
    let (file, notes) = (tree.file, notes.collect());
    Ok(MapRecords { file, columns, records, notes })
}

fn said(node: &Node, is_json: bool) -> Cell {
    let text = if node.is_null() { None } else { node.scalar() };
    let text = text.unwrap_or_default();
    let plain = matches!(node.kind, NodeKind::Scalar { style: Style::Plain, .. });
    if !plain || !is_machine_number(text) {
        return cell(text.to_owned(), node.range.clone());
    }
    match from_machine(text).filter(|_| is_json) {
        Some(number) => Cell {
            number: Some(number.clone().into_boxed_str()),
            writer: Writer::Program,
            ..cell(number, node.range.clone())
        },
        None => Cell {
            writer: Writer::Yaml,
            ..cell(text.to_owned(), node.range.clone())
        },
    }
}

/// Numbers of YAML as Vietnamese writes them, where a column holds nothing else and shows what
/// its points are.
fn in_vietnamese(records: &mut [Record], column: usize) {
    let held: Vec<&Cell> = records
        .iter()
        .map(|record| &record.cells[column])
        .filter(|cell| !cell.text.is_empty())
        .collect();
    if !held.iter().all(|cell| cell.writer == Writer::Yaml) {
        return;
    }
    let texts: Vec<WrittenNumber<'_>> = held
        .iter()
        .map(|cell| WrittenNumber { text: &cell.text, by: Writer::Yaml })
        .collect();
    let Ok(numbers) = read_numbers(&texts) else { return };
    if numbers.doubt.is_some() {
        return;
    }
    let mut numbers = numbers.read.into_iter();
    let cells = records.iter_mut().map(|record| &mut record.cells[column]);
    for cell in cells.filter(|cell| !cell.text.is_empty()) {
        if let Some(Some(number)) = numbers.next() {
            cell.text.clone_from(&number);
            cell.number = Some(number.into_boxed_str());
            cell.writer = Writer::Program;
        }
    }
}

fn twice_said(tree: &Tree, entry: &Entry, first: &Entry) -> Diagnostic {
    let name = entry.key.scalar().unwrap_or_default();
    let message = say!(
        "cột `{name}` có hai lần trong một hàng",
        "duplicate column `{name}` in a row"
    );
    Diagnostic::new(&rules::DUPLICATE_KEY, message)
        .at(tree.place(&entry.key))
        .related(tree.place(&first.key), say!("lần đầu", "first given here"))
}

/// The fault of a document that is given as a list.
fn document(tree: &Tree) -> Option<Diagnostic> {
    let key = ["kind", "subject", "agency"]
        .into_iter()
        .find(|key| tree.root.get(key).is_some())?;
    let message = say!(
        "tệp này là văn bản (có khóa `{key}`), không phải danh sách",
        "this file is a document (it has the key `{key}`), no list"
    );
    Some(Diagnostic::new(&rules::INVALID_LIST, message).hint(say!(
        "Mẫu đứng trước, danh sách sau `--data`: `vanban merge MẪU.yaml --data DANH_SÁCH.xlsx`.",
        "The template stands first, the list after `--data`: `vanban merge TEMPLATE.yaml --data LIST.xlsx`."
    )))
}

fn not_a_list(file: &Arc<SourceFile>) -> Diagnostic {
    let message = say!(
        "đây phải là danh sách các hàng, mỗi hàng gồm `cột: giá trị`",
        "expected a list of rows, each of `column: value`"
    );
    Diagnostic::new(&rules::INVALID_LIST, message).at(Place::new(file, 0..0))
}

fn not_a_cell(tree: &Tree, node: &Node) -> Diagnostic {
    let message = say!(
        "một ô phải là chữ hoặc số, không phải danh sách",
        "expected a text or a number in a cell, found a list or keys"
    );
    Diagnostic::new(&rules::INVALID_CELL, message).at(tree.place(node))
}
