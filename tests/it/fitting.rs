//! Words and lines that do not fit their room.

use vanban::diag::Diagnostic;
use vanban::typeset::text_runs;

use crate::support::{
    Line, MM, all_text, findings, line_with, lines, pages, pages_and_warnings, plain,
    plan_with, rule_names, short_plan,
};

/// A plan whose one table has a column of a width, with texts in it.
fn column(width: &str, cells: &[&str]) -> String {
    let rows: String = cells
        .iter()
        .map(|cell| format!("        - {{a: x, b: '{cell}'}}\n"))
        .collect();
    short_plan(&format!(
        "  - text: Như bảng.\n    table:\n      columns: [{{key: a, title: A}}, {{key: b, title: B, width: {width}}}]\n      rows:\n{rows}    closing: Hết.\n"
    ))
}

/// A plan with a paragraph.
fn paragraph(text: &str) -> String {
    short_plan(&format!("  - text: '{text}'\n"))
}

/// Everything on the pages, without the spaces and line ends.
fn letters(yaml: &str) -> (String, Vec<Diagnostic>) {
    let (pages, findings) = pages_and_warnings(yaml);
    (all_text(&pages).replace(' ', ""), findings)
}

fn line_numbers(yaml: &str, findings: &[Diagnostic]) -> Vec<usize> {
    let line = |finding: &Diagnostic| {
        let start = finding.place.as_ref().expect("a place").range.start;
        yaml[..start].matches('\n').count() + 1
    };
    findings.iter().map(line).collect()
}

#[test]
fn a_word_is_parted_from_its_number_only_where_both_do_not_fit() {
    for (text, narrow, wide) in [
        ("Tháng 12/2026", "20mm", "32mm"),
        ("Quý III/2026", "18mm", "32mm"),
        ("Điều 15", "12mm", "25mm"),
        ("ngày 15/11/2026", "24mm", "36mm"),
        ("khoản 12", "14mm", "30mm"),
    ] {
        let (first, second) = text.split_once(' ').expect("two words");
        let in_table = |width| {
            let mut found = lines(&pages(&column(width, &[text])));
            found.retain(|line| line.size < 12.5);
            found
        };
        let broken = in_table(narrow);
        assert!(line_with(&broken, second).y > line_with(&broken, first).y, "{text}");
        line_with(&in_table(wide), text);
    }
}

#[test]
fn an_address_or_code_wider_than_its_cell_is_broken_and_kept_whole_for_who_copies_it() {
    for long in [
        "nguyenthithutrang.snv@bacninh.gov.vn",
        "https://dichvucong.gov.vn/p/home/dvc-trang-chu.html",
        "1903123456789012345",
        "000.00.12.H05-260305-0001",
        "0912345678/0987654321",
        "mot_ten_tep_rat_dai_khong_co_dau_cach.docx",
    ] {
        let yaml = column("24mm", &[long]);
        let (text, found) = letters(&yaml);
        assert!(text.contains(long), "{long}: {text}");
        assert_eq!(rule_names(&found), ["too-long-word"], "{long}");
        let place = found[0].place.as_ref().expect("a place");
        assert_eq!(yaml[place.range.clone()].trim_matches('\''), long);
        let hint = format!("{:?}", found[0]);
        assert!(!hint.contains("by a space"), "{hint}");
    }
}

#[test]
fn an_address_is_broken_after_its_signs_before_it_is_broken_anywhere() {
    let found =
        lines(&pages_and_warnings(&column("30mm", &["binh.tran@bacninh.gov.vn"])).0);
    line_with(&found, "binh.tran@");
    line_with(&found, "bacninh.gov.vn");
}

#[test]
fn one_column_that_is_too_narrow_is_one_finding() {
    let cells: Vec<String> = (0..320)
        .map(|i| format!("nguyenvan{i}.phongtochuc@bacninh.gov.vn"))
        .collect();
    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    let yaml = column("30mm", &cells);
    let (_, found) = pages_and_warnings(&yaml);
    assert_eq!(rule_names(&found), ["too-long-word"]);
    assert!(found[0].message.en.contains("320 cells"), "{}", found[0].message.en);
    assert_eq!(line_numbers(&yaml, &found), [11]);
}

#[test]
fn a_word_longer_than_a_line_is_broken_wherever_it_stands() {
    let long = format!("{}@{}.vn", "a".repeat(70), "b".repeat(60));
    let recipients =
        plan_with("  - text: Một.\n", &[long.clone(), "Sở B".to_owned()], "");
    let subject = short_plan("  - text: Một.\n")
        .replace("subject: Công tác thử nghiệm năm 2025", &format!("subject: Về {long}"));
    let heading = short_plan(&format!("  - {{title: 'Về {long}', text: Một.}}\n"));
    let basis = short_plan("  - text: Một.\n")
        .replace("sections:", &format!("legal_bases: ['Luật {long}']\nsections:"));
    let addressees = short_plan("  - text: Một.\n")
        .replace("sections:", &format!("addressees: ['Sở {long}', Sở C]\nsections:"));
    for yaml in [
        paragraph(&format!("Gửi {long}.")),
        recipients,
        subject,
        heading,
        basis,
        addressees,
    ] {
        let (pages, found) = pages_and_warnings(&yaml);
        assert_eq!(rule_names(&found), ["too-long-word"], "{yaml}");
        let text = all_text(&pages).replace(' ', "").to_lowercase();
        assert!(text.contains(&long), "{text}");
        for line in lines(&pages) {
            assert!(line.x > 29.5 * MM && line.right < 190.5 * MM, "{line:?}");
        }
    }
}

#[test]
fn no_line_is_stretched_by_words_that_are_tied() {
    let texts = [
        "Trên cơ sở xem xét Tờ trình số 657/TTr-UBPLTP15 ngày 11 tháng 7 năm 2025 và Báo cáo số 828/BC-UBPLTP15 ngày 12 tháng 8 năm 2025 của cơ quan A",
        "Ngày 11/5/2026, Ủy ban nhân dân tỉnh nhận được Công văn số 10894/VPCP-CNTTKSTTHC ngày 18 tháng 11 năm 2025 của Văn phòng Chính phủ",
        "Tài nguyên và Môi trường có Công văn số 3332/SGDDT-TCCB-QLCLGD ngày 24/10/2024 và số 5956/STNMT-CCBVMT ngày 25/10/2024 về việc này",
        "Thông báo số 627/TB-VPCP ngày 18/11/2025, Thông báo số 493/TB-VPCP ngày 18/9/2025; các văn bản số: 10894/VPCP-CN ngày 11/11/2025",
        "Thời gian thực hiện từ ngày 31 tháng 12 năm 2025 đến hết ngày 31 tháng 12 năm 2026, giai đoạn 01/01/2026 - 31/12/2030 và các năm tiếp theo",
        "Gửi về địa chỉ thư điện tử nguyenthithutrang.snv@bacninh.gov.vn hoặc phongtochucbienche.snv@bacninh.gov.vn trước ngày hẹn",
    ];
    for text in texts {
        for before in ["", "Một ", "Theo đó ", "Theo quy định ", "Nay thực hiện theo "]
        {
            let yaml = paragraph(&format!("{before}{text}"));
            let yaml =
                yaml.replace("sections:", &format!("legal_bases: ['{text}']\nsections:"));
            let pages = pages(&yaml);
            let widest = text_runs(&pages).iter().map(|run| run.gap).fold(0.0, f64::max);
            assert!(widest < 10.0, "{widest} pt: {before}{text}");
            let all = all_text(&pages);
            assert!(all.replace(' ', "").contains(&text.replace(' ', "")), "{all}");
        }
    }
}

#[test]
fn words_stay_tied_where_no_line_is_stretched_by_it() {
    let text = "Theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban";
    let found = lines(&pages(&paragraph(text)));
    let found = found.iter().find(|line| line.text.contains("số\u{a0}12/QĐ-UBND"));
    let found = found.expect("the code with its word");
    assert!(
        found
            .text
            .contains("ngày\u{a0}05\u{a0}tháng\u{a0}3\u{a0}năm\u{a0}2026")
    );
}

/// The lines of a title in the middle of the page: those that hold its words.
fn title<'a>(found: &'a [Line], first: &str, last: &str) -> &'a [Line] {
    let at = |word: &str| found.iter().position(|l| plain(&l.text).contains(word));
    &found[at(first).expect(first)..=at(last).expect(last)]
}

#[test]
fn lines_in_the_middle_of_the_page_are_of_about_one_length() {
    let subject = "Khen thưởng các tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2026 của tỉnh Lào Cai";
    let annex = "appendices:\n  - title: Danh mục các nhiệm vụ trọng tâm và phân công cơ quan chủ trì thực hiện trong năm 2026 của tỉnh\n    text: Một.\n  - {title: Ngắn, text: Hai.}\n";
    let yaml = plan_with("  - text: Một.\n", &["Sở A".to_owned()], annex)
        .replace("Công tác thử nghiệm năm 2025", subject);
    let found = lines(&pages(&yaml));
    for (first, last) in [("Khen thưởng", "Lào Cai"), ("DANH MỤC", "CỦA TỈNH")]
    {
        let title = title(&found, first, last);
        assert_eq!(title.len(), 2, "{title:#?}");
        let widths: Vec<f64> = title.iter().map(Line::width).collect();
        assert!(widths[1] / widths[0] > 0.75, "{widths:?}");
    }
    // What fits on one line is not touched.
    line_with(&found, "NGẮN");
}

/// A letter with a subject.
fn letter(subject: &str) -> String {
    format!(
        "kind: cong-van\nagency: so-noi-vu\nyear: 2026\nsymbol: SNV-VP\nsubject: {subject}\naddressees: [Sở A]\npreamble: Nội dung.\nsignature: {{position: Giám đốc, name: Trần Thị Bình}}\n"
    )
}

#[test]
fn a_letters_subject_has_no_last_line_of_one_word() {
    for (subject, last) in [
        ("thuế TNCN từ tiền lương, tiền công", "tiền lương, tiền công"),
        ("tăng cường phòng cháy, chữa cháy", "cháy, chữa cháy"),
    ] {
        let found = lines(&pages(&letter(subject)));
        line_with(&found, last);
    }
}

#[test]
fn a_line_that_the_author_ended_ends_there() {
    let typed = "|\n  thực hiện chế độ báo cáo\n  và công khai thông tin\n";
    let found = lines(&pages(&letter(typed)));
    assert_eq!(
        plain(&line_with(&found, "V/v").text).trim(),
        "V/v thực hiện chế độ báo cáo"
    );
    let annexes = "appendices:\n  - title: |\n      Danh mục nhiệm vụ\n      của các sở, ban, ngành\n    text: Một.\n";
    let yaml = plan_with("  - text: Một.\n", &["Sở A".to_owned()], annexes)
        .replace("Công tác thử nghiệm năm 2025\n", typed);
    let found = lines(&pages(&yaml));
    for line in
        ["thực hiện chế độ báo cáo", "DANH MỤC NHIỆM VỤ", "CỦA CÁC SỞ, BAN, NGÀNH"]
    {
        assert_eq!(plain(&line_with(&found, line).text).trim(), line);
    }
    let decision = "kind: quyet-dinh\nagency: so-noi-vu\nyear: 2026\nsubject: Ban hành Quy chế\nlegal_bases: [Luật A]\nsections: [{title: Một, text: Hai.}]\nsignature: {position: Giám đốc, name: B}\nattachment:\n  kind: quy-che\n  subject: |\n    Công tác văn thư\n    và lưu trữ của Sở\n  sections:\n    - level: chuong\n      title: |\n        Quy định chung\n        và giải thích từ ngữ\n      items: [{title: Phạm vi, text: Một.}]\n";
    let found = lines(&pages(decision));
    for line in ["Công tác văn thư", "và lưu trữ của Sở", "QUY ĐỊNH CHUNG"]
    {
        assert_eq!(plain(&line_with(&found, line).text).trim(), line);
    }
}

#[test]
fn a_line_that_the_author_ended_and_that_does_not_fit_is_said() {
    let long = "thực hiện chế độ báo cáo định kỳ và đột xuất của các cơ quan, đơn vị trong toàn tỉnh theo quy định mới";
    for yaml in [
        letter(&format!("|\n  {long}\n  trong năm 2026")),
        short_plan("  - text: Một.\n").replace(
            "Công tác thử nghiệm năm 2025\n",
            &format!("|\n  {long}\n  trong năm 2026\n"),
        ),
    ] {
        let (pages, found) = pages_and_warnings(&yaml);
        assert_eq!(rule_names(&found), ["too-long-line"]);
        assert!(all_text(&pages).contains("trong năm 2026"));
    }
}

/// A plan of an agency with lines of its own.
fn headed(lines: &str) -> String {
    short_plan("  - text: Một.\n").replace(
        "agency: ubnd-bac-ninh",
        &format!("agency:\n{lines}  name: Cơ quan\n  abbreviation: CQ\n  place: Hà Nội"),
    )
}

#[test]
fn the_agencys_lines_stay_as_the_author_ended_them_and_keep_clear_of_the_nations_name() {
    for (yaml, kept) in [
        (
            headed(
                "  parent: [Bộ Nội vụ nước Cộng hòa xã hội]\n  heading: [Cục Văn thư và Lưu trữ, nhà nước Việt Nam]\n",
            ),
            vec!["CỤC VĂN THƯ VÀ LƯU TRỮ", "NHÀ NƯỚC VIỆT NAM"],
        ),
        (
            headed(
                "  heading: [Bộ Tài chính - Viện kiểm sát, nhân dân tối cao - Tòa án, nhân dân tối cao]\n",
            ),
            vec!["BỘ TÀI CHÍNH - VIỆN KIỂM SÁT", "NHÂN DÂN TỐI CAO - TÒA ÁN"],
        ),
        (
            headed("  heading: [Ban Thường trực Ủy ban, Mặt trận Tổ quốc Việt Nam]\n"),
            vec!["BAN THƯỜNG TRỰC ỦY BAN", "MẶT TRẬN TỔ QUỐC VIỆT NAM"],
        ),
    ] {
        let found = lines(&pages(&yaml));
        let nation = line_with(&found, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA");
        let nation_x = if nation.text.starts_with("CỘNG") {
            nation.x
        } else {
            panic!("one line with the agency: {nation:?}")
        };
        for line in kept {
            let line = line_with(&found, line);
            assert!((12.0..=13.0).contains(&line.size), "{line:?}");
            assert!(nation_x - line.right > 4.8 * MM, "{line:?}");
            assert!(line.x > 29.5 * MM, "{line:?}");
        }
    }
}

#[test]
fn an_agencys_line_that_cannot_fit_is_said_at_that_line() {
    let yaml = headed(
        "  heading:\n    - Ban Quản lý dự án đầu tư xây dựng\n    - các công trình tỉnh\n",
    );
    let (_, found) = pages_and_warnings(&yaml);
    assert_eq!(rule_names(&found), ["too-long-line"]);
    assert_eq!(line_numbers(&yaml, &found), [4]);
}

#[test]
fn a_long_code_stays_on_one_line() {
    let yaml = short_plan("  - text: Một.\n")
        .replace("number: 5\n", "number: 1234\nsymbol: KH-BCĐTKNQTW-VPĐP\n");
    line_with(&lines(&pages(&yaml)), "Số: 1234/KH-BCĐTKNQTW-VPĐP");
}

#[test]
fn a_short_bold_line_is_kept_with_what_follows() {
    for fill in 20..30 {
        let dashes: String = (0..fill).map(|i| format!("      - Dòng {i}\n")).collect();
        let yaml = short_plan(&format!(
            "  - title: Nội dung\n    text: |\n{dashes}\n      **1.2. Quan trắc đột xuất**\n\n      Khi môi trường có diễn biến bất thường, mưa, nắng nóng kéo dài, khi khu vực nuôi trồng xảy ra dịch bệnh.\n      - Kết thúc thứ nhất.\n      - Kết thúc thứ hai.\n"
        ));
        let found = lines(&pages(&yaml));
        let (lead, next) =
            (line_with(&found, "1.2. Quan trắc"), line_with(&found, "Khi môi trường"));
        assert_eq!(lead.page, next.page, "after {fill} lines");
    }
}

#[test]
fn what_is_wrong_with_a_long_word_is_never_an_error() {
    assert_eq!(
        rule_names(&findings(&column("15mm", &["1.234.567.890.123", "x"]))),
        ["too-long-word"]
    );
}
