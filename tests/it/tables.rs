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
fn numbers_that_are_added_up_have_dots_and_years_do_not() {
    let table = "    table:
      columns:
        - {key: work, title: Nội dung}
        - {key: year, title: Năm, type: number}
        - {key: count, title: Số lượng, type: number}
      total: {columns: [count]}
      rows:
        - {work: Văn bản, year: 2026, count: 48215}
";
    let text = all_text(&pages(&with_table(table)));
    assert!(text.contains("Văn bản 2026 48.215 Tổng cộng 48.215"), "{text}");
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
