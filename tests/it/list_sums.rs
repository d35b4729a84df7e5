//! Lists with sums and groups among their rows: what is added up, and how often.

use crate::book::{Book, rows};
use crate::support::{Run, Sandbox, short_plan};

/// The plan of a table that adds up the money of a list.
fn plan(columns: &str, list: &str) -> String {
    short_plan(&format!(
        "  - table:\n      columns:\n        - {{key: n, title: Tên}}\n        \
         - {{key: v, title: Giá trị (đồng), type: money}}\n{columns}      \
         total: {{columns: [v], words: v}}\n      rows_from: {list}\n"
    ))
}

/// The numbers and names of the table of a list, as its source says them, and the run.
fn built(name: &str, list: &[u8]) -> (String, Run) {
    let sandbox = Sandbox::project();
    sandbox.write(name, list);
    sandbox.write("plans/a.yaml", plan("", name));
    let run = sandbox.run(&["build", "--format", "typst"]);
    let source = match run.status {
        0 => String::from_utf8(sandbox.read("out/a.typ")).expect("UTF-8"),
        _ => String::new(),
    };
    (source, run)
}

/// What the table of a list comes to.
fn total(list: &str) -> (String, String) {
    let (source, run) = built("a.csv", list.replace(" / ", "\n").as_bytes());
    assert_eq!(run.status, 0, "{list}: {run:?}");
    let after = source.rsplit_once("Tổng cộng").expect("a sum").1.to_owned();
    let is_number = |text: &&str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let sum = after.split('"').find(is_number).expect("a number").to_owned();
    (sum, run.stderr)
}

#[test]
fn groups_in_groups_are_printed_and_counted_once() {
    let list = "STT;n;v\nA;Phần A;12\nI;Mục I;12\n1;Giấy;5\n2;Mực;7\nB;Phần B;9\nI;Mục khác;9\n1;Bàn;9";
    let (source, run) = built("a.csv", list.as_bytes());
    assert!(run.status == 0 && run.stderr.is_empty(), "{run:?}");
    for title in ["Phần A", "Mục I", "Phần B", "Mục khác"] {
        assert!(source.contains(title), "{title}: {source}");
    }
    assert!(source.contains("\"21\""), "{source}");
    for number in ["\"A\"", "\"B\"", "\"I\"", "\"2\""] {
        assert!(source.contains(number), "{number}: {source}");
    }
}

#[test]
fn sums_and_groups_of_a_list_are_not_counted_twice() {
    for (list, expected) in [
        (
            "n;v / I. Chi thường xuyên;12 / 1. Lương;5 / 2. Họp;7 / II. Chi đầu tư;19 / 1. Nhà;9 / 2. Xe;10",
            "31",
        ),
        ("n;v;x / I;; / a;5; / b;7; / II. Nhóm hai;19; / c;9; / d;10;", "31"),
        (
            "n;v / Lương;5 / Họp;7 / Cộng (1);12 / Nhà;9 / Tổng chi;21 / CỘNG KỲ NÀY;21 / Tổng cộng (đồng):;21",
            "21",
        ),
        (
            "STT;n;v / I;Mục I;12 / 1;Sở A;12 / 1.1;a;5 / 1.2;b;7 / II;Mục II;4 / 1;c;4",
            "16",
        ),
        ("STT;n;v / 1;Sở A;12 / a;x;5 / b;y;7 / 2;Sở B;4", "16"),
        ("STT;n;v;x / I;Mục I;12;đã chi / 1;a;5; / 2;b;7;", "12"),
        ("STT;n;v / I;Chi A;5 / II;Chi B;7 / 1;x;3 / 2;y;4", "12"),
        ("STT;n;v / 1;a;5 / II;Chi B;7", "12"),
        ("n;v / I. Một;5 / II. Hai;7 / III. Ba;4", "16"),
    ] {
        assert_eq!(total(list).0, expected, "{list}");
    }
}

#[test]
fn numbers_of_rows_below_numbered_rows_are_those_of_the_list() {
    let list = "STT;n;v\nI;Mục I;12\n1;Sở A;12\n1.1;a;5\n1.2;b;7\nII;Mục II;4\n1;c;4";
    let (source, run) = built("a.csv", list.as_bytes());
    assert!(run.status == 0 && run.stderr.is_empty(), "{run:?}");
    for number in ["\"1.1\"", "\"1.2\"", "\"II\""] {
        assert!(source.contains(number), "{number}: {source}");
    }
}

#[test]
fn a_row_that_may_be_a_sum_is_warned_of_where_nothing_shows_that_it_is_one() {
    for (list, warned) in [
        ("n;v / Lương;5 / Họp;7 / Tổng chi khác;20", true),
        (
            "n;v / Chi một;12000 / Lương;5000 / Họp;7000 / Chi hai;9000 / Nhà;4000 / Xe;5000",
            true,
        ),
        ("n;v / Lương;5000 / Họp;7000 / Hai khoản;12000", true),
        ("n;v / Lương;5 / Trong đó; / - nhà;2 / - xe;3 / Họp;7", true),
        ("n;v / Tổng cục Thuế;5000 / Sở Y tế;7000", false),
        ("n;v / a;1 / b;2 / c;3", false),
        ("n;v / a;5000 / b;7000 / c;9000", false),
    ] {
        let (_, said) = total(list);
        assert_eq!(said.contains("[possible-sum]"), warned, "{list}: {said}");
    }
}

#[test]
fn titles_that_nothing_stands_below_are_named() {
    let (source, run) = built(
        "a.csv",
        "STT;n;v\nI;Mục I;5\n1;a;5\n;Phần cuối;\n;Phần sau;\n1;b;6".as_bytes(),
    );
    assert_eq!(run.status, 0, "{run:?}");
    let printed = source.contains("Phần cuối") && source.contains("Phần sau");
    assert!(printed || run.stderr.contains("left-out-rows"), "{run:?} {source}");
}

#[test]
fn one_slip_in_a_column_of_money_does_not_divide_the_others() {
    for list in ["n;v\na;20.000\nb;350.000\nc;15.0000", "n;v\na;1.500\nb;2.000\nc;12.50"]
    {
        let (_, run) = built("a.csv", list.as_bytes());
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.contains("[mixed-numbers]"), "{run:?}");
        assert!(run.stderr.contains("a.csv:4:"), "{run:?}");
    }
    let rows =
        "      rows: [{n: a, v: '20.000'}, {n: b, v: '350.000'}, {n: c, v: '15.0000'}]\n";
    let sandbox = Sandbox::project();
    let typed = plan("", "x").replace("      rows_from: x\n", rows);
    sandbox.write("plans/a.yaml", typed);
    let run = sandbox.run(&["build"]);
    assert!(run.status == 1 && run.stderr.contains("[mixed-numbers]"), "{run:?}");
}

#[test]
fn a_total_too_large_for_words_is_an_error() {
    let (_, run) = built("a.csv", "n;v\na;900000000000000000000000".as_bytes());
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains("[invalid-total]"), "{run:?}");
}

#[test]
fn what_a_sheet_shows_counts_in_a_column_of_numbers() {
    for (format, value, shown) in [
        ("#,##0,", "1500000", "1.500"),
        ("#,##0.0,,", "1500000", "1,5"),
        ("#,##0;-#,##0;\"-\"\\ \"₫\"", "0", "0"),
    ] {
        let sheet = rows(&[&["n", "v"], &["a", value]]);
        let mut book = Book::of(sheet.replace("<c r=\"B2\"", "<c r=\"B2\" s=\"1\""));
        book.codes.push(format);
        let (source, run) = built("a.xlsx", &book.bytes());
        assert_eq!(run.status, 0, "{format}: {run:?}");
        assert!(source.contains(&format!("\"{shown}\"")), "{format}: {source}");
        let warned = run.stderr.contains("[ambiguous-number]");
        assert_eq!(warned, value != "0", "{format}: {run:?}");
    }
}

#[test]
fn two_currencies_in_a_column_are_warned_of() {
    let sheet = rows(&[&["n", "v"], &["a", "1500"], &["b", "7"]]);
    let sheet = sheet.replace("<c r=\"B2\"", "<c r=\"B2\" s=\"1\"");
    let mut book = Book::of(sheet.replace("<c r=\"B3\"", "<c r=\"B3\" s=\"2\""));
    book.codes.extend(["#,##0\\ \"USD\"", "#,##0\\ [$€-407]"]);
    let (_, run) = built("a.xlsx", &book.bytes());
    assert!(run.stderr.contains("[mixed-currencies]"), "{run:?}");
    book.codes = vec!["#,##0\\ \"₫\"", "#,##0"];
    let (_, run) = built("a.xlsx", &book.bytes());
    assert!(!run.stderr.contains("[mixed-currencies]"), "{run:?}");
}
