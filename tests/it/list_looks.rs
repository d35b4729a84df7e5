//! Lists that look otherwise than their texts say, or are otherwise than their names say.

use crate::book::{Book, rows};
use crate::support::{Run, Sandbox, findings, rule_names, short_plan};

/// A document with a table of a list, and its source in Typst.
fn built(name: &str, list: &[u8]) -> (String, Run) {
    let sandbox = Sandbox::project();
    sandbox.write(name, list);
    let plan = short_plan(&format!(
        "  - table:\n      columns:\n        - {{key: n, title: Tên}}\n        \
         - {{key: v, title: Khối lượng}}\n      rows_from: {name}\n"
    ));
    sandbox.write("plans/a.yaml", plan);
    let run = sandbox.run(&["build", "--format", "typst"]);
    let source = match run.status {
        0 => String::from_utf8(sandbox.read("out/a.typ")).expect("UTF-8"),
        _ => String::new(),
    };
    (source, run)
}

/// A workbook of one row, the second cell of which is runs of text.
fn runs(runs: &str) -> Vec<u8> {
    let sheet = rows(&[&["n", "v"], &["a", "X"]]);
    Book::of(sheet.replace("<t>X</t>", runs)).bytes()
}

#[test]
fn raised_and_lowered_digits_of_a_sheet_stay_so() {
    let run = |look: &str, text: &str| {
        format!("<r><rPr><vertAlign val=\"{look}\"/></rPr><t>{text}</t></r>")
    };
    let plain = |text: &str| format!("<r><t xml:space=\"preserve\">{text}</t></r>");
    let raised = |text: &str| run("superscript", text);
    for (cell, shown) in [
        (plain("10") + &raised("6") + &plain(" m") + &raised("2"), "10⁶ m²"),
        (plain("H") + &run("subscript", "2") + &plain("O"), "H₂O"),
    ] {
        let (source, run) = built("a.xlsx", &runs(&cell));
        assert_eq!(run.status, 0, "{shown}: {run:?}");
        assert!(source.contains(shown), "{shown}: {source}");
        assert!(run.stderr.is_empty(), "{shown}: {run:?}");
    }
    let (_, lost) = built("a.xlsx", &runs(&(plain("ngày 5") + &raised("th"))));
    assert!(lost.stderr.contains("[unknown-format]"), "{lost:?}");
    assert!(lost.stderr.contains("ô B2"), "{lost:?}");
}

#[test]
fn struck_out_text_of_a_sheet_is_warned_of_with_its_cell() {
    let text = "<r><rPr><strike/></rPr><t>5 m</t></r><r><t>7 m</t></r>";
    let (_, run) = built("a.xlsx", &runs(text));
    assert!(run.stderr.contains("ô B2 có chữ gạch ngang"), "{run:?}");
    let live = text.replace("<strike/>", "<strike val=\"0\"/>");
    let (_, run) = built("a.xlsx", &runs(&live));
    assert!(run.stderr.is_empty(), "{run:?}");
}

#[test]
fn a_text_with_bars_or_old_line_ends_is_a_list() {
    for list in ["n|v\na|5 m\n", "n;v\ra;5 m\r", "n|v\ra|5 m"] {
        let (source, run) = built("a.csv", list.as_bytes());
        assert!(run.status == 0 && run.stderr.is_empty(), "{list:?}: {run:?}");
        assert!(source.contains("5 m"), "{list:?}: {source}");
    }
}

#[test]
fn a_file_that_is_no_list_of_its_name_is_said_to_be_what_it_is() {
    let whole = Book::of(rows(&[&["n", "v"], &["a", "5"]])).bytes();
    for (name, bytes, said) in [
        ("a.csv", b"[{\"n\": \"a\", \"v\": 5}]".as_slice(), "JSON"),
        ("a.csv", b"{ \"rows\": [] }", "JSON"),
        ("a.xlsx", &whole[..whole.len() / 2], "hỏng hoặc tải dở"),
        ("a.xlsx", b"PK\x03\x04abc", "hỏng hoặc tải dở"),
    ] {
        let (_, run) = built(name, bytes);
        assert_eq!(run.status, 1, "{said}: {run:?}");
        assert!(run.stderr.contains(said), "{said}: {run:?}");
    }
}

#[test]
fn dashes_that_are_joined_to_the_line_above_are_warned_of() {
    let warned = |text: &str| {
        let found =
            findings(&short_plan(&format!("  - title: Việc\n    text: {text}\n")));
        rule_names(&found).contains(&"folded-list")
    };
    assert!(warned(">\n      Thực hiện:\n      - một;\n      - hai."));
    assert!(warned("Thực hiện\n      - một;\n      - hai."));
    assert!(warned("\"Thực hiện\n      - một;\n      - hai.\""));
    assert!(!warned("|\n      Thực hiện:\n      - một;\n      - hai."));
    assert!(!warned(">\n      Thực hiện:\n\n      - một;\n\n      - hai."));
    assert!(!warned("Từ năm 2026 - 2027 và\n      sau đó."));
}

#[test]
fn one_cause_is_one_finding() {
    let year = short_plan("  - title: Việc\n    text: a\n");
    let year = year.replace("date: 2025-06-02", "date:\nyear: 26");
    let found = findings(&year);
    let names = rule_names(&found);
    assert!(names.contains(&"out-of-range"), "{names:?}");
    assert!(!names.contains(&"standard-not-in-force"), "{names:?}");
}
