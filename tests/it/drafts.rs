//! A draft keeps the blanks that the decree's forms have.

use crate::support::{line_with, lines, pages, plain, short_plan};

const BODY: &str = "  - text: Một dòng.\n";

fn draft(number: &str, date: &str) -> String {
    short_plan(BODY)
        .replace("number: 5", number)
        .replace("date: 2025-06-02", date)
}

#[test]
fn without_a_number_the_line_keeps_its_slash() {
    let yaml = draft("number:", "date: 2025-06-02");
    let lines = lines(&pages(&yaml));
    let number = line_with(&lines, "/KH-UBND");
    assert_eq!(number.text, format!("Số: {}/KH-UBND", "\u{a0}".repeat(8)));
}

#[test]
fn without_a_date_day_and_month_are_blank_and_the_year_is_the_plans() {
    let yaml = draft("number: 5", "date:\nyear: 2026");
    let lines = lines(&pages(&yaml));
    let gap = "\u{a0}".repeat(5);
    let date = line_with(&lines, "Bắc Ninh, ngày");
    assert_eq!(date.text, format!("Bắc Ninh, ngày{gap}tháng{gap}năm\u{a0}2026"));
}

#[test]
fn the_annex_repeats_the_blanks() {
    let yaml = draft("number:", "year: 2026")
        + "appendices:\n  - title: Danh sách\n    text: Không có.\n";
    let lines = lines(&pages(&yaml));
    let text =
        plain(&lines.iter().map(|line| line.text.clone() + " ").collect::<String>());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("(Kèm theo Kế hoạch số /KH-UBND ngày tháng năm 2026 của UBND"),
        "{text}"
    );
}

#[test]
fn an_electronic_document_leaves_number_and_date_of_the_annex_empty() {
    let yaml = short_plan(BODY)
        + "medium: electronic\nappendices:\n  - title: Danh sách\n    text: Không có.\n";
    let lines = lines(&pages(&yaml));
    line_with(&lines, "Số: 05/KH-UBND");
    let text = &line_with(&lines, "(Kèm theo Kế hoạch số").text;
    assert!(!text.contains("05/KH") && !text.contains("2025"), "{text}");
}

#[test]
fn a_small_number_and_day_take_a_zero_and_june_takes_none() {
    let lines = lines(&pages(&short_plan(BODY)));
    line_with(&lines, "Số: 05/KH-UBND");
    line_with(&lines, "ngày 02 tháng 6 năm 2025");
}
