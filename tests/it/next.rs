//! `vanban next` and `vanban diff` as commands: what they write, print and refuse.

use crate::support::{PLAN, Sandbox, plan, short_plan};

const DRAFT: &str = "plans/ke-hoach-83-2026.yaml";

#[test]
fn the_draft_stands_beside_the_source_under_the_new_year_and_is_never_written_over() {
    let sandbox = Sandbox::with_reference_plan();
    let run = sandbox.run(&["next", PLAN]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.starts_with(
        "plans/ke-hoach-83-2025.yaml (2025) → plans/ke-hoach-83-2026.yaml (2026)\n"
    ));
    let last = run.stdout.lines().last();
    assert_eq!(
        last,
        Some(
            "20 đã đổi, 2 có lẽ đúng, 20 câu hỏi (41 chỗ), 34 giữ nguyên; 42 việc cần xem lại"
        )
    );
    let first = sandbox.read(DRAFT);
    assert_eq!(sandbox.read(PLAN), plan().into_bytes(), "the source is left alone");
    let again = sandbox.run(&["next", PLAN]);
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("ke-hoach-83-2026.yaml đã có"), "{again:?}");
    assert_eq!(sandbox.read(DRAFT), first);
    let other = sandbox.run(&["next", PLAN, "-o", "khac.yaml"]);
    assert_eq!(other.status, 0);
    assert_eq!(sandbox.read("khac.yaml"), first, "the same bytes from the same input");
    assert_eq!(sandbox.run(&["build"]).status, 0);
}

#[test]
fn the_groups_of_the_list_are_in_their_order_and_what_was_kept_is_folded() {
    let sandbox = Sandbox::with_reference_plan();
    let run = sandbox.run(&["next", PLAN, "--dry-run"]);
    let at = |words: &str| run.stdout.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("Đã đổi, có lẽ đúng") < at("Đã đổi (20)"));
    assert!(at("Đã đổi (20)") < at("Cần quyết định (20)"));
    assert!(at("Cần quyết định") < at("Giữ nguyên (34;"));
    assert!(at("Giữ nguyên") < at("Việc nào còn cần? (42)"));
    assert!(!run.stdout.contains("05-CT/TW"), "kept, so folded");
    let all = sandbox.run(&["next", PLAN, "--dry-run", "--kept"]);
    assert!(all.stdout.contains("05-CT/TW"));
    assert!(!sandbox.path().join(DRAFT).exists(), "a dry run writes no draft");
    let english = sandbox.run(&["next", PLAN, "--dry-run", "--lang", "en"]);
    assert!(english.stdout.contains("Needs a decision (20)"), "{english:?}");
}

#[test]
fn the_report_is_a_page_of_the_form_that_its_name_says() {
    let sandbox = Sandbox::with_reference_plan();
    for name in ["a.md", "a.html", "a.json"] {
        let run = sandbox.run(&["next", PLAN, "--dry-run", "--report", name]);
        assert_eq!(run.status, 0, "{run:?}");
        let text = String::from_utf8(sandbox.read(name)).expect("UTF-8");
        for words in ["98/2023/NĐ-CP", "05-CT/TW", "(1945 - 2026)", "Xây dựng Kế hoạch"]
        {
            assert!(text.contains(words), "{words} in {name}");
        }
    }
    let json = sandbox.read("a.json");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["counts"]["ask"], 41);
    assert_eq!(json["findings"][0]["role"], "aside");
    let odd = sandbox.run(&["next", PLAN, "--report", "a.docx"]);
    assert_eq!(odd.status, 2);
    assert!(odd.stderr.contains("không rõ dạng danh sách rà soát"), "{odd:?}");
    let there = sandbox.run(&["next", PLAN, "--report", "a.md"]);
    assert_eq!(there.status, 2);
    assert!(!sandbox.path().join(DRAFT).exists(), "nothing is written");
}

#[test]
fn a_source_that_does_not_load_and_a_year_that_is_not_after_it_are_faults_with_a_place() {
    let sandbox = Sandbox::with_reference_plan();
    sandbox.write("plans/sai.yaml", plan().replace("subject:", "subjcet:"));
    let broken = sandbox.run(&["next", "plans/sai.yaml", "--message-format", "short"]);
    assert_eq!(broken.status, 1);
    assert!(broken.stderr.contains("plans/sai.yaml:8:1: lỗi:"), "{broken:?}");
    let early =
        sandbox.run(&["next", PLAN, "--year", "2025", "--message-format", "short"]);
    assert_eq!(early.status, 1);
    assert!(
        early.stderr.contains("ke-hoach-83-2025.yaml:5:7: lỗi: năm mới 2025"),
        "{early:?}"
    );
    let none = "number: 83\n";
    let undated = plan().replace("year: 2025\n", "").replace("date: 2025-02-13\n", "");
    sandbox.write("plans/khong-nam.yaml", undated.replace(none, ""));
    let undated = sandbox.run(&["next", "plans/khong-nam.yaml"]);
    assert_eq!(undated.status, 1, "{undated:?}");
    let missing = sandbox.run(&["next", "plans/ke-hoach-83-2024.yaml"]);
    assert_eq!(missing.status, 2);
    assert!(missing.stderr.contains("Có phải `ke-hoach-83-2025.yaml`?"), "{missing:?}");
    let alone = sandbox.run(&["next", PLAN, "--interactive"]);
    assert_eq!(alone.status, 2);
    assert!(alone.stderr.contains("--interactive cần chạy trên màn hình"), "{alone:?}");
    let left: Vec<_> = std::fs::read_dir(sandbox.path().join("plans"))
        .expect("read")
        .collect();
    assert_eq!(left.len(), 3, "nothing was written");
}

#[test]
fn a_byte_order_mark_is_kept() {
    let sandbox = Sandbox::project();
    sandbox.write("a-2025.yaml", format!("\u{feff}{}", plan()));
    assert_eq!(sandbox.run(&["next", "a-2025.yaml"]).status, 0);
    assert!(sandbox.read("a-2026.yaml").starts_with("\u{feff}# yaml".as_bytes()));
}

#[test]
fn the_projects_register_adds_to_the_programs_and_takes_its_place() {
    let sandbox = Sandbox::project();
    sandbox.write(
        "a.yaml",
        short_plan(
            "  - text: |\n      Theo Chỉ thị số 41-CT/TW ngày 26/12/2024 và \
             Nghị định số 98/2023/NĐ-CP, giao Ban Dân tộc tỉnh.\n",
        ),
    );
    let before = sandbox.run(&["next", "a.yaml", "--dry-run"]);
    assert!(
        before
            .stdout
            .contains("Chỉ thị số 41-CT/TW: danh mục hiệu lực chưa có")
    );
    assert!(before.stdout.contains("thay thế bằng Nghị định số 152/2025/NĐ-CP"));
    sandbox.write(
        "legal.yaml",
        "documents:\n\
         - {kind: Chỉ thị, number: 41-CT/TW, title: về thi đua, issuer: Bộ Chính trị, source: bản lưu}\n\
         - kind: Nghị định\n  number: 98/2023/NĐ-CP\n  title: x\n  issuer: Chính phủ\n  source: bản lưu\n  \
         ended: {from: 2026-06-01, source: bản lưu}\n\
         administration:\n\
         - id: ban-dan-toc\n  title: Ban Dân tộc\n  change: renamed\n  from: 2025-03-01\n  \
         names: [Ban Dân tộc]\n  successor: Sở Dân tộc và Tôn giáo\n  source: bản lưu\n",
    );
    let after = sandbox.run(&["next", "a.yaml", "--dry-run"]);
    assert!(!after.stdout.contains("41-CT/TW: danh mục"), "{after:?}");
    assert!(
        after
            .stdout
            .contains("hết hiệu lực từ ngày 01/6/2026, trong năm 2026"),
        "{after:?}"
    );
    assert!(after.stdout.contains("đổi thành “Sở Dân tộc và Tôn giáo”?"), "{after:?}");
    sandbox.write("legal.yaml", "documents:\n- {kind: Luật}\n");
    let wrong =
        sandbox.run(&["next", "a.yaml", "--dry-run", "--message-format", "short"]);
    assert_eq!(wrong.status, 1);
    assert!(wrong.stderr.contains("legal.yaml:2:"), "{wrong:?}");
    assert!(sandbox.run(&["schema", "legal"]).stdout.contains("replaced_by"));
}

#[test]
fn only_a_document_without_questions_and_blanks_is_built_for_issue() {
    let sandbox = Sandbox::with_reference_plan();
    assert_eq!(sandbox.run(&["build", "--final", PLAN]).status, 0);
    let marked = plan()
        .replace("number: 83", "# rà soát: số mấy?\nnumber:")
        .replace("date: 2025-02-13", "date:\ndraft: true")
        .replace("UBND tỉnh ban hành Kế hoạch", "UBND tỉnh ban hành … Kế hoạch");
    sandbox.write("plans/a.yaml", &marked);
    let draft = sandbox.run(&["build", "plans/a.yaml", "--message-format", "short"]);
    assert_eq!(draft.status, 0, "{draft:?}");
    assert!(draft.stderr.contains("còn 1 câu hỏi rà soát ở 1 chỗ"), "{draft:?}");
    let run =
        sandbox.run(&["build", "--final", "plans/a.yaml", "--message-format", "short"]);
    assert_eq!(run.status, 1);
    for rule in
        ["open-question", "blank-number", "blank-date", "marked-draft", "blank-text"]
    {
        assert!(run.stderr.contains(&format!("[{rule}]")), "{rule}: {run:?}");
    }
    let answered = marked.replace("# rà soát:", "# đã rà soát:");
    sandbox.write("plans/a.yaml", answered);
    let run = sandbox.run(&["build", "plans/a.yaml"]);
    assert_eq!(run.stderr, "", "an answer is no question");
}

#[test]
fn two_documents_are_compared_part_by_part() {
    let sandbox = Sandbox::with_reference_plan();
    let same = sandbox.run(&["diff", PLAN, PLAN]);
    assert_eq!((same.status, same.stderr.as_str()), (0, ""));
    let new = plan()
        .replace("năm 2025", "năm 2026")
        .replace("  - Các tổ chức xã hội, tổ chức xã hội - nghề nghiệp\n", "")
        .replace("archive:", "  - Ban Thi đua\narchive:");
    sandbox.write("plans/moi.yaml", new);
    let run = sandbox.run(&["diff", PLAN, "plans/moi.yaml"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stdout
            .contains("Công tác thi đua, khen thưởng năm [-2025-]{+2026+}")
    );
    assert!(
        run.stdout.contains("+ Nơi nhận 11 (thêm; 107)\n  Ban Thi đua"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("- Nơi nhận 10 (bỏ; 106)"), "{}", run.stdout);
    let markdown = sandbox.run(&["diff", PLAN, "plans/moi.yaml", "--format", "markdown"]);
    assert!(markdown.stdout.contains("năm ~~2025~~**2026**"), "{}", markdown.stdout);
    let json = sandbox.run(&["diff", PLAN, "plans/moi.yaml", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    let fates = json["parts"].as_array().expect("parts");
    assert_eq!(fates.iter().filter(|p| p["fate"] == "added").count(), 1);
    let pdf = sandbox.run(&["diff", PLAN, "plans/moi.yaml", "--format", "pdf"]);
    assert_eq!(pdf.status, 1);
    assert!(sandbox.read("out/moi-so-sanh.pdf").starts_with(b"%PDF"), "{pdf:?}");
    let broken = sandbox.run(&["diff", PLAN, "vanban.yaml"]);
    assert_eq!(broken.status, 1);
    assert_eq!(sandbox.run(&["diff", PLAN, "khong-co.yaml"]).status, 2);
}

#[test]
fn the_plan_for_2026_has_every_question_answered_and_only_blanks_left() {
    const NEW: &str = "plans/ke-hoach-2026.yaml";
    let sandbox = Sandbox::with_reference_plan();
    let text = std::fs::read_to_string(NEW).expect("the plan for 2026 is there");
    sandbox.write(NEW, &text);
    let draft = sandbox.run(&["build", NEW]);
    assert_eq!((draft.status, draft.stderr.as_str()), (0, ""));
    let last = sandbox.run(&["build", "--final", NEW, "--message-format", "short"]);
    assert_eq!(last.status, 1);
    let blank = |line: &str| line.contains("[blank-");
    assert!(last.stderr.lines().all(blank), "{}", last.stderr);
    for gone in ["98/2023", "01/2024", "các huyện", "Huyện ủy", "Phòng Nội vụ", "527/"]
    {
        let mut said = text.lines().filter(|line| line.contains(gone));
        assert!(said.all(|line| line.trim_start().starts_with('#')), "{gone}");
    }
    assert_eq!(sandbox.run(&["next", NEW]).status, 0);
    let compared = sandbox.run(&["diff", PLAN, NEW]);
    assert_eq!(compared.status, 1);
    assert!(compared.stdout.contains("Kiện toàn Hội đồng"), "{}", compared.stdout);
}

#[test]
fn what_is_emptied_leaves_its_line_end_and_the_values_that_named_it() {
    let plan = "kind: ke-hoach\nagency: ubnd-bac-ninh\n@subject: Công tác năm 2025\n\
                sections: [{title: Một, text: Lời văn.}]\n\
                signature: {authority: [TM. Ủy ban nhân dân], position: Chủ tịch, name: Lê A}\n";
    for (head, tail, kept) in [
        ("date: |-\n  2025-02-13\n", "", "date:\nsubject"),
        ("date: >-\n  2025-02-13\n\n# lời\n", "", "date:\n\n# lời\nsubject"),
        ("date: |\n  2025-02-13\n", "", "date:\nsubject"),
        ("year: 2025\nnumber: |-\n  5\n", "", "number:\nsubject"),
        ("year: 2025\nnumber: &n 5\n", "archive: {copies: *n}\n", "archive: {copies: 5}"),
        ("year: 2025\nnumber: &n '5'\n", "archive: {copies: *n}\n", "{copies: '5'}"),
        (
            "year: 2025\nnumber: &n |-\n  5\n",
            "archive: {copies: *n}\n",
            "archive: {copies: '5'}",
        ),
        ("date: &d 2025-02-13\n", "circulation: *d\n", "circulation: 2025-02-13"),
    ] {
        let sandbox = Sandbox::project();
        sandbox.write("a.yaml", plan.replace('@', head) + tail);
        let run = sandbox.run(&["next", "a.yaml", "-o", "b.yaml"]);
        assert_eq!(run.status, 0, "{head}: {run:?}");
        let draft = String::from_utf8(sandbox.read("b.yaml")).expect("text");
        let lines: String = draft
            .lines()
            .filter(|it| !it.contains("rà soát"))
            .map(|it| format!("{it}\n"))
            .collect();
        assert!(lines.contains(kept), "{head}: {lines}");
        let run = sandbox.run(&["build", "b.yaml"]);
        assert_eq!(run.status, 0, "{head}: {run:?} {draft}");
    }
}
