//! Wrong input is answered with its place and a hint, all faults of a stage at once.

use vanban::diag::{Lang, human, short};
use vanban::yaml::read_text;

use crate::support::{Sandbox, findings};

/// The shortest plan without a fault.
const PLAN: &str = "\
kind: ke-hoach
agency: ubnd-bac-ninh
date: 2025-06-02
subject: Công tác thử nghiệm
sections:
  - text: Một dòng.
signature:
  position: Chủ tịch
  name: Nguyễn Văn A
recipients:
  - Như trên
";

/// The plan with a table of one column, `work`, and a row.
fn with_row(row: &str) -> String {
    format!(
        "{PLAN}appendices:\n  - table:\n      columns:\n        - key: work\n          title: Việc\n      \
         rows:\n        - {row}\n"
    )
}

/// `line:column rule` of each finding.
fn places(yaml: &str) -> Vec<String> {
    findings(yaml)
        .iter()
        .map(|finding| {
            let place = finding.place.as_ref().map(vanban::diag::Place::line_column);
            let (line, column) = place.unwrap_or((0, 0));
            format!("{line}:{column} {}", finding.rule)
        })
        .collect()
}

fn changed(from: &str, to: &str) -> String {
    assert!(PLAN.contains(from), "{from}");
    PLAN.replacen(from, to, 1)
}

#[test]
fn the_plan_itself_has_no_fault() {
    assert_eq!(places(PLAN), [""; 0]);
    assert_eq!(places(&with_row("work: a")), [""; 0]);
}

#[test]
fn broken_yaml_is_refused_at_its_place() {
    let cases: &[(&str, &[&str])] = &[
        ("kind: ke-hoach\n\tagency: x\n", &["2:1 tab-indentation"]),
        ("kind: ke-hoach\nagency:\n\t- x\n", &["3:1 tab-indentation"]),
        ("kind: \"ke-hoach\nagency: x\n", &["1:7 unclosed-quote"]),
        ("kind: 'ke-hoach\nagency: x\n", &["1:7 unclosed-quote"]),
        ("kind: ke-hoach\nagency: [a, b\n", &["2:9 unclosed-bracket"]),
        ("", &["1:1 empty-document"]),
        ("\n\n# chỉ chú thích\n", &["1:1 empty-document"]),
        ("---\n", &["1:1 empty-document"]),
        ("abc\n", &["1:1 invalid-type"]),
        ("- a\n- b\n", &["1:1 invalid-type"]),
        ("kind: @x\n", &["1:7 unexpected-character"]),
    ];
    for (yaml, expected) in cases {
        assert_eq!(places(yaml), *expected, "{yaml:?}");
    }
    let two = format!("{PLAN}---\n{PLAN}");
    assert_eq!(places(&two), ["12:1 too-many-documents"]);
}

#[test]
fn bytes_that_are_no_text_are_refused_at_their_place() {
    let rule = |bytes: &[u8]| {
        let findings = read_text("x.yaml", bytes).expect_err("a fault");
        let place = findings[0].place.as_ref().expect("a place").line_column();
        (findings[0].rule.name, place)
    };
    assert_eq!(rule(b"kind: a\nb: \xff\xfe\n"), ("invalid-encoding", (2, 4)));
    assert_eq!(rule(b"\xff\xfek\0i"), ("invalid-encoding", (1, 1)));
    assert_eq!(rule(b"kind: ke-ho\0ach\n"), ("invalid-character", (1, 12)));
    assert_eq!(rule("a: \u{202e}c\n".as_bytes()), ("invalid-character", (1, 4)));
    assert_eq!(
        places(&changed("Công tác", "\"Công\\0 tác\"#").replace("\"# thử nghiệm", "\"")),
        ["4:15 invalid-character"]
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_understood() {
    let windows = format!("\u{feff}{}", PLAN.replace('\n', "\r\n"));
    let file = read_text("x.yaml", windows.as_bytes()).expect("text");
    assert_eq!(places(&file.text), [""; 0]);
    let faulty = windows.replace("position", "postion");
    let file = read_text("x.yaml", faulty.as_bytes()).expect("text");
    assert_eq!(places(&file.text), ["8:3 unknown-key"]);
}

#[test]
fn faults_of_form_are_found_at_their_keys() {
    let cases: Vec<(String, &[&str])> = vec![
        (changed("subject:", "subjcet:"), &["4:1 unknown-key"]),
        (changed("subject: Công tác thử nghiệm\n", ""), &["1:7 missing-part"]),
        (changed("subject: Công tác thử nghiệm", "subject:"), &["4:1 missing-part"]),
        (changed("subject: Công tác thử nghiệm", "subject: \"\""), &["4:1 missing-part"]),
        (changed("  position: Chủ tịch\n", ""), &["8:3 missing-key"]),
        (format!("{PLAN}subject: hai\n"), &["12:1 duplicate-key"]),
        (with_row("{work: a, work: b}"), &["18:21 duplicate-key"]),
        (with_row("wrok: a"), &["18:11 unknown-column"]),
        (with_row("work: [a]"), &["18:17 invalid-type"]),
        (changed("kind: ke-hoach", "kind: ke-hoạch-x"), &["1:7 unknown-kind"]),
        (changed("agency: ubnd-bac-ninh", "agency: ubnd"), &["2:9 unknown-profile"]),
        (changed("agency: ubnd-bac-ninh", "agency: {name: x}"), &["2:10 missing-key"]),
        (changed("  - text: Một dòng.", "  một: hai"), &["6:3 invalid-type"]),
        (changed("name: Nguyễn Văn A", "name: [a, b]"), &["9:9 invalid-type"]),
        (changed("  - Như trên", "  -"), &["11:4 missing-value"]),
        (format!("{PLAN}medium: giay\n"), &["12:9 unknown-value"]),
        (format!("{PLAN}archive: {{copies: nhiều}}\n"), &["12:19 invalid-type"]),
        (format!("{PLAN}archive: {{copies: 0}}\n"), &["12:19 out-of-range"]),
    ];
    for (yaml, expected) in cases {
        let mut found = places(&yaml);
        // An agency said in place lacks several keys at one place.
        found.dedup();
        assert_eq!(found, expected, "{yaml}");
    }
}

#[test]
fn impossible_dates_and_numbers_are_found() {
    for date in ["2025-02-30", "2025-13-01", "hôm qua", "30/02/2025", "2025"] {
        let yaml = changed("2025-06-02", date);
        assert_eq!(places(&yaml), ["3:7 invalid-date"], "{date}");
    }
    for number in ["-5", "0", "1.5", "12a", "năm"] {
        let yaml = format!("{PLAN}number: {number}\n");
        assert_eq!(places(&yaml), ["12:9 invalid-number"], "{number}");
    }
    for (year, rule) in [("-1", "out-of-range"), ("hai nghìn", "invalid-type")] {
        let yaml = format!("{PLAN}year: {year}\n");
        assert_eq!(places(&yaml), [format!("12:7 {rule}")], "{year}");
    }
    assert_eq!(places(&changed("date: 2025-06-02\n", "")), ["1:7 missing-year"]);
    assert_eq!(places(&format!("{PLAN}number: 05\n")), [""; 0], "a number with its zero");
}

#[test]
fn the_traps_of_yaml_are_warned_of_and_the_document_is_built() {
    let cut = changed("subject: Công tác thử nghiệm", "subject: Phòng số #2 tầng 3");
    assert_eq!(places(&cut), ["4:19 comment-in-text"]);
    let cut = changed("subject: Công tác thử nghiệm", "subject: Nhóm C # tầng 3");
    assert_eq!(places(&cut), ["4:17 comment-in-text"]);
    let fine = changed("subject: Công tác thử nghiệm", "subject: Nhóm C  # ghi chú");
    assert_eq!(places(&fine), [""; 0]);
    let turned = changed("- Như trên", "- Kính gửi: Sở Nội vụ");
    assert_eq!(places(&turned), ["11:13 colon-in-text"]);
    let text = crate::support::all_text(&crate::support::pages_and_warnings(&turned).0);
    assert!(text.contains("- Kính gửi: Sở Nội vụ;"), "{text}");
    let broken = changed("Công tác thử", "Công tác: thử");
    assert_eq!(places(&broken), ["4:18 unexpected-colon"]);
}

#[test]
fn all_faults_of_a_file_are_reported_at_once_and_in_order() {
    let yaml = changed("subject:", "subjcet:")
        .replace("2025-06-02", "2025-02-30")
        .replace("position:", "chuc:")
        + "medium: giay\n";
    assert_eq!(
        places(&yaml),
        [
            "3:7 invalid-date",
            "4:1 unknown-key",
            "8:3 unknown-key",
            "8:3 missing-key",
            "12:9 unknown-value",
        ]
    );
}

#[test]
fn too_much_nesting_too_many_aliases_and_too_large_a_file_are_refused_within_a_second() {
    let started = std::time::Instant::now();
    let deep = format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(places(&deep), ["1:68 too-deep"]);
    let deep: String = (0..10_000).map(|i| " ".repeat(i) + "a:\n").collect();
    assert_eq!(places(&deep)[0].split(' ').nth(1), Some("too-deep"));
    let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for i in 1..12 {
        bomb.push_str(&format!(
            "a{i}: &a{i} [{}]\n",
            vec![format!("*a{}", i - 1); 10].join(",")
        ));
    }
    assert_eq!(places(&bomb)[0].split(' ').nth(1), Some("too-many-nodes"));
    let sandbox = Sandbox::project();
    sandbox.write("big.yaml", vec![b'a'; 100 * 1024 * 1024]);
    let run = sandbox.run(&["build", "big.yaml", "--message-format", "short"]);
    assert_eq!(
        (run.status, run.stderr.contains("[too-large-file]")),
        (1, true),
        "{run:?}"
    );
    // Generous, so that a slow machine does not fail it: what it guards against is minutes.
    assert!(started.elapsed().as_secs() < 10);
}

#[test]
fn an_unclosed_quote_is_called_by_its_mark() {
    let message = |yaml: &str| findings(yaml).remove(0).message;
    let single = message("kind: 'ke-hoach\nagency: x\n");
    assert!(single.vi.contains("dấu nháy đơn (')"), "{single:?}");
    assert!(single.en.contains("single quote"), "{single:?}");
    let double = message("kind: \"ke-hoach\nagency: x\n");
    assert!(double.vi.contains("dấu ngoặc kép (\")"), "{double:?}");
    assert!(double.en.contains("double quote"), "{double:?}");
}

#[test]
fn a_range_is_said_in_the_language_of_messages() {
    let yaml = format!("{PLAN}archive: {{copies: 0}}\n");
    let finding = findings(&yaml).remove(0);
    assert_eq!(finding.message.vi, "0 nằm ngoài khoảng cho phép: từ 1 đến 9999");
    assert_eq!(finding.message.en, "0 is out of range: 1 to 9999");
    assert_eq!(finding.hints[0].vi, "Số bản lưu.");
    assert_eq!(finding.hints[0].en, "Use a number in the range: 1 to 9999.");
}

#[test]
fn the_deepest_nesting_is_named_and_is_the_one_that_is_read() {
    let nested = |levels: usize| {
        format!("{PLAN}x: {}{}\n", "[".repeat(levels), "]".repeat(levels))
    };
    let finding = findings(&nested(70)).remove(0);
    let number = |text: &str| text.split(' ').find_map(|word| word.parse::<usize>().ok());
    let deepest = number(&finding.message.vi).expect("a number");
    assert_eq!(number(&finding.message.en), Some(deepest));
    assert_eq!(findings(&nested(deepest + 1))[0].rule, "too-deep");
    assert_eq!(findings(&nested(deepest))[0].rule, "unknown-key");
}

#[test]
fn more_warnings_than_are_shown_leave_the_document_built() {
    let sandbox = Sandbox::project();
    let titles = "  - title: Mục\n".repeat(250);
    sandbox.write("plans/a.yaml", changed("  - text: Một dòng.\n", &titles));
    let run = sandbox.run(&["build", "--message-format", "short"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.stderr
            .contains("cảnh báo: và 50 cảnh báo nữa [too-many-findings]")
    );
    assert!(!run.stderr.contains("lỗi:"), "{run:?}");
}

#[test]
fn a_finding_reads_well_in_both_languages_and_every_form() {
    let found = findings(&changed("position", "postion"));
    let both =
        |lang| format!("{}\n\n{}", human(&found[0], lang, false), short(&found[0], lang));
    insta::assert_snapshot!("finding_vi", both(Lang::Vi));
    insta::assert_snapshot!("finding_en", both(Lang::En));
    insta::assert_snapshot!(
        "finding_json",
        format!("{:#}", vanban::diag::json(&found[0], Lang::Vi))
    );
}
