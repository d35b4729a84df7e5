//! The rows of a list that a document's table names.

use std::path::Path;

use super::log::Log;
use super::take::{NotTaken, take};
use crate::diag::{Diagnostic, rules};
use crate::form::{
    RowsFrom, SaidCell, SaidColumn, SaidGroup, SaidRow, SaidRows, doubted, mixed_column,
};
use crate::list::{Cell, List};
use crate::project::Outside;
use crate::say;
use crate::vi::{WrittenNumber, read_numbers};

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
    let mut faults = vec![];
    for column in &columns {
        match texts(&list, column) {
            Ok((texts, doubt)) => {
                log.findings.extend(doubt);
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
    Ok(grouped(&list, rows, from, log))
}

/// A column of the table and where it stands in the list.
struct ListColumn {
    key: String,
    index: usize,
    is_number: bool,
}

/// What the cells of a column say; of numbers, those in Vietnamese notation, with what is in
/// doubt among them.
fn texts(
    list: &List,
    column: &ListColumn,
) -> Result<(Vec<String>, Option<Diagnostic>), Box<Diagnostic>> {
    let cells: Vec<&Cell> = list
        .records
        .iter()
        .map(|record| &record.cells[column.index])
        .collect();
    if !column.is_number {
        return Ok((cells.iter().map(|cell| cell.text.clone()).collect(), None));
    }
    let written: Vec<WrittenNumber<'_>> = cells
        .iter()
        .map(|cell| WrittenNumber {
            text: cell.number.as_deref().unwrap_or(&cell.text),
            by: cell.writer,
        })
        .collect();
    let at = |i: usize| (written[i].text, list.place(cells[i]));
    let numbers =
        read_numbers(&written).map_err(|mixed| Box::new(mixed_column(mixed, at)))?;
    let doubt = numbers.doubt.map(|i| {
        let said = numbers.read[i].as_deref().unwrap_or_default();
        doubted(written[i].text, said).at(list.place(cells[i]))
    });
    let mut previous = None;
    let mut texts = vec![];
    for ((cell, number), record) in cells.iter().zip(numbers.read).zip(&list.records) {
        // What is joined in the sheet is added up once.
        let follows = previous == Some(record.row.saturating_sub(1));
        let shown_as_nothing = cell.number.is_none() && cell.text.is_empty();
        texts.push(if cell.joined && follows {
            "^^".to_owned()
        } else if shown_as_nothing {
            String::new()
        } else {
            number.unwrap_or_else(|| cell.text.clone())
        });
        previous = Some(record.row);
    }
    Ok((texts, doubt))
}

/// The rows in the groups of the list, if the table can have groups.
fn grouped(list: &List, rows: Vec<SaidRow>, from: &RowsFrom, log: &mut Log) -> SaidRows {
    if !from.can_group {
        log.findings.extend(list.without_groups());
        return SaidRows { groups: vec![], rows };
    }
    let mut said = SaidRows::default();
    let mut last: Option<&Cell> = None;
    for (row, record) in rows.into_iter().zip(&list.records) {
        let Some(title) = record.group.as_deref() else {
            said.rows.push(row);
            continue;
        };
        if last != Some(title) {
            said.groups.push(SaidGroup {
                title: SaidCell {
                    key: "title".to_owned(),
                    text: title.one_line(),
                    place: list.place(title),
                },
                rows: vec![],
            });
            last = Some(title);
        }
        if let Some(group) = said.groups.last_mut() {
            group.rows.push(row);
        }
    }
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
    for SaidColumn { key, title, from: named, is_number } in &from.columns {
        let index = match named {
            Some(named) => list.column(named),
            None => list.column(key).or_else(|| list.column(title)),
        };
        match index {
            Some(index) => {
                found.push(ListColumn { key: key.clone(), index, is_number: *is_number });
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
    }));
    if missing.is_empty() { Ok(found) } else { Err(missing) }
}
