//! Kính gửi: on one line, or as a list under its colon (II.9.d).

use crate::support::{Line, MM, assert_near, line_with, lines, pages, short_plan};

fn set(addressees: &str) -> Vec<Line> {
    let yaml = short_plan("  - text: Một.\n").replace("kind: ke-hoach", "kind: to-trinh")
        + &format!("addressees:\n{addressees}");
    lines(&pages(&yaml))
}

#[test]
fn one_addressee_stands_on_the_line_of_its_word_without_a_mark() {
    let lines = set("  - Ủy ban nhân dân tỉnh Bắc Ninh;\n");
    let line = line_with(&lines, "Kính gửi:");
    assert_eq!(
        crate::support::plain(&line.text),
        "Kính gửi: Ủy ban nhân dân tỉnh Bắc Ninh"
    );
    assert!(!line.bold && !line.italic && (13.0..=14.0).contains(&line.size));
    assert_near(line.centre(), 110.0 * MM, 0.5, "centre of the text block");
}

#[test]
fn several_are_a_list_whose_dashes_stand_under_the_colon() {
    let lines = set("  - Chính phủ\n  - Bộ Nội vụ;\n  - Bộ Tài chính.\n");
    let label = line_with(&lines, "Kính gửi:");
    assert_near(label.x, 65.0 * MM, 0.5, "35 mm from the left margin");
    let mut above = label.y;
    for text in ["Chính phủ;", "Bộ Nội vụ;", "Bộ Tài chính."] {
        let line = line_with(&lines, text);
        assert!(line.text.starts_with('-') && line.y > above, "{line:?}");
        // The colon is the last sign of the label.
        assert_near(line.x, label.right - 3.9, 1.0, "dash under the colon");
        assert!(!line.bold && !line.italic && (13.0..=14.0).contains(&line.size));
        above = line.y;
    }
    let body = line_with(&lines, "I. Một./.");
    assert!(body.y > above);
}
