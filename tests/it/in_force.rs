//! What a build says of laws and bodies that are not in force on the day of the document, and
//! of days that cannot be.

use vanban::diag::{Diagnostic, Severity};

use crate::house::files;
use crate::support::{Sandbox, findings, plan_with, short_plan};

/// The names of the rules that a text breaks in a plan of a day.
fn rules(day: &str, rest: &str) -> Vec<&'static str> {
    found(day, rest).iter().map(|finding| finding.rule.name).collect()
}

fn found(day: &str, rest: &str) -> Vec<Diagnostic> {
    let plan = short_plan("  - text: Một dòng.\n");
    let year = &day[..4];
    let plan = plan
        .replace("2025-06-02", day)
        .replace("năm 2025", &format!("năm {year}"));
    let body = rest.starts_with("sections:");
    let plan =
        if body { plan.replace("sections:\n  - text: Một dòng.\n", "") } else { plan };
    findings(&(plan + rest))
}

fn basis(law: &str) -> String {
    format!("legal_bases:\n  - {law}\n")
}

fn text(words: &str) -> String {
    format!("sections:\n  - text: '{words}'\n")
}

#[test]
fn a_basis_that_is_over_or_not_yet_in_force_is_a_warning_with_what_replaced_it() {
    for (day, law, rule) in [
        (
            "2026-03-05",
            "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
            Some("repealed-law"),
        ),
        (
            "2025-06-30",
            "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết",
            None,
        ),
        ("2025-07-01", "Nghị định 98/2023/NĐ-CP", Some("repealed-law")),
        ("2026-03-05", "Luật Thanh tra năm 2022", Some("repealed-law")),
        ("2026-03-05", "Luật Thanh tra ngày 25 tháng 6 năm 2025", None),
        (
            "2026-03-05",
            "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
            Some("repealed-law"),
        ),
        ("2026-03-05", "Luật Cán bộ, công chức", None),
        (
            "2026-03-05",
            "Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008",
            Some("repealed-law"),
        ),
        (
            "2026-03-05",
            "Luật Chuyển đổi số ngày 11 tháng 12 năm 2025",
            Some("law-not-yet-in-force"),
        ),
        (
            "2025-05-05",
            "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
            Some("law-not-yet-in-force"),
        ),
        (
            "2026-03-05",
            "Nghị định số 99/2024/NĐ-CP ngày 30 tháng 12 năm 2024 của Chính phủ",
            None,
        ),
        (
            "2026-03-05",
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022; Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023",
            Some("repealed-law"),
        ),
    ] {
        assert_eq!(rules(day, &basis(law)), Vec::from_iter(rule), "{day} {law}");
    }
    let law = "Thông tư số 01/2024/TT-BNV ngày 24 tháng 02 năm 2024 của Bộ Nội vụ";
    let [finding] = &found("2026-03-05", &basis(law))[..] else { panic!() };
    assert_eq!(
        finding.message.vi,
        "Thông tư số 01/2024/TT-BNV không còn hiệu lực từ ngày 05/8/2025"
    );
    assert!(
        finding.hints[0]
            .vi
            .starts_with("Thay bằng Thông tư số 15/2025/TT-BNV")
    );
}

#[test]
fn citations_in_the_text_annexes_and_cells_are_held_to_it_and_history_is_not() {
    for (words, rule) in [
        (
            "Thực hiện nghiêm Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ.",
            Some("repealed-law"),
        ),
        (
            "Bình xét theo Luật Tổ chức chính quyền địa phương năm 2015.",
            Some("repealed-law"),
        ),
        ("Nghị định số 152/2025/NĐ-CP thay thế Nghị định số 98/2023/NĐ-CP.", None),
        ("Hồ sơ nộp trước ngày 01/7/2025 đã xét theo Nghị định số 98/2023/NĐ-CP.", None),
        (
            "Trên cơ sở kết quả đã đạt được, tiếp tục thực hiện Nghị định số 98/2023/NĐ-CP.",
            Some("repealed-law"),
        ),
        ("Kết quả năm 2024 theo Nghị định số 98/2023/NĐ-CP giữ nguyên.", None),
        ("Đề tài “Thi hành Nghị định số 98/2023/NĐ-CP” hoàn thành.", None),
        ("Tuyên truyền Luật Chuyển đổi số năm 2025.", None),
        ("Lập hồ sơ theo Luật Chuyển đổi số năm 2025.", Some("law-not-yet-in-force")),
        (
            "Triển khai Thông tư số 15/2025/TT-BNV ngày 04/8/2025 quy định biện pháp thi hành Nghị định số 98/2023/NĐ-CP.",
            None,
        ),
    ] {
        assert_eq!(rules("2026-03-05", &text(words)), Vec::from_iter(rule), "{words}");
    }
    let annex = "appendices:\n  - id: a\n    title: Việc\n    table:\n      columns:\n        \
                 - {key: work, title: Việc, width: 1fr}\n      rows:\n        \
                 - {work: Áp dụng Nghị định số 98/2023/NĐ-CP}\n        \
                 - {work: Áp dụng lại Nghị định 98/2023/NĐ-CP}\n";
    let [finding] = &found("2026-03-05", annex)[..] else { panic!() };
    assert_eq!((finding.rule.name, finding.related.len()), ("repealed-law", 1));
}

#[test]
fn a_plan_to_carry_out_a_law_may_name_it_before_it_is_in_force() {
    let plan = short_plan("  - text: Một dòng.\n")
        .replace("2025-06-02", "2026-03-05")
        .replace(
            "Công tác thử nghiệm năm 2025",
            "Triển khai thi hành Luật Chuyển đổi số",
        );
    let basis = basis("Luật Chuyển đổi số ngày 11 tháng 12 năm 2025");
    assert!(findings(&(plan + &basis)).is_empty());
}

#[test]
fn a_wrong_day_of_a_known_law_is_a_warning() {
    for (law, wrong) in [
        ("Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ", true),
        ("Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ", false),
        ("Luật Thi đua, khen thưởng ngày 16 tháng 5 năm 2022", true),
        ("Luật Lưu trữ ngày 21 tháng 6 năm 2024", false),
        ("Luật Đất đai ngày 29 tháng 11 năm 2013", false),
    ] {
        let found = rules("2025-05-05", &basis(law));
        assert_eq!(found.contains(&"wrong-law-date"), wrong, "{law}: {found:?}");
    }
    let said = "Nghị định số 98/2023/NĐ-CP ngày 30/12/2023";
    let [finding] =
        &found("2025-05-05", &text(&format!("Theo {said}; theo {said}.")))[..]
    else {
        panic!()
    };
    assert_eq!(
        finding.message.vi,
        "Nghị định số 98/2023/NĐ-CP ban hành ngày 31/12/2023, ở đây ghi ngày 30/12/2023"
    );
    assert_eq!(finding.related.len(), 1, "one cause, one finding");
}

#[test]
fn days_and_periods_that_cannot_be_are_warnings() {
    for (words, rule) in [
        ("Báo cáo trước ngày 31/02/2026.", Some("impossible-day")),
        ("Sơ kết ngày 30 tháng 02 hằng năm.", Some("impossible-day")),
        ("Thực hiện trong giai đoạn 2030 - 2026.", Some("reversed-period")),
        ("Từ ngày 15/6/2026 đến hết ngày 01/6/2026.", Some("reversed-period")),
        ("Từ ngày 01/6/2026 đến hết ngày 30/6/2026, giai đoạn 2026 - 2030.", None),
    ] {
        assert_eq!(rules("2026-03-05", &text(words)), Vec::from_iter(rule), "{words}");
    }
    let law =
        "Quyết định số 12/QĐ-UBND ngày 31 tháng 4 năm 2025 của Ủy ban nhân dân tỉnh";
    assert_eq!(rules("2026-03-05", &basis(law)), ["impossible-day"]);
}

#[test]
fn a_body_that_is_no_more_is_a_warning_and_history_is_not() {
    for (day, words, warned) in [
        ("2026-03-05", "Ủy ban nhân dân huyện Gia Bình báo cáo kết quả.", true),
        ("2026-03-05", "UBND các huyện, thị xã, thành phố báo cáo kết quả.", true),
        ("2026-03-05", "Huyện ủy, Thị ủy chỉ đạo.", true),
        ("2026-03-05", "Phối hợp với UBND tỉnh Bắc Giang.", true),
        ("2026-03-05", "Sở Kế hoạch và Đầu tư thẩm định.", true),
        ("2026-03-05", "Bộ Lao động – Thương binh và Xã hội hướng dẫn.", true),
        (
            "2026-03-05",
            "UBND huyện Gia Bình báo cáo trước ngày 15 tháng 11 năm 2026.",
            true,
        ),
        ("2025-03-05", "Ủy ban nhân dân huyện Gia Bình báo cáo kết quả.", false),
        (
            "2026-03-05",
            "Xã Gia Bình (trước đây thuộc UBND huyện Gia Bình) báo cáo.",
            false,
        ),
        ("2026-03-05", "Tài liệu của UBND huyện Gia Bình (cũ) được chỉnh lý.", false),
        ("2026-03-05", "Sở Kế hoạch và Đầu tư, nay là Sở Tài chính, thẩm định.", false),
        ("2026-03-05", "Năm 2024, Ủy ban nhân dân huyện Gia Bình đạt giải nhất.", false),
        ("2026-03-05", "Tài liệu tiếp nhận từ cấp huyện tăng nhanh.", false),
        (
            "2026-03-05",
            "Theo Quyết định số 5/QĐ-UBND ngày 05/3/2024 của UBND huyện Gia Bình.",
            false,
        ),
        (
            "2026-03-05",
            "Hợp nhất tỉnh Bắc Giang và tỉnh Bắc Ninh thành tỉnh Bắc Ninh.",
            false,
        ),
        (
            "2026-03-05",
            "Mỏ tại tỉnh Yên Bái, nay thuộc xã Mậu A, tiếp tục khai thác.",
            false,
        ),
        (
            "2026-03-05",
            "Kết luận của Thanh tra tỉnh Yên Bái (trước hợp nhất) còn 02 kiến nghị.",
            false,
        ),
        ("2026-03-05", "Kế hoạch thanh tra sở hữu trí tuệ.", false),
        (
            "2026-03-05",
            "Học sinh huyện Gia Bình tham dự; Bệnh viện Đa khoa huyện Gia Bình.",
            false,
        ),
        ("2026-09-19", "Trên địa bàn tỉnh Quảng Trị.", false),
    ] {
        let expected = Vec::from_iter(warned.then_some("former-body"));
        assert_eq!(rules(day, &text(words)), expected, "{day} {words}");
    }
    let [finding] = &found("2026-03-05", &text("Phối hợp với tỉnh Bắc Giang."))[..]
    else {
        panic!()
    };
    assert!(finding.hints[0].vi.starts_with("Đổi thành “tỉnh Bắc Ninh”."));
    // The agency's own name, from vanban.yaml.
    let [finding] = &found("2026-10-05", "")[..] else { panic!() };
    assert_eq!(finding.message.vi, "tỉnh Bắc Ninh đã đổi tên từ ngày 20/9/2026");
    assert!(finding.hints[0].vi.starts_with("Đổi thành “thành phố Bắc Ninh”."));
}

#[test]
fn the_final_gate_stops_at_a_repealed_law_until_a_reason_is_given() {
    let sandbox = Sandbox::project();
    let law = "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng";
    let plan = |comment: &str| {
        let bases = format!("legal_bases:\n{comment}  - {law}\n");
        let plan = plan_with("  - text: Một dòng.\n", &["Sở Nội vụ".to_owned()], &bases);
        plan.replace("2025-06-02", "2026-03-05")
    };
    for (comment, stops) in [
        ("", true),
        ("  # đã rà soát: Nghị định số 98/2023/NĐ-CP đã được thay thế: giữ\n", true),
        ("  # đã rà soát: đã giữ\n", true),
        ("  # đã rà soát: giữ vì\n", true),
        ("  # đã rà soát: 98/2023/NĐ-CP: giữ vì hồ sơ nộp trước ngày 01/7/2025\n", false),
        ("  # đã rà soát: giữ vì dẫn lại nguyên văn quyết định cũ\n", false),
        ("  # đã rà soát: 01/2024/TT-BNV: giữ vì là văn bản khác\n", true),
    ] {
        sandbox.write("plans/a.yaml", plan(comment));
        let draft = sandbox.run(&["build", "plans/a.yaml"]);
        assert_eq!(draft.status, 0, "{draft:?}");
        let last = sandbox.run(&["build", "--final", "plans/a.yaml"]);
        assert_eq!(last.status, i32::from(stops), "{comment}: {last:?}");
        assert_eq!(last.stderr.contains("[repealed-law]"), stops, "{comment}");
    }
}

#[test]
fn without_a_date_only_what_is_sure_for_all_the_year_is_said() {
    let draft = |year: &str, law: &str| {
        let plan = short_plan("  - text: Một dòng.\n");
        let plan = plan.replace("number: 5\ndate: 2025-06-02", &format!("year: {year}"));
        let found = findings(&(plan.replace("năm 2025", "năm nay") + &basis(law)));
        found.iter().map(|it| it.rule.name).collect::<Vec<_>>()
    };
    assert_eq!(draft("2026", "Nghị định số 98/2023/NĐ-CP"), ["repealed-law"]);
    assert_eq!(draft("2025", "Nghị định số 98/2023/NĐ-CP"), [""; 0]);
    assert_eq!(draft("2026", "Luật Chuyển đổi số ngày 11 tháng 12 năm 2025"), [""; 0]);
}

#[test]
fn what_a_question_still_asks_is_not_said_a_second_time() {
    let asked = "legal_bases:\n  # rà soát: Nghị định số 98/2023/NĐ-CP đã được thay thế: sửa \
                 lại chỗ viện dẫn?\n  - Nghị định số 98/2023/NĐ-CP\n";
    assert_eq!(rules("2026-03-05", asked), ["questions-left"]);
}

#[test]
fn what_the_projects_register_says_holds_in_a_build_and_builds_again() {
    let sandbox = Sandbox::project();
    let law = basis("Chỉ thị số 41-CT/TW ngày 26 tháng 12 năm 2024 của Bộ Chính trị");
    let plan = short_plan("  - text: Một dòng.\n").replace("2025-06-02", "2026-03-05");
    sandbox.write("plans/a.yaml", plan + &law);
    let before = sandbox.run(&["build", "plans/a.yaml"]);
    assert_eq!((before.status, before.stderr.as_str()), (0, ""));
    sandbox.write(
        "legal.yaml",
        "documents:\n- kind: Chỉ thị\n  number: 41-CT/TW\n  issuer: Bộ Chính trị\n  \
         source: bản lưu\n  ended: {from: 2026-01-01, source: bản lưu}\n",
    );
    let after = sandbox.run(&["build", "plans/a.yaml"]);
    assert!(
        after
            .stderr
            .contains("41-CT/TW không còn hiệu lực từ ngày 01/01/2026")
    );
    sandbox.write("legal.yaml", "documents:\n- {kind: Luật}\n");
    let wrong = sandbox.run(&["build", "plans/a.yaml"]);
    assert!(wrong.status == 1 && wrong.stderr.contains("legal.yaml:2:"), "{wrong:?}");
}

#[test]
fn a_part_that_ended_is_found_where_it_is_cited_and_the_rest_holds() {
    let sandbox = Sandbox::project();
    sandbox.write(
        "legal.yaml",
        "documents:\n- kind: Quyết định\n  number: 12/2024/QĐ-UBND\n  issuer: UBND tỉnh\n  \
         from: 2024-05-01\n  source: Công báo tỉnh\n  ended_parts: [{part: Điều 5, from: \
         2026-01-01, source: Công báo tỉnh}]\n",
    );
    for (words, found) in [
        ("Theo khoản 2 Điều 5 Quyết định số 12/2024/QĐ-UBND.", true),
        ("Theo Điều 5 của Quyết định số 12/2024/QĐ-UBND.", true),
        ("Theo Điều 15 Quyết định số 12/2024/QĐ-UBND.", false),
        ("Theo Quyết định số 12/2024/QĐ-UBND.", false),
    ] {
        let plan = short_plan(&format!("  - text: {words}\n"));
        sandbox.write("plans/a.yaml", plan.replace("2025-06-02", "2026-03-05"));
        let built = sandbox.run(&["build", "plans/a.yaml"]);
        let said = built
            .stderr
            .contains("Điều 5 của Quyết định số 12/2024/QĐ-UBND không còn");
        assert_eq!(said, found, "{words}: {built:?}");
    }
}

#[test]
fn a_finding_stands_at_the_words_it_is_about() {
    let yaml =
        short_plan("  - text: |\n      Một.\n      - Theo Nghị định 98/2023/NĐ-CP.\n")
            .replace("2025-06-02", "2026-03-05");
    let [finding] = &findings(&yaml)[..] else { panic!() };
    let place = finding.place.as_ref().expect("a place");
    assert_eq!(&yaml[place.range.clone()], "Nghị định 98/2023/NĐ-CP");
    assert_eq!(finding.severity, Severity::Warning);
    assert!(yaml[..place.range.start].lines().count() > 1);
}

#[test]
fn the_starters_cite_what_is_in_force_and_name_what_is_there_in_march_2026() {
    for path in files("plans/mau", "yaml") {
        let starter = std::fs::read_to_string(&path).expect("read");
        let dated = starter.replace("\ndate:", "\ndate: 2026-03-05 #");
        let found = findings(&dated);
        let law = ["repealed", "law-", "former", "wrong-law", "impossible", "reversed"];
        let wrong = found
            .iter()
            .find(|it| law.iter().any(|l| it.rule.name.starts_with(l)));
        assert!(wrong.is_none(), "{}: {wrong:?}", path.display());
    }
}
