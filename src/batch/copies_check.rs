//! What is wrong with copies before any of them is made.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::copies::Copies;
use super::names::{NameFault, named};
use super::schedule::in_order;
use crate::diag::{Diagnostic, Place, Severity, rules};
use crate::document::{FieldFilter, MergeField, foreign_marks, stray_marks};
use crate::list::MAX_REPORTED;
use crate::pipeline::Session;
use crate::project::shown;
use crate::say;

/// What was found of copies before any of them is made.
pub(super) struct Examined {
    /// What is wrong, each fault at its first row.
    pub(super) faults: Vec<Diagnostic>,
    /// What the template is to be warned of.
    pub(super) warnings: Vec<Diagnostic>,
    /// Agency, code, year and number of each copy.
    pub(super) identities: Vec<Option<String>>,
}

impl Copies {
    /// Fields without a column, marks that are no fields, and cells that are empty though a
    /// field needs them.
    pub(super) fn check_fields(&self) -> Vec<Diagnostic> {
        let mut findings = self.stray_marks();
        findings.extend(self.foreign_marks());
        if self.fields.is_empty() && findings.is_empty() {
            let message = say!(
                "mẫu không có trường nào, các bản sẽ giống hệt nhau",
                "missing field in the template: all copies will be alike"
            );
            let place = Place::new(&self.tree.file, 0..0);
            findings.push(
                Diagnostic::new(&rules::MISSING_FIELD, message).at(place).hint(say!(
                    "Viết tên cột của danh sách trong «…», như «Họ tên».",
                    "Write the name of a column in «…», such as «Name»."
                )),
            );
        }
        if self.number_from.is_some()
            && let Some(number) = self.tree.root.get("number").filter(|n| !n.is_null())
        {
            let message = say!(
                "số văn bản hoặc ở `number:`, hoặc từ `number_from:`, không ở cả hai",
                "`number:` and `number_from:` are not allowed together"
            );
            let place = self.tree.place(number);
            findings.push(Diagnostic::new(&rules::CONFLICTING_NUMBER, message).at(place));
        }
        let mut needed: BTreeMap<usize, &MergeField> = BTreeMap::new();
        for field in &self.fields {
            match self.list.column(&field.mark.name) {
                None if !self.knows(&field.mark.name) => {
                    findings.push(self.unknown_field(field));
                }
                Some(column) if !field.mark.optional => {
                    needed.entry(column).or_insert(field);
                }
                _ => {}
            }
        }
        let rows = self.list.records.iter();
        let empty = rows.flat_map(|row| {
            let cells = needed.iter().map(|(column, field)| (&row.cells[*column], field));
            cells.filter(|(cell, _)| cell.text.is_empty())
        });
        let empty = empty.map(|(cell, field)| {
            let name = &field.mark.name;
            let message = say!("ô của cột `{name}` trống", "empty cell in column `{name}`");
            Diagnostic::new(&rules::EMPTY_CELL, message)
                .at(self.list.place(cell))
                .related(self.field_place(field), say!("dùng ở đây", "used here"))
                .hint(say!(
                    "Điền ô, hoặc viết «{name}?» trong mẫu nếu được để trống.",
                    "Fill in the cell, or write «{name}?» in the template if it may be empty."
                ))
        });
        findings.extend(first(empty));
        findings.extend(self.filters());
        findings
    }

    /// Fields that are to be said in a way that is not known, or that their values are not
    /// made for.
    fn filters(&self) -> Vec<Diagnostic> {
        let mut findings = vec![];
        for field in &self.fields {
            let Some(said) = &field.mark.filter else { continue };
            let known = FieldFilter::NAMES.join(", ");
            let Some(filter) = FieldFilter::named(said) else {
                let message = say!(
                    "không có cách ghi `{said}` cho trường",
                    "unknown way of writing `{said}` in a field"
                );
                let hint = say!("Có các cách: {known}.", "They are: {known}.");
                findings.push(
                    Diagnostic::new(&rules::UNKNOWN_FIELD, message)
                        .at(self.field_place(field))
                        .hint(hint),
                );
                continue;
            };
            let Some(column) = self.list.column(&field.mark.name) else { continue };
            let cells = self.list.records.iter().map(|row| &row.cells[column]);
            let wrong = cells.filter(|cell| filter.said(&cell.text).is_none());
            let wrong = wrong.map(|cell| {
                let text = &cell.text;
                let message = say!(
                    "`{text}` không ghi thành `{said}` được",
                    "`{text}` cannot be written as `{said}`"
                );
                Diagnostic::new(&rules::INVALID_CELL, message)
                    .at(self.list.place(cell))
                    .related(self.field_place(field), say!("dùng ở đây", "used here"))
            });
            findings.extend(first(wrong));
        }
        findings
    }

    /// Fields with the marks of another program.
    fn foreign_marks(&self) -> Vec<Diagnostic> {
        let mut findings = vec![];
        self.tree.root.for_each_scalar(&mut |node| {
            let text = node.scalar().unwrap_or_default();
            for (range, name) in foreign_marks(text) {
                if self.list.column(&name).is_none() {
                    continue;
                }
                let said = &text[range.clone()];
                let message = say!(
                    "`{said}` sẽ in ra như vậy: trường viết «{name}»",
                    "`{said}` is not filled in: a field is written «{name}»"
                );
                let place = self.tree.place_in(node, text, range);
                findings.push(
                    Diagnostic::new(&rules::UNEXPECTED_MARK, message).at(place).hint(say!(
                        "Thay bằng «{name}», hoặc «{name}?» nếu ô được để trống.",
                        "Replace it by «{name}», or «{name}?» if the cell may be empty."
                    )),
                );
            }
        });
        findings
    }

    fn stray_marks(&self) -> Vec<Diagnostic> {
        let mut findings = vec![];
        self.tree.root.for_each_scalar(&mut |node| {
            let text = node.scalar().unwrap_or_default();
            for range in stray_marks(text) {
                let message = say!(
                    "dấu này không thuộc trường nào",
                    "unexpected mark outside a field"
                );
                let place = self.tree.place_in(node, text, range);
                let fault = Diagnostic::new(&rules::UNEXPECTED_MARK, message).at(place);
                findings.push(fault.hint(say!(
                    "Trường viết «Tên cột» hoặc «Tên cột?»; để trích dẫn thì dùng “ ”.",
                    "Write a field as «Column» or «Column?»; for quotations use “ ”."
                )));
            }
        });
        findings
    }

    fn field_place(&self, field: &MergeField) -> Place {
        let text = field.node.scalar().unwrap_or_default();
        self.tree.place_in(&field.node, text, field.range.clone())
    }

    fn unknown_field(&self, field: &MergeField) -> Diagnostic {
        let (name, list) = (&field.mark.name, shown(self.list()));
        let message =
            say!("{list} không có cột `{name}`", "unknown column `{name}` in {list}");
        let mut fault = Diagnostic::new(&rules::UNKNOWN_FIELD, message)
            .at(self.field_place(field))
            .hint(self.list.columns_hint(name));
        let held = self.list.columns.iter().find(|column| !column.text.is_empty());
        if let Some(held) = held {
            let said = say!("tên các cột đọc ở hàng này", "the columns are named here");
            fault = fault.related(self.list.place(held), said);
        }
        fault
    }

    /// The place of each copy below the output folder.
    pub(super) fn names(
        &self,
        pattern: &str,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<PathBuf> {
        let mut names = vec![];
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut wrong = vec![];
        for row in 0..self.len() {
            let Some(place) = self.list.row_place(row) else { continue };
            match named(pattern, &|field| {
                Some(self.value(row, field)?.replace('\n', " "))
            }) {
                // What is wrong with the pattern is wrong in every row alike.
                Err(fault @ (NameFault::Open | NameFault::Unknown(_))) => {
                    wrong.push(self.bad_pattern(pattern, &fault).or_at(|| place));
                    break;
                }
                Err(fault) => wrong.push(bad_name(&fault).at(place)),
                Ok(name) => {
                    // Some systems do not tell capitals from small letters.
                    if let Some(other) = taken.insert(name.to_lowercase(), row) {
                        let other = self.list.row_place(other);
                        wrong.push(name_taken(&name, place, other));
                    }
                    names.push(PathBuf::from(name));
                }
            }
        }
        findings.extend(first(wrong.into_iter()));
        names
    }

    fn bad_pattern(&self, pattern: &str, fault: &NameFault) -> Diagnostic {
        if let NameFault::Unknown(field) = fault {
            let list = shown(self.list());
            let message = say!(
                "`--name` dùng cột `{field}` mà {list} không có",
                "`--name` uses the unknown column `{field}` of {list}"
            );
            return Diagnostic::new(&rules::INVALID_NAME_PATTERN, message)
                .hint(self.list.columns_hint(field))
                .hint(say!(
                    "Ngoài các cột còn có {{stt}} (thứ tự của hàng) và {{number}} (số, khi có number_from).",
                    "Besides columns, {{stt}} (the row's place) and {{number}} (with number_from) are allowed."
                ));
        }
        let message = say!(
            "`--name {pattern}`: dấu ngoặc `{{` không đóng",
            "`--name {pattern}`: unclosed `{{`"
        );
        Diagnostic::new(&rules::INVALID_NAME_PATTERN, message)
    }

    /// Holds every copy to the form of a document.
    pub(super) fn examine(&self, session: &Session, workers: usize) -> Examined {
        let mut identities = vec![];
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let (mut wrong, mut plain, mut warnings) = (vec![], vec![], vec![]);
        let file = &self.tree.file;
        let look = |row: usize| session.examine(file, || Ok(self.filled(session, row)));
        let stop = AtomicBool::new(false);
        in_order(self.len(), workers, &stop, look, |row, (identity, found)| {
            // What was begun before the stop must not count: it depends on the threads.
            if wrong.len() > MAX_REPORTED {
                return;
            }
            for finding in found {
                let seen = match finding.severity {
                    Severity::Error => &mut plain,
                    Severity::Warning | Severity::Note => &mut warnings,
                };
                if seen.contains(&finding) {
                    continue;
                }
                seen.push(finding.clone());
                if finding.severity == Severity::Error {
                    wrong.extend(self.with_row(vec![finding], row));
                }
            }
            identities.push(identity.clone());
            if let Some(identity) = identity {
                match numbers.get(&identity) {
                    Some(other) => wrong.extend(self.number_taken(row, *other)),
                    None => {
                        numbers.insert(identity, row);
                    }
                }
            }
            stop.store(wrong.len() > MAX_REPORTED, Ordering::Relaxed);
        });
        Examined {
            faults: first(wrong.into_iter()),
            warnings,
            identities,
        }
    }

    fn number_taken(&self, row: usize, other: usize) -> Option<Diagnostic> {
        let message = say!(
            "số và ký hiệu này đã cấp cho hàng khác của danh sách",
            "duplicate number and code: another row of the list has them"
        );
        let fault = Diagnostic::new(&rules::DUPLICATE_NUMBER, message);
        let other = self.list.row_place(other)?;
        let said = say!("hàng kia", "the other one");
        Some(fault.at(self.list.row_place(row)?).related(other, said))
    }
}

/// The first faults of one sort, and that there are more.
fn first(mut faults: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = faults.by_ref().take(MAX_REPORTED).collect();
    if let Some(next) = faults.next() {
        let message =
            say!("và còn những lỗi như vậy nữa", "and more errors of this kind");
        found.push(
            Diagnostic::new(&rules::TOO_MANY_FINDINGS, message).at_maybe(next.place),
        );
    }
    found
}

fn bad_name(fault: &NameFault) -> Diagnostic {
    let message = match fault {
        NameFault::Empty(field) => say!(
            "cột `{field}` trống, mà tên tệp cần nó",
            "empty column `{field}`, which the file name needs"
        ),
        NameFault::Bad(name) => say!(
            "`{name}` không dùng làm tên tệp được trên mọi máy",
            "`{name}` is not a valid file name on every system"
        ),
        NameFault::Open | NameFault::Unknown(_) => say!("tên sai", "invalid name"),
    };
    Diagnostic::new(&rules::INVALID_FILE_NAME, message)
}

fn name_taken(name: &str, place: Place, other: Option<Place>) -> Diagnostic {
    let message = say!("hai bản cùng tên tệp `{name}`", "duplicate file name `{name}`");
    let mut fault =
        Diagnostic::new(&rules::DUPLICATE_FILE_NAME, message)
            .at(place)
            .hint(say!(
                "Thêm một cột khác nhau giữa các hàng vào `--name`, như {{stt}}.",
                "Add a column to `--name` that differs between rows, such as {{stt}}."
            ));
    if let Some(other) = other {
        fault = fault.related(other, say!("hàng kia", "the other one"));
    }
    fault
}
