//! The rows of a list that a document's table names.

use std::path::Path;

use super::log::Log;
use super::take::{NotTaken, take};
use crate::diag::{Diagnostic, rules};
use crate::form::{RowsFrom, SaidCell, SaidRow};
use crate::list::{Cell, List, Record};
use crate::project::Outside;
use crate::say;

/// The rows of a list, with the cells that the table has columns for.
pub(super) fn rows(
    root: &Path,
    from: &RowsFrom,
    log: &mut Log,
) -> Result<Vec<SaidRow>, Vec<Diagnostic>> {
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
) -> Result<Vec<SaidRow>, Vec<Diagnostic>> {
    let name = &from.file;
    let (_, bytes) = take(root, name, log).map_err(|why| match why {
        NotTaken::Outside(outside) => vec![list_outside(name, outside)],
        NotTaken::Missing => vec![list_missing(name)],
        NotTaken::Faulty(faults) => faults,
    })?;
    let list = List::read(name, &bytes)?;
    let columns = columns(from, &list)?;
    if list.records.is_empty() {
        let message = say!("`{name}` không có hàng nào", "`{name}` has no rows");
        return Err(vec![Diagnostic::new(&rules::EMPTY_LIST, message)]);
    }
    let row = |record: &Record| {
        let said = |(key, index): &(String, usize)| {
            let cell: &Cell = &record.cells[*index];
            (!cell.text.is_empty()).then(|| SaidCell {
                key: key.clone(),
                text: cell.text.clone(),
                place: list.place(cell),
            })
        };
        columns.iter().filter_map(said).collect()
    };
    Ok(list.records.iter().map(row).collect())
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

/// The keys of a table's columns, each with the index of its column in a list.
fn columns(
    from: &RowsFrom,
    list: &List,
) -> Result<Vec<(String, usize)>, Vec<Diagnostic>> {
    let (mut found, mut missing) = (vec![], vec![]);
    for (key, title) in &from.columns {
        match list.column(key).or_else(|| list.column(title)) {
            Some(index) => found.push((key.clone(), index)),
            None => {
                let name = &from.file;
                let message = say!(
                    "`{name}` không có cột `{key}` hay `{title}`",
                    "`{name}` has no column `{key}` or `{title}`"
                );
                let hint = list.columns_hint(if title.is_empty() { key } else { title });
                missing.push(Diagnostic::new(&rules::MISSING_COLUMN, message).hint(hint));
            }
        }
    }
    found.extend(list.column("id").map(|index| ("id".to_owned(), index)));
    if missing.is_empty() { Ok(found) } else { Err(missing) }
}
