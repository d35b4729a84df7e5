//! A draft keeps the blanks that the decree's forms have.

use crate::support::{MM, assert_near, line_with, lines, pages, plain, short_plan};

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
    let (label, symbol) = (line_with(&lines, "Số:"), line_with(&lines, "/KH-UBND"));
    assert_eq!((plain(&label.text).trim(), &*symbol.text), ("Số:", "/KH-UBND"));
    assert_near(label.y, symbol.y, 0.01, "one line");
    let gap = symbol.x - label.right;
    assert_near(gap / MM, 14.0, 0.01, "room for a number");
}

#[test]
fn without_a_date_day_and_month_are_blank_and_the_year_is_the_plans() {
    let yaml = draft("number: 5", "date:\nyear: 2026");
    let lines = lines(&pages(&yaml));
    let parts =
        ["Bắc Ninh, ngày", "tháng", "năm 2026"].map(|part| line_with(&lines, part));
    for pair in parts.windows(2) {
        assert_near(pair[0].y, pair[1].y, 0.01, "one line");
        let gap = pair[1].x - pair[0].right;
        assert_near(gap / MM, 9.0, 0.01, "room for a day, a month");
    }
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
