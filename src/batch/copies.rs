//! Copies of a template, one for each row of a list, checked before anything is made.

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::entry::name_in;
use super::job::{Data, Job};
use super::schedule::in_order;
use crate::diag::{Diagnostic, Place, has_errors};
use crate::document::{Filling, MergeField, Tree, merge_fields};
use crate::fingerprint::Fingerprint;
use crate::list::{List, MAX_REPORTED};
use crate::pipeline::{Attempt, Product, Session};
use crate::project::shown;
use crate::say;

/// The name that stands for a row's place in the list, from 1, where it has no such column.
const ORDINAL: &str = "stt";
/// The name that stands for the number of a copy, where the list has no such column.
const NUMBER: &str = "number";

/// A template and a list.
pub struct Copies {
    path: PathBuf,
    tree: Tree,
    list: List,
    list_path: PathBuf,
    number_from: Option<u32>,
}

impl Copies {
    /// The copies of a template.
    pub fn new(path: &Path, tree: Tree, list_path: &Path, list: List) -> Self {
        let number_from = tree.root.get("number_from");
        let number_from = number_from.and_then(|node| node.scalar()?.trim().parse().ok());
        let (path, list_path) = (path.to_owned(), list_path.to_owned());
        Self { path, tree, list, list_path, number_from }
    }

    /// The template's file.
    pub fn template(&self) -> &Path {
        &self.path
    }

    /// The list's file.
    pub fn list(&self) -> &Path {
        &self.list_path
    }

    /// The number of copies.
    pub fn len(&self) -> usize {
        self.list.rows.len()
    }

    /// True if the list has no rows.
    pub fn is_empty(&self) -> bool {
        self.list.rows.is_empty()
    }

    /// The text of a field in a row.
    fn value(&self, row: usize, name: &str) -> Option<&str> {
        let column = self.list.column(name)?;
        Some(&self.list.rows.get(row)?.cells.get(column)?.text)
    }

    fn number(&self, row: usize) -> Option<u32> {
        self.number_from?.checked_add(u32::try_from(row).ok()?)
    }

    fn tree(&self, session: &Session, row: usize) -> Tree {
        let value = |name: &str| self.value(row, name).map(str::to_owned);
        let filling = Filling { value: &value, number: self.number(row) };
        session.fill(&self.tree, &filling)
    }

    /// What a copy is made from.
    pub(super) fn sources(&self, root: &Path, row: usize) -> Vec<(String, Fingerprint)> {
        let template = Fingerprint::of(self.tree.file.text.as_bytes());
        let mut said =
            self.number(row).map_or(String::new(), |number| number.to_string());
        for (column, cell) in self.list.columns.iter().zip(&self.list.rows[row].cells) {
            said.push_str(&format!("\n{}\t{}", column.text, cell.text));
        }
        let list = name_in(root, &self.list_path);
        vec![
            (name_in(root, &self.path), template),
            (format!("{list}:{}", self.line(row)), Fingerprint::of(said.as_bytes())),
        ]
    }

    fn line(&self, row: usize) -> usize {
        self.list.row_place(row).map_or(0, |place| place.line_column().0)
    }

    /// Makes a copy; every finding names its row.
    pub(super) fn attempt(
        &self,
        session: &Session,
        row: usize,
        product: Product,
    ) -> Attempt {
        let file = &self.tree.file;
        let made = session.attempt(file, || Ok(self.tree(session, row)), product);
        Attempt {
            findings: self.with_row(made.findings, row),
            ..made
        }
    }

    fn with_row(&self, findings: Vec<Diagnostic>, row: usize) -> Vec<Diagnostic> {
        let Some(place) = self.list.row_place(row) else { return findings };
        let named = |finding: Diagnostic| {
            finding
                .related(place.clone(), say!("hàng của danh sách", "the row of the list"))
        };
        findings.into_iter().map(named).collect()
    }

    /// The jobs of all copies, named by a pattern such as `giay-moi-{stt}`.
    ///
    /// # Errors
    /// Returns everything that is wrong with the template's fields, with the list's cells,
    /// with the names, and with each copy as a document, pages apart.
    pub fn jobs(
        self,
        session: &Session,
        pattern: &str,
        workers: usize,
    ) -> Result<(Vec<Job>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let fields = merge_fields(&self.tree);
        let mut findings = self.check_fields(&fields);
        let names = self.names(pattern, &mut findings);
        if has_errors(&findings) {
            return Err(findings);
        }
        self.examine(session, workers, &mut findings);
        if has_errors(&findings) {
            return Err(findings);
        }
        let copies = Arc::new(self);
        let job = |(row, stem): (usize, PathBuf)| Job {
            name: format!("{}:{}", shown(&copies.list_path), copies.line(row)),
            stem,
            data: Data::Copy(copies.clone(), row),
        };
        Ok((names.into_iter().enumerate().map(job).collect(), findings))
    }

    /// Fields without a column, and cells that are empty though a field needs them.
    fn check_fields(&self, fields: &[MergeField]) -> Vec<Diagnostic> {
        let mut findings = vec![];
        if fields.is_empty() {
            let message = say!(
                "mẫu không có trường nào, các bản sẽ giống hệt nhau",
                "the template has no field: all copies will be alike"
            );
            let place = Place::new(&self.tree.file, 0..0);
            findings.push(Diagnostic::warning("no-field", message).at(place).hint(say!(
                "Viết tên cột của danh sách trong «…», như «Họ tên».",
                "Write the name of a column in «…», such as «Name»."
            )));
        }
        if self.number_from.is_some()
            && let Some(number) = self.tree.root.get("number").filter(|n| !n.is_null())
        {
            let message = say!(
                "số văn bản hoặc ở `number:`, hoặc từ `number_from:`, không ở cả hai",
                "the number stands either in `number:` or in `number_from:`, not in both"
            );
            let place = self.tree.place(number);
            findings.push(Diagnostic::error("number-twice", message).at(place));
        }
        let mut needed: BTreeMap<usize, &MergeField> = BTreeMap::new();
        for field in fields {
            match self.list.column(&field.name) {
                None => findings.push(self.unknown_field(field)),
                Some(column) if !field.optional => {
                    needed.entry(column).or_insert(field);
                }
                Some(_) => {}
            }
        }
        let rows = self.list.rows.iter();
        let empty = rows.flat_map(|row| {
            let cells = needed.iter().map(|(column, field)| (&row.cells[*column], field));
            cells.filter(|(cell, _)| cell.text.is_empty())
        });
        findings.extend(empty.take(MAX_REPORTED).map(|(cell, field)| {
            let name = &field.name;
            let message = say!("ô của cột `{name}` trống", "the cell of `{name}` is empty");
            Diagnostic::error("empty-cell", message)
                .at(self.list.place(cell))
                .related(self.field_place(field), say!("dùng ở đây", "used here"))
                .hint(say!(
                    "Điền ô, hoặc viết «{name}?» trong mẫu nếu được để trống.",
                    "Fill the cell, or write «{name}?» in the template if it may be empty."
                ))
        }));
        findings
    }

    fn field_place(&self, field: &MergeField) -> Place {
        let text = field.node.scalar().unwrap_or_default();
        self.tree.place_in(&field.node, text, field.range.clone())
    }

    fn unknown_field(&self, field: &MergeField) -> Diagnostic {
        let (name, list) = (&field.name, shown(&self.list_path));
        let message =
            say!("{list} không có cột `{name}`", "{list} has no column `{name}`");
        Diagnostic::error("unknown-field", message)
            .at(self.field_place(field))
            .hint(self.list.columns_hint(name))
    }

    /// The place of each copy below the output folder.
    fn names(&self, pattern: &str, findings: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
        let mut names = vec![];
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut wrong = vec![];
        for row in 0..self.len() {
            let Some(place) = self.list.row_place(row) else { continue };
            match self.name(pattern, row) {
                Err(fault) => wrong.push(fault.or_at(|| place)),
                Ok(name) => {
                    // Some systems do not tell capitals from small letters.
                    if let Some(other) = taken.insert(name.to_lowercase(), row) {
                        let other = self.list.row_place(other);
                        wrong.push(name_taken(&name, place, other));
                    }
                    names.push(PathBuf::from(name));
                }
            }
            if wrong.len() >= MAX_REPORTED {
                break;
            }
        }
        // A name that the list does not have is wrong in every row alike.
        wrong.dedup_by(|a, b| a.rule == "unknown-name" && a.rule == b.rule);
        findings.extend(wrong);
        names
    }

    fn name(&self, pattern: &str, row: usize) -> Result<String, Diagnostic> {
        let mut name = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (field, after) =
                after.split_once('}').ok_or_else(|| bad_pattern(pattern))?;
            let value = match (self.value(row, field), field) {
                (Some(value), _) => value.to_owned(),
                (None, ORDINAL) => (row + 1).to_string(),
                (None, NUMBER) if self.number_from.is_some() => {
                    self.number(row).map_or(String::new(), |number| number.to_string())
                }
                (None, _) => {
                    let list = shown(&self.list_path);
                    let message = say!(
                        "`--name` dùng cột `{field}` mà {list} không có",
                        "`--name` uses the column `{field}`, which {list} does not have"
                    );
                    return Err(Diagnostic::error("unknown-name", message)
                        .hint(self.list.columns_hint(field)));
                }
            };
            name.push_str(before);
            name.push_str(&file_name(&value));
            rest = after;
        }
        name.push_str(rest);
        let path = Path::new(&name);
        let below = path.components().all(|part| matches!(part, Component::Normal(_)));
        let last = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !below || last.trim_matches(['-', '_', ' ', '.']).is_empty() {
            return Err(bad_name(&name));
        }
        Ok(name)
    }

    /// Holds every copy to the form of a document.
    fn examine(&self, session: &Session, workers: usize, findings: &mut Vec<Diagnostic>) {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let file = &self.tree.file;
        let look = |row: usize| session.examine(file, || Ok(self.tree(session, row)));
        let stop = AtomicBool::new(false);
        in_order(self.len(), workers, &stop, look, |row, (identity, found)| {
            // Warnings are said when the copy is made.
            let wrong = found.into_iter().filter(|f| has_errors(std::slice::from_ref(f)));
            findings.extend(self.with_row(wrong.collect(), row));
            if let Some(other) =
                identity.and_then(|identity| numbers.insert(identity, row))
                && let Some(place) = self.list.row_place(row)
            {
                let message = say!(
                    "số và ký hiệu này đã cấp cho hàng khác của danh sách",
                    "number and code are those of another row of the list"
                );
                let mut fault = Diagnostic::error("number-taken", message).at(place);
                if let Some(other) = self.list.row_place(other) {
                    fault = fault.related(other, say!("hàng kia", "the other one"));
                }
                findings.push(fault);
            }
            let stopped = findings.len() >= MAX_REPORTED;
            stop.store(stopped, std::sync::atomic::Ordering::Relaxed);
        });
    }
}

/// A value as a part of a file's name, on every system.
fn file_name(value: &str) -> String {
    let safe = |c: char| {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ',' | ' ') {
            c
        } else {
            '-'
        }
    };
    let name: String = value.chars().map(safe).collect();
    name.trim_matches(['.', ' ']).to_owned()
}

fn bad_pattern(pattern: &str) -> Diagnostic {
    let message = say!(
        "`--name {pattern}`: dấu ngoặc `{{` không đóng",
        "`--name {pattern}`: a `{{` is never closed"
    );
    Diagnostic::error("unknown-name", message)
}

fn bad_name(name: &str) -> Diagnostic {
    let message = say!(
        "`{name}` không thành tên tệp trong thư mục kết quả",
        "`{name}` is no name of a file inside the output folder"
    );
    Diagnostic::error("bad-name", message)
}

fn name_taken(name: &str, place: Place, other: Option<Place>) -> Diagnostic {
    let message =
        say!("hai bản cùng tên tệp `{name}`", "two copies would be named `{name}`");
    let mut fault = Diagnostic::error("name-taken", message).at(place).hint(say!(
        "Thêm một cột khác nhau giữa các hàng vào `--name`, như {{stt}}.",
        "Add a column to `--name` that differs between rows, such as {{stt}}."
    ));
    if let Some(other) = other {
        fault = fault.related(other, say!("hàng kia", "the other one"));
    }
    fault
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;
    use crate::document::parse;

    #[test]
    fn a_pattern_names_files_that_every_system_takes() {
        let csv = "Họ tên,Đơn vị\n\"Lê/A: B?\",..\nTrần C,x\n";
        let list = List::read("a.csv", csv.as_bytes()).unwrap();
        let tree = parse(&SourceFile::new("m.yaml", "number_from: 7\n")).unwrap();
        let copies = Copies::new(Path::new("m.yaml"), tree, Path::new("a.csv"), list);
        let name = |pattern: &str, row| copies.name(pattern, row).map_err(|f| f.rule);
        assert_eq!(name("gm-{stt}", 0), Ok("gm-1".to_owned()));
        assert_eq!(name("{number}-{họ tên}", 1), Ok("8-Trần C".to_owned()));
        assert_eq!(name("x/{Họ tên}", 0), Ok("x/Lê-A- B-".to_owned()));
        assert_eq!(name("{Đơn vị}", 0), Err("bad-name"));
        assert_eq!(name("../{stt}", 0), Err("bad-name"));
        assert_eq!(name("{khác}", 0), Err("unknown-name"));
        assert_eq!(name("{stt", 0), Err("unknown-name"));
    }
}
