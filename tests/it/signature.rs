//! The signature is never alone, never torn, and loses nothing (II.7, II.9).

use crate::support::{
    Line, MM, all_text, assert_near, line_with, lines, pages, plan_with,
};

const LINE: f64 = 1.15 * 14.0;
const PARAGRAPH_GAP: f64 = 6.0;
const BOTTOM: f64 = (297.0 - 20.0) * MM;

/// About one line of words, numbered so that each is its own.
fn words(from: usize, lines: usize) -> String {
    let per_line = 13;
    let count = if lines == 1 { 6 } else { lines * per_line - 5 };
    let word = |i: usize| format!("chữ{}", (from + i) % 1000);
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

struct Case {
    body: String,
    recipients: Vec<String>,
}

/// A body whose last paragraphs have the given lengths after `filler` paragraphs of three
/// lines.
fn case(filler: usize, tail: &[usize], recipients: usize) -> Case {
    let mut body = String::from("  - title: Nội dung\n    text: |\n");
    for i in 0..filler {
        body.push_str(&format!("      {}\n\n", words(i * 31, 3)));
    }
    for (i, length) in tail.iter().enumerate() {
        body.push_str(&format!("      {}\n\n", words(500 + 37 * i, *length)));
    }
    let recipients = (1..=recipients).map(|i| format!("Cơ quan thứ {i}")).collect();
    Case { body, recipients }
}

/// Checks every rule of the signature on one case, and returns how many body lines stand
/// above it on its page.
fn check(case: &Case) -> usize {
    let yaml = plan_with(&case.body, &case.recipients, "");
    let pages = pages(&yaml);
    let lines = lines(&pages);
    let authority = line_with(&lines, "TM. ỦY BAN NHÂN DÂN");
    let position = line_with(&lines, "CHỦ TỊCH");
    let name = line_with(&lines, "Nguyễn Văn A");
    let label = line_with(&lines, "Nơi nhận:");

    let same_page = |line: &Line| assert_eq!(line.page, authority.page, "{}", line.text);
    [position, name, label].into_iter().for_each(same_page);
    assert_near(
        label.y,
        authority.y,
        0.1,
        "Nơi nhận stands on the signature's first line",
    );
    assert_near(label.x, 30.0 * MM, 0.5, "Nơi nhận is flush left");
    let room = (name.y - 0.89 * 14.0 - (position.y + 0.22 * 14.0)) / MM;
    assert!((25.0..=30.0).contains(&room), "room to sign: {room} mm");

    let is_body = |line: &&Line| {
        line.size > 13.9
            && !line.italic
            && !line.bold
            && line.y > 40.0
            && line.x < 70.0 * MM
    };
    let body: Vec<&Line> = lines.iter().filter(is_body).collect();
    let above = body
        .iter()
        .filter(|l| l.page == authority.page && l.y < authority.y)
        .count();
    assert!(above >= 2, "{above} lines above the signature");

    check_holes(&lines, &body, authority.page);
    check_words(case, &all_text(&pages));
    above
}

/// No page before the signature's ends in a hole larger than the block and what it carries.
fn check_holes(lines: &[Line], body: &[&Line], signature_page: usize) {
    let on_page = lines.iter().filter(|l| l.page == signature_page);
    let block_lines: Vec<&Line> = {
        let first = line_with(lines, "TM. ỦY BAN NHÂN DÂN").y;
        on_page.filter(|l| l.y >= first - 1.0).collect()
    };
    let top = block_lines.iter().map(|l| l.y).fold(f64::MAX, f64::min) - 0.89 * 14.0;
    let bottom = block_lines.iter().map(|l| l.y).fold(0.0, f64::max) + 0.22 * 14.0;
    // The block, the space above it, and two lines, which may be of two paragraphs.
    let block = bottom - top + 14.0 + 2.0 * (LINE + PARAGRAPH_GAP);
    for page in 0..signature_page {
        let Some(last) =
            body.iter().filter(|l| l.page == page).map(|l| l.y).reduce(f64::max)
        else {
            panic!("page {page} holds no body");
        };
        let hole = BOTTOM - (last + 0.22 * 14.0);
        // A paragraph of three lines goes over whole, and so does one of two with a last one of
        // one: to break them would leave one line alone.
        let carried = body.iter().filter(|l| l.page == page + 1).count();
        let limit =
            if page + 1 == signature_page && carried == 3 { block + LINE } else { block };
        assert!(
            hole <= limit,
            "page {page} ends in a hole of {hole} pt, limit {limit} pt"
        );
    }
}

fn check_words(case: &Case, text: &str) {
    let expected =
        |text: &str| text.split_whitespace().filter(|w| w.starts_with("chữ")).count();
    assert_eq!(expected(text), expected(&case.body), "words of the body");
    for recipient in &case.recipients {
        let found = text.contains(&format!("- {recipient};"));
        assert!(found, "{recipient} is lost");
    }
    assert!(text.contains("- Lưu: VT."), "the archive's line");
}

#[test]
fn it_holds_for_last_paragraphs_of_1_to_60_lines() {
    for length in 1..=60 {
        for filler in [3, 8, 9, 10] {
            check(&case(filler, &[length], 4));
        }
    }
}

#[test]
fn it_holds_for_short_paragraphs_before_the_end_at_every_height_of_the_page() {
    for filler in 6..=12 {
        for tail in [
            &[1, 1][..],
            &[2, 1],
            &[3, 1],
            &[5, 1],
            &[1, 2],
            &[1, 3],
            &[1, 1, 1],
            &[2, 2, 1],
            &[1, 4, 1],
            &[4, 3],
        ] {
            for recipients in [0, 3, 12] {
                check(&case(filler, tail, recipients));
            }
        }
    }
}

#[test]
fn two_lines_go_over_with_it_and_no_more_when_the_page_is_full() {
    let carried: Vec<usize> = (6..=14)
        .flat_map(|filler| [5, 6, 7, 8].map(|tail| check(&case(filler, &[tail], 6))))
        .collect();
    assert!(carried.contains(&2), "{carried:?}");
}

#[test]
fn seventy_recipients_lose_nothing_and_leave_the_signature_whole() {
    for filler in [0, 5, 8, 10] {
        check(&case(filler, &[4], 70));
    }
}

#[test]
fn a_body_of_one_short_line_still_stands_with_its_signature() {
    let yaml = plan_with("  - text: Một dòng.\n", &["Sở Nội vụ".to_owned()], "");
    let lines = lines(&pages(&yaml));
    assert_eq!(line_with(&lines, "I. Một dòng./.").page, 0);
    assert_eq!(line_with(&lines, "Nguyễn Văn A").page, 0);
}
