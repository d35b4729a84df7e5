//! What YAML reads otherwise than its author meant is named for what it is, once.

use crate::support::{SESSION, Sandbox, all_text, findings, pages, rule_names, set};

/// A plan with a line of its own in each place; `change` replaces a text by another.
fn plan(from: &str, to: &str) -> String {
    let plan = "kind: ke-hoach\nagency: ubnd-bac-ninh\nyear: 2026\n\
                subject: Công tác văn thư năm 2026\nlegal_bases:\n  - Luật Lưu trữ\n\
                sections:\n  - title: Mục đích\n    text: Một câu.\n\
                recipients:\n  - Như trên\n\
                signature:\n  authority: TM. Ủy ban nhân dân\n  position: Chủ tịch\n  name: Nguyễn Văn A\n";
    assert!(plan.contains(from), "{from}");
    plan.replace(from, to)
}

fn rules_of(from: &str, to: &str) -> Vec<&'static str> {
    rule_names(&findings(&plan(from, to)))
}

const SUBJECT: &str = "subject: Công tác văn thư năm 2026";
const RECIPIENTS: &str = "recipients:\n  - Như trên\n";

#[test]
fn a_comma_in_brackets_that_parts_a_text_is_warned_of() {
    for (from, to) in [
        (RECIPIENTS, "recipients: [Các sở, ban, ngành]\n"),
        (RECIPIENTS, "recipients: [Như trên, Các sở, ban, ngành, UBND các xã]\n"),
        (RECIPIENTS, "recipients: [các sở, ban, ngành]\n"),
        ("legal_bases:\n  - Luật Lưu trữ\n", "legal_bases: [Luật Lưu trữ, bảo mật]\n"),
        (
            "authority: TM. Ủy ban nhân dân\n",
            "authority: [TM. Ủy ban nhân dân, hội đồng]\n",
        ),
    ] {
        assert_eq!(rules_of(from, to), ["comma-in-text"], "{to}");
    }
    for to in
        ["recipients: [Như trên, Sở Y tế]\n", "recipients: ['Các sở, ban, ngành', 'b']\n"]
    {
        assert!(rules_of(RECIPIENTS, to).is_empty(), "{to}");
    }
    let map = "signature: {authority: TM. Ủy ban, position: Chủ tịch, kiêm trưởng ban, name: A}\n";
    let whole = "signature:\n  authority: TM. Ủy ban nhân dân\n  position: Chủ tịch\n  name: Nguyễn Văn A\n";
    let found = findings(&plan(whole, map));
    assert_eq!(rule_names(&found), ["comma-in-text"]);
    assert_eq!(found[0].severity, vanban::diag::Severity::Error);
}

#[test]
fn lines_whose_dashes_are_forgotten_are_warned_of() {
    for to in [
        "recipients:\n  Các sở, ban, ngành\n  UBND các xã\n",
        "recipients:\n  - Các sở, ban, ngành\n    UBND các xã\n",
        "recipients:\n  - Các sở;\n    Các xã;\n    Lưu\n",
    ] {
        assert_eq!(rules_of(RECIPIENTS, to), ["missing-dash"], "{to}");
    }
    for to in [
        "recipients:\n  - Các sở, ban, ngành\n    và các xã\n",
        "recipients:\n  - Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp\n    Bắc Ninh\n",
    ] {
        assert!(!rules_of(RECIPIENTS, to).contains(&"missing-dash"), "{to}");
    }
}

#[test]
fn lookalikes_of_word_processors_are_named_alone() {
    for (from, to, rule) in [
        (RECIPIENTS, "recipients:\n  – Như trên\n  – Các sở\n", "unexpected-dash"),
        (RECIPIENTS, "recipients:\n  • Như trên\n  • Lưu: VT\n", "unexpected-dash"),
        ("  - title: Mục đích", "  – title: Mục đích", "unexpected-dash"),
        ("    text: Một", "\u{a0}\u{a0}\u{a0}\u{a0}text: Một", "unexpected-space"),
        ("subject: ", "subject:\u{a0}", "unexpected-space"),
        ("  - Như trên", "  -\u{a0}Như trên", "unexpected-space"),
        ("subject:", "subject：", "unexpected-colon"),
        ("subject: ", "subject:", "missing-space"),
        ("  - Như trên", "  -Như trên", "missing-space"),
        (SUBJECT, "subject: “Công tác: năm 2026”", "curly-quotes"),
        (SUBJECT, "subject: “Công tác năm 2026”", "curly-quotes"),
        ("ubnd-bac-ninh", "“ubnd-bac-ninh”", "curly-quotes"),
        ("ke-hoach", "“ke-hoach”", "curly-quotes"),
        (SUBJECT, "subject: &Công tác văn thư", "unused-anchor"),
        (SUBJECT, "subject: !Công tác văn thư", "unexpected-character"),
        (SUBJECT, "subject: !important tác văn thư", "unexpected-character"),
        (SUBJECT, "subject: [Mật] văn thư", "unexpected-text"),
        ("text: Một câu.", "text: | Một câu.", "unexpected-text"),
        (SUBJECT, "subject: Kế hoạch: năm 2026", "unexpected-colon"),
        (SUBJECT, "subject: Một\n<<: *chung", "unknown-alias"),
        (SUBJECT, "subject: Một\nsubject: Hai", "duplicate-key"),
        (
            "sections:\n  - title: Mục đích\n    text: Một câu.\n",
            "sections: Giao các sở.\n",
            "invalid-type",
        ),
        (
            "sections:\n  - title: Mục đích\n    text: Một câu.\n",
            "sections:\n  - Giao các sở.\n  - Giao các xã.\n",
            "invalid-type",
        ),
        (SUBJECT, "subject: Một\n---", "too-many-documents"),
    ] {
        assert_eq!(rules_of(from, to), [rule], "{to}");
    }
}

#[test]
fn keys_in_vietnamese_lead_to_the_right_key_and_nothing_else_is_missing() {
    for (from, to, key) in [
        ("subject:", "trích yếu:", "subject"),
        ("subject:", "Trich_yeu:", "subject"),
        ("recipients:", "noi_nhan:", "recipients"),
        ("recipients:", "Nơi nhận:", "recipients"),
        ("agency:", "cơ quan ban hành:", "agency"),
        ("signature:", "Người ký:", "signature"),
        ("sections:", "nội dung:", "sections"),
        ("legal_bases:", "Căn cứ:", "legal_bases"),
        ("kind:", "loại văn bản:", "kind"),
        ("year:", "năm:", "year"),
        ("    text:", "    nội dung:", "text"),
        ("  - title:", "  - Tiêu đề:", "title"),
        ("  position:", "  chức vụ:", "position"),
    ] {
        let found = findings(&plan(from, to));
        assert_eq!(rule_names(&found), ["unknown-key"], "{to}");
        assert!(found[0].hints[0].vi.contains(&format!("`{key}`")), "{found:?}");
    }
}

#[test]
fn what_yaml_takes_for_other_values_is_printed_as_it_is_written() {
    for text in ["no", "yes", "1_000", "012", "1e3", "12:30", "2026-01-02"] {
        let yaml = plan(SUBJECT, &format!("subject: {text}"));
        assert!(all_text(&pages(&yaml)).contains(&format!("KẾ HOẠCH {text}")), "{text}");
    }
}

#[test]
fn a_year_that_does_not_go_with_the_date_is_warned_of() {
    let dated = |kind: &str, year: i32, date: &str| {
        let yaml = plan("year: 2026", &format!("year: {year}\ndate: {date}"));
        let yaml = yaml.replace("ke-hoach", kind);
        set(&SESSION, &yaml)
            .1
            .iter()
            .any(|it| *it.rule == *"conflicting-year")
    };
    for (kind, year, date, is_wrong) in [
        ("ke-hoach", 2025, "2026-03-05", true),
        ("ke-hoach", 2026, "2025-12-31", false),
        ("ke-hoach", 2026, "2026-12-31", false),
        ("ke-hoach", 2026, "2024-12-31", true),
        ("bao-cao", 2025, "2026-01-05", false),
        ("bao-cao", 2026, "2025-12-31", true),
        ("phieu-gui", 2026, "2025-12-31", true),
        ("ke-hoach", 2025, "3/2026", true),
    ] {
        assert_eq!(dated(kind, year, date), is_wrong, "{kind} {year} {date}");
    }
}

#[test]
fn numbers_and_titles_that_were_typed_are_printed_once() {
    let typed = plan(
        "  - title: Mục đích\n    text: Một câu.\n",
        "  - title: 'I- Mục đích'\n    text: Một câu.\n  - title: 'II: Yêu cầu'\n    text: Hai.\n",
    );
    let text =
        all_text(&pages(&typed.replace(SUBJECT, "subject: KẾ HOẠCH Công tác văn thư")));
    assert!(text.contains("KẾ HOẠCH Công tác văn thư"), "{text}");
    assert_eq!(text.matches("KẾ HOẠCH").count(), 1, "{text}");
    assert!(text.contains("I. MỤC ĐÍCH") && text.contains("II. YÊU CẦU"), "{text}");
}

#[test]
fn without_a_project_file_that_is_what_is_said() {
    let sandbox = Sandbox::empty();
    sandbox
        .write("a.yaml", plan("recipients:", "recipient_groups: [cac-so]\nrecipients:"));
    let run = sandbox.run(&["build", "a.yaml", "--message-format", "short"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert_eq!(run.stderr.matches("không có vanban.yaml").count(), 1, "{run:?}");
}

#[test]
fn text_that_is_lost_as_a_comment_is_no_final_document_and_can_be_denied() {
    let sandbox = Sandbox::project();
    let yaml = plan(SUBJECT, "subject: Phòng số #2 và kho\nnumber: 5\ndate: 2026-03-05");
    sandbox.write("a.yaml", yaml.replace("year: 2026\n", ""));
    assert_eq!(sandbox.run(&["build", "a.yaml"]).status, 0);
    let denied = sandbox.run(&["build", "a.yaml", "--deny", "warnings"]);
    assert_eq!(denied.status, 1, "{denied:?}");
    let last = sandbox.run(&["build", "a.yaml", "--final", "-o", "moi"]);
    assert_eq!(last.status, 1, "{last:?}");
    assert!(last.stderr.contains("lỗi[comment-in-text]"), "{last:?}");
    assert!(!sandbox.path().join("moi/a.pdf").exists());
}
