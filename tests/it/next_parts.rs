//! What the parts of a document around a text say of it when a plan is rolled forward.

use std::collections::BTreeMap;

use vanban::diag::SourceFile;
use vanban::roll::{Draft, draft};

use crate::phrases::register;
use crate::support::{SESSION, short_plan};

fn drafted(yaml: String) -> Draft {
    let (loaded, findings) = SESSION.load(&SourceFile::new("x.yaml", yaml));
    let loaded = loaded.unwrap_or_else(|| panic!("{findings:?}"));
    draft(&loaded, &register(), None, &BTreeMap::new()).expect("a draft")
}

fn labels(draft: &Draft) -> Vec<String> {
    draft.review.questions.iter().map(|q| q.label.clone()).collect()
}

#[test]
fn the_lines_of_a_heading_are_read_as_one() {
    let plan = short_plan("  - text: Triển khai thực hiện\n");
    let of = |heading: &str| {
        let agency = format!(
            "agency: {{ heading: [{heading}], name: Ban Tuyên giáo và Dân vận Trung ương, abbreviation: BTGDVTW, place: Hà Nội }}\n"
        );
        labels(&drafted(plan.replace("agency: ubnd-bac-ninh\n", &agency)))
    };
    let asks =
        |labels: &[String]| labels.iter().any(|label| label.contains("Tuyên giáo"));
    assert!(!asks(&of("Ban Tuyên giáo và, Dân vận Trung ương")));
    assert!(asks(&of("Đảng ủy xã, Ban Tuyên giáo")));
}

#[test]
fn a_title_over_targets_is_asked_about_with_them() {
    let of = |item: &str| {
        drafted(short_plan(&format!(
            "  - title: Năm 2025\n    items:\n      - text: {item}\n"
        )))
    };
    let targets = of("80% hộ dân dùng nước sạch");
    assert!(labels(&targets).iter().any(|label| label.contains("chỉ tiêu")));
    assert!(targets.text.contains("title: Năm 2025"));
    let tasks = of("Mở lớp tập huấn");
    assert!(!labels(&tasks).iter().any(|label| label.contains("chỉ tiêu")));
    assert!(tasks.text.contains("title: Năm 2026"));
}

#[test]
fn a_day_that_was_ordered_is_asked_about_at_all_its_places() {
    let draft = drafted(short_plan(
        "  - text: Hoàn thành trước ngày 30/11/2025 theo chỉ đạo của Thủ tướng Chính phủ\n\
         \x20 - text: Nghiệm thu trước ngày 30/11/2025, báo cáo trước ngày 03/12/2025\n",
    ));
    assert_eq!(
        draft.text.matches("30/11/2025").count(),
        4,
        "two places, each with its comment"
    );
    assert!(draft.text.contains("trước ngày 03/12/2026"));
}
