//! What each model form fixes, read off its pages.

use std::fs;

use crate::support::{MM, all_text, assert_near, line_with, lines, pages, short_plan};

fn starter(kind: &str) -> Vec<crate::support::Line> {
    lines(&pages(&fs::read_to_string(format!("plans/mau/{kind}.yaml")).expect(kind)))
}

#[test]
fn a_cong_van_has_its_subject_under_the_number_and_the_address_at_the_foot_of_page_1() {
    let lines = starter("cong-van");
    let (number, symbol) = (line_with(&lines, "Số:"), line_with(&lines, "/SNV"));
    let subject = line_with(&lines, "V/v báo cáo");
    assert_near(subject.size, 12.0, 0.1, "size of V/v (II.5.b)");
    assert!(!subject.bold && !subject.italic);
    assert!(subject.y > number.y && subject.y - number.y < 24.0);
    let centre = f64::midpoint(number.x, symbol.right);
    assert_near(subject.centre(), centre, 6.0, "V/v under the number");
    let word = line_with(&lines, "Kính gửi:");
    let first = line_with(&lines, "- Các sở");
    assert!(first.x > word.x + 40.0, "dashes stand under the colon");
    let address = line_with(&lines, "Địa chỉ:");
    assert_eq!(address.page, 0);
    assert!(address.y > 260.0 * MM && address.y < 277.0 * MM);
    assert_near(address.size, 11.0, 0.1, "size of the address (III.4)");
    assert!(!lines.iter().any(|line| line.text.contains("CÔNG VĂN")));
}

#[test]
fn a_decision_names_who_decides_and_orders_in_bold_capitals_in_the_middle() {
    let lines = starter("quyet-dinh");
    let middle = 110.0 * MM;
    let order = line_with(&lines, "QUYẾT ĐỊNH:");
    let issuer = line_with(&lines, "GIÁM ĐỐC SỞ NỘI VỤ TỈNH");
    for line in [order, issuer] {
        assert!(line.bold);
        assert_near(line.centre(), middle, 1.0, &line.text);
    }
    let basis = lines
        .iter()
        .position(|line| line.text.starts_with("Căn cứ"))
        .expect("bases");
    assert!(issuer.y < lines[basis].y && lines[basis].y < order.y);
    assert!(lines[basis].italic);
    let article = line_with(&lines, "Điều 1. Ban hành");
    assert!(article.y > order.y);
}

#[test]
fn an_attached_text_begins_a_page_of_its_own_with_its_own_page_numbers() {
    let lines = starter("quyet-dinh");
    let title = lines.iter().find(|line| line.text == "QUY CHẾ").expect("its title");
    assert_eq!(title.page, 1);
    let reference = lines
        .iter()
        .find(|line| line.text.starts_with("(Kèm theo"))
        .expect("line");
    assert!(reference.italic && reference.page == 1);
    let on_page = |page: usize| lines.iter().filter(move |line| line.page == page);
    assert!(!on_page(1).any(|line| line.text.starts_with("Số:")), "no number (form 1.3)");
    assert!(
        on_page(1).all(|line| line.y > 20.0 * MM),
        "its first page has no page number"
    );
    assert!(on_page(2).any(|line| line.text == "2"), "its second page is 2");
    let chapter = lines
        .iter()
        .find(|line| crate::support::plain(&line.text).trim() == "Chương I")
        .expect("chapter");
    assert_near(chapter.centre(), 110.0 * MM, 1.0, "chapter");
    assert!(chapter.bold);
}

#[test]
fn a_bien_ban_has_no_place_and_date_two_signers_and_the_recipients_below_them() {
    let lines = starter("bien-ban");
    assert!(
        !lines
            .iter()
            .any(|line| line.italic && line.text.starts_with("Bắc Ninh, ngày"))
    );
    let line = |text: &str| lines.iter().find(|line| line.text == text).expect("a post");
    let (left, right) = (line("THƯ KÝ"), line("CHỦ TỌA"));
    assert_near(left.y, right.y, 0.3, "the posts stand on one line");
    assert!(left.right < right.x);
    let recipients = line_with(&lines, "Nơi nhận:");
    assert!(recipients.page > left.page || recipients.y > left.y + 80.0);
    assert!(all(&lines).contains("kết thúc vào "));
    assert!(all(&lines).contains("- Lưu: VT"));
}

fn all(lines: &[crate::support::Line]) -> String {
    lines
        .iter()
        .map(|line| format!("{}\n", crate::support::plain(&line.text)))
        .collect()
}

#[test]
fn the_fixed_lines_of_the_short_forms_are_there_in_their_order() {
    let cases: [(&str, &[&str]); 5] = [
        ("cong-dien", &["CÔNG ĐIỆN", "điện:", "- Giám đốc các sở", "1. Ủy ban"]),
        (
            "giay-moi",
            &[
                "GIẤY MỜI",
                "trân trọng kính mời:",
                "Tới dự",
                "Chủ trì:",
                "Thời gian:",
                "Địa điểm:",
                "Đề nghị",
            ],
        ),
        (
            "giay-gioi-thieu",
            &[
                "GIẤY GIỚI THIỆU",
                "trân trọng giới thiệu:",
                "Ông (bà)",
                "Chức vụ:",
                "Được cử đến:",
                "Về việc:",
                "Đề nghị Quý cơ quan",
                "Giấy này có giá trị đến hết ngày 30 tháng 6 năm 2026./.",
            ],
        ),
        (
            "giay-nghi-phep",
            &[
                "GIẤY NGHỈ PHÉP",
                "Xét Đơn đề nghị",
                "cấp cho:",
                "Ông (bà):",
                "Chức vụ:",
                "Được nghỉ phép",
                "Số ngày nghỉ phép",
                "Nơi nhận:",
                "Xác nhận của cơ quan",
                "(Chữ ký, dấu)",
                "Họ và tên",
            ],
        ),
        ("thu-cong", &["THƯ CÔNG", "Kính gửi:", "Nhân dịp"]),
    ];
    for (kind, expected) in cases {
        let text = all(&starter(kind));
        let mut from = 0;
        for part in expected {
            let at = text[from..].find(part);
            from += at.unwrap_or_else(|| panic!("{kind}: {part} in {text}"));
        }
    }
    assert!(!all(&starter("thu-cong")).contains("Số:"));
}

#[test]
fn three_signers_stand_side_by_side_and_six_in_rows_of_two() {
    let signers = |n: usize| -> String {
        let one = |i: usize| format!("  - {{position: Giám đốc, name: Người ký {i}}}\n");
        (1..=n).map(one).collect()
    };
    let with = |n: usize| {
        let plan = short_plan("  - text: Nội dung.\n").replace(
            "  authority: [TM. Ủy ban nhân dân]\n  position: Chủ tịch\n  name: Nguyễn Văn A\n",
            &signers(n),
        );
        lines(&pages(&plan))
    };
    let rows = |lines: &[crate::support::Line]| {
        let mut rows: Vec<i64> = lines
            .iter()
            .filter(|line| line.text.starts_with("Người ký"))
            .map(|line| line.y.round() as i64)
            .collect();
        rows.dedup();
        rows.len()
    };
    for (n, expected) in [(2, 1), (3, 1), (4, 2), (5, 2), (6, 3)] {
        assert_eq!(rows(&with(n)), expected, "{n} signers");
    }
}

#[test]
fn the_authority_and_posts_stand_above_the_signature_and_a_second_post_above_the_name() {
    let plan = short_plan("  - text: Nội dung.\n").replace(
        "  authority: [TM. Ủy ban nhân dân]\n  position: Chủ tịch\n",
        "  authority: [TM. Ủy ban nhân dân, KT. Chủ tịch]\n  position: Phó Chủ tịch\n  other_position: Trưởng Ban Chỉ đạo\n",
    );
    let text = all_text(&pages(&plan));
    let order = [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "TRƯỞNG BAN CHỈ ĐẠO",
        "Nguyễn Văn A",
    ];
    let places: Vec<_> = order.iter().map(|part| text.find(part).expect(part)).collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn what_goes_on_from_the_line_before_begins_at_the_left_margin() {
    let lines = starter("giay-nghi-phep");
    let line = line_with(&lines, "cấp cho:");
    assert_near(line.x, 30.0 * MM, 0.5, "form 1.10");
}

#[test]
fn the_addressees_of_a_telegram_stand_55_mm_from_the_left_of_the_text() {
    let lines = starter("cong-dien");
    let line = line_with(&lines, "- Giám đốc các sở");
    assert_near(line.x, (30.0 + 55.0) * MM, 1.0, "form 1.6");
}

#[test]
fn a_document_may_lie_on_its_side_for_a_table_in_it_and_its_annexes_as_they_say() {
    let table = "  - text: Như sau.
    table: {columns: [{key: a, title: Một}, {key: b, title: Hai}], rows: [{a: x, b: y}]}
";
    let more = "orientation: landscape\ncirculation: Lưu hành nội bộ\nappendices: [{title: Hai, text: Một.}]\n";
    let pages = pages(&(short_plan(table) + more));
    let size = |page| pages.size(page).expect("a page");
    assert!(size(0).0 > size(0).1 && size(1).0 < size(1).1, "I.2");
    let found = lines(&pages);
    for line in found.iter().filter(|line| line.page == 0) {
        assert!(line.x > 29.0 * MM && line.right < 278.0 * MM, "{line:?}");
    }
    assert!(line_with(&found, "CỘNG HÒA").x > 150.0 * MM, "on the right");
    let bare = short_plan("  - text: Một.\n") + "orientation: landscape\n";
    let findings = crate::support::findings(&bare);
    assert_eq!(crate::support::rule_names(&findings), ["landscape-without-table"]);
}
