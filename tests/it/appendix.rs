//! The annex: its heading, and a table that keeps rows and groups together over pages.

use crate::support::{
    Line, MM, all_text, assert_near, line_with, lines, pages, pages_and_warnings, plain,
    plan, short_plan,
};

const BODY: &str = "  - text: Một dòng.\n";

/// A plan with a table of groups, each with rows of so many words.
fn with_table(groups: &[&[usize]]) -> String {
    let mut yaml = short_plan(BODY)
        + "appendices:\n  - title: Nhiệm vụ\n    orientation: landscape\n    table:\n      \
           columns:\n        - key: work\n          title: Việc\n          width: 3fr\n        \
           - key: unit\n          title: Đơn vị\n          width: 1fr\n      groups:\n";
    let mut word = 0;
    for (g, rows) in groups.iter().enumerate() {
        yaml.push_str(&format!("        - title: Nhóm {g}\n          rows:\n"));
        for length in *rows {
            let text: Vec<_> = (0..*length).map(|i| format!("từ{}", word + i)).collect();
            word += length;
            let text = text.join(" ");
            yaml.push_str(&format!(
                "            - work: {text}\n              unit: Sở A\n"
            ));
        }
    }
    yaml
}

/// The words of a text that `with_table` made.
fn table_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split_whitespace()
        .filter(|w| w.starts_with("từ"))
        .map(str::to_owned)
        .collect();
    words.sort();
    words
}

fn on_page(lines: &[Line], page: usize) -> Vec<&Line> {
    lines.iter().filter(|l| l.page == page).collect()
}

#[test]
fn its_heading_is_phu_luc_title_and_reference() {
    let lines = lines(&pages(&plan()));
    let annex = on_page(&lines, 5);
    let find = |text: &str| -> &Line {
        annex
            .iter()
            .find(|l| plain(&l.text).contains(text))
            .unwrap_or_else(|| panic!("{text}"))
    };
    let number = find("Phụ lục");
    assert_eq!(number.text, "Phụ lục");
    assert!(number.bold && !number.italic);
    assert_near(number.size, 14.0, 0.05, "Phụ lục (14)");
    let title = find("THỰC HIỆN NHIỆM VỤ NĂM 2025");
    assert!(title.bold && title.y > number.y && (13.0..=14.0).contains(&title.size));
    let reference =
        find("(Kèm theo Kế hoạch số 83/KH-UBND ngày 13 tháng 02 năm 2025 của UBND tỉnh");
    assert!(
        reference.italic && !reference.bold && (13.0..=14.0).contains(&reference.size)
    );
    let centre = f64::midpoint(30.0 * MM, (297.0 - 20.0) * MM);
    for line in [number, title, reference] {
        assert_near(line.centre(), centre, 0.5, &line.text);
    }
}

#[test]
fn one_annex_has_no_number_and_several_have_roman_numerals() {
    let annex = "  - title: Danh sách\n    text: Không có.\n";
    let one = lines(&pages(&format!("{}appendices:\n{annex}", short_plan(BODY))));
    assert!(one.iter().any(|l| l.text == "Phụ lục"));
    let two = lines(&pages(&format!("{}appendices:\n{annex}{annex}", short_plan(BODY))));
    let numbers: Vec<_> = two
        .iter()
        .filter(|l| l.text.starts_with("Phụ lục"))
        .map(|l| plain(&l.text))
        .collect();
    assert_eq!(numbers, ["Phụ lục I", "Phụ lục II"]);
}

#[test]
fn the_header_row_stands_on_every_page_and_groups_go_on_by_name() {
    let lines = lines(&pages(&plan()));
    for page in 5..9 {
        let header = on_page(&lines, page).into_iter().any(|l| l.text == "STT" && l.bold);
        assert!(header, "page {}", page + 1);
    }
    let groups: Vec<(usize, String)> = lines
        .iter()
        .filter(|l| l.page >= 5 && plain(&l.text).starts_with("Quý "))
        .map(|l| (l.page + 1, plain(&l.text)))
        .collect();
    let expected = [
        (6, "Quý I"),
        (7, "Quý I (tiếp theo)"),
        (7, "Quý II"),
        (8, "Quý III"),
        (8, "Quý IV"),
        (9, "Quý IV (tiếp theo)"),
    ];
    assert_eq!(groups, expected.map(|(page, text)| (page, text.to_owned())));
}

#[test]
fn tasks_are_numbered_afresh_in_each_quarter() {
    let lines = lines(&pages(&plan()));
    let numbers: Vec<usize> = lines
        .iter()
        .filter(|l| l.page >= 5 && l.y > 20.0 * MM && l.x < 43.0 * MM)
        .filter_map(|l| l.text.parse().ok())
        .collect();
    let expected: Vec<usize> = (1..=10).chain(1..=5).chain(1..=6).chain(1..=8).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn a_group_row_is_never_the_last_on_a_page_at_any_height() {
    for rows in 1..=40 {
        let first = vec![12; rows];
        let yaml = with_table(&[&first, &[40, 12, 12]]);
        let pages = pages(&yaml);
        let lines = lines(&pages);
        for group in lines.iter().filter(|l| l.text.starts_with("Nhóm")) {
            let row_below = lines.iter().any(|l| {
                l.page == group.page && l.y > group.y + 1.0 && l.text.contains("từ")
            });
            assert!(row_below, "{rows} rows: {group:?} is the last on its page");
        }
        assert_eq!(table_words(&all_text(&pages)), table_words(&yaml), "{rows} rows");
    }
}

#[test]
fn a_row_is_never_split_while_it_fits_a_page() {
    for length in [30, 120, 250, 400] {
        let yaml = with_table(&[&[60, 200, length, length, 90]]);
        let pages = pages(&yaml);
        let mut pages_of_row: Vec<Vec<usize>> = vec![];
        // A row's words all stand on the page of its number.
        for line in lines(&pages).iter().filter(|l| l.text.contains("từ")) {
            for word in line.text.split_whitespace() {
                let Some(n) =
                    word.strip_prefix("từ").and_then(|n| n.parse::<usize>().ok())
                else {
                    continue;
                };
                let bounds = [60, 260, 260 + length, 260 + 2 * length];
                let row = bounds.iter().filter(|b| n >= **b).count();
                pages_of_row.resize(pages_of_row.len().max(row + 1), vec![]);
                pages_of_row[row].push(line.page);
            }
        }
        for (row, mut found) in pages_of_row.into_iter().enumerate() {
            found.dedup();
            assert_eq!(
                found.len(),
                1,
                "row {row} of {length} words stands on pages {found:?}"
            );
        }
        assert_eq!(table_words(&all_text(&pages)), table_words(&yaml));
    }
}

#[test]
fn a_row_higher_than_a_page_is_split_with_a_warning_at_its_line_and_loses_no_word() {
    let yaml = with_table(&[&[20, 2500, 20]]);
    let (pages, findings) = pages_and_warnings(&yaml);
    assert_eq!(table_words(&all_text(&pages)), table_words(&yaml));
    let [finding] = findings.as_slice() else { panic!("{findings:#?}") };
    assert_eq!(finding.rule.name, "too-tall-row");
    let place = finding.place.as_ref().expect("a place");
    assert!(yaml[place.range.clone()].starts_with("work: từ20 "));
}

#[test]
fn cells_of_several_lines_keep_their_lines() {
    let text = all_text(&pages(&plan()));
    assert!(text.contains("- Sở Giáo dục và Đào tạo; - Các huyện, thị xã, thành phố."));
    let lines = lines(&pages(&plan()));
    let first = line_with(&lines, "- Sở Giáo dục và Đào");
    let second = line_with(&lines, "- Các huyện, thị xã,");
    assert!(second.page == first.page && second.y > first.y);
    assert_near(second.x, first.x, 0.1, "dash lines begin at one edge");
}

#[test]
fn numbers_are_flush_right_and_a_table_without_groups_has_no_group_row() {
    let yaml = short_plan(BODY)
        + "appendices:\n  - table:\n      columns:\n        - {key: what, title: Khoản}\n        \
           - {key: money, title: Số tiền, type: money}\n      rows:\n        \
           - {what: Một, money: 1.000}\n        - {what: Hai, money: 25.000.000}\n";
    let lines = lines(&pages(&yaml));
    let (short, long) = (line_with(&lines, "1.000"), line_with(&lines, "25.000.000"));
    assert_near(short.right, long.right, 0.1, "right edges");
}
