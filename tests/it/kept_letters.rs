//! Letters that somebody has signed, edited, renamed or copied, and what is left after a ledger
//! is lost or a run is killed: no file that is not the program's own is lost, no number is given
//! twice without a word.

use std::collections::BTreeMap;
use std::fs;

use crate::book::{Book, rows};
use crate::made_letters::{TEMPLATE, files, numbers};
use crate::support::{Run, Sandbox};

struct Office(Sandbox);

impl Office {
    fn new(rows: &[&str]) -> Self {
        let sandbox = Sandbox::project();
        sandbox.write("mau/m.yaml", TEMPLATE);
        let office = Self(sandbox);
        office.list("Họ tên", rows);
        office
    }

    fn list(&self, head: &str, rows: &[&str]) {
        self.0.write("ds.csv", format!("{head}\n{}\n", rows.join("\n")));
    }

    fn merge(&self, rest: &[&str]) -> Run {
        self.merge_of("ds.csv", rest)
    }

    fn merge_of(&self, list: &str, rest: &[&str]) -> Run {
        let args = ["merge", "mau/m.yaml", "--data", list, "--format", "typst"];
        self.0.run(&[&args[..], rest].concat())
    }

    fn rename(&self, from: &str, to: &str) {
        let out = self.0.path();
        fs::rename(out.join(from), out.join(to)).expect("renamed");
    }

    fn sign(&self, file: &str) -> Vec<u8> {
        let signed = [&self.0.read(file)[..], b"// /ByteRange [0 1 2 3]\n"].concat();
        self.0.write(file, &signed);
        signed
    }

    fn files(&self) -> BTreeMap<String, (String, u32)> {
        files(&self.0)
    }

    fn numbers(&self) -> BTreeMap<u32, String> {
        numbers(&self.0)
    }
}

const ROWS: [&str; 4] = ["An", "Bình", "Chi", "Dũng"];

#[test]
fn a_copy_that_was_signed_or_edited_is_never_written_over_unasked() {
    let lists: [&[&str]; 4] =
        [&ROWS, &["Bình", "Chi", "Dũng"], &["An", "Bính", "Chi", "Dũng"], &["Mới", "An"]];
    for rows in lists {
        let office = Office::new(&ROWS);
        assert_eq!(office.merge(&[]).status, 0);
        let signed = office.sign("out/m-2.typ");
        office.list("Họ tên", rows);
        for _ in 0..2 {
            let run = office.merge(&[]);
            assert_eq!(run.status, 1, "{run:?}");
            assert!(run.stderr.contains("edited-product"), "{run:?}");
            assert!(office.0.read("out/m-2.typ") == signed, "{rows:?}");
        }
        assert_eq!(office.numbers().get(&102).map(String::as_str), Some("Bình"));
        assert_eq!(office.merge(&["--force"]).status, 0);
        assert!(office.0.read("out/m-2.typ") != signed);
    }
}

#[test]
fn a_signed_document_is_not_written_over_by_a_build() {
    let sandbox = Sandbox::project();
    let plan = crate::support::short_plan("  - text: Một.\n");
    sandbox.write("plans/a.yaml", &plan);
    assert_eq!(sandbox.run(&["build"]).status, 0);
    let signed = [&sandbox.read("out/a.pdf")[..], b"/ByteRange [0 1 2 3]"].concat();
    sandbox.write("out/a.pdf", &signed);
    let run = sandbox.run(&["build"]);
    assert!(run.status == 1 && run.stderr.contains("đã ký số"), "{run:?}");
    assert!(sandbox.read("out/a.pdf") == signed);
    assert_eq!(sandbox.run(&["build", "--force"]).status, 0);
}

#[test]
fn a_letter_that_is_kept_from_pruning_keeps_its_number() {
    let office = Office::new(&ROWS);
    assert_eq!(office.merge(&["--name", "{Họ tên}"]).status, 0);
    let signed = office.sign("out/Dũng.typ");
    office.list("Họ tên", &["An", "Bình", "Chi"]);
    let run = office.merge(&["--name", "{Họ tên}", "--prune"]);
    assert!(run.stdout.contains("đã bị sửa nên giữ lại"), "{run:?}");
    office.list("Họ tên", &["An", "Bình", "Chi", "Em"]);
    let run = office.merge(&["--name", "{Họ tên}"]);
    assert!(run.status == 1 && run.stderr.contains("duplicate-number"), "{run:?}");
    assert!(office.0.read("out/Dũng.typ") == signed);
    assert_eq!(office.numbers().len(), 4);
}

#[test]
fn a_renamed_letter_keeps_its_number_for_as_long_as_it_is_there() {
    for to in ["out/ky.typ", "out/gui/ky.typ"] {
        let office = Office::new(&ROWS);
        assert_eq!(office.merge(&[]).status, 0);
        fs::create_dir_all(office.0.path().join("out/gui")).expect("a folder");
        office.rename("out/m-2.typ", to);
        let run = office.merge(&[]);
        assert!(run.status == 0 && run.stderr.contains("number-elsewhere"), "{run:?}");
        office.sign(to);
        office.list("Họ tên", &["An", "Khác", "Chi", "Dũng"]);
        for _ in 0..2 {
            let run = office.merge(&[]);
            assert!(run.status == 1 && run.stderr.contains("ky.typ"), "{run:?}");
        }
        fs::remove_file(office.0.path().join(to)).expect("removed");
        assert_eq!(office.merge(&[]).status, 0);
    }
}

#[test]
fn a_copied_letter_is_told_of_when_its_number_goes_to_another() {
    let office = Office::new(&ROWS);
    assert_eq!(office.merge(&[]).status, 0);
    office.0.write("out/gui/An.typ", office.0.read("out/m-1.typ"));
    let quiet = office.merge(&[]);
    assert!(quiet.status == 0 && quiet.stderr.is_empty(), "{quiet:?}");
    office.list("Họ tên", &["Mới", "Bình", "Chi", "Dũng"]);
    for _ in 0..2 {
        let run = office.merge(&[]);
        assert!(run.status == 0 && run.stderr.contains("out/gui/An.typ"), "{run:?}");
    }
}

#[test]
fn what_no_ledger_knows_is_neither_written_over_nor_passed_over() {
    for ledger in [None, Some("xx")] {
        let office = Office::new(&ROWS);
        let merge = |rest: &[&str]| {
            let args = ["merge", "mau/m.yaml", "--data", "ds.csv"];
            office.0.run(&[&args[..], rest].concat())
        };
        assert_eq!(merge(&[]).status, 0);
        match ledger {
            None => {
                fs::remove_dir_all(office.0.path().join("out/.vanban")).expect("gone");
            }
            Some(text) => office.0.write("out/.vanban/built", text),
        }
        let same = merge(&["--rows", "2"]);
        assert!(same.status == 0 && same.stderr.contains("3 PDF"), "{same:?}");
        let other = merge(&["--name", "g-{stt}"]);
        assert!(other.stderr.contains("không còn ghi chép"), "{other:?}");
        office.list("Họ tên", &["Bình", "Chi"]);
        let shorter = merge(&[]);
        assert!(shorter.status == 1, "{shorter:?}");
    }
}

#[test]
fn a_list_that_was_renamed_or_saved_in_another_format_is_the_same_list() {
    let office = Office::new(&ROWS);
    assert_eq!(office.merge(&[]).status, 0);
    office.rename("ds.csv", "v2.csv");
    let same = office.merge_of("v2.csv", &[]);
    assert!(same.status == 0 && same.stderr.is_empty(), "{same:?}");
    fs::remove_file(office.0.path().join("v2.csv")).expect("removed");
    let rows =
        ["Bình", "Chi", "Dũng"].map(|name| format!("[{{\"Họ tên\": \"{name}\"}}]"));
    let rows = rows.join(",").replace("],[", ",");
    office.0.write("v3.json", rows);
    let run = office.merge_of("v3.json", &["--name", "{Họ tên}"]);
    assert!(run.stderr.contains("3 văn bản đã dựng đổi số"), "{run:?}");
    assert_eq!(office.numbers().len(), 3, "{run:?}");
}

#[test]
fn a_letter_whose_number_nobody_takes_is_put_aside_until_it_is_pruned() {
    let office = Office::new(&[]);
    office
        .0
        .write("mau/m.yaml", TEMPLATE.replace("number_from: 101", "number: «Số»"));
    office.list("Số;Họ tên", &["105;An", "106;Bình", "107;Chi"]);
    assert_eq!(office.merge(&[]).status, 0);
    office.list("Số;Họ tên", &["106;Bình", "107;Chi"]);
    let run = office.merge(&[]);
    assert!(run.status == 0 && !run.stderr.contains("renumbered"), "{run:?}");
    assert!(run.stdout.contains("out/m-1-so-105.typ không còn"), "{run:?}");
    assert_eq!(office.numbers().get(&105).map(String::as_str), Some("An"));
    office.list("Số;Họ tên", &["121;Dũng", "122;Em"]);
    let run = office.merge(&[]);
    assert!(run.status == 0 && !run.stderr.contains("renumbered"), "{run:?}");
    assert_eq!(office.numbers().len(), 5, "{run:?}");
    assert_eq!(office.merge(&["--prune"]).status, 0);
    assert_eq!(office.numbers().len(), 2);
}

#[test]
fn a_number_of_a_column_that_is_changed_is_told_under_any_name() {
    for name in [&[][..], &["--name", "g-{Họ tên}"]] {
        let office = Office::new(&[]);
        office
            .0
            .write("mau/m.yaml", TEMPLATE.replace("number_from: 101", "number: «Số»"));
        office.list("Số;Họ tên", &["105;An", "106;Bình", "107;Chi"]);
        assert_eq!(office.merge(&[]).status, 0);
        office.list("Số;Họ tên", &["105;An", "106;Bình", "108;Chi", "107;Dũng"]);
        let run = office.merge(name);
        assert!(run.stderr.contains("đổi số: 107 → 108"), "{run:?}");
        assert!(!run.stderr.contains("viết `number: «Số»`"), "{run:?}");
        assert_eq!(office.numbers().len(), 4);
    }
}

#[test]
fn what_a_killed_run_has_written_is_known_to_the_next() {
    let office = Office::new(&ROWS);
    assert_eq!(office.merge(&[]).status, 0);
    let ledger = String::from_utf8(office.0.read("out/.vanban/built")).expect("UTF-8");
    let before: Vec<(String, Vec<u8>)> = (1..=4)
        .map(|i| format!("out/m-{i}.typ"))
        .map(|name| (name.clone(), office.0.read(&name)))
        .collect();
    assert_eq!(office.merge(&["--name", "g-{Họ tên}"]).status, 0);
    let after = String::from_utf8(office.0.read("out/.vanban/built")).expect("UTF-8");
    // The second letter was written down, then written; its old file was not removed any more.
    let new = after.strip_prefix(&ledger).expect("only added to");
    let at = new.find("g-Bình.typ").expect("the second letter");
    let cut = at + new[at..].find('\n').expect("a line");
    office
        .0
        .write("out/.vanban/built", format!("{ledger}{}", &new[..cut]));
    for (name, bytes) in &before[1..] {
        office.0.write(name, bytes);
    }
    for name in ["g-Chi.typ", "g-Dũng.typ"] {
        fs::remove_file(office.0.path().join("out").join(name)).expect("removed");
    }
    let run = office.merge(&["--name", "h-{stt}"]);
    assert!(run.status == 0 && run.stderr.is_empty(), "{run:?}");
    assert_eq!(office.files().len(), 4, "{:?}", office.files());
    assert_eq!(office.numbers().len(), 4);
}

#[test]
fn numbers_that_are_taken_away_or_shown_in_another_format_are_told() {
    let office = Office::new(&ROWS);
    assert_eq!(office.merge(&[]).status, 0);
    let args = ["merge", "mau/m.yaml", "--data", "ds.csv", "--format", "svg"];
    assert!(office.0.run(&args).stderr.is_empty());
    office.list("Họ tên", &["Mới", "An"]);
    let run = office.0.run(&args);
    assert!(run.stderr.contains("m-1.typ có số 101 cho văn bản khác"), "{run:?}");
    office.list("Họ tên", &ROWS);
    office
        .0
        .write("mau/m.yaml", TEMPLATE.replace("number_from: 101\n", ""));
    let run = office.merge(&[]);
    assert!(run.stderr.contains("4 văn bản đã dựng với số nay không có số"), "{run:?}");
}

#[test]
fn a_foreign_file_is_not_written_over_by_the_joined_one() {
    let office = Office::new(&["An"]);
    office.0.write("out/m.pdf", "của ai đó");
    let args = ["merge", "mau/m.yaml", "--data", "ds.csv", "--one-file"];
    let run = office.0.run(&args);
    assert!(run.status == 1 && run.stderr.contains("edited-product"), "{run:?}");
    assert_eq!(office.0.read("out/m.pdf"), "của ai đó".as_bytes());
    let run = office.0.run(&[&args[..], &["--shard", "1/2"]].concat());
    assert!(run.status == 2 && !run.stderr.contains("hai lần"), "{run:?}");
}

#[test]
fn another_sheet_of_a_workbook_is_another_list() {
    let office = Office::new(&[]);
    let mut book = Book::of(rows(&[&["Họ tên"], &["An"], &["Bình"]]));
    let second = rows(&[&["Họ tên"], &["Chi"], &["Dũng"]]);
    book.sheets.push(("Khác", "visible", second));
    office.0.write("ds.xlsx", book.bytes());
    assert_eq!(office.merge_of("ds.xlsx", &[]).status, 0);
    let run = office.merge_of("ds.xlsx", &["--sheet", "Khác"]);
    assert!(run.status == 1 && run.stderr.contains("duplicate-product"), "{run:?}");
    assert_eq!(office.numbers().get(&101).map(String::as_str), Some("An"));
    assert_eq!(office.merge_of("ds.xlsx", &[]).status, 0);
}

#[test]
fn a_number_that_stays_in_another_year_says_which_year() {
    let office = Office::new(&["An"]);
    assert_eq!(office.merge(&[]).status, 0);
    office
        .0
        .write("mau/m.yaml", TEMPLATE.replace("2026-03-05", "2025-03-05"));
    let run = office.merge(&[]);
    assert!(run.stderr.contains("đổi số: 101: 2026 → 2025"), "{run:?}");
    assert!(run.stderr.contains("năm đã đổi"), "{run:?}");
}
