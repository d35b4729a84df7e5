//! What the columns of a list give to a table: rows by several conditions, the own values of
//! groups, decimals under each other, and places with the names of cells.

use crate::book::{Book, rows};
use crate::support::{Sandbox, all_text, lines, set, short_plan};

/// A plan with a table of names, units and numbers.
fn plan(rest: &str) -> String {
    short_plan(&format!(
        "  - table:\n      columns:\n        - {{key: ten, title: Tên}}\n        \
         - {{key: noi, title: Nơi}}\n        \
         - {{key: ha, title: Diện tích, type: number}}\n{rest}"
    ))
}

/// The text of the pages of a plan beside a list.
fn text(name: &str, list: &[u8], rest: &str) -> String {
    let sandbox = Sandbox::project();
    sandbox.write(name, list);
    let (pages, findings) = set(&sandbox.session(), &plan(rest));
    all_text(&pages.unwrap_or_else(|| panic!("{findings:#?}")))
}

#[test]
fn all_conditions_of_a_table_must_hold() {
    let csv = "ten,noi,ha\nAn,Bắc,1\nBình,Bắc,2\nChi,Nam,2\n".as_bytes();
    for (said, expected, others) in [
        ("'noi=bắc'", &["An", "Bình"][..], &["Chi"][..]),
        ("['noi=bắc', 'ha=2']", &["Bình"], &["An", "Chi"]),
        ("\n        - noi=Bắc\n        - ha=2\n", &["Bình"], &["An", "Chi"]),
    ] {
        let rest =
            format!("      rows_from:\n        file: a.csv\n        where: {said}\n");
        let found = text("a.csv", csv, &rest);
        assert!(expected.iter().all(|it| found.contains(it)), "{said}: {found}");
        assert!(!others.iter().any(|it| found.contains(it)), "{said}: {found}");
    }
}

/// A sheet with groups that say something of their own.
fn grouped() -> Vec<u8> {
    Book::of(rows(&[
        &["STT", "Tên", "Nơi", "Diện tích"],
        &["I", "Mỏ đá", "", "3.5"],
        &["1", "An", "Bắc", "1.25"],
        &["2", "Bình", "Bắc", "2.25"],
        &["II", "Mỏ đất", "", "4"],
        &["1", "Chi", "Nam", "4"],
    ]))
    .bytes()
}

#[test]
fn a_group_of_a_list_keeps_what_its_own_row_says() {
    let found = text("a.xlsx", &grouped(), "      rows_from: a.xlsx\n");
    assert!(found.contains("I Mỏ đá 3,5"), "{found}");
    assert!(found.contains("II Mỏ đất 4"), "{found}");
    // Of some of its rows, its number would be another's.
    let some = "      rows_from: {file: a.xlsx, where: 'Tên=An'}\n";
    let found = text("a.xlsx", &grouped(), some);
    assert!(found.contains("I Mỏ đá 1 An Bắc 1,25"), "{found}");
}

#[test]
fn a_group_whose_number_is_not_that_of_its_rows_is_warned_of() {
    let sandbox = Sandbox::project();
    let sheet = Book::of(rows(&[
        &["STT", "Tên", "Nơi", "Diện tích"],
        &["I", "Mỏ đá", "", "9"],
        &["1", "An", "Bắc", "1"],
        &["2", "Bình", "Bắc", "2"],
    ]));
    sandbox.write("a.xlsx", sheet.bytes());
    let rest = "      total: {columns: [ha]}\n      rows_from: a.xlsx\n";
    sandbox.write("a.yaml", plan(rest));
    let run = sandbox.run(&["build", "a.yaml", "--message-format", "short"]);
    assert!(run.stderr.starts_with("a.xlsx[Khách!D2]: "), "{run:?}");
    assert!(run.stderr.contains("[differing-sum]"), "{run:?}");
    let run = sandbox.run(&["build", "a.yaml", "--message-format", "json"]);
    assert!(run.stdout.contains("\"cell\":\"Khách!D2\""), "{run:?}");
    let run = sandbox.run(&["build", "a.yaml"]);
    assert!(run.stderr.contains("--> a.xlsx[Khách!D2]\n"), "{run:?}");
}

#[test]
fn decimals_of_a_column_stand_under_each_other_with_and_without_a_sum() {
    let rows = "      rows:\n        - {ten: A, ha: '13,323'}\n        - {ten: B, ha: '6,48'}\n        \
                - {ten: C, ha: '7'}\n        - {ten: D, ha: '0,125'}\n";
    for total in ["", "      total: {columns: [ha]}\n"] {
        let sandbox = Sandbox::project();
        let (pages, findings) = set(&sandbox.session(), &plan(&format!("{rows}{total}")));
        let lines = lines(&pages.unwrap_or_else(|| panic!("{findings:#?}")));
        let right = |text: &str| {
            let line = lines.iter().find(|line| line.text == text);
            line.unwrap_or_else(|| panic!("{text}: {lines:#?}")).right
        };
        // A digit is half as wide as the letters are high, a comma a quarter.
        let size = 12.0;
        let end = right("13,323");
        let ends = [("6,48", 0.5), ("7", 1.75), ("0,125", 0.0)];
        for (text, missing) in ends {
            assert!((end - right(text) - missing * size).abs() < 0.1, "{text}");
        }
        if !total.is_empty() {
            assert!((end - right("26,928")).abs() < 0.1);
        }
    }
}
