//! A document with all that its data takes in: rows of lists, and the original of a copy.

use std::fs;
use std::path::Path;

use super::{Session, Source};
use crate::diag::{Diagnostic, rules};
use crate::document::Loaded;
use crate::error::Failure;
use crate::fingerprint::Fingerprint;
use crate::form::{RowsFrom, SaidCell, SaidRow, with_rows};
use crate::list::{Cell, List, Row};
use crate::project::{Outside, inside, read_bytes};
use crate::say;
use crate::yaml::Tree;

impl Session {
    /// Reads a document; none if a finding is an error.
    pub(super) fn read(
        &self,
        tree: Result<Tree, Vec<Diagnostic>>,
        sources: &mut Vec<Source>,
    ) -> (Option<Loaded>, Vec<Diagnostic>) {
        let mut findings = vec![];
        let loaded = self
            .read_own(tree, &mut findings, sources)
            .and_then(|loaded| self.original(loaded, &mut findings, sources));
        (loaded, findings)
    }

    /// Reads a document without the original that it may be a copy of.
    pub(super) fn read_own(
        &self,
        tree: Result<Tree, Vec<Diagnostic>>,
        findings: &mut Vec<Diagnostic>,
        sources: &mut Vec<Source>,
    ) -> Option<Loaded> {
        let tree = match tree {
            Ok(tree) => tree,
            Err(faults) => {
                findings.extend(faults);
                return None;
            }
        };
        let before = findings.len();
        let tree = with_rows(tree, findings, &mut |from, findings| {
            self.rows(from, sources)
                .map_err(|faults| {
                    let named = |fault: Diagnostic| fault.or_at(|| from.place.clone());
                    findings.extend(faults.into_iter().map(named));
                })
                .ok()
        });
        let whole = findings.len() == before;
        let (loaded, faults) = self.reader.load_tree(tree, &self.office);
        findings.extend(faults);
        loaded.filter(|_| whole)
    }

    /// The rows of a list, with the cells that a table has columns for.
    fn rows(
        &self,
        from: &RowsFrom,
        sources: &mut Vec<Source>,
    ) -> Result<Vec<SaidRow>, Vec<Diagnostic>> {
        let name = &from.file;
        let relative = inside(&self.root, Path::new(name)).map_err(|outside| {
            let path = self.root.join(name);
            let now = fs::read(&path).unwrap_or_default();
            sources.push((path, Fingerprint::of(&now)));
            vec![list_outside(name, outside)]
        })?;
        let path = self.root.join(relative);
        let bytes = match read_bytes(&path) {
            Ok(bytes) => bytes,
            Err(Failure::Findings(faults)) => return Err(faults),
            Err(Failure::Error(_)) => {
                sources.push((path, Fingerprint::of(&[])));
                return Err(vec![list_missing(name)]);
            }
        };
        sources.push((path, Fingerprint::of(&bytes)));
        let list = List::read(name, &bytes)?;
        let columns = columns(from, &list)?;
        if list.rows.is_empty() {
            let message = say!("`{name}` không có hàng nào", "`{name}` has no rows");
            return Err(vec![Diagnostic::new(&rules::EMPTY_LIST, message)]);
        }
        let row = |row: &Row| {
            let said = |(key, index): &(String, usize)| {
                let cell: &Cell = &row.cells[*index];
                (!cell.text.is_empty()).then(|| SaidCell {
                    key: key.clone(),
                    text: cell.text.clone(),
                    place: list.place(cell),
                })
            };
            columns.iter().filter_map(said).collect()
        };
        Ok(list.rows.iter().map(row).collect())
    }
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
