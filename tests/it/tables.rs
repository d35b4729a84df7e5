//! Tables: in the body, with joined cells, heads of two levels, and sums.

use crate::support::{all_text, findings, line_with, lines, pages, short_plan};

const TABLE: &str = "    table:
      columns:
        - {key: work, title: Nội dung, width: 3fr}
        - {key: plan, title: Kế hoạch, group: Kinh phí, type: money}
        - {key: done, title: Thực hiện, group: Kinh phí, type: money}
      total: {columns: [plan, done], words: plan}
      rows:
        - {work: Mua giấy, plan: 12000000, done: 9500000}
        - {work: Mua mực, plan: '3.500.000', done: '-'}
        - {work: Việc chung, plan: '500', done: '<<'}
        - {work: '^^', plan: '0', done: '1'}
";

fn with_table(table: &str) -> String {
    short_plan(&format!(
        "  - title: Kinh phí\n    text: Như bảng sau.\n{table}    closing: Hết bảng.\n"
    ))
}

#[test]
fn the_program_adds_up_and_says_the_sum_in_words() {
    let pages = pages(&with_table(TABLE));
    let text = all_text(&pages);
    assert!(text.contains("Tổng cộng 15.500.500 9.500.001"), "{text}");
    assert!(
        text.contains("Bằng chữ: Mười lăm triệu năm trăm nghìn năm trăm đồng."),
        "{text}"
    );
    assert!(text.contains("12.000.000 9.500.000"), "{text}");
    let lines = lines(&pages);
    let (head, below) = (line_with(&lines, "Kế hoạch"), line_with(&lines, "Mua giấy"));
    assert!(head.y < below.y);
    let money: Vec<f64> = ["12.000.000", "3.500.000", "15.500.500"]
        .map(|t| line_with(&lines, t).right)
        .into();
    assert!(money.iter().all(|right| (right - money[0]).abs() < 60.0));
}

#[test]
fn a_column_writes_its_numbers_the_same_with_and_without_a_row_of_sums() {
    let table = |cells: [&str; 3], kind: &str, total: &str| {
        let rows: String = cells
            .iter()
            .map(|cell| format!("        - {{work: Mục, count: {cell}}}\n"))
            .collect();
        let table = format!(
            "    table:\n      columns:\n        - {{key: work, title: Nội dung}}\n        - {{key: count, title: Số, type: {kind}}}\n{total}      rows:\n{rows}"
        );
        all_text(&pages(&with_table(&table)))
    };
    for (cells, kind, shown, sum) in [
        (["48215", "7", "2026"], "number", "1 Mục 48215 2 Mục 7 3 Mục 2026", "50248"),
        (
            ["'48.215'", "7", "2026"],
            "number",
            "1 Mục 48.215 2 Mục 7 3 Mục 2.026",
            "50.248",
        ),
        (["900", "7", "800"], "number", "1 Mục 900 2 Mục 7 3 Mục 800", "1.707"),
        (
            ["1234.5", "-5", "1000"],
            "number",
            "1 Mục 1234,5 2 Mục -5 3 Mục 1000",
            "2229,5",
        ),
        (["48215", "7", "2026"], "money", "1 Mục 48.215 2 Mục 7 3 Mục 2.026", "50.248"),
    ] {
        let without = table(cells, kind, "");
        assert!(without.contains(shown), "{shown} in {without}");
        let with = table(cells, kind, "      total: {columns: [count]}\n");
        assert!(
            with.contains(&format!("{shown} Tổng cộng {sum}")),
            "{shown} {sum} in {with}"
        );
    }
}

#[test]
fn words_count_what_their_column_counts() {
    let table = |title: &str, keys: &str, unit: &str| {
        with_table(&format!(
            "    table:\n{keys}      columns:\n        - {{key: work, title: Nội dung}}\n        - {{key: cost, title: '{title}', type: money}}\n      total: {{columns: [cost], words: cost{unit}}}\n      rows:\n        - {{work: Mục, cost: '1500'}}\n        - {{work: Mục, cost: '250,5'}}\n"
        ))
    };
    for (title, keys, unit, words) in [
        ("Kinh phí (triệu đồng)", "", "", "phẩy năm triệu đồng."),
        ("Kinh phí", "      unit: 1.000 đồng\n", "", "phẩy năm nghìn đồng."),
        ("Kinh phí", "", "", "phẩy năm đồng."),
        ("Kinh phí", "", ", unit: tỷ đồng", "phẩy năm tỷ đồng."),
        ("Kinh phí (tr.đ)", "", ", unit: triệu đồng", "phẩy năm triệu đồng."),
    ] {
        let text = all_text(&pages(&table(title, keys, unit)));
        let words = format!("Bằng chữ: Một nghìn bảy trăm năm mươi {words}");
        assert!(text.contains(&words), "{words} in {text}");
    }
    for (title, unit) in [
        ("Kinh phí (triệu đồng)", ", unit: đồng"),
        ("Kinh phí (chục triệu đồng)", ""),
        ("Mức chi (đồng/người)", ""),
    ] {
        let found = findings(&table(title, "", unit));
        assert_eq!(crate::support::rule_names(&found), ["invalid-total"], "{title}");
    }
}

#[test]
fn sums_over_text_and_unknown_columns_are_refused() {
    let rules = |from: &str, to: &str| -> Vec<&'static str> {
        findings(&with_table(&TABLE.replace(from, to)))
            .iter()
            .map(|f| f.rule.name)
            .collect()
    };
    assert_eq!(rules("columns: [plan, done]", "columns: [work]"), ["invalid-total"]);
    assert_eq!(rules("columns: [plan, done]", "columns: [nothing]"), ["unknown-column"]);
    assert_eq!(rules("plan: 12000000", "plan: nhiều"), ["invalid-total"]);
    // Words of a column that is not of money need a unit.
    assert_eq!(
        rules(
            "group: Kinh phí, type: money}\n        - {key: done",
            "group: Kinh phí, type: number}\n        - {key: done"
        ),
        ["invalid-total"]
    );
}

#[test]
fn a_long_table_in_the_body_goes_over_pages_and_loses_no_row() {
    let rows: String = (0..120)
        .map(|i| {
            format!("        - {{work: Việc thứ {i} của bảng, plan: {i}, done: 0}}\n")
        })
        .collect();
    let head = TABLE.split("      rows:").next().expect("head");
    let pages = pages(&with_table(&format!("{head}      rows:\n{rows}")));
    let text = all_text(&pages);
    for i in 0..120 {
        assert!(text.contains(&format!("Việc thứ {i} của bảng")), "{i}");
    }
    assert!(text.contains("Tổng cộng 7.140 0"), "{text}");
    assert!(pages.len() >= 3);
}
