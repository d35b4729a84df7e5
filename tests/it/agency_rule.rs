//! The rules under the agency's name and under the subject (II.2.b, II.5.b).

use vanban::typeset::strokes;

use crate::support::{MM, line_with, lines, pages, plain, short_plan};

/// The widths of printed lines and of the rule below the last of them, in mm.
fn measured(yaml: &str, texts: &[&str]) -> (Vec<f64>, f64) {
    let pages = pages(yaml);
    let found = lines(&pages);
    let printed: Vec<_> = texts.iter().map(|text| line_with(&found, text)).collect();
    let last = printed.last().expect("a line");
    let rule = strokes(&pages)
        .into_iter()
        .filter(|rule| rule.page == 0 && rule.y > last.y && rule.y < last.y + 12.0)
        .find(|rule| (rule.x + rule.width / 2.0 - last.centre()).abs() < 2.0)
        .expect("a rule below it, in its middle");
    (printed.iter().map(|line| line.width() / MM).collect(), rule.width / MM)
}

fn check(widths: &[f64], rule: f64, what: &str) {
    let last = widths.last().expect("a line");
    let longest = widths.iter().copied().fold(0.0, f64::max);
    // Letters may reach a little less far than their line.
    let within = |line: f64| rule > line / 3.0 - 0.3 && rule < line / 2.0 + 0.1;
    assert!(within(*last), "{what}: {rule} under a last line of {last}");
    if longest / 3.0 < last / 2.0 - 0.5 {
        assert!(within(longest), "{what}: {rule} under lines of {longest}");
    }
}

fn agency(heading: &str) -> String {
    let inline = format!(
        "agency: {{parent: [Ủy ban nhân dân, tỉnh Bắc Ninh], heading: [{heading}], name: Trường, abbreviation: T, place: Bắc Ninh}}\n"
    );
    short_plan("  - text: Nội dung.\n").replace("agency: ubnd-bac-ninh\n", &inline)
}

#[test]
fn the_rule_under_an_agency_is_a_third_to_a_half_of_its_last_line_and_of_its_longest() {
    let cases: [(&str, &[&str]); 6] = [
        ("Sở Y tế", &["SỞ Y TẾ"]),
        ("Cục", &["CỤC"]),
        ("Trường Tiểu học, Kim Chân", &["TRƯỜNG TIỂU HỌC", "KIM CHÂN"]),
        ("Trường Trung học, Số 1", &["TRƯỜNG TRUNG HỌC", "SỐ 1"]),
        ("Văn phòng, Hội đồng nhân dân", &["VĂN PHÒNG", "HỘI ĐỒNG NHÂN DÂN"]),
        ("Trung tâm, Lưu trữ lịch sử", &["TRUNG TÂM", "LƯU TRỮ LỊCH SỬ"]),
    ];
    for (heading, printed) in cases {
        let (widths, rule) = measured(&agency(heading), printed);
        check(&widths, rule, heading);
    }
}

#[test]
fn the_rule_under_a_name_that_breaks_by_itself_is_measured_by_the_lines_as_printed() {
    let yaml = agency("Trung tâm Kiểm soát bệnh tật và Phòng dịch");
    let pages = pages(&yaml);
    let found = lines(&pages);
    let all: Vec<_> = found
        .iter()
        .filter(|line| line.bold && line.y < 60.0 * MM && line.x < 90.0 * MM)
        .collect();
    assert!(all.len() > 1, "{all:?}");
    let texts: Vec<String> = all.iter().map(|line| plain(line.text.trim())).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (widths, rule) = measured(&yaml, &texts);
    check(&widths, rule, "broken");
}

#[test]
fn the_rule_under_the_subject_is_measured_by_its_last_line_and_its_longest() {
    for subject in [
        "Về việc nghỉ lễ",
        "Triển khai công tác văn thư, lưu trữ và số hóa tài liệu của các cơ quan trên địa bàn tỉnh Bắc Ninh năm 2026",
        "Triển khai công tác văn thư, lưu trữ và số hóa tài liệu của các cơ quan, đơn vị thuộc Ủy ban nhân dân tỉnh Bắc Ninh và các phường, xã",
    ] {
        let plan = short_plan("  - text: Nội dung.\n").replace(
            "subject: Công tác thử nghiệm năm 2025",
            &format!("subject: {subject}"),
        );
        let found = lines(&pages(&plan));
        let title = line_with(&found, "KẾ HOẠCH");
        let printed: Vec<String> = found
            .iter()
            .filter(|line| {
                line.page == 0 && line.bold && line.y > title.y && line.y < title.y + 60.0
            })
            .filter(|line| (line.centre() - title.centre()).abs() < 2.0)
            .map(|line| plain(line.text.trim()))
            .collect();
        let texts: Vec<&str> = printed.iter().map(String::as_str).collect();
        let (widths, rule) = measured(&plan, &texts);
        check(&widths, rule, subject);
    }
}
