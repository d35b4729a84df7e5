//! Reads a list by the ending of its name, and holds it to what a list has to be.

use std::path::Path;
use std::sync::Arc;

use super::choice::Choice;
use super::header::{ListHead, head};
use super::maps::{self, MapRecords};
use super::nesting::NestedRows;
use super::records::{Cell, List, MAX_REPORTED, number_rows};
use super::select::records;
use super::shown::ListTable;
use super::sniff::Sort;
use super::too_large::too_large;
use super::{separated, sheet};
use crate::bounds::{LIST_CELLS, LIST_COLUMNS};
use crate::diag::{Diagnostic, Place, SourceFile, has_errors, rules};
use crate::say;
use crate::yaml::{assumed_encoding, read_text};

impl List {
    /// Reads a list by the ending of its name.
    ///
    /// # Errors
    /// Returns everything that is wrong with the list as a list, and with the columns of it
    /// that are used.
    pub fn read(
        name: &str,
        bytes: &[u8],
        choice: &Choice,
    ) -> Result<Self, Vec<Diagnostic>> {
        let ending = Path::new(name).extension().and_then(|e| e.to_str());
        let list = match ending.unwrap_or_default().to_lowercase().as_str() {
            "csv" | "tsv" | "txt" => {
                Sort::Text.hold(name, bytes)?;
                let file = read_text(name, bytes)?;
                let mut rows = separated::read(&file)?;
                number_rows(&file, &mut rows);
                let table = ListTable { file, rows, hidden: vec![], merges: vec![] };
                Self::headed(table, choice, true)?
            }
            "xlsx" | "xlsm" | "xls" | "ods" => {
                Sort::Workbook.hold(name, bytes)?;
                Self::headed(sheet::read(name, bytes, choice)?, choice, false)?
            }
            "json" | "yaml" | "yml" => {
                Sort::Text.hold(name, bytes)?;
                let file = read_text(name, bytes)?;
                let is_json = name.to_lowercase().ends_with("json");
                let MapRecords { file, columns, mut records, notes } =
                    maps::read(&file, is_json)?;
                number_rows(&file, &mut records);
                let paths = columns.iter().map(Cell::one_line).collect();
                let mut list = Self {
                    file,
                    columns,
                    paths,
                    records,
                    groups: vec![],
                    levels: vec![],
                    is_sheet: false,
                    notes,
                };
                list.records
                    .retain(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
                list
            }
            _ => return Err(Sort::Other.hold(name, bytes).err().unwrap_or_default()),
        };
        list.check(choice)
    }

    /// A list of rows, one of the first of which names the columns.
    fn headed(
        table: ListTable,
        choice: &Choice,
        is_text: bool,
    ) -> Result<Self, Vec<Diagnostic>> {
        let file = table.file.clone();
        let Some(ListHead { columns, paths, below }) = head(&table, choice) else {
            return Err(vec![no_header(&file, choice.header.unwrap_or(0))]);
        };
        let cells = table.rows.len().saturating_mul(columns.len());
        if cells > LIST_CELLS || columns.len() > LIST_COLUMNS {
            return Err(vec![too_large(&file, table.rows.len(), columns.len())]);
        }
        let (nested, notes) = records(table, &columns, below, choice);
        let NestedRows { kept: mut records, groups, levels, .. } = nested;
        let mut findings = vec![];
        for row in &mut records {
            let more = row.cells.iter().skip(columns.len());
            if let Some(more) = more.into_iter().find(|cell| !cell.text.is_empty())
                && is_text
            {
                findings.push(too_long(&file, more, columns.len()));
            }
            let end = row.range.end..row.range.end;
            row.cells
                .resize(columns.len(), Cell { range: end, ..Cell::default() });
        }
        findings.truncate(MAX_REPORTED);
        if findings.is_empty() {
            Ok(Self {
                file,
                columns,
                paths,
                records,
                groups,
                levels,
                is_sheet: !is_text,
                notes,
            })
        } else {
            Err(findings)
        }
    }

    fn check(mut self, choice: &Choice) -> Result<Self, Vec<Diagnostic>> {
        let named = |column: &Cell| !column.text.is_empty();
        if !self.columns.iter().any(named) {
            let message =
                say!("danh sách không có cột nào", "missing column names in the list");
            let fault = Diagnostic::new(&rules::EMPTY_LIST, message)
                .at(Place::new(&self.file, 0..0))
                .hint(say!(
                    "Dòng đầu của danh sách là tên các cột.",
                    "The first row of a list holds the names of its columns."
                ));
            return Err(vec![fault]);
        }
        let mut findings = self.keep_chosen(choice);
        let used = self.used(choice);
        findings.extend(self.faults(&used));
        self.notes.extend(assumed_encoding(&self.file));
        self.notes.extend(self.text_notes(&used));
        self.notes.extend(self.unknown_formats(&used));
        self.notes.extend(self.lost_looks(&used));
        if has_errors(&findings) { Err(findings) } else { Ok(self) }
    }
}

fn no_header(file: &Arc<SourceFile>, row: usize) -> Diagnostic {
    let message = say!(
        "không có hàng tên cột số {row}",
        "unknown header row {row}: it is empty or not there"
    );
    Diagnostic::new(&rules::EMPTY_LIST, message)
        .at(Place::new(file, 0..0))
        .hint(say!(
            "Số hàng đếm như bảng tính, từ 1.",
            "Rows are counted as sheets count them, from 1."
        ))
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
    use super::super::records::Record;
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
            let list = List::read(name, text.as_bytes(), &Choice::default()).unwrap();
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
            List::read(name, text.as_bytes(), &Choice::default())
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
        let inch = List::read(
            "a.csv",
            "x;y\nMàn 24\";1\n\"a \"\"b\"\"\";2\n".as_bytes(),
            &Choice::default(),
        );
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
            faults("a.json", "[{\"a\": \"x\\u202Ey\"}]"),
            [("invalid-character", Some((1, 8)))]
        );
        assert_eq!(faults("a.docx", "x"), [("unknown-list", Some((1, 1)))]);
        assert_eq!(faults("a.xlsx", "x"), [("invalid-workbook", Some((1, 1)))]);
    }
}
