//! Whom a document goes to.

use crate::support::{Line, MM, line_with, lines, pages, plain, plan_with};

fn recipients(items: &[&str]) -> Vec<Line> {
    let items: Vec<String> = items.iter().map(|item| format!("'{item}'")).collect();
    lines(&pages(&plan_with("  - text: Một.\n", &items, "")))
}

#[test]
fn what_leads_to_others_has_no_mark_and_they_stand_below_it_with_their_sign() {
    let found = recipients(&[
        "Sở Nội vụ",
        "VP UBND tỉnh:",
        "+ LĐVP; các phòng;",
        "+ Trung tâm Tin học",
        "Cục B",
    ]);
    let text = |start: &str| plain(&line_with(&found, start).text);
    assert_eq!(text("VP UBND"), "- VP UBND tỉnh:");
    assert_eq!(text("LĐVP"), "+ LĐVP; các phòng;");
    assert_eq!(text("Trung tâm"), "+ Trung tâm Tin học;");
    assert_eq!(text("Cục B"), "- Cục B;");
    assert_eq!(text("Lưu"), "- Lưu: VT.");
    let left = |start: &str| line_with(&found, start).x;
    assert!((left("VP UBND") - left("Cục B")).abs() < 0.1);
    assert!(left("LĐVP") - left("VP UBND") > 1.5 * MM);
    assert!((left("LĐVP") - left("Trung tâm")).abs() < 0.1);
}

#[test]
fn the_archive_may_be_one_of_them() {
    let found = recipients(&["Văn phòng:", "+ Lãnh đạo", "+ Lưu: VT, TH."]);
    assert_eq!(plain(&line_with(&found, "Lưu").text), "+ Lưu: VT, TH.");
    assert_eq!(plain(&line_with(&found, "Lãnh đạo").text), "+ Lãnh đạo;");
}
