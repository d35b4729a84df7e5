//! Numbers of lists and tables: each column is read as a whole, and printed one way.

use proptest::prelude::*;

use crate::book::{Book, rows};
use crate::support::{Sandbox, findings, rule_names, short_plan};

/// A plan with a table that adds up a column.
fn plan(rest: &str) -> String {
    short_plan(&format!(
        "  - table:\n      columns:\n        - {{key: a, title: Mỏ}}\n        \
         - {{key: ha, title: Diện tích, type: number}}\n      total: {{columns: [ha]}}\n{rest}"
    ))
}

/// What the column of a list comes to, as it is printed.
fn total(name: &str, list: &[u8]) -> String {
    let sandbox = Sandbox::project();
    sandbox.write(name, list);
    sandbox.write("plans/a.yaml", plan(&format!("      rows_from: {name}\n")));
    let run = sandbox.run(&["build", "--format", "typst"]);
    assert_eq!(run.status, 0, "{name}: {run:?}");
    sum_in(&sandbox, "a")
}

/// The last number of a document's Typst source that stands alone in a text.
fn sum_in(sandbox: &Sandbox, name: &str) -> String {
    let source = sandbox.read(&format!("out/{name}.typ"));
    let source = String::from_utf8(source).expect("UTF-8");
    let after = source.rsplit_once("Tổng cộng").expect("a sum").1.to_owned();
    let number = |text: &&str| {
        let digits = text.trim_start_matches('-');
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
    };
    after.split('"').find(number).expect("a number").to_owned()
}

#[test]
fn three_decimals_are_no_thousands_where_the_column_shows_it() {
    let sheet = Book::of(rows(&[
        &["a", "ha"],
        &["x", "13.323"],
        &["y", "6.48"],
        &["z", "0.125"],
    ]));
    // As a sheet holds texts.
    let texts =
        rows(&[&["a", "ha"], &["x", "13.323 "], &["y", "6.48 "], &["z", "0.125 "]]);
    for (name, list) in [
        ("a.csv", b"a,ha\nx,13.323\ny,6.48\nz,0.125\n".to_vec()),
        ("a.csv", "a;ha\nx;13,323\ny;6,48\nz;0,125\n".as_bytes().to_vec()),
        (
            "a.json",
            br#"[{"a":"x","ha":13.323},{"a":"y","ha":6.48},{"a":"z","ha":0.125}]"#
                .to_vec(),
        ),
        (
            "a.json",
            br#"[{"a":"x","ha":"13.323"},{"a":"y","ha":"6.48"},{"a":"z","ha":"0.125"}]"#
                .to_vec(),
        ),
        (
            "a.yaml",
            b"- {a: x, ha: 13.323}\n- {a: y, ha: 6.48}\n- {a: z, ha: 0.125}\n".to_vec(),
        ),
        ("a.xlsx", sheet.bytes()),
        ("a.xlsx", Book::of(texts).bytes()),
    ] {
        assert_eq!(total(name, &list), "19,928", "{name}");
    }
}

#[test]
fn a_column_that_contradicts_itself_is_a_fault_with_both_places() {
    let sandbox = Sandbox::project();
    sandbox.write("so.csv", "a;ha\nMột;1.500.000,5\nHai;2\nBa;1.5\n");
    sandbox.write("plans/a.yaml", plan("      rows_from: so.csv\n"));
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 1);
    for said in ["[mixed-numbers]", "so.csv:4:4", "so.csv:2:5", "`1.500.000,5`", "`1.5`"]
    {
        assert!(run.stderr.contains(said), "{said}: {run:?}");
    }
    let rows =
        "      rows:\n        - {a: x, ha: '6,48'}\n        - {a: y, ha: '1,500,000'}\n";
    assert_eq!(rule_names(&findings(&plan(rows))), ["mixed-numbers"]);
    let groups = "      groups:\n        - title: G\n          rows: [{a: x, ha: '6.48'}]\n        \
                  - title: H\n          rows: [{a: y, ha: '1.500.000'}]\n";
    assert_eq!(rule_names(&findings(&plan(groups))), ["mixed-numbers"]);
}

#[test]
fn signs_spaces_and_percent_are_read_or_refused() {
    let list = "a;ha\nx;(500)\ny;−200\nz;1 000\nt;+0,5\nu;-\nv;\n";
    assert_eq!(total("a.csv", list.as_bytes()), "300,5");
    assert_eq!(total("a.csv", b"a;ha\nx;1,500,000\ny;2.5\nz;1,000\n"), "1.501.002,5");
    let sandbox = Sandbox::project();
    for wrong in ["12,5%", "1.2.3", "hai", "1.5.", "12 5"] {
        sandbox.write("a.csv", format!("a;ha\nx;{wrong}\n"));
        sandbox.write("plans/a.yaml", plan("      rows_from: a.csv\n"));
        let run = sandbox.run(&["build"]);
        assert!(
            run.status == 1 && run.stderr.contains("[invalid-total]"),
            "{wrong}: {run:?}"
        );
    }
}

#[test]
fn a_number_of_yaml_that_may_be_two_is_warned_of() {
    let rows = |cells: &str| plan(&format!("      rows: [{cells}]\n"));
    let rules = |cells: &str| rule_names(&findings(&rows(cells)));
    assert_eq!(rules("{a: x, ha: 1.500}"), ["ambiguous-number"]);
    assert!(rules("{a: x, ha: 1.500}, {a: y, ha: 1.500.000}").is_empty());
    assert!(rules("{a: x, ha: 13.323}, {a: y, ha: 6.48}").is_empty());
    assert!(rules("{a: x, ha: '1.500'}").is_empty());
}

#[test]
fn what_is_joined_in_a_sheet_is_added_up_once() {
    let sheet = rows(&[&["a", "ha"], &["x", "500"], &["y", ""], &["z", "20"]]);
    let book = Book::of(sheet + &crate::book::joined(&["B2:B3"]));
    assert_eq!(total("a.xlsx", &book.bytes()), "520");
}

/// Numbers as tables hold them: a whole part and up to four decimals.
fn numbers() -> impl Strategy<Value = Vec<(i64, u32)>> {
    let number = (-9_999_999_i64..99_999_999, 0_u32..5);
    proptest::collection::vec(number, 1..9)
}

/// A number of so many decimals, with a mark before them.
fn written((units, decimals): (i64, u32), mark: char) -> String {
    let power = 10_i64.pow(decimals);
    let sign = if units < 0 { "-" } else { "" };
    let (whole, rest) = (units.abs() / power, units.abs() % power);
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}{mark}{rest:0width$}", width = decimals as usize)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_column_comes_to_the_same_in_every_input(numbers in numbers()) {
        let points: Vec<String> = numbers.iter().map(|it| written(*it, '.')).collect();
        let commas: Vec<String> = numbers.iter().map(|it| written(*it, ',')).collect();
        // One value that shows what its comma is, as a list of any length has.
        let sandbox = Sandbox::project();
        let list = |begin: &str, row: &dyn Fn(&String) -> String, texts: &[String], end: &str| {
            let rows: Vec<String> = texts.iter().map(row).collect();
            format!("{begin}{}{end}", rows.join(""))
        };
        sandbox.write("a.csv", list("a;ha\n", &|it| format!("x;{it}\n"), &commas, ""));
        sandbox.write("a.tsv", list("a\tha\n", &|it| format!("x\t{it}\n"), &commas, ""));
        let json = list("[", &|it| format!("{{\"a\":\"x\",\"ha\":{it}}},"), &points, "");
        sandbox.write("a.json", format!("{}]", json.trim_end_matches(',')));
        sandbox.write("a.yaml", list("", &|it| format!("- {{a: x, ha: {it}}}\n"), &points, ""));
        let mut cells: Vec<Vec<&str>> = vec![vec!["a", "ha"]];
        cells.extend(points.iter().map(|it| vec!["x", it.as_str()]));
        let cells: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
        sandbox.write("a.xlsx", Book::of(rows(&cells)).bytes());
        let names = ["csv", "tsv", "json", "yaml", "xlsx"];
        for name in names {
            sandbox.write(
                &format!("plans/{name}.yaml"),
                plan(&format!("      rows_from: a.{name}\n")).replace("number: 5", "number: "),
            );
        }
        sandbox.write("plans/own.yaml", plan(&list(
            "      rows:\n",
            &|it| format!("        - {{a: x, ha: {it}}}\n"),
            &points,
            "",
        )).replace("number: 5", "number: "));
        let run = sandbox.run(&["build", "--format", "typst"]);
        prop_assert_eq!(run.status, 0, "{:?}", run);
        let sums: Vec<String> =
            names.iter().chain(&["own"]).map(|name| sum_in(&sandbox, name)).collect();
        let value = |text: &str| text.replace('.', "").replace(',', ".").parse::<f64>().unwrap();
        let expected: f64 = points.iter().map(|it| it.parse::<f64>().unwrap()).sum();
        for sum in &sums {
            prop_assert!((value(sum) - expected).abs() < 1e-4, "{:?} {}", sums, expected);
        }
    }
}
