//! Cells of workbooks that `LibreOffice` wrote, beside what it shows of them.
//!
//! `libreoffice/formats.csv` is its own export “as shown”, in its English locale; the workbooks
//! are its as well. Each row is a format of the table of `sheet_formats`.

use std::collections::BTreeMap;
use std::fs;

use vanban::list::{Choice, List};

use crate::sheet_formats::SHOWN;

/// Where a row is read otherwise than it is shown there: its code, what is read, and why.
const OTHERWISE: [(&str, &str, &str); 9] = [
    ("General", "0,333333333", "as many digits as a column shows, not all fifteen"),
    ("0%", "15%", "14.5 % is rounded up, as Excel does"),
    (
        "m/d/yyyy",
        "05/3/2026",
        "a day that could be read for a month stands in the office's order",
    ),
    ("dd-mmm-yy", "13/3/2026", "months in numbers, not in English"),
    ("mmm-yy", "3/2026", "months in numbers, not in English"),
    ("[$-42A]dd mmmm yyyy", "13 Tháng Ba 2026", "the month's name, not its number"),
    ("h:mm AM/PM", "2:30 CH", "in Vietnamese"),
    ("mm:ss.0", "00:01,0", "rounded, not cut off"),
    (
        "\"$\"#,##0_);(\"$\"#,##0)",
        "(12)",
        "an old workbook says it by a number that stands for the office's own currency",
    ),
];

/// The text of each row of a workbook by its name in the first column.
fn read(name: &str) -> BTreeMap<String, String> {
    let bytes = fs::read(format!("tests/it/libreoffice/{name}")).expect(name);
    let list = List::read(name, &bytes, &Choice::default());
    let list = list.unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
    let texts = |record: &vanban::list::Record| {
        let text = |i: usize| record.cells[i].text.clone();
        (text(0), text(1))
    };
    list.records.iter().map(texts).collect()
}

/// With the separators of a Vietnamese office.
fn in_vietnamese(text: &str) -> String {
    let swap = |c| match c {
        '.' => ',',
        ',' => '.',
        c => c,
    };
    text.chars().map(swap).collect()
}

#[test]
fn every_format_is_read_as_libreoffice_shows_it_from_xlsx_ods_and_xls() {
    assert!(SHOWN.len() >= 60);
    let shown = read("formats.csv");
    for name in ["formats.xlsx", "formats.ods", "formats.xls"] {
        let own = read(name);
        let (mut wrong, mut same) = (vec![], 0);
        for (i, (code, ..)) in SHOWN.iter().enumerate() {
            let row = format!("r{i}");
            let found = own.get(&row).map_or("", String::as_str);
            let there = shown.get(&row).map_or("", |text| text.trim());
            if found == there || found == in_vietnamese(there) {
                same += 1;
            } else if !OTHERWISE.iter().any(|it| it.0 == *code && it.1 == found) {
                wrong.push(format!("{row} {code}: {found:?}, shown {there:?}"));
            }
        }
        assert!(wrong.is_empty(), "{name}\n{}", wrong.join("\n"));
        assert!(same >= 70, "{name}: {same}");
    }
}
