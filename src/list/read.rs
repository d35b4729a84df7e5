//! Reads a list by the ending of its name, and holds it to what a list has to be.

use std::path::Path;
use std::sync::Arc;

use super::records::{Cell, List, MAX_REPORTED, Record, key};
use super::{maps, separated, sheet};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;
use crate::vi;
use crate::yaml::{forbidden_character, read_text};

impl List {
    /// Reads a list by the ending of its name.
    ///
    /// # Errors
    /// Returns everything that is wrong with the list as a list.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        let ending = Path::new(name).extension().and_then(|e| e.to_str());
        let list = match ending.unwrap_or_default().to_lowercase().as_str() {
            "csv" | "tsv" | "txt" => {
                let file = read_text(name, bytes)?;
                Self::headed(file.clone(), separated::read(&file)?)?
            }
            "xlsx" | "xlsm" | "xls" | "ods" => {
                let (file, rows) = sheet::read(name, bytes)?;
                Self::headed(file, rows)?
            }
            "json" | "yaml" | "yml" => {
                let file = read_text(name, bytes)?;
                let (columns, records) = maps::read(&file)?;
                Self { file, columns, records }
            }
            _ => {
                let message = say!(
                    "`{name}` không phải CSV, XLSX, JSON hay YAML",
                    "unknown list format of `{name}`: expected CSV, XLSX, JSON or YAML"
                );
                let place = Place::new(&SourceFile::new(name, ""), 0..0);
                return Err(vec![
                    Diagnostic::new(&rules::UNKNOWN_LIST, message).at(place),
                ]);
            }
        };
        list.check()
    }

    /// A list of rows, one of the first of which names the columns.
    fn headed(file: Arc<SourceFile>, rows: Vec<Record>) -> Result<Self, Vec<Diagnostic>> {
        let mut rows = rows.into_iter().skip_while(|row| held(row) == 0).peekable();
        // Above the names there may be a title, alone in its row.
        let before: Vec<Record> = std::iter::from_fn(|| {
            rows.next_if(|row| row.cells.len() > 1 && held(row) <= 1)
        })
        .collect();
        let (columns, rows): (Vec<Cell>, Vec<Record>) = match rows.next() {
            Some(names) => (names.cells, rows.collect()),
            // One column with names in it, beside columns that are empty.
            None => {
                let mut all = before.into_iter();
                (all.next().map_or(vec![], |names| names.cells), all.collect())
            }
        };
        let mut findings = vec![];
        let level = |mut row: Record| {
            let more = row.cells.iter().skip(columns.len());
            if let Some(more) = more.into_iter().find(|cell| !cell.text.is_empty()) {
                findings.push(too_long(&file, more, columns.len()));
            }
            let end = row.range.end..row.range.end;
            row.cells
                .resize(columns.len(), Cell { text: String::new(), range: end });
            row
        };
        let records = rows.into_iter().map(level).collect();
        findings.truncate(MAX_REPORTED);
        if findings.is_empty() {
            Ok(Self { file, columns, records })
        } else {
            Err(findings)
        }
    }

    fn check(mut self) -> Result<Self, Vec<Diagnostic>> {
        self.records
            .retain(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
        let mut findings = vec![];
        let named = |column: &&Cell| !column.text.is_empty();
        if self.columns.iter().filter(named).count() == 0 {
            let message =
                say!("danh sách không có cột nào", "missing column names in the list");
            findings.push(
                Diagnostic::new(&rules::EMPTY_LIST, message)
                    .at(Place::new(&self.file, 0..0))
                    .hint(say!(
                        "Dòng đầu của danh sách là tên các cột.",
                        "The first row of a list holds the names of its columns."
                    )),
            );
        }
        for (i, column) in self.columns.iter().enumerate().filter(|(_, c)| named(c)) {
            let first =
                self.columns[..i].iter().find(|o| key(&o.text) == key(&column.text));
            if let Some(first) = first {
                let name = &column.text;
                let message =
                    say!("hai cột cùng tên `{name}`", "duplicate column `{name}`");
                findings.push(
                    Diagnostic::new(&rules::DUPLICATE_COLUMN, message)
                        .at(self.place(column))
                        .related(self.place(first), say!("cột kia", "first given here")),
                );
            }
        }
        let cells = self.records.iter().flat_map(|row| &row.cells);
        let hidden = cells.filter_map(|cell| {
            let (c, why) =
                cell.text.chars().find_map(|c| Some((c, vi::forbidden(c)?)))?;
            let fault = forbidden_character(c, why);
            Some(fault.at(self.place(cell)))
        });
        findings.extend(hidden.take(MAX_REPORTED));
        if findings.is_empty() { Ok(self) } else { Err(findings) }
    }
}

/// How many cells of a row hold something.
fn held(row: &Record) -> usize {
    row.cells.iter().filter(|cell| !cell.text.is_empty()).count()
}

fn too_long(file: &Arc<SourceFile>, cell: &Cell, columns: usize) -> Diagnostic {
    let message = say!(
        "hàng này dài hơn dòng tên cột ({columns} cột)",
        "unexpected cell: the row of names has {columns}"
    );
    Diagnostic::new(&rules::TOO_LONG_ROW, message)
        .at(Place::new(file, cell.range.clone()))
        .hint(say!(
            "Ô có dấu phẩy phải đặt trong dấu ngoặc kép: \"46,8\".",
            "A cell that holds the separator needs quotation marks: \"46,8\"."
        ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_list_reads_alike_from_csv_json_and_yaml() {
        let texts = [
            ("a.csv", "Họ tên,Số\n\"Nguyễn Văn A, B\",5\nTrần C,\n,\n"),
            ("a.csv", "\u{feff}Họ tên;Số\r\nNguyễn Văn A, B;5\r\nTrần C;\r\n"),
            ("a.tsv", "Họ tên\tSố\nNguyễn Văn A, B\t5\nTrần C"),
            ("a.csv", "sep=;\r\nHọ tên;Số\r\n\"Nguyễn Văn A, B\";\"5\"\r\nTrần C;"),
            ("a.csv", "DANH SÁCH,\n,\nHọ tên,Số\n\"Nguyễn Văn A, B\",5\nTrần C,\n"),
            (
                "a.json",
                "[{\"Họ tên\": \"Nguyễn Văn A, B\", \"Số\": 5}, {\"Họ tên\": \"Trần C\"}]",
            ),
            ("a.yaml", "- Họ tên: Nguyễn Văn A, B\n  Số: 5\n- Họ tên: Trần C\n"),
        ];
        for (name, text) in texts {
            let list = List::read(name, text.as_bytes()).unwrap();
            let row = |row: &Record| {
                row.cells.iter().map(|c| c.text.clone()).collect::<Vec<_>>()
            };
            let rows: Vec<_> = list.records.iter().map(row).collect();
            assert_eq!(rows, [["Nguyễn Văn A, B", "5"], ["Trần C", ""]], "{name}");
            assert_eq!(list.column("họ TÊN"), Some(0));
            let line = |row| list.row_place(row).unwrap().line_column().0;
            assert_eq!(list.lines(), [line(0), line(1)], "{name}");
            let said = list.place(&list.records[0].cells[0]);
            assert!(said.file.text[said.range].contains("Nguyễn Văn A, B"), "{name}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_list_is_said_at_its_place() {
        let faults = |name: &str, text: &str| {
            List::read(name, text.as_bytes())
                .unwrap_err()
                .iter()
                .map(|f| (f.rule.name, f.place.as_ref().map(Place::line_column)))
                .collect::<Vec<_>>()
        };
        assert_eq!(faults("a.csv", ""), [("empty-list", Some((1, 1)))]);
        assert_eq!(faults("a.csv", "a,A\n"), [("duplicate-column", Some((1, 3)))]);
        assert_eq!(faults("a.csv", "a\n1\n2,3\n"), [("too-long-row", Some((3, 3)))]);
        assert_eq!(faults("a.csv", "a\n\"b\n"), [("unclosed-quote", Some((2, 1)))]);
        let swallowed = "x;y\n\"An;1\nBình;2\n\"Lê, B\";3\n";
        assert_eq!(faults("a.csv", swallowed), [("unexpected-text", Some((4, 1)))]);
        assert_eq!(
            faults("a.csv", "x;y\n\"An\" B;1\n"),
            [("unexpected-text", Some((2, 4)))]
        );
        let inch = List::read("a.csv", "x;y\nMàn 24\";1\n\"a \"\"b\"\"\";2\n".as_bytes());
        let inch = inch.unwrap();
        let first: Vec<&str> = inch.records.iter().map(|r| &*r.cells[0].text).collect();
        assert_eq!(first, ["Màn 24\"", "a \"b\""]);
        assert_eq!(
            faults("a.yaml", "- {a: 1, a: 2}\n"),
            [("duplicate-key", Some((1, 10)))]
        );
        assert_eq!(faults("a.yaml", "a: 1\n"), [("invalid-list", Some((1, 1)))]);
        assert_eq!(faults("a.json", "[{\"a\": [1]}]"), [("invalid-cell", Some((1, 8)))]);
        assert_eq!(
            faults("a.json", "[{\"a\": \"x\\u200By\"}]"),
            [("invalid-character", Some((1, 8)))]
        );
        assert_eq!(faults("a.docx", "x"), [("unknown-list", Some((1, 1)))]);
        assert_eq!(faults("a.xlsx", "x"), [("invalid-workbook", Some((1, 1)))]);
    }
}
