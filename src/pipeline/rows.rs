//! The rows of a list that a document's table names.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::currencies;
use super::log::Log;
use super::take::{NotTaken, take};
use crate::diag::{Diagnostic, rules};
use crate::form::{
    RowsFrom, SaidCell, SaidColumn, SaidGroup, SaidRow, SaidRows, doubted, mixed_column,
};
use crate::list::{Cell, List, RecordGroup};
use crate::project::Outside;
use crate::say;
use crate::vi::{WrittenNumber, read_numbers, read_whole_numbers};

/// The rows of a list, with the cells that the table has columns for.
pub(super) fn rows(
    root: &Path,
    from: &RowsFrom,
    log: &mut Log,
) -> Result<SaidRows, Vec<Diagnostic>> {
    let named = |faults: Vec<Diagnostic>| -> Vec<Diagnostic> {
        let at = |fault: Diagnostic| fault.or_at(|| from.place.clone());
        faults.into_iter().map(at).collect()
    };
    read(root, from, log).map_err(named)
}

fn read(
    root: &Path,
    from: &RowsFrom,
    log: &mut Log,
) -> Result<SaidRows, Vec<Diagnostic>> {
    let name = &from.file;
    let (_, bytes) = take(root, name, log).map_err(|why| match why {
        NotTaken::Outside(outside) => vec![list_outside(name, outside)],
        NotTaken::Missing => vec![list_missing(name)],
        NotTaken::Faulty(faults) => faults,
    })?;
    let list = List::read(name, &bytes, &from.choice)?;
    log.findings.extend(list.notes.iter().cloned());
    let columns = columns(from, &list)?;
    if list.records.is_empty() {
        let message = say!("`{name}` không có hàng nào", "`{name}` has no rows");
        return Err(vec![Diagnostic::new(&rules::EMPTY_LIST, message)]);
    }
    let mut rows: Vec<SaidRow> = list.records.iter().map(|_| vec![]).collect();
    let heads = heads(&list, from);
    let mut groups: Vec<SaidRow> = heads.iter().map(|_| vec![]).collect();
    let mut faults = vec![];
    for column in &columns {
        match texts(&list, column, &heads) {
            Ok((texts, said, doubt)) => {
                log.findings.extend(doubt);
                if column.is_whole {
                    log.findings.extend(currencies::scaled(&list, column.index));
                }
                log.findings.extend(currencies::mixed(
                    &list,
                    column.index,
                    column.is_whole,
                ));
                for ((row, text), head) in groups.iter_mut().zip(said).zip(&heads) {
                    let place = list.place(&head.cells[column.index]);
                    if !text.is_empty() && column.key != "id" && is_whole(from) {
                        row.push(SaidCell { key: column.key.clone(), text, place });
                    }
                }
                for ((row, text), record) in rows.iter_mut().zip(texts).zip(&list.records)
                {
                    let place = list.place(&record.cells[column.index]);
                    if !text.is_empty() {
                        row.push(SaidCell { key: column.key.clone(), text, place });
                    }
                }
            }
            Err(fault) => faults.push(*fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(grouped(&list, &heads, rows, groups, from, log))
}

/// The groups that the table shows.
fn heads<'a>(list: &'a List, from: &RowsFrom) -> Vec<&'a Arc<RecordGroup>> {
    if !from.can_group {
        return vec![];
    }
    if is_whole(from) {
        return list.groups.iter().collect();
    }
    let mut held: Vec<*const RecordGroup> = vec![];
    for record in &list.records {
        let mut group = record.group.as_ref();
        while let Some(it) = group.filter(|it| !held.contains(&Arc::as_ptr(it))) {
            held.push(Arc::as_ptr(it));
            group = it.above.as_ref();
        }
    }
    list.groups
        .iter()
        .filter(|it| held.contains(&Arc::as_ptr(it)))
        .collect()
}

/// True if all rows are asked for: else the numbers of groups would not be those of their rows.
fn is_whole(from: &RowsFrom) -> bool {
    from.choice.rows.is_none() && from.choice.wheres.is_empty()
}

/// What a column says in the rows, then in those of the groups, and what is in doubt.
type ColumnTexts = (Vec<String>, Vec<String>, Option<Diagnostic>);

/// A column of the table and where it stands in the list.
struct ListColumn {
    key: String,
    index: usize,
    is_number: bool,
    is_whole: bool,
}

/// What the cells of a column say; of numbers, those in Vietnamese notation, with what is in
/// doubt among them.
fn texts(
    list: &List,
    column: &ListColumn,
    heads: &[&Arc<RecordGroup>],
) -> Result<ColumnTexts, Box<Diagnostic>> {
    let own = list.records.iter().map(|record| &record.cells[column.index]);
    let of_groups = heads.iter().map(|head| &head.cells[column.index]);
    let cells: Vec<&Cell> = own.chain(of_groups).collect();
    let count = list.records.len();
    if !column.is_number {
        let mut texts: Vec<String> = cells.iter().map(|cell| cell.text.clone()).collect();
        let groups = texts.split_off(count);
        return Ok((texts, groups, None));
    }
    let written: Vec<WrittenNumber<'_>> = cells
        .iter()
        .map(|cell| WrittenNumber {
            text: cell.number.as_deref().unwrap_or(&cell.text),
            by: cell.writer,
        })
        .collect();
    let at = |i: usize| (written[i].text, list.place(cells[i]));
    let read = if column.is_whole { read_whole_numbers } else { read_numbers };
    let numbers = read(&written).map_err(|mixed| Box::new(mixed_column(mixed, at)))?;
    let doubt = numbers.doubt.map(|i| {
        let said = numbers.read[i].as_deref().unwrap_or_default();
        doubted(written[i].text, said).at(list.place(cells[i]))
    });
    let mut previous = None;
    let mut texts = vec![];
    let rows = list.records.iter().map(|record| Some(record.row));
    let rows = rows.chain(heads.iter().map(|_| None));
    for ((cell, number), row) in cells.iter().zip(numbers.read).zip(rows) {
        // What is joined in the sheet is added up once.
        let follows = row.is_some_and(|row| previous == Some(row.saturating_sub(1)));
        let shown_as_nothing = cell.number.is_none() && cell.text.is_empty();
        texts.push(if cell.joined && follows {
            "^^".to_owned()
        } else if shown_as_nothing {
            String::new()
        } else {
            number.unwrap_or_else(|| cell.text.clone())
        });
        previous = row;
    }
    let groups = texts.split_off(count);
    Ok((texts, groups, doubt))
}

/// The rows in the groups of the list, if the table can have groups.
fn grouped(
    list: &List,
    heads: &[&Arc<RecordGroup>],
    rows: Vec<SaidRow>,
    cells: Vec<SaidRow>,
    from: &RowsFrom,
    log: &mut Log,
) -> SaidRows {
    if !from.can_group {
        log.findings.extend(list.without_groups());
        return SaidRows { rows, ..SaidRows::default() };
    }
    let index: HashMap<*const RecordGroup, usize> = heads
        .iter()
        .enumerate()
        .map(|(at, it)| (Arc::as_ptr(it), at))
        .collect();
    let place = |group: &Arc<RecordGroup>| index.get(&Arc::as_ptr(group)).copied();
    let mut groups: Vec<SaidGroup> = vec![];
    for (head, cells) in heads.iter().zip(cells) {
        let title = SaidCell {
            key: "title".to_owned(),
            text: head.title.one_line(),
            place: list.place(&head.title),
        };
        groups.push(SaidGroup { title, cells, rows: vec![], groups: vec![] });
    }
    let mut said = SaidRows::default();
    for (row, record) in rows.into_iter().zip(&list.records) {
        let group = record.group.as_ref().and_then(place);
        match group.and_then(|at| groups.get_mut(at)) {
            Some(group) => group.rows.push(row),
            None => said.rows.push(row),
        }
    }
    // From below, so that each group is whole before it goes into the one above it.
    for head in heads.iter().rev() {
        let Some(group) = groups.pop() else { break };
        let above = head.above.as_ref().and_then(place);
        match above.and_then(|at| groups.get_mut(at)) {
            Some(above) => above.groups.insert(0, group),
            None => said.groups.insert(0, group),
        }
    }
    said.levels.clone_from(&list.levels);
    said
}

fn list_outside(name: &str, outside: Outside) -> Diagnostic {
    let message = outside.said_of(&say!("danh sách `{name}`", "the list `{name}`"));
    Diagnostic::new(&rules::OUTSIDE_LIST, message)
}

fn list_missing(name: &str) -> Diagnostic {
    let message =
        say!("không đọc được danh sách `{name}`", "the list `{name}` cannot be read");
    Diagnostic::new(&rules::MISSING_LIST, message).hint(say!(
        "Đường dẫn tính từ thư mục dự án (nơi có vanban.yaml).",
        "The path counts from the project's folder (the one of vanban.yaml)."
    ))
}

/// The columns of a table, each with the index of its column in a list.
fn columns(from: &RowsFrom, list: &List) -> Result<Vec<ListColumn>, Vec<Diagnostic>> {
    let (mut found, mut missing) = (vec![], vec![]);
    for SaidColumn { key, title, from: named, is_number, is_whole } in &from.columns {
        let index = match named {
            Some(named) => list.column(named),
            None => list.column(key).or_else(|| list.column(title)),
        };
        match index {
            Some(index) => {
                let key = key.clone();
                let (is_number, is_whole) = (*is_number, *is_whole);
                found.push(ListColumn { key, index, is_number, is_whole });
            }
            None => {
                let name = &from.file;
                let message = match named {
                    Some(named) => say!(
                        "`{name}` không có cột `{named}`",
                        "`{name}` has no column `{named}`"
                    ),
                    None => say!(
                        "`{name}` không có cột `{key}` hay `{title}`",
                        "`{name}` has no column `{key}` or `{title}`"
                    ),
                };
                let wanted = if title.is_empty() { key } else { title };
                let hint = list.columns_hint(named.as_ref().unwrap_or(wanted));
                missing.push(
                    Diagnostic::new(&rules::MISSING_COLUMN, message).hint(hint).hint(say!(
                        "Tên cột khác thì ghi `from: Tên trong danh sách` ở cột của bảng.",
                        "If it has another name, write `from: Name in the list` at the column."
                    )),
                );
            }
        }
    }
    found.extend(list.column("id").map(|index| ListColumn {
        key: "id".to_owned(),
        index,
        is_number: false,
        is_whole: false,
    }));
    if missing.is_empty() { Ok(found) } else { Err(missing) }
}
