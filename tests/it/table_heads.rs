//! What stands around the rows of a table: heads of any height, unit, notes, and their size.

use crate::support::{
    all_text, findings, line_with, lines, pages, rule_names, short_plan,
};

fn table(rest: &str) -> String {
    short_plan(&format!("  - title: Số liệu\n    text: Như sau.\n    table:\n{rest}"))
}

const HEADS: &str = "      unit: triệu đồng
      notes: |
        *Ghi chú:* số liệu tạm tính.

        Nguồn: các sở.
      column_numbers: true
      columns:
        - {key: name, title: Loại}
        - {key: one, title: Một cơ quan, group: [Trong đó, Cơ quan tham gia]}
        - {key: all, title: Tất cả, group: [Trong đó, Cơ quan tham gia]}
        - {key: rest, title: Còn lại, group: [Trong đó]}
      rows:
";

fn rows(count: usize) -> String {
    (0..count)
        .map(|i| format!("        - {{name: Hàng {i}, one: '1', rest: '2'}}\n"))
        .collect()
}

#[test]
fn a_head_has_as_many_levels_as_its_columns_say_and_numbers_them_on_every_page() {
    let pages = pages(&table(&format!("{HEADS}{}", rows(80))));
    let all = lines(&pages);
    let y = |text: &str| {
        let found = all.iter().find(|line| line.text.contains(text));
        found.unwrap_or_else(|| panic!("{text} in {all:#?}")).y
    };
    assert!(y("Trong đó") < y("Cơ quan tham gia"));
    assert!(y("Cơ quan tham gia") < y("Tất cả"));
    assert!(y("Tất cả") < y("(4)"));
    assert!(y("(4)") < y("Hàng 0"));
    for page in 0..pages.len() - 1 {
        for text in ["Trong đó", "(1)", "(5)"] {
            let found = all.iter().any(|it| it.page == page && it.text.contains(text));
            assert!(found, "{text} on page {page}");
        }
    }
}

#[test]
fn the_unit_stands_above_at_the_right_and_notes_below() {
    let all = lines(&pages(&table(&format!("{HEADS}{}", rows(2)))));
    let unit = line_with(&all, "Đơn vị tính: triệu đồng");
    assert!(unit.italic && unit.y < line_with(&all, "Trong đó").y);
    assert!((unit.right - 190.0 * 72.0 / 25.4).abs() < 2.0, "{unit:?}");
    let (note, source) = (line_with(&all, "số liệu tạm tính"), line_with(&all, "Nguồn"));
    assert!(line_with(&all, "Hàng 1").y < note.y && note.y < source.y);
    let typed = HEADS.replace("unit: triệu đồng", "unit: 'ĐVT: 1.000 đồng'");
    let text = all_text(&pages(&table(&format!("{typed}{}", rows(1)))));
    assert!(text.contains("ĐVT: 1.000 đồng") && !text.contains("Đơn vị tính"), "{text}");
}

#[test]
fn an_annex_has_the_same_and_prose_after_its_table() {
    let yaml = table(&format!("{HEADS}{}", rows(1)));
    let annex = yaml.replace("    table:", "  - text: Khác.\nappendices:\n  - title: Biểu\n    closing: Hết biểu.\n    table:");
    let (before, rest) = annex.split_once("signature:").expect("a signature");
    let (body, table) = before.split_once("appendices:").expect("an annex");
    let text = all_text(&pages(&format!("{body}signature:{rest}appendices:{table}")));
    for part in ["Đơn vị tính: triệu đồng", "Nguồn: các sở. Hết biểu."]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn the_size_of_a_tables_text_may_be_chosen() {
    for (keys, size) in
        [("", 12.0), ("      text_size: 10\n", 10.0), ("      text_size: 13\n", 13.0)]
    {
        let all = lines(&pages(&table(&format!("{keys}{HEADS}{}", rows(1)))));
        for text in ["Hàng 0", "Tất cả", "Nguồn"] {
            let found = line_with(&all, text).size;
            assert!((found - size).abs() < 0.01, "{text}: {found}");
        }
    }
    let wrong = table(&format!("      text_size: 9\n{HEADS}{}", rows(1)));
    assert_eq!(rule_names(&findings(&wrong)), ["out-of-range"]);
}

/// A table of so many narrow columns with long titles.
fn narrow(columns: usize, each: &str) -> String {
    let column = |i: usize| {
        format!(
            "        - {{key: c{i}, title: Số nghị quyết của Hội đồng nhân dân xã {i}{each}}}\n"
        )
    };
    let columns: String = (0..columns).map(column).collect();
    table(&format!(
        "      columns:\n        - {{key: name, title: Nội dung, width: 60mm}}\n{columns}      rows: [{{name: Một, c1: '1'}}, {{name: Hai, c2: '2'}}]\n"
    ))
}

#[test]
fn a_title_may_be_written_upwards_in_a_narrow_column() {
    let yaml = narrow(9, ", heading: vertical");
    assert_eq!(rule_names(&findings(&yaml)), [""; 0]);
    let pages = pages(&yaml);
    assert!(pages.len() <= 2);
    assert!(all_text(&pages).contains("nghị quyết"));
}

#[test]
fn a_header_that_leaves_no_room_for_rows_is_one_finding_at_the_columns() {
    let title = "Số lượng văn bản của từng cơ quan ".repeat(30);
    let yaml = table(&format!(
        "      columns:\n        - {{key: name, title: Nội dung}}\n        - {{key: long, title: {title}, width: 18mm}}\n      rows:\n{}",
        rows(40).replace(", one: '1', rest: '2'", "")
    ));
    let found = findings(&yaml);
    assert_eq!(rule_names(&found), ["too-tall-header"]);
    let line = yaml
        .lines()
        .position(|line| line.contains("key: name"))
        .expect("a line");
    assert_eq!(found[0].place.as_ref().expect("a place").line_column().0, line + 1);
}
