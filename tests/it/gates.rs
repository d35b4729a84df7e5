//! The three gates, the levels of rules, and what may be allowed.

use std::fs;
use std::path::Path;

use vanban::diag::{Gate, Lang, Stage, rules};

use crate::support::Sandbox;

/// A plan that is whole but for its number and day.
const TO_SIGN: &str = "\
kind: ke-hoach
agency: ubnd
date: 2026-03
year: 2026
subject: Cải cách hành chính năm 2026
preamble: Ủy ban nhân dân xã ban hành Kế hoạch như sau.
sections:
  - {title: Mục đích, text: Nâng cao hiệu quả phục vụ Nhân dân.}
signature: {position: Chủ tịch, name: Nguyễn Văn An}
recipients: [Các phòng chuyên môn]
archive: {units: [VP]}
";

const PROJECT: &str = "\
agencies:
  ubnd:
    heading: [Ủy ban nhân dân, xã Phú Xuân]
    name: Ủy ban nhân dân xã Phú Xuân
    abbreviation: UBND
    place: Phú Xuân
";

fn project(plan: &str, rules: &str) -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("vanban.yaml", format!("{PROJECT}{rules}"));
    sandbox.write("plans/a.yaml", plan);
    sandbox
}

#[test]
fn number_and_day_may_be_missing_where_a_document_goes_to_be_signed() {
    let sandbox = project(TO_SIGN, "");
    for gate in ["nhap", "trinh-ky"] {
        let run = sandbox.run(&["build", "--force", "--gate", gate]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{gate}: {run:?}");
    }
    for gate in [&["--gate", "ban-hanh"][..], &["--final"]] {
        let run = sandbox.run(&[&["build", "--force"], gate].concat());
        assert_eq!(run.status, 1, "{run:?}");
        for rule in ["[blank-number]", "[blank-date]"] {
            assert!(run.stderr.contains(rule), "{rule}: {run:?}");
        }
    }
}

#[test]
fn what_is_not_decided_or_filled_in_does_not_go_to_be_signed() {
    let open = format!("# rà soát: năm 2025?\n{TO_SIGN}");
    let cases = [
        (open, "[open-question]"),
        (TO_SIGN.replace("Các phòng", "Các phòng ……"), "[blank-text]"),
        (TO_SIGN.replace("Nguyễn Văn An", "''"), "[blank-name]"),
        (format!("{TO_SIGN}draft: true\n"), "[marked-draft]"),
        (
            TO_SIGN.replace("preamble: ", "legal_bases: [Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua khen thưởng]\npreamble: "),
            "[repealed-law]",
        ),
    ];
    for (plan, rule) in cases {
        let sandbox = project(&plan, "");
        let run = sandbox.run(&["build", "--gate", "trinh-ky"]);
        assert!(run.status == 1 && run.stderr.contains(rule), "{rule}: {run:?}");
        assert_eq!(sandbox.run(&["build"]).status, 0, "{rule}");
    }
}

#[test]
fn a_gate_looks_at_every_rule_and_a_draft_at_what_keeps_it_from_being_read() {
    let plan = TO_SIGN.replace("phục vụ", "phục vụ của của");
    let sandbox = project(&plan, "");
    assert_eq!(sandbox.run(&["build"]).stderr, "");
    let run = sandbox.run(&["build", "--gate", "trinh-ky"]);
    assert!(run.status == 0 && run.stderr.contains("[doubled-word]"), "{run:?}");
    let run = sandbox.run(&["check", "--deny", "warnings"]);
    assert_eq!(run.status, 1, "{run:?}");
}

#[test]
fn a_gate_tells_at_once_what_a_document_lacks_and_what_its_data_breaks() {
    let law = "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua khen thưởng";
    let plan = TO_SIGN
        .replace("preamble: ", &format!("legal_bases: [{law}]\npreamble: "))
        .replace("Nguyễn Văn An", "NGUYỄN VĂN AN");
    let sandbox = project(&plan, "");
    for command in ["build", "check"] {
        let run = sandbox.run(&[command, "--gate", "ban-hanh"]);
        assert_eq!(run.status, 1, "{command}");
        for rule in ["[repealed-law]", "[name-case]", "[blank-number]", "[blank-date]"] {
            assert!(run.stderr.contains(rule), "{command}, {rule}: {run:?}");
        }
    }
}

#[test]
fn a_product_is_built_again_for_a_graver_gate() {
    let sandbox = project(TO_SIGN, "");
    assert!(sandbox.run(&["build"]).stdout.contains("out/a.pdf"));
    let run = sandbox.run(&["build", "--gate", "trinh-ky", "--why"]);
    assert!(run.stdout.contains("--gate"), "{run:?}");
}

#[test]
fn a_project_says_how_grave_a_rule_is() {
    let plan = TO_SIGN.replace("phục vụ", "phục vụ của của");
    for (level, status, said) in [
        ("off", 0, "0 lỗi, 0 cảnh báo, 0 ghi chú"),
        ("note", 0, "0 lỗi, 0 cảnh báo, 1 ghi chú"),
        ("warning", 0, "0 lỗi, 1 cảnh báo, 0 ghi chú"),
        ("error", 1, "1 lỗi, 0 cảnh báo, 0 ghi chú"),
    ] {
        let sandbox = project(&plan, &format!("rules: {{doubled-word: {level}}}\n"));
        let run = sandbox.run(&["check"]);
        assert_eq!(run.status, status, "{level}: {run:?}");
        assert!(run.stdout.contains(said), "{level}: {run:?}");
    }
}

#[test]
fn a_level_of_no_rule_or_of_one_that_cannot_be_lowered_is_refused() {
    for (rules, said) in [
        ("doubeld-word: off", "[unknown-rule]"),
        ("blank-number: off", "[invalid-value]"),
        ("unknown-key: warning", "[invalid-value]"),
        ("doubled-word: hidden", "error"),
    ] {
        let sandbox = project(TO_SIGN, &format!("rules:\n  {rules}\n"));
        let run = sandbox.run(&["check"]);
        assert!(run.status == 1 && run.stderr.contains(said), "{rules}: {run:?}");
        assert!(run.stderr.contains("vanban.yaml:8:"), "{rules}: {run:?}");
    }
}

#[test]
fn a_run_selects_and_ignores_rules() {
    let plan = TO_SIGN
        .replace("phục vụ", "phục vụ của của")
        .replace("Nguyễn Văn An", "NGUYỄN VĂN AN");
    let sandbox = project(&plan, "");
    let found = |args: &[&str]| {
        let run = sandbox.run(&[&["check", "--message-format", "short"], args].concat());
        let found = |name: &str| run.stderr.contains(&format!("[{name}]"));
        (found("doubled-word"), found("name-case"))
    };
    assert_eq!(found(&[]), (true, true));
    assert_eq!(found(&["--select", "name-case"]), (false, true));
    assert_eq!(found(&["--ignore", "name-case"]), (true, false));
    assert_eq!(found(&["--select", "name-case,doubled-word"]), (true, true));
    let run = sandbox.run(&["check", "--select", "name-csae"]);
    assert!(run.status == 2 && run.stderr.contains("name-case"), "{run:?}");
    assert_eq!(sandbox.run(&["check", "--ignore", "blank-number"]).status, 2);
}

#[test]
fn a_comment_allows_a_rule_to_be_broken_where_it_stands() {
    let plan = TO_SIGN.replace(
        "preamble: Ủy ban nhân dân xã ban hành Kế hoạch như sau.",
        "preamble: Bài của của ta. # vanban: allow doubled-word - trích nguyên văn",
    );
    let run = project(&plan, "").run(&["check", "--gate", "trinh-ky"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    // Another place keeps the rule.
    let both = plan.replace("phục vụ", "phục vụ của của");
    let run = project(&both, "").run(&["check"]);
    assert_eq!(run.stderr.matches("[doubled-word]").count(), 1, "{run:?}");
    // Nothing is left to allow.
    let run = project(&plan.replace("của của", "của"), "").run(&["check"]);
    assert!(run.stderr.contains("[unused-allowance]"), "{run:?}");
    // Without a reason it has no effect.
    let run = project(&plan.replace(" - trích nguyên văn", ""), "").run(&["check"]);
    assert!(run.stderr.contains("[invalid-allowance]"), "{run:?}");
    assert!(run.stderr.contains("[doubled-word]"), "{run:?}");
}

#[test]
fn what_a_rule_refuses_at_a_gate_can_be_allowed_there_for_a_reason() {
    let law = "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua khen thưởng";
    let plan = |comment: &str| {
        let bases = format!("legal_bases:\n{comment}  - {law}\npreamble: ");
        TO_SIGN.replace("preamble: ", &bases)
    };
    let gate = ["build", "--gate", "trinh-ky"];
    assert_eq!(project(&plan(""), "").run(&gate).status, 1);
    let allowed = "  # vanban: allow repealed-law - hồ sơ nộp trước ngày hết hiệu lực\n";
    let run = project(&plan(allowed), "").run(&gate);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
}

/// What each gate refuses, as the README shows it.
fn table() -> String {
    let refused = |gate: Gate| {
        let named = rules::ALL.iter().filter(|rule| rule.refused_at == Some(gate));
        let named: Vec<String> = named.map(|rule| format!("`{rule}`")).collect();
        format!("| {} | {} |\n", gate.name(), named.join(", "))
    };
    let later = [Gate::Sign, Gate::Issue].map(refused).concat();
    format!("| cửa | từ chối thêm |\n| --- | --- |\n{later}")
}

#[test]
fn the_readme_shows_what_each_gate_refuses() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let (before, rest) = readme.split_once("từ chối thêm:\n\n").expect("a table");
    let (shown, after) = rest.split_once("\n### ").expect("a next section");
    if std::env::var_os("UPDATE").is_some() {
        let new = format!("{before}từ chối thêm:\n\n{}\n### {after}", table());
        fs::write(&path, new).expect("write");
        return;
    }
    assert_eq!(shown, table(), "UPDATE=1 writes the README's table anew");
}

#[test]
fn a_gate_refuses_what_the_one_before_it_refuses_and_no_practice() {
    for rule in rules::ALL {
        let grave = Gate::ALL.map(|gate| rule.at(gate));
        assert!(grave.is_sorted(), "{rule}: {grave:?}");
        let practice = ["vanban", "practice"].contains(&rule.source(Lang::En));
        let of_taste = practice && matches!(rule.stage, Stage::Data | Stage::Pages);
        let undone = rule.is_fixed() || **rule == rules::OPEN_FIELD;
        assert!(!of_taste || undone || rule.refused_at.is_none(), "{rule} is practice");
    }
}
