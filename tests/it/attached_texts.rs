//! Texts that come with a decision: one or several, each with its own annexes, legal bases and
//! signature; and annexes that are called otherwise.

use crate::support::{
    SESSION, Sandbox, all_text, lines, pages, rule_names, set, short_plan,
};

const DECISION: &str = "kind: quyet-dinh
agency: ubnd-bac-ninh
number: 12
date: 2026-03-05
subject: Ban hành hai văn bản
legal_bases: [Luật Giá]
sections:
  - {id: mot, text: 'Theo [[hai]], [[ba]], [[bieu]] và [[phu]].'}
attachment:
  - kind: ke-hoach
    subject: Thực hiện
    legal_bases: [Luật Đất đai, Theo đề nghị của Sở Y tế.]
    sections:
      - {id: hai, title: Mục, text: 'Theo [[mot]], [[ba]], [[bieu]] và [[phu]].'}
    closing: Kế hoạch này được công khai.
    signature: {position: Giám đốc, name: Lê Thị Năm}
    appendices:
      - {id: bieu, title: Danh mục, text: 'Theo [[hai]].'}
      - {name: Biểu số 01, text: Mẫu.}
  - kind: quy-che
    subject: Làm việc
    sections:
      - {id: ba, title: Điều, text: 'Theo [[hai]].'}
appendices:
  - {id: phu, title: Cuối, text: 'Theo [[bieu]].'}
signature: {position: Chủ tịch, name: Lê Văn Tư}
recipients: [Như Điều 1]
";

#[test]
fn each_has_its_own_annexes_bases_and_signature_in_its_order() {
    let text = all_text(&pages(DECISION));
    let mut at = 0;
    for part in [
        "QUYẾT ĐỊNH: Điều 1.",
        "KẾ HOẠCH Thực hiện (Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 của UBND tỉnh Bắc Ninh)",
        "Căn cứ Luật Đất đai; Theo đề nghị của Sở Y tế. I. MỤC",
        "Kế hoạch này được công khai./.",
        "GIÁM ĐỐC Lê Thị Năm",
        "Phụ lục DANH MỤC (Kèm theo Kế hoạch ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 của UBND tỉnh Bắc Ninh)",
        "Biểu số 01 (Kèm theo Kế hoạch ban hành kèm theo Quyết định",
        "QUY CHẾ Làm việc (Kèm theo Quyết định số 12/QĐ-UBND",
        "Phụ lục CUỐI (Kèm theo Quyết định số 12/QĐ-UBND",
    ] {
        let found = text[at..].find(part);
        at += found.unwrap_or_else(|| panic!("{part}: {text}"));
    }
}

#[test]
fn parts_are_cited_by_the_text_that_they_stand_in() {
    let text = all_text(&pages(DECISION));
    for cited in [
        "Điều 1. Theo Mục I Kế hoạch kèm theo, Điều 1 Quy chế kèm theo, Phụ lục Kế hoạch kèm theo và Phụ lục./.",
        "I. MỤC Theo Điều 1 Quyết định này, Điều 1 Quy chế kèm theo, Phụ lục và Phụ lục Quyết định này.",
        "Theo Mục I./. Biểu",
        "Điều 1. Điều Theo Mục I Kế hoạch kèm theo./.",
        "Theo Phụ lục Kế hoạch kèm theo.",
    ] {
        assert!(text.contains(cited), "{cited}: {text}");
    }
}

#[test]
fn each_text_and_each_annex_has_page_numbers_of_its_own() {
    let long = format!("Kế hoạch này được công khai.{}", " Một câu nữa.".repeat(400));
    let set = pages(&DECISION.replace("Kế hoạch này được công khai.", &long));
    let found = lines(&set);
    let second = found.iter().filter(|line| line.y < 60.0 && line.text == "2").count();
    assert_eq!(second, 1);
    assert!(!found.iter().any(|line| line.y < 60.0 && line.text == "5"), "counted on");
}

#[test]
fn a_signature_of_a_text_must_be_known_when_it_is_issued_and_named_in_the_project() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", DECISION.replace("Lê Thị Năm", ""));
    assert_eq!(sandbox.run(&["build", "plans/a.yaml"]).status, 0);
    let run = sandbox.run(&["build", "plans/a.yaml", "--final"]);
    assert!(run.status == 1 && run.stderr.contains("[blank-name]"), "{run:?}");
    let yaml = DECISION.replace("{position: Giám đốc, name: Lê Thị Năm}", "khong-co");
    let (_, findings) = set(&SESSION, &yaml);
    assert_eq!(rule_names(&findings), ["unknown-signer"]);
}

#[test]
fn faults_inside_are_found_at_their_lines() {
    let yaml = DECISION.replace("text: Mẫu.", "sections: [{level: dieu, text: A.}]");
    let (_, findings) = set(&SESSION, &yaml);
    assert_eq!(rule_names(&findings), ["invalid-level"]);
    let place = findings[0].place.as_ref().expect("a place");
    assert!(place.file.text[place.range.start..].starts_with("{level: dieu"));
    let yaml =
        DECISION.replace("'Theo [[hai]].'}\n  - kind", "'Theo [[sai]].'}\n  - kind");
    let yaml = yaml.replacen("text: 'Theo [[hai]].'", "text: 'Theo [[sai]].'", 1);
    let (_, findings) = set(&SESSION, &yaml);
    assert_eq!(rule_names(&findings), ["unknown-reference"]);
}

#[test]
fn what_changes_in_one_of_them_is_compared() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", DECISION);
    for (from, to) in [
        ("Luật Đất đai", "Luật Nhà ở"),
        ("được công khai", "được niêm yết"),
        ("Lê Thị Năm", "Lê Thị Sáu"),
        ("Danh mục", "Bảng kê"),
        ("text: Mẫu.", "text: Mẫu khác."),
        ("subject: Làm việc", "subject: Chi tiêu"),
        ("Biểu số 01", "Biểu số 02"),
    ] {
        sandbox.write("plans/b.yaml", DECISION.replace(from, to));
        let run = sandbox.run(&["diff", "plans/a.yaml", "plans/b.yaml"]);
        assert!(run.status == 1 && run.stdout.contains('1'), "{to}: {run:?}");
        let said = run.stdout.to_lowercase();
        let new = to.trim_start_matches("text: ").trim_end_matches('.').to_lowercase();
        assert!(said.contains(new.split(' ').next_back().unwrap_or_default()), "{run:?}");
    }
}

#[test]
fn one_text_is_said_as_before() {
    let yaml = DECISION
        .replace("  - kind: quy-che\n    subject: Làm việc\n    sections:\n      - {id: ba, title: Điều, text: 'Theo [[hai]].'}\n", "")
        .replace("attachment:\n  - kind: ke-hoach", "attachment:\n    kind: ke-hoach")
        .replace(", [[ba]]", "");
    let text = all_text(&pages(&yaml));
    assert!(text.contains("KẾ HOẠCH Thực hiện (Kèm theo Quyết định"), "{text}");
}

#[test]
fn annexes_are_called_by_their_own_name_and_counted_among_their_like() {
    let yaml = short_plan("  - text: 'Theo [[x]] và [[y]].'\n")
        + "appendices:\n  - {id: x, name: Biểu mẫu, title: Một, text: A.}\n  - {text: B.}\n  \
           - {id: y, name: Biểu mẫu, text: C.}\n";
    let set = pages(&yaml);
    let text = all_text(&set);
    for part in
        ["Theo Biểu mẫu I và Biểu mẫu II./.", "Biểu mẫu I MỘT (Kèm", "Phụ lục (Kèm"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (_, findings) =
        set_of(&yaml.replace("name: Biểu mẫu, title", "name: '*Biểu*', title"));
    assert_eq!(rule_names(&findings), ["unexpected-style"]);
}

fn set_of(yaml: &str) -> (Option<vanban::typeset::Pages>, Vec<vanban::diag::Diagnostic>) {
    set(&SESSION, yaml)
}

#[test]
fn a_closing_stands_after_the_last_section_and_ends_the_body() {
    let yaml = short_plan("  - title: Một\n    text: Hai.\n")
        + "closing: |\n  Ba *bốn*.\n\n  - Năm.\n";
    let text = all_text(&pages(&yaml));
    assert!(text.contains("I. MỘT Hai. Ba bốn. - Năm./. TM. ỦY BAN"), "{text}");
    assert!(!text.contains("Hai./."), "{text}");
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", &yaml);
    sandbox.write("plans/b.yaml", yaml.replace("Năm.", "Sáu."));
    let run = sandbox.run(&["diff", "plans/a.yaml", "plans/b.yaml"]);
    assert!(run.status == 1 && run.stdout.contains("Lời kết"), "{run:?}");
    let copy = "kind: sao-y\nagency: ubnd-bac-ninh\nnumber: 3\ndate: 2026-03-05\nclosing: Hết.\n\
        original: {pages: [a.png]}\nsignature: {position: Chủ tịch, name: A}\n";
    let (_, findings) = set(&SESSION, copy);
    assert!(rule_names(&findings).contains(&"unexpected-part"), "{findings:#?}");
}
