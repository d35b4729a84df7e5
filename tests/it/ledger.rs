//! The ledger of the decree's clauses names what there is: each guarantee, each test, its tally.

use std::fs;
use std::path::Path;

use vanban::diag::rules;

struct Row {
    line: usize,
    clause: String,
    guaranteed_by: String,
    shown_by: String,
    state: String,
}

fn ledger() -> String {
    fs::read_to_string("src/check/ND30.md").expect("the ledger")
}

fn rows(ledger: &str) -> Vec<Row> {
    let is_row = |line: &str| {
        line.starts_with("| ")
            && !["| Điểm", "| ---"].iter().any(|head| line.starts_with(head))
    };
    let numbered = ledger.lines().enumerate();
    numbered
        .filter(|(_, line)| is_row(line))
        .map(|(i, line)| {
            let cells: Vec<&str> =
                line.trim_matches('|').split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 5, "line {}: {line}", i + 1);
            Row {
                line: i + 1,
                clause: cells[0].to_owned(),
                guaranteed_by: cells[2].to_owned(),
                shown_by: cells[3].to_owned(),
                state: cells[4].to_owned(),
            }
        })
        .collect()
}

fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_rule_template_and_file_that_it_names_is_there() {
    for row in rows(&ledger()) {
        for name in quoted(&row.guaranteed_by).filter(|name| !name.contains(' ')) {
            let there = if name.contains(['.', '/']) {
                ["src", "templates", "."]
                    .iter()
                    .any(|root| Path::new(root).join(name).exists())
            } else {
                rules::ALL.iter().any(|rule| rule.name == name)
            };
            assert!(there, "line {}: {name}", row.line);
        }
    }
}

#[test]
fn what_holds_names_a_test_that_is_there_and_what_does_not_says_so() {
    for row in rows(&ledger()) {
        match row.state.as_str() {
            "H" => {
                let (file, test) = row.shown_by.split_once("::").unwrap_or_else(|| {
                    panic!("line {} ({}): {}", row.line, row.clause, row.shown_by)
                });
                let source = fs::read_to_string(format!("tests/it/{file}.rs"));
                let source =
                    source.unwrap_or_else(|_| panic!("line {}: {file}", row.line));
                assert!(
                    source.contains(&format!("fn {test}()")),
                    "line {}: {test}",
                    row.line
                );
            }
            "V" | "F" | "N" | "A" | "P" | "-" => {}
            state => panic!("line {}: {state}", row.line),
        }
    }
}

#[test]
fn its_tally_is_the_count_of_its_rows() {
    let ledger = ledger();
    let rows = rows(&ledger);
    let count = |state: &str| rows.iter().filter(|row| row.state == state).count();
    let states =
        ["H", "V", "F", "N", "A", "P"].map(|state| format!("{state} {}", count(state)));
    let tally = format!("Tổng: {}.", states.join(", "));
    assert!(ledger.contains(&tally), "{tally}");
}
