//! What is wrong with the columns of a list that are used.

use std::collections::{HashMap, HashSet};

use super::choice::Choice;
use super::grid::cell_name;
use super::records::{Cell, CellFault, List, MAX_REPORTED, key};
use crate::diag::{Diagnostic, Message, Place, rules};
use crate::say;
use crate::vi;
use crate::yaml::{OldTexts, dropped_characters, forbidden_character};

impl List {
    /// The columns that are used, by their index.
    pub(super) fn used(&self, choice: &Choice) -> Vec<usize> {
        let Some(wanted) = &choice.wanted else {
            return (0..self.columns.len()).collect();
        };
        let named = wanted.iter().chain(choice.wheres.iter().map(|it| &it.column));
        let mut used: Vec<usize> = named.filter_map(|name| self.column(name)).collect();
        used.sort_unstable();
        used.dedup();
        used
    }

    /// What is wrong with used columns.
    pub(super) fn faults(&self, used: &[usize]) -> Vec<Diagnostic> {
        let mut findings = vec![];
        let name = |at: usize| (key(&self.columns[at].text), key(&self.paths[at]));
        let names: Vec<(String, String)> = (0..self.columns.len()).map(name).collect();
        let mut by_name: HashMap<&(String, String), Vec<usize>> = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            by_name.entry(name).or_default().push(at);
        }
        let is_used: HashSet<usize> = used.iter().copied().collect();
        for at in used {
            let column = &self.columns[*at];
            let mut same = by_name.get(&names[*at]).into_iter().flatten();
            let other = same.find(|other| *other < at || !is_used.contains(other));
            if let (false, Some(other)) = (column.text.is_empty(), other) {
                let other = &self.columns[*other];
                let (first, second) = if other.range.start < column.range.start {
                    (other, column)
                } else {
                    (column, other)
                };
                let name = &column.text;
                let message =
                    say!("hai cột cùng tên `{name}`", "duplicate column `{name}`");
                findings.push(
                    Diagnostic::new(&rules::DUPLICATE_COLUMN, message)
                        .at(self.place(second))
                        .related(self.place(first), say!("cột kia", "first given here")),
                );
            }
        }
        findings.truncate(MAX_REPORTED);
        let hidden = self.cells(used).filter_map(|(_, cell)| {
            let (c, why) =
                cell.text.chars().find_map(|c| Some((c, vi::forbidden(c)?)))?;
            // What cannot be seen is a letter, if it is here still.
            if why == vi::Forbidden::Invisible {
                return None;
            }
            Some(forbidden_character(c, why).at(self.place(cell)))
        });
        findings.extend(hidden.take(MAX_REPORTED));
        let formulas = self.cells(used).filter_map(|(name, cell)| {
            let fault = cell.fault.as_deref()?;
            Some(formula(&name, fault)?.at(self.place(cell)))
        });
        findings.extend(formulas.take(MAX_REPORTED));
        findings
    }

    /// The formats of used columns that are not understood, each at its first cell.
    pub(super) fn unknown_formats(&self, used: &[usize]) -> Vec<Diagnostic> {
        let mut seen: Vec<&str> = vec![];
        let mut notes = vec![];
        for (name, cell) in self.cells(used) {
            let Some(CellFault::Format(code)) = cell.fault.as_deref() else { continue };
            if seen.contains(&code.as_str()) || seen.len() == MAX_REPORTED {
                continue;
            }
            seen.push(code);
            let shown = &cell.text;
            let message = say!(
                "ô {name}: không hiểu định dạng `{code}`, nên in {shown}",
                "cell {name}: unknown format `{code}`; {shown} is printed"
            );
            notes.push(
                Diagnostic::new(&rules::UNKNOWN_FORMAT, message)
                    .at(self.place(cell))
                    .hint(say!(
                        "Đặt ô theo định dạng thường dùng, hoặc gõ giá trị thành chữ.",
                        "Give the cell a usual format, or type its value as text."
                    )),
            );
        }
        notes
    }

    /// The used cells whose look says what their text does not, by the sort of it.
    pub(super) fn lost_looks(&self, used: &[usize]) -> Vec<Diagnostic> {
        let mut notes = vec![];
        for (fault, vi, en) in [
            (CellFault::Struck, "chữ gạch ngang", "struck-out text"),
            (CellFault::Raised, "chữ viết trên hay dưới dòng", "raised or lowered text"),
        ] {
            let cells = self.cells(used);
            let found: Vec<(String, &Cell)> = cells
                .filter(|(_, cell)| !cell.joined && cell.fault.as_deref() == Some(&fault))
                .collect();
            let Some((_, first)) = found.first() else { continue };
            let names: Vec<&str> = found
                .iter()
                .take(MAX_REPORTED)
                .map(|(name, _)| name.as_str())
                .collect();
            let names = names.join(", ");
            let message = say!(
                "ô {names} có {vi}, in ra như chữ thường",
                "cell {names}: {en} is printed as plain text"
            );
            notes.push(
                Diagnostic::new(&rules::UNKNOWN_FORMAT, message)
                    .at(self.place(first))
                    .hint(say!(
                        "Xóa chữ đã gạch khỏi ô; số mũ gõ thành ², ³ hay ^6^ trong văn bản.",
                        "Delete what is struck out; type powers as ² or ³."
                    )),
            );
        }
        notes
    }

    /// What is said of the texts of used columns and of all names: what was dropped from them,
    /// and in which older encoding some are.
    pub(super) fn text_notes(&self, used: &[usize]) -> Vec<Diagnostic> {
        let mut dropped: Option<(Place, usize)> = None;
        let mut old = OldTexts::default();
        let cells = self.records.iter().flat_map(|record| {
            used.iter().filter_map(|column| record.cells.get(*column))
        });
        for cell in self.columns.iter().chain(cells).filter(|cell| !cell.joined) {
            if cell.dropped > 0 {
                let (first, count) = dropped.unwrap_or_else(|| (self.place(cell), 0));
                dropped = Some((first, count + usize::from(cell.dropped)));
            }
            old.look(&cell.text, || self.place(cell));
        }
        let dropped = dropped.map(|(first, count)| dropped_characters(first, count));
        let found = dropped.into_iter().chain(old.findings());
        found.map(|found| self.in_cell(found)).collect()
    }

    /// A finding that names its cell, if the list is a sheet, whose lines are its rows.
    fn in_cell(&self, found: Diagnostic) -> Diagnostic {
        let Some(place) = found.place.as_ref().filter(|_| self.is_sheet) else {
            return found;
        };
        let (row, _) = place.line_column();
        let cells = self.records.iter().find(|record| record.row == row);
        let cells = cells.map_or(&self.columns, |record| &record.cells);
        let column = cells.iter().position(|cell| cell.range == place.range);
        let name = cell_name(row - 1, column.unwrap_or(0));
        let Message { vi, en } = &found.message;
        let message = say!("ô {name}: {vi}", "cell {name}: {en}");
        Diagnostic { message, ..found }
    }

    /// The cells of columns, with the names that sheets give them.
    fn cells(&self, used: &[usize]) -> impl Iterator<Item = (String, &Cell)> {
        self.records.iter().flat_map(move |record| {
            used.iter().filter_map(move |column| {
                let cell = record.cells.get(*column)?;
                let name = match cell.fault {
                    Some(_) => cell_name(record.row.saturating_sub(1), *column),
                    None => String::new(),
                };
                Some((name, cell))
            })
        })
    }
}

fn formula(name: &str, fault: &CellFault) -> Option<Diagnostic> {
    let fault = match fault {
        CellFault::Failed => Diagnostic::new(
            &rules::INVALID_FORMULA,
            say!("ô {name} có lỗi công thức", "invalid formula in cell {name}"),
        )
        .hint(say!(
            "Sửa công thức trong bảng tính, hoặc gõ thẳng giá trị.",
            "Correct the formula in the sheet, or type the value."
        )),
        CellFault::NotComputed => Diagnostic::new(
            &rules::INVALID_FORMULA,
            say!(
                "công thức ở ô {name} chưa được tính",
                "the formula in cell {name} was never computed"
            ),
        )
        .hint(say!(
            "Mở tệp bằng Excel hay LibreOffice, lưu lại (Ctrl+S), rồi chạy lại.",
            "Open the file with Excel or LibreOffice, save it, and run again."
        )),
        CellFault::Format(_)
        | CellFault::Scaled(_)
        | CellFault::Struck
        | CellFault::Raised => return None,
    };
    Some(fault)
}
