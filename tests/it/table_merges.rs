//! Cells of tables that are joined: over pages, with one number, and only as rectangles.

use crate::support::{
    all_text, findings, line_with, lines, pages, rule_names, short_plan,
};

fn table(keys: &str, columns: &[&str], rows: &str) -> String {
    let columns: String = columns
        .iter()
        .map(|column| format!("        - {{{column}}}\n"))
        .collect();
    short_plan(&format!(
        "  - title: Việc\n    text: Như sau.\n    table:\n{keys}      columns:\n{columns}      rows:\n{rows}"
    ))
}

const COLUMNS: [&str; 3] = [
    "key: office, title: Cơ quan, width: 28mm",
    "key: work, title: Việc phải làm, width: 3fr",
    "key: result, title: Kết quả, width: 25mm",
];

/// Offices with so many rows each.
fn offices(count: usize, each: usize) -> String {
    let row = |i: usize| {
        let (office, nth) = (i / each, i % each);
        let name = match nth {
            0 => format!("Trung tâm hành chính số {office}"),
            _ => "'^^'".to_owned(),
        };
        format!("        - {{office: {name}, work: Đầu việc thứ {i}, result: Xong}}\n")
    };
    (0..count * each).map(row).collect()
}

#[test]
fn joined_rows_fill_every_page_and_say_their_label_again_on_each() {
    let merged = pages(&table("", &COLUMNS, &offices(5, 16)));
    let plain = pages(&table(
        "",
        &COLUMNS,
        &offices(80, 1).replace("Trung tâm hành chính", "TT"),
    ));
    let (merged_lines, plain) = (lines(&merged), lines(&plain));
    for page in 0..merged.len() {
        let works = |lines: &[crate::support::Line]| {
            lines
                .iter()
                .filter(|it| it.page == page && it.text.contains("Đầu việc"))
                .count()
        };
        assert_eq!(works(&merged_lines), works(&plain), "page {page}");
        let labels = merged_lines.iter().filter(|it| it.page == page);
        let label = labels
            .clone()
            .find(|it| it.text.contains("Trung tâm"))
            .expect("a label");
        let first =
            labels.clone().find(|it| it.text.contains("Đầu việc")).expect("a row");
        assert!((label.y - first.y).abs() < 1.0, "page {page}: {label:?} {first:?}");
    }
    let text = all_text(&merged);
    for i in 0..80 {
        assert_eq!(text.matches(&format!("Đầu việc thứ {i} Xong")).count(), 1, "{i}");
    }
}

#[test]
fn a_join_of_more_than_a_page_goes_on_over_all_of_them() {
    let long = pages(&table("", &COLUMNS, &offices(1, 130)));
    let labels: Vec<usize> = lines(&long)
        .iter()
        .filter(|line| line.text.contains("Trung tâm"))
        .map(|line| line.page)
        .collect();
    assert_eq!(labels, (0..long.len() - 1).collect::<Vec<_>>());
}

#[test]
fn a_label_that_is_taller_than_its_rows_makes_the_last_one_taller() {
    let label = "Nhãn dài nhiều dòng trong một ô hẹp nên cần nhiều chỗ hơn";
    let rows = format!(
        "        - {{office: {label}, work: Một}}\n        - {{office: ^^, work: Hai}}\n        - {{office: Kế, work: Ba}}\n"
    );
    let all = lines(&pages(&table("", &COLUMNS, &rows)));
    let (end, next) = (line_with(&all, "chỗ hơn"), line_with(&all, "Ba"));
    assert!(next.y > end.y, "{end:?} {next:?}");
}

#[test]
fn rows_that_are_joined_in_the_first_column_have_one_number() {
    let rows = "        - {office: Sở A, work: Một}
        - {office: ^^, work: Hai}
        - {office: Sở B, work: Ba}
        - {office: Sở C, work: Bốn}
        - {office: ^^, work: Năm}
        - {office: ^^, work: Sáu}
        - {office: Sở D, work: Bảy}
";
    let text = all_text(&pages(&table("", &COLUMNS, rows)));
    for part in ["1 Sở A", "2 Sở B Ba", "3 Sở C", "4 Sở D Bảy"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains(" 5 "), "{text}");
}

#[test]
fn equal_neighbours_are_joined_on_request_but_not_over_what_parts_them() {
    let columns = [
        "key: district, title: Huyện, merge_equal: true",
        "key: kind, title: Loại, merge_equal: true",
        "key: name, title: Tên",
    ];
    let rows: String = [
        ("Yên Thế", "Xã"),
        ("Yên Thế", "Xã"),
        ("Yên Thế", "Phường"),
        ("Lạng Giang", "Phường"),
        ("Lạng Giang", ""),
        ("Lạng Giang", ""),
    ]
    .iter()
    .enumerate()
    .map(|(i, (district, kind))| {
        format!("        - {{district: {district}, kind: '{kind}', name: Tên {i}}}\n")
    })
    .collect();
    let text = all_text(&pages(&table("", &columns, &rows)));
    for (part, count) in [("Yên Thế", 1), ("Lạng Giang", 1), ("Xã", 1), ("Phường", 2)]
    {
        assert_eq!(text.matches(part).count(), count, "{part} in {text}");
    }
    let whole = ["key: a, title: A, merge_equal: true"];
    let same = "        - {a: như nhau}\n        - {a: như nhau}\n";
    let text = all_text(&pages(&table("", &whole, same)));
    assert_eq!(text.matches("như nhau").count(), 2, "no row of which nothing is left");
}

/// The rule and the line in the table's rows, from 1, of each finding.
fn faults(rows: &str) -> Vec<(&'static str, usize)> {
    let yaml = table("", &COLUMNS, rows);
    let before = yaml.lines().position(|line| line.trim() == "rows:").expect("rows") + 1;
    let found = findings(&yaml);
    let line = |place: &vanban::diag::Place| place.line_column().0 - before;
    found
        .iter()
        .map(|it| (it.rule.name, it.place.as_ref().map_or(0, line)))
        .collect()
}

#[test]
fn a_join_that_makes_no_rectangle_is_a_fault_at_its_cell() {
    for (rows, line) in [
        ("- {office: <<, work: a, result: b}\n", 1),
        ("- {office: a, work: ^^, result: b}\n", 1),
        ("- {office: a, work: <<, result: b}\n- {office: ^^, work: c, result: d}\n", 2),
        ("- {office: a, work: b, result: c}\n- {office: ^^, work: <<, result: d}\n", 2),
        ("- {office: a, work: b, result: c}\n- {office: ^^, work: ^^, result: ^^}\n", 2),
        (
            "- {office: a, work: b, result: c}\n- {office: d, work: <<, result: ^^}\n- {office: ^^, work: ^^, result: <<}\n",
            3,
        ),
    ] {
        let rows = rows.replace("- {", "        - {");
        assert_eq!(faults(&rows), [("invalid-join", line)], "{rows}");
    }
}

#[test]
fn a_join_may_be_of_any_rectangle() {
    let rows = "        - {office: a, work: <<, result: <<}
        - {office: b, work: <<, result: c}
        - {office: ^^, work: <<, result: d}
        - {office: e, work: f, result: <<}
        - {office: g, work: ^^, result: ^^}
";
    let all = lines(&pages(&table("      unnumbered: true\n", &COLUMNS, rows)));
    for letter in ["a", "b", "c", "d", "e", "f", "g"] {
        assert_eq!(all.iter().filter(|it| it.text == letter).count(), 1, "{letter}");
    }
}

#[test]
fn a_footnote_of_a_head_or_of_a_joined_cell_is_printed_once() {
    let columns = ["key: office, title: 'Cơ quan[^a]'", "key: work, title: Việc"];
    let rows = offices(1, 90)
        .replace("Trung tâm hành chính số 0,", "'Trung tâm hành chính số 0[^b]',")
        .replace(", result: Xong", "");
    let yaml = table("", &columns, &rows)
        + "footnotes: {a: Chú thích của tên cột., b: Chú thích của ô gộp.}\n";
    let pages = pages(&yaml);
    assert!(pages.len() > 2);
    let text = all_text(&pages);
    for note in ["Chú thích của tên cột.", "Chú thích của ô gộp."] {
        assert_eq!(text.matches(note).count(), 1, "{note} in {text}");
    }
}

#[test]
fn equal_amounts_that_are_added_up_are_not_joined_on_request() {
    let yaml = table(
        "      total: {columns: [result]}\n",
        &[
            "key: office, title: Cơ quan",
            "key: result, title: Kết quả, type: number, merge_equal: true",
        ],
        "        - {office: A, result: 5}\n        - {office: B, result: 5}\n",
    );
    assert_eq!(rule_names(&findings(&yaml)), ["invalid-join"]);
}

#[test]
fn a_number_that_was_typed_parts_rows_that_are_equal_otherwise() {
    let yaml = table(
        "",
        &["key: office, title: Cơ quan, merge_equal: true", "key: work, title: Việc"],
        "        - {number: 7, office: Sở A, work: Một}\n        - {number: 8, office: Sở A, work: Hai}\n",
    );
    let text = all_text(&pages(&yaml));
    assert!(text.contains("7 Sở A Một 8 Sở A Hai"), "{text}");
}

#[test]
fn a_note_in_a_head_with_numbered_columns_and_joined_cells_is_refused_at_the_head() {
    let yaml = table(
        "      column_numbers: true\n",
        &["key: office, title: 'Cơ quan[^a]'", "key: work, title: Việc"],
        "        - {office: A, work: Một}\n        - {office: ^^, work: Hai}\n",
    ) + "footnotes: {a: Chú thích.}\n";
    assert_eq!(rule_names(&findings(&yaml)), ["invalid-footnote"]);
}
