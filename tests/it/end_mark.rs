//! The end mark: once, at the end of what is printed.

use crate::support::{all_text, lines, pages, plan_with, short_plan};

fn marks(yaml: &str) -> usize {
    all_text(&pages(yaml)).matches("./.").count()
}

const TABLE: &str =
    "    table:\n      columns: [{key: a, title: Việc}]\n      rows: [{a: Họp}]\n";

#[test]
fn a_mark_that_was_typed_is_not_printed_twice() {
    for text in [
        "Có hiệu lực từ ngày ký./.\n\n      Được thông qua ngày 06 tháng 02 năm 2026",
        "Có hiệu lực ./. Sau đó tiếp tục ./.",
        "Có hiệu lực từ ngày ký. / .",
        "Có hiệu lực từ ngày ký.\n\n      ./.",
        "**Có hiệu lực từ ngày ký./.**\n      - Gạch thứ nhất./.\n      - Gạch thứ hai",
    ] {
        let yaml =
            short_plan(&format!("  - title: Hiệu lực\n    text: |\n      {text}\n"));
        let text = all_text(&pages(&yaml));
        assert_eq!(text.matches("./.").count(), 1, "{text}");
        assert!(text.find("./.") < text.find("Nơi nhận:"), "{text}");
    }
}

#[test]
fn a_mark_that_is_spoken_of_stays() {
    let yaml = short_plan("  - text: Kết thúc bằng dấu “./.” ở cuối.\n");
    assert_eq!(marks(&yaml), 2);
}

#[test]
fn it_stands_below_a_table_and_after_the_sum_in_words() {
    let table = short_plan(&format!("  - title: Bảng\n{TABLE}"));
    let found = lines(&pages(&table));
    let mark = found
        .iter()
        .find(|line| line.text == "./.")
        .expect("a line of its own");
    let above = found.iter().find(|line| line.text == "Họp").expect("the table");
    assert!(mark.y > above.y && mark.y - above.y < 40.0);
    let sum = short_plan(
        "  - title: Tiền\n    table:\n      columns: [{key: a, title: Việc}, {key: b, title: Tiền, type: money}]\n      total: {columns: [b], words: b}\n      rows: [{a: Họp, b: 1000}]\n",
    );
    let text = all_text(&pages(&sum));
    assert!(text.contains("Một nghìn đồng./."), "{text}");
    assert_eq!(text.matches("./.").count(), 1);
}

#[test]
fn every_annex_has_its_own() {
    let annexes = format!(
        "appendices:\n  - {{title: Lời, text: Một./.}}\n  - title: Mục\n    sections: [{{title: Hai, text: Ba.}}]\n  - title: Bảng\n    text: Như sau./.\n{TABLE}"
    );
    let yaml = plan_with("  - text: Một.\n", &["Sở A".to_owned()], &annexes);
    let text = all_text(&pages(&yaml));
    assert_eq!(text.matches("./.").count(), 4, "{text}");
    assert!(text.contains("Một./. Phụ lục II"), "{text}");
    assert!(text.ends_with("./."), "{text}");
}

#[test]
fn marks_typed_in_cells_and_notes_are_not_printed_beside_the_one_at_the_end() {
    let table = "    table:\n      notes: x ./.\n      columns: [{key: a, title: A}]\n      rows: [{a: B ./.}]\n";
    let yaml = short_plan(&format!("  - text: Một.\n{table}  - text: Hai.\n"));
    assert_eq!(all_text(&pages(&yaml)).matches("./.").count(), 1);
}
