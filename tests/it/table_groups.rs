//! Groups of rows: in groups, numbered, with values and sums of their own.

use crate::support::{
    all_text, findings, lines, pages, pages_and_warnings, rule_names, short_plan,
};

const COLUMNS: &str = "      columns:
        - {key: name, title: Nội dung, width: 3fr}
        - {key: unit, title: Đơn vị}
        - {key: cost, title: Kinh phí, type: money}
";

fn table(keys: &str, groups: &str) -> String {
    short_plan(&format!(
        "  - title: Kinh phí\n    text: Như sau.\n    table:\n{keys}{COLUMNS}      groups:\n{groups}"
    ))
}

fn text(keys: &str, groups: &str) -> String {
    all_text(&pages(&table(keys, groups)))
}

const NESTED: &str = "        - title: Chi thường xuyên
          sum: true
          rows: [{name: Điện, cost: 100}, {name: Nước, cost: 200}]
          groups:
            - title: Mua sắm
              sum: true
              groups:
                - title: Máy móc
                  sum: true
                  rows: [{name: Máy in, cost: 1000}, {name: Máy quét, cost: '2.000'}]
                - title: Giấy
                  cost: 5000
        - title: Chi đầu tư
          unit: dự án
          rows: [{name: Trụ sở, cost: 10000}]
";

#[test]
fn groups_in_groups_are_numbered_by_their_level_and_add_up_their_rows() {
    let text = text("      total: {columns: [cost]}\n", NESTED);
    for part in [
        "I Chi thường xuyên 8.300",
        "1 Điện 100 2 Nước 200",
        "3 Mua sắm 8.000",
        "3.1 Máy móc 3.000",
        "a Máy in 1.000 b Máy quét 2.000",
        "3.2 Giấy 5.000",
        "II Chi đầu tư dự án",
        "1 Trụ sở 10.000",
        "Tổng cộng 18.300",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn rows_are_numbered_through_all_groups_on_request_and_levels_as_the_table_says() {
    let keys = "      numbering: through\n      levels: [A, I, '1', a]\n";
    let text = text(keys, NESTED);
    for part in [
        "A Chi thường xuyên",
        "1 Điện",
        "2 Nước",
        "I Mua sắm",
        "1 Máy móc",
        "3 Máy in",
        "4 Máy quét",
        "B Chi đầu tư",
        "5 Trụ sở",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_number_that_is_typed_stands_in_place_of_the_programs() {
    let groups = "        - title: Nhóm
          number: IV
          rows: [{name: Một, number: 4.1}, {name: Hai, number: 4.2}]
";
    let text = text("", groups);
    assert!(text.contains("IV Nhóm 4.1 Một 4.2 Hai"), "{text}");
}

#[test]
fn groups_of_a_table_without_numbers_begin_with_theirs() {
    let text = text("      unnumbered: true\n", NESTED);
    for part in ["I. Chi thường xuyên", "3.1. Máy móc 3.000 Máy in 1.000"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn the_row_of_sums_may_stand_above_the_rows() {
    let text = text("      total: {at: top, columns: [cost]}\n", NESTED);
    assert!(text.contains("Kinh phí Tổng cộng 18.300 I Chi"), "{text}");
}

#[test]
fn a_value_that_differs_from_the_sum_of_the_rows_is_a_warning_at_its_cell() {
    let groups = |value: &str| {
        format!(
            "        - title: Chi\n          cost: {value}\n          rows: [{{name: Điện, cost: '100,50'}}, {{name: Nước, cost: 200}}]\n"
        )
    };
    assert_eq!(rule_names(&findings(&table("", &groups("'300,5'")))), [""; 0]);
    let yaml = table("", &groups("301"));
    let (_, warnings) = pages_and_warnings(&yaml);
    assert_eq!(rule_names(&warnings), ["differing-sum"]);
    let line = yaml
        .lines()
        .position(|line| line.contains("cost: 301"))
        .expect("a line");
    let place = warnings[0].place.as_ref().expect("a place");
    assert_eq!(place.line_column(), (line + 1, 17));
}

#[test]
fn what_the_row_of_a_group_cannot_hold_is_a_fault() {
    for (key, rule) in [
        ("name: Chữ", "invalid-group"),
        ("unit: <<", "invalid-group"),
        ("costs: 5", "unknown-column"),
    ] {
        let groups = format!(
            "        - title: Chi\n          {key}\n          rows: [{{name: Điện}}]\n"
        );
        assert_eq!(rule_names(&findings(&table("", &groups))), [rule], "{key}");
    }
    let groups =
        "        - title: Chi\n          sum: true\n          rows: [{name: Điện}]\n";
    let no_money = table("", groups).replace(", type: money", "");
    assert_eq!(rule_names(&findings(&no_money)), ["invalid-group"]);
}

#[test]
fn no_row_of_a_group_stands_alone_at_the_foot_of_a_page_and_no_sum_repeats() {
    for before in 20..40 {
        let first: String = (0..before)
            .map(|i| format!("            - {{name: Hàng {i}, cost: 1}}\n"))
            .collect();
        let groups = format!(
            "        - title: Nhóm đầu\n          sum: true\n          rows:\n{first}        - title: Nhóm sau\n          groups:\n            - title: Nhóm con\n              sum: true\n              rows: [{{name: Hàng cuối, cost: 7}}]\n"
        );
        let keys = "      total: {columns: [cost]}\n";
        let all = lines(&pages(&table(keys, &groups)));
        let page = |text: &str| {
            let found = all.iter().find(|line| line.text.contains(text));
            found.unwrap_or_else(|| panic!("{text} with {before}")).page
        };
        assert_eq!(page("Nhóm sau"), page("Hàng cuối"), "{before}");
        assert_eq!(page("Nhóm con"), page("Hàng cuối"), "{before}");
        let sums = all.iter().filter(|line| line.text == before.to_string());
        let sums = sums.filter(|line| line.bold);
        assert_eq!(sums.count(), 1, "the group's sum once, with {before}");
        let total = all
            .iter()
            .find(|line| line.text.contains("Tổng cộng"))
            .expect("a total");
        let above = all.iter().filter(|line| {
            line.page == total.page
                && line.y < total.y
                && line.text.contains("(tiếp theo)")
        });
        let rows = all
            .iter()
            .filter(|line| line.page == total.page && line.text.contains("Hàng"));
        assert!(above.count() == 0 || rows.count() > 0, "{before}");
    }
}
