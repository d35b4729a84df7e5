//! Number and code: what they hold, and in whose series they run (II.3, Điều 15).

use crate::support::{
    Sandbox, all_text, findings, line_with, lines, pages, rule_names, short_plan,
};

const LETTER: &str = "kind: cong-van
agency: so-noi-vu
number: 7
date: 2026-03-05
subject: Về việc V/v báo cáo công tác văn thư
addressees: [Bộ Nội vụ]
preamble: Nội dung.
signature: {position: Giám đốc, name: Nguyễn Văn A}
recipients: [Như trên]
";

#[test]
fn a_letter_without_a_unit_in_its_code_is_warned_of_and_never_issued() {
    assert_eq!(rule_names(&findings(LETTER)), ["code-without-unit"]);
    let typed = LETTER.to_owned() + "symbol: SNV\n";
    assert_eq!(rule_names(&findings(&typed)), ["code-without-unit"]);
    assert_eq!(rule_names(&findings(&(LETTER.to_owned() + "symbol: SNV-VP\n"))), [""; 0]);
    let bare = LETTER.to_owned() + "heading: national\n";
    assert_eq!(rule_names(&findings(&bare)), [""; 0], "no code is printed");
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", LETTER);
    let run = sandbox.run(&["build"]);
    assert!(
        run.status == 0 && run.stderr.contains("cảnh báo[code-without-unit]"),
        "{run:?}"
    );
    assert!(run.stderr.contains("`symbol: SNV-VP`"), "{run:?}");
    let run = sandbox.run(&["build", "--final"]);
    assert!(run.status == 1 && run.stderr.contains("lỗi[code-without-unit]"), "{run:?}");
}

#[test]
fn the_subject_of_a_letter_has_its_word_once() {
    let letter = LETTER.to_owned() + "symbol: SNV-VP\n";
    for typed in ["VỀ VIỆC", "Vv", "V/v:", "v/v Về việc", "Về việc V/v"] {
        let subject = format!("'{typed} báo cáo công tác văn thư'");
        let lines = lines(&pages(
            &letter.replace("Về việc V/v báo cáo công tác văn thư", &subject),
        ));
        assert_eq!(
            line_with(&lines, "báo cáo").text.trim(),
            "V/v báo cáo công tác văn thư"
        );
    }
    let plan = short_plan("  - text: Một.\n")
        .replace("subject: C", "subject: Về việc Về việc c");
    assert!(all_text(&pages(&plan)).contains("KẾ HOẠCH Về việc công tác"));
}

#[test]
fn codes_and_places_are_in_capitals_and_a_drafters_code_becomes_so() {
    let plan = short_plan("  - text: Một.\n");
    let agency = |abbreviation: &str, place: &str| {
        let agency = format!(
            "agency: {{heading: [Sở], name: Sở, abbreviation: {abbreviation}, place: {place}}}"
        );
        findings(&plan.replace("agency: ubnd-bac-ninh", &agency))
    };
    assert_eq!(rule_names(&agency("SNV", "Bắc Ninh")), [""; 0]);
    assert_eq!(rule_names(&agency("snv", "Bắc Ninh")), ["invalid-symbol"]);
    assert_eq!(rule_names(&agency("SNV - BN", "Bắc Ninh")), ["invalid-symbol"]);
    assert_eq!(rule_names(&agency("SNV", "bắc ninh")), ["invalid-place"]);
    let drafted = plan + "drafter: {code: đth, copies: 3}\n";
    assert!(all_text(&pages(&drafted)).contains("ĐTH.(3)"));
}

#[test]
fn copies_of_every_kind_share_their_numbers_and_secret_documents_have_their_own() {
    let sandbox = Sandbox::project();
    let copy = |kind: &str, number: u32| {
        format!(
            "kind: {kind}\nagency: so-noi-vu\nnumber: {number}\ndate: 2026-03-05\n\
             signature: {{position: Chánh Văn phòng, name: Vũ Thị Hoa}}\nrecipients: [Sở Y tế]\n"
        )
    };
    sandbox.write("plans/a.yaml", copy("sao-y", 4));
    sandbox.write("plans/b.yaml", copy("sao-luc", 4));
    sandbox.write("plans/c.yaml", copy("trich-sao", 5));
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("đã cấp cho plans/a.yaml"), "{run:?}");
    assert!(
        !sandbox.path().join("out/b.pdf").exists()
            && sandbox.path().join("out/c.pdf").exists()
    );
    let sandbox = Sandbox::project();
    let plan = short_plan("  - text: Một.\n");
    sandbox.write("plans/a.yaml", plan.clone());
    sandbox.write("plans/b.yaml", plan.clone() + "secrecy_stamp: true\n");
    assert_eq!(sandbox.run(&["build"]).status, 0);
    sandbox.write("plans/c.yaml", plan + "secrecy_stamp: true\n");
    let run = sandbox.run(&["build"]);
    assert!(run.status == 1 && run.stderr.contains("đã cấp cho plans/b.yaml"), "{run:?}");
}
