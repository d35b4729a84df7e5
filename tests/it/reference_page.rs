//! The geometry of the reference plan's pages, each fact a clause of the decree
//! (PL I, Phần I, Mục I–II).

use std::sync::LazyLock;

use vanban::typeset::{Stroke, strokes, text_runs};

use crate::support::{Line, MM, assert_near, line_with, lines, pages, plain, plan};

const LEFT: f64 = 30.0 * MM;
const RIGHT: f64 = 190.0 * MM;
const TOP: f64 = 20.0 * MM;
/// Pages of the body; the annex follows.
const BODY_PAGES: usize = 5;

struct Set {
    lines: Vec<Line>,
    rules: Vec<Stroke>,
    sizes: Vec<(f64, f64)>,
}

static PLAN: LazyLock<Set> = LazyLock::new(|| {
    let pages = pages(&plan());
    let sizes = (0..pages.len()).filter_map(|page| pages.size(page)).collect();
    Set {
        lines: lines(&pages),
        rules: strokes(&pages),
        sizes,
    }
});

fn line(text: &str) -> &'static Line {
    line_with(&PLAN.lines, text)
}

/// The first-page line, for what an annex's page also holds.
fn first(text: &str) -> &'static Line {
    PLAN.lines.iter().find(|l| plain(&l.text).contains(text)).expect(text)
}

/// The rule right under a line.
fn rule_under(above: &Line) -> Option<Stroke> {
    let near = |rule: &&Stroke| {
        rule.page == above.page
            && rule.y > above.y
            && rule.y - above.y < 9.0
            && rule.x + rule.width > above.x
            && rule.x < above.right
    };
    PLAN.rules.iter().find(near).copied()
}

/// The lines of running body text: 14 pt, between the heading and the signature.
fn body() -> impl Iterator<Item = &'static Line> {
    let end = line("theo quy định./.").y;
    PLAN.lines.iter().filter(move |l| {
        let after_heading = l.page > 0 || l.y > first("Căn cứ Luật").y - 1.0;
        let before_end =
            l.page + 1 < BODY_PAGES || (l.page + 1 == BODY_PAGES && l.y < end + 1.0);
        after_heading && before_end && l.y > TOP && l.page < BODY_PAGES
    })
}

#[test]
fn every_page_is_a4_and_the_annex_lies_on_its_side() {
    assert_eq!(PLAN.sizes.len(), 9);
    for (page, (width, height)) in PLAN.sizes.iter().enumerate() {
        let (short, long) =
            if page < BODY_PAGES { (width, height) } else { (height, width) };
        assert_near(*short, 210.0 * MM, 0.1, "short side");
        assert_near(*long, 297.0 * MM, 0.1, "long side");
    }
}

#[test]
fn all_text_but_page_numbers_keeps_the_margins_of_the_decree() {
    for line in &PLAN.lines {
        let (width, height) = PLAN.sizes[line.page];
        assert!(line.x >= 30.0 * MM - 0.5, "left of {line:?}");
        assert!(line.right <= width - 20.0 * MM + 0.5, "right of {line:?}");
        assert!(line.y + 0.22 * line.size <= height - 20.0 * MM + 0.5, "below {line:?}");
        let is_number = line.text.chars().all(|c| c.is_ascii_digit()) && line.y < TOP;
        assert!(
            is_number || line.y - 0.9 * line.size >= 20.0 * MM - 0.5,
            "above {line:?}"
        );
    }
    // The block is filled, so the margins are in their ranges and not wider.
    let left = body().map(|l| l.x).fold(f64::MAX, f64::min);
    let right = body().map(|l| l.right).fold(0.0, f64::max);
    assert_near(left, LEFT, 0.2, "left margin (30-35 mm)");
    assert_near(right, RIGHT, 0.2, "right margin (15-20 mm)");
}

#[test]
fn all_text_is_black_upright_or_italic_liberation_serif_in_nfc() {
    use unicode_normalization::is_nfc;
    for run in text_runs(&pages(&plan())) {
        assert!(run.black, "{run:?}");
        assert_eq!(run.family, "Liberation Serif", "{run:?}");
        assert!(is_nfc(&run.text), "{run:?}");
    }
}

#[test]
fn quoc_hieu_is_one_bold_line_of_13_and_tieu_ngu_of_14_is_centred_under_it() {
    let name = line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    let motto = line("Độc lập - Tự do - Hạnh phúc");
    assert_eq!(name.text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    assert!(name.bold && motto.bold && !name.italic && !motto.italic);
    assert_near(name.size, 13.0, 0.05, "Quốc hiệu (12-13)");
    assert_near(motto.size, 14.0, 0.05, "Tiêu ngữ (13-14)");
    assert_near(name.centre(), motto.centre(), 0.3, "centres");
    assert!(name.x > 105.0 * MM - 20.0 * MM, "right half of the page");
    assert!(name.page == 0 && name.y < TOP + 20.0, "top of page 1");
}

#[test]
fn the_rule_under_tieu_ngu_is_as_long_as_its_text() {
    let motto = line("Độc lập - Tự do - Hạnh phúc");
    let rule = rule_under(motto).expect("a rule under the motto");
    assert_near(rule.width, motto.width(), 0.1, "length of the rule");
    assert_near(rule.x, motto.x, 0.1, "left end of the rule");
    assert!(rule.height.abs() < 0.01);
    let below = rule.y - motto.y;
    assert!(below > 0.22 * 14.0 && below < 9.0, "clear of the letters: {below}");
}

#[test]
fn the_agency_is_bold_13_with_a_rule_of_a_third_to_a_half_of_its_text() {
    let (upper, lower) = (first("ỦY BAN NHÂN DÂN"), first("TỈNH BẮC NINH"));
    for line in [upper, lower] {
        assert!(line.bold && !line.italic);
        assert_near(line.size, 13.0, 0.05, "agency (12-13)");
        assert!(line.right < 30.0 * MM + 62.0 * MM, "left column");
    }
    assert_near(upper.centre(), lower.centre(), 0.3, "centres");
    let rule = rule_under(lower).expect("a rule under the agency");
    for text in [upper, lower] {
        let part = rule.width / text.width();
        assert!((1.0 / 3.0 - 0.001..=0.5).contains(&part), "{part} of {}", text.text);
    }
    assert_near(rule.x + rule.width / 2.0, lower.centre(), 0.3, "centre of the rule");
}

#[test]
fn number_and_date_share_a_baseline_under_their_columns() {
    let number = line("Số: 83/KH-UBND");
    let date = line("Bắc Ninh, ngày 13 tháng 02 năm 2025");
    assert_near(number.y, date.y, 0.05, "baselines");
    assert_near(number.size, 13.0, 0.05, "number");
    assert!(!number.bold && !number.italic);
    assert!((13.0..=14.0).contains(&date.size) && date.italic && !date.bold);
    assert_near(
        number.centre(),
        first("TỈNH BẮC NINH").centre(),
        0.5,
        "number under agency",
    );
    let motto = line("Độc lập - Tự do - Hạnh phúc");
    assert_near(date.centre(), motto.centre(), 0.5, "date under motto");
}

#[test]
fn a_long_place_keeps_its_date_on_one_line_and_a_long_agency_its_rule_in_the_column() {
    let yaml = crate::support::short_plan("  - text: Một.\n").replace(
        "agency: ubnd-bac-ninh",
        "agency:\n  parent: [Bộ Nông nghiệp và Môi trường]\n  heading: [Cục Quản lý tài nguyên nước \
         và Phòng chống thiên tai miền Trung]\n  name: Cục\n  abbreviation: CQL\n  \
         place: Thành phố Hồ Chí Minh",
    );
    let yaml = yaml.replace("2025-06-02", "2025-12-29");
    let pages = pages(&yaml);
    let found = lines(&pages);
    let date = line_with(&found, "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2025");
    assert!(date.right <= RIGHT + 0.1 && (13.0..=14.0).contains(&date.size));
    line_with(&found, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    for rule in strokes(&pages) {
        assert!(rule.x >= LEFT - 0.1 && rule.x + rule.width <= RIGHT + 0.1, "{rule:?}");
    }
    let left = strokes(&pages)
        .into_iter()
        .find(|rule| rule.x + rule.width < LEFT + 62.0 * MM);
    let left = left.expect("a rule under the agency");
    assert!(left.width <= 31.0 * MM && left.width >= 10.0 * MM, "{left:?}");
}

#[test]
fn kind_and_subject_are_centred_bold_and_underlined_by_a_third_to_a_half() {
    let kind = PLAN.lines.iter().find(|l| l.text == "KẾ HOẠCH").expect("the kind");
    let subject = PLAN
        .lines
        .iter()
        .find(|l| plain(&l.text) == "Công tác thi đua, khen thưởng năm 2025")
        .expect("the subject");
    for line in [kind, subject] {
        assert!(line.bold && !line.italic);
        assert_near(line.size, 14.0, 0.05, "kind and subject (13-14)");
        assert_near(
            line.centre(),
            f64::midpoint(LEFT, RIGHT),
            0.5,
            "centre of the text block",
        );
    }
    let rule = rule_under(subject).expect("a rule under the subject");
    let part = rule.width / subject.width();
    assert!((1.0 / 3.0..=0.5).contains(&part), "{part}");
    assert_near(rule.x + rule.width / 2.0, subject.centre(), 0.3, "centre of the rule");
}

#[test]
fn legal_bases_are_italic_and_end_in_semicolons_and_a_full_stop() {
    let start = first("Căn cứ Luật").y;
    let end = first("Để công tác").y;
    let bases: Vec<&Line> = PLAN
        .lines
        .iter()
        .filter(|l| l.page == 0 && l.y > start - 1.0 && l.y < end - 1.0)
        .collect();
    assert!(
        bases
            .iter()
            .all(|l| l.italic && !l.bold && (l.size - 14.0).abs() < 0.05)
    );
    let text: String = bases.iter().map(|l| plain(&l.text) + " ").collect();
    let parts: Vec<&str> = text.split("Căn cứ ").filter(|p| !p.is_empty()).collect();
    assert_eq!(parts.len(), 4);
    assert!(parts[..3].iter().all(|p| p.trim_end().ends_with(';')), "{parts:?}");
    assert!(parts[3].trim_end().ends_with("năm 2025."), "{parts:?}");
}

#[test]
fn body_text_is_14_justified_and_indented_by_12_7_mm() {
    let lines: Vec<&Line> = body().filter(|l| !l.bold).collect();
    for line in &lines {
        assert_near(line.size, 14.0, 0.05, &line.text);
        let indent = line.x - LEFT;
        let first_line = (indent - 12.7 * MM).abs() < 0.2;
        assert!(first_line || indent.abs() < 0.2, "indent of {line:?}");
    }
    // A line that the same paragraph goes on after reaches the right margin.
    for pair in lines.windows(2) {
        let goes_on = pair[0].page == pair[1].page && (pair[1].x - LEFT).abs() < 0.2;
        if goes_on {
            assert_near(pair[0].right, RIGHT, 0.3, &pair[0].text);
        }
    }
}

#[test]
fn lines_are_set_at_1_to_1_5_and_paragraphs_6_pt_apart() {
    let lines: Vec<&Line> = body().collect();
    let mut gaps = (0, 0);
    for pair in lines.windows(2).filter(|pair| pair[0].page == pair[1].page) {
        let pitch = pair[1].y - pair[0].y;
        let begins = (pair[1].x - LEFT - 12.7 * MM).abs() < 0.2;
        let spacing = pitch / (1.15 * 14.0);
        if begins {
            let gap = pitch - 1.15 * 14.0;
            assert!(
                gap >= 6.0 - 0.05,
                "paragraphs {gap} pt apart before {:?}",
                pair[1].text
            );
            gaps.0 += 1;
        } else {
            assert!(
                (1.0 - 0.005..=1.5).contains(&spacing),
                "{spacing} in {:?}",
                pair[1].text
            );
            gaps.1 += 1;
        }
    }
    assert!(gaps.0 > 25 && gaps.1 > 80, "{gaps:?}");
}

#[test]
fn headings_are_bold_and_section_titles_in_capitals() {
    for text in
        ["I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG THỰC HIỆN", "III. TỔ CHỨC THỰC HIỆN"]
    {
        let found = PLAN.lines.iter().find(|l| plain(&l.text) == text).expect(text);
        assert!(found.bold && !found.italic, "{text}");
        assert_near(found.size, 14.0, 0.05, text);
        assert_near(found.x, LEFT + 12.7 * MM, 0.2, text);
    }
    for text in ["1. Mục đích", "2. Yêu cầu"] {
        assert!(PLAN.lines.iter().any(|l| plain(&l.text) == text && l.bold), "{text}");
    }
    let running = first("1. Tiếp tục đẩy mạnh nghiên cứu");
    assert!(!running.bold, "an item without a title is not bold");
    let closing = line("(Có phụ lục chi tiết kèm theo)");
    assert!(closing.italic && closing.text.ends_with("theo)"));
}

#[test]
fn the_body_and_the_annex_end_in_their_mark_once() {
    let marks: Vec<&Line> =
        PLAN.lines.iter().filter(|l| l.text.contains("./.")).collect();
    let [body, annex] = marks.as_slice() else { panic!("{marks:#?}") };
    assert!(plain(&body.text).ends_with("theo quy định./."));
    assert!(annex.page >= BODY_PAGES && annex.text == "./.", "{annex:?}");
}

#[test]
fn a_heading_never_ends_a_page() {
    for page in 0..BODY_PAGES - 1 {
        let last = body().filter(|l| l.page == page).max_by(|a, b| a.y.total_cmp(&b.y));
        assert!(last.is_some_and(|l| !l.bold), "{last:?}");
    }
}

#[test]
fn page_numbers_are_centred_in_the_top_margin_and_start_again_in_the_annex() {
    let expected =
        [None, Some("2"), Some("3"), Some("4"), Some("5"), None, Some("2"), Some("3")];
    for (page, expected) in expected.into_iter().enumerate() {
        let above: Vec<&Line> =
            PLAN.lines.iter().filter(|l| l.page == page && l.y < TOP).collect();
        let text: Vec<&str> = above.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(text, expected.into_iter().collect::<Vec<_>>(), "page {}", page + 1);
        for number in above {
            let (width, _) = PLAN.sizes[page];
            let centre = f64::midpoint(30.0 * MM, width - 20.0 * MM);
            assert_near(number.centre(), centre, 0.5, "centre of the number");
            assert!(
                (13.0..=14.0).contains(&number.size) && !number.bold && !number.italic
            );
        }
    }
}

#[test]
fn recipients_are_11_under_a_bold_italic_label_of_12_beside_the_signature() {
    let label = line("Nơi nhận:");
    let authority = line("TM. ỦY BAN NHÂN DÂN");
    assert!(label.bold && label.italic);
    assert_near(label.size, 12.0, 0.05, "label");
    assert_near(label.x, LEFT, 0.2, "label is flush left");
    assert_near(label.y, authority.y, 0.05, "baselines");
    for text in ["- Ban TĐKT Trung ương (để b/c);", "- Lưu: VT, NC, CVP."] {
        let item = line(text);
        assert_near(item.size, 11.0, 0.05, text);
        assert_near(item.x, LEFT, 0.2, text);
        assert!(!item.bold && !item.italic && item.y > label.y);
    }
    for text in ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Vương Quốc Tuấn"] {
        let found = PLAN
            .lines
            .iter()
            .find(|l| l.page + 1 == BODY_PAGES && l.text == text)
            .expect(text);
        assert!(found.bold && (found.size - 14.0).abs() < 0.05, "{text}");
        assert_near(found.centre(), authority.centre(), 0.3, text);
    }
}
