//! Numbers of copies after the list, its order, the pattern of names or the first number have
//! changed: at no run's end do two files in the output folder have one number.

use std::collections::BTreeMap;
use std::fs;

use crate::made_letters::{TEMPLATE, files, numbers};
use crate::support::{Run, Sandbox};

/// A project whose list has these names.
struct Office(Sandbox);

impl Office {
    fn new(rows: &[&str]) -> Self {
        let sandbox = Sandbox::project();
        sandbox.write("mau/thu.yaml", TEMPLATE);
        let office = Self(sandbox);
        office.list(rows);
        office
    }

    fn list(&self, rows: &[&str]) {
        self.0.write("ds.csv", format!("Họ tên\n{}\n", rows.join("\n")));
    }

    fn template(&self, from: &str, to: &str) {
        assert!(TEMPLATE.contains(from), "{from}");
        self.0.write("mau/thu.yaml", TEMPLATE.replace(from, to));
    }

    fn merge(&self, rest: &[&str]) -> Run {
        let args = ["merge", "mau/thu.yaml", "--data", "ds.csv", "--format", "typst"];
        self.0.run(&[&args[..], rest].concat())
    }

    fn files(&self) -> BTreeMap<String, (String, u32)> {
        files(&self.0)
    }

    fn numbers(&self) -> BTreeMap<u32, String> {
        numbers(&self.0)
    }
}

fn counted(from: u32, names: &[&str]) -> BTreeMap<u32, String> {
    (from..).zip(names.iter().map(|name| (*name).to_owned())).collect()
}

const BY_NAME: [&str; 2] = ["--name", "{Họ tên}"];

#[test]
fn a_row_taken_out_of_the_list_renumbers_with_a_word_and_leaves_no_number_twice() {
    for (out, moved) in [(0, 4), (2, 2), (4, 0)] {
        for pattern in [&BY_NAME[..], &[]] {
            let mut rows = vec!["An", "Bình", "Chi", "Dũng", "Em"];
            let office = Office::new(&rows);
            assert_eq!(office.merge(pattern).status, 0);
            rows.remove(out);
            office.list(&rows);
            let run = office.merge(pattern);
            assert_eq!(run.status, 0, "{run:?}");
            let warned = format!("renumbered-copy]: {moved} văn bản đã dựng đổi số");
            assert_eq!(run.stderr.contains(&warned), moved > 0, "{run:?}");
            // The last row's letter is all that may be left over, if its number is free.
            let mut expected = counted(101, &rows);
            if moved == 0 {
                expected.insert(105, "Em".to_owned());
            }
            assert_eq!(office.numbers(), expected, "{pattern:?} {out}: {run:?}");
            let again = office.merge(pattern);
            assert!(again.stdout.contains("0 đã dựng, 4 không đổi"), "{again:?}");
            assert!(!again.stderr.contains("renumbered-copy"), "{again:?}");
        }
    }
}

#[test]
fn rows_that_are_added_or_change_places_keep_every_number_single() {
    let before = ["An", "Bình", "Chi", "Dũng"];
    let lists: [(&[&str], usize); 5] = [
        (&["Mới", "An", "Bình", "Chi", "Dũng"], 4),
        (&["An", "Bình", "Mới", "Chi", "Dũng"], 2),
        (&["An", "Bình", "Chi", "Dũng", "Mới"], 0),
        (&["Bình", "An", "Dũng", "Chi"], 4),
        (&["Dũng", "Mới", "An"], 2),
    ];
    for (after, moved) in lists {
        for pattern in [&BY_NAME[..], &[], &["--name", "{number}"]] {
            let office = Office::new(&before);
            assert_eq!(office.merge(pattern).status, 0);
            office.list(after);
            let run = office.merge(pattern);
            assert_eq!(run.status, 0, "{run:?}");
            let warned = format!("{moved} văn bản đã dựng đổi số");
            assert_eq!(run.stderr.contains(&warned), moved > 0, "{after:?}: {run:?}");
            let mut numbers = office.numbers();
            numbers.retain(|number, _| (*number as usize) < 101 + after.len());
            assert_eq!(numbers, counted(101, after), "{run:?}");
        }
    }
}

#[test]
fn another_first_number_or_pattern_of_names_takes_the_place_of_what_was_made() {
    let rows = ["An", "Bình", "Chi"];
    for first in ["102", "100", "201"] {
        let office = Office::new(&rows);
        assert_eq!(office.merge(&BY_NAME).status, 0);
        office.template("from: 101", &format!("from: {first}"));
        let run = office.merge(&BY_NAME);
        assert!(run.status == 0 && run.stderr.contains("3 văn bản đã dựng đổi số"));
        let expected = counted(first.parse().expect("a number"), &rows);
        assert_eq!(office.numbers(), expected);
    }
    let office = Office::new(&rows);
    assert_eq!(office.merge(&BY_NAME).status, 0);
    let run = office.merge(&["--name", "thu-{stt}"]);
    assert!(run.status == 0 && run.stderr.is_empty(), "{run:?}");
    assert!(run.stdout.contains("out/An.typ được thay bằng out/thu-1.typ"), "{run:?}");
    let names: Vec<String> = office.files().into_keys().collect();
    assert_eq!(names, ["thu-1.typ", "thu-2.typ", "thu-3.typ"]);
}

#[test]
fn a_copy_that_cannot_be_made_again_keeps_its_number_from_whoever_would_take_it() {
    let office = Office::new(&["An", "Bình", "Chi", "Dũng"]);
    assert_eq!(office.merge(&BY_NAME).status, 0);
    // A face without the letter keeps a page from being made, not the row from being read.
    let unset = "Chi\u{1F600}";
    office.list(&["Mới", "An", "Bình", "Chi", "Dũng"]);
    office.template("Ông (bà) «Họ tên»", "Ông (bà) «Họ tên» «Thêm?»");
    let csv = "Họ tên;Thêm\nMới;\nAn;\nBình;\nChi;\u{1F600}\nDũng;\n";
    office.0.write("ds.csv", csv);
    let run = office.merge(&BY_NAME);
    assert_eq!(run.status, 1, "{unset}: {run:?}");
    let numbers = office.numbers();
    assert_eq!(numbers.get(&103).map(String::as_str), Some("Chi"), "{run:?}");
    assert_eq!(numbers.get(&105).map(|it| it.trim()), Some("Dũng"), "{run:?}");
    assert_eq!(run.stderr.matches("duplicate-number").count(), 1, "said once: {run:?}");
    // Two that would change places do so together or not at all.
    office.0.write("ds.csv", csv.replace('\u{1F600}', ""));
    assert_eq!(office.merge(&BY_NAME).status, 0);
    office
        .0
        .write("ds.csv", "Họ tên;Thêm\nMới;\nBình;\u{1F600}\nAn;\nChi;\nDũng;\n");
    let before = office.files();
    assert_eq!(office.merge(&BY_NAME).status, 1);
    assert_eq!(office.files(), before);
}

#[test]
fn a_file_that_was_signed_or_renamed_keeps_its_number() {
    let office = Office::new(&["An", "Bình"]);
    assert_eq!(office.merge(&BY_NAME).status, 0);
    let signed = [&office.0.read("out/An.typ")[..], b"// signed"].concat();
    office.0.write("out/An.typ", &signed);
    office.list(&["Bình"]);
    let run = office.merge(&BY_NAME);
    assert!(run.status == 1 && run.stderr.contains("out/An.typ, tệp đã sửa"), "{run:?}");
    assert_eq!(office.0.read("out/An.typ"), signed);
    assert_eq!(office.numbers(), counted(101, &["An", "Bình"]));

    let office = Office::new(&["An", "Bình"]);
    assert_eq!(office.merge(&BY_NAME).status, 0);
    let out = office.0.path().join("out");
    fs::rename(out.join("An.typ"), out.join("Gửi anh An.typ")).expect("renamed");
    office.list(&["Bình"]);
    let run = office.merge(&BY_NAME);
    assert!(run.status == 1 && run.stderr.contains("Gửi anh An.typ"), "{run:?}");
    assert_eq!(office.numbers(), counted(101, &["An", "Bình"]));
    office.list(&["An", "Bình"]);
    let run = office.merge(&BY_NAME);
    assert!(run.stderr.contains("number-elsewhere"), "two files of one letter: {run:?}");
}

#[test]
fn numbers_that_are_given_again_in_another_folder_are_told() {
    let office = Office::new(&["An", "Bình"]);
    let other = [&BY_NAME[..], &["-o", "khac"]].concat();
    let first = office.merge(&other);
    assert!(first.status == 0 && first.stderr.is_empty(), "{first:?}");
    let second = office.merge(&BY_NAME);
    let said =
        "2 văn bản của lần này đã dựng với cùng số ở thư mục khác: 101 ở khac/An.typ";
    assert!(second.status == 0 && second.stderr.contains(said), "{second:?}");
    office.0.write("ds.csv", "Họ tên\nHà\n");
    let third = office.merge(&[&BY_NAME[..], &["-o", "ba"]].concat());
    assert!(third.stderr.contains("có số cho văn bản khác"), "{third:?}");
}

#[test]
fn lists_and_templates_whose_numbers_overlap_are_refused_in_one_folder() {
    let office = Office::new(&["An", "Bình", "Chi"]);
    assert_eq!(office.merge(&BY_NAME).status, 0);
    office
        .0
        .write("mau/thu-2.yaml", TEMPLATE.replace("from: 101", "from: 103"));
    let args = ["merge", "mau/thu-2.yaml", "--data", "ds.csv", "--format", "typst"];
    let run = office.0.run(&[&args[..], &["--name", "b-{stt}"]].concat());
    assert_eq!(run.status, 1, "{run:?}");
    assert_eq!(run.stderr.matches("duplicate-number").count(), 1, "{run:?}");
    assert_eq!(office.numbers().len(), 5);
}
