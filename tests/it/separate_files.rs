//! Annexes and attached texts that are files of their own (II.8.b, III.1.d).

use vanban::diag::SourceFile;
use vanban::pipeline::{Files, Product};

use crate::support::{Sandbox, short_plan};

const ANNEXES: &str = "medium: electronic
appendices:
  - {title: Một, separate: true, text: Riêng một.}
  - {title: Hai, text: Chung.}
  - {title: Ba, separate: true, orientation: landscape, text: Riêng ba.}
";
const SIGNED: &str = "signed_at: 2025-06-02T09:30:00+07:00\n";
const DECISION: &str = "kind: quyet-dinh
agency: so-noi-vu
number: 8
date: 2025-06-02
medium: electronic
subject: Ban hành Quy chế
legal_bases: [Luật Lưu trữ]
sections: [{text: Ban hành.}]
attachment:
  kind: quy-che
  subject: Công tác văn thư
  sections: [{title: Một, text: Hết.}]
signature: {position: Giám đốc, name: Nguyễn Văn A}
recipients: [Như Điều 1]
";

fn plan() -> String {
    short_plan("  - text: Nội dung.\n") + ANNEXES
}

/// What the names of a document's files end in, and their bytes.
fn made(yaml: &str) -> Vec<(String, Vec<u8>)> {
    let session = Sandbox::project().session();
    let (built, findings) = session.build(&SourceFile::new("x.yaml", yaml), Product::Pdf);
    match built.map(|built| built.files) {
        Some(Files::Several(files)) => files,
        Some(Files::One(only)) => vec![(String::new(), only)],
        _ => panic!("{findings:#?}"),
    }
}

fn endings(yaml: &str) -> Vec<String> {
    made(yaml).into_iter().map(|(ending, _)| ending).collect()
}

#[test]
fn each_separate_annex_is_a_file_with_a_title_and_a_name_of_its_own() {
    let files = made(&(plan() + SIGNED));
    let endings: Vec<&str> = files.iter().map(|(ending, _)| ending.as_str()).collect();
    assert_eq!(endings, ["", "phu-luc-1", "phu-luc-3"]);
    for (_, bytes) in &files {
        assert!(bytes.starts_with(b"%PDF-1.7"));
        let text = String::from_utf8_lossy(bytes);
        assert!(text.contains("<pdfaid:part>2</pdfaid:part>"), "PDF/A-2");
        assert!(text.contains("<pdfuaid:part>1</pdfuaid:part>"), "PDF/UA-1");
    }
    let titled =
        |at: usize, title: &str| String::from_utf8_lossy(&files[at].1).contains(title);
    assert!(titled(0, "Kế hoạch số 05/KH-UBND"));
    assert!(titled(1, "Phụ lục I: MỘT") && titled(2, "Phụ lục III: BA"));
}

#[test]
fn an_attached_text_is_a_file_if_it_says_so_or_is_signed_by_itself() {
    assert_eq!(endings(DECISION), [""]);
    assert_eq!(endings(&(DECISION.to_owned() + SIGNED)), ["", "kem-theo"]);
    let paper = DECISION.replace("electronic", "paper") + SIGNED;
    assert_eq!(endings(&paper), [""]);
    let said =
        DECISION.replace("  kind: quy-che\n", "  kind: quy-che\n  separate: true\n");
    assert_eq!(endings(&said), ["", "kem-theo"]);
    let not = said.replace("true", "false") + SIGNED;
    assert_eq!(endings(&not), [""]);
}

#[test]
fn the_files_of_a_document_are_built_compared_and_told_together() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", plan() + SIGNED);
    let names = ["out/a.pdf", "out/a-phu-luc-1.pdf", "out/a-phu-luc-3.pdf"];
    let run = sandbox.run(&["build", "--message-format", "json"]);
    for name in names {
        assert!(
            run.stdout.contains(name) && sandbox.path().join(name).exists(),
            "{run:?}"
        );
    }
    assert!(sandbox.run(&["build"]).stdout.contains("không đổi"));
    assert_eq!(sandbox.run(&["verify"]).status, 0);
    sandbox.write(names[1], "tệp khác");
    let run = sandbox.run(&["verify"]);
    assert!(run.status == 1 && run.stdout.contains(names[1]), "{run:?}");
    assert_eq!(sandbox.run(&["build"]).status, 0);
    assert_eq!(sandbox.run(&["verify"]).status, 0);
    sandbox.write("plans/a.yaml", plan().replace("separate: true, ", "") + SIGNED);
    let run = sandbox.run(&["build"]);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains(names[1]) && said.contains(names[2]), "left behind: {said}");
}

#[test]
fn no_file_is_written_over_by_another_document_of_its_name() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", plan());
    let other = short_plan("  - text: Khác.\n").replace("number: 5", "number: 6");
    sandbox.write("plans/a-phu-luc-1.yaml", other.clone());
    let run = sandbox.run(&["build"]);
    assert!(run.status == 1 && run.stderr.contains("[duplicate-product]"), "{run:?}");
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", plan());
    assert_eq!(sandbox.run(&["build"]).status, 0);
    let annex = sandbox.read("out/a-phu-luc-1.pdf");
    sandbox.write("plans/a-phu-luc-1.yaml", other);
    let run = sandbox.run(&["build", "plans/a-phu-luc-1.yaml"]);
    assert!(run.status == 1 && run.stderr.contains("[duplicate-product]"), "{run:?}");
    assert!(sandbox.read("out/a-phu-luc-1.pdf") == annex);
}

#[test]
fn a_time_of_signing_that_no_file_shows_is_said_to_be_unused() {
    let rules = |yaml: &str| crate::support::rule_names(&crate::support::findings(yaml));
    let plain = short_plan("  - text: Nội dung.\n");
    assert_eq!(rules(&(plain + SIGNED)), ["unused-signing-time"]);
    assert_eq!(rules(&(plan() + SIGNED)), [""; 0]);
    assert_eq!(rules(&(DECISION.to_owned() + SIGNED)), [""; 0]);
    let paper = DECISION.replace("electronic", "paper") + SIGNED;
    assert_eq!(rules(&paper), ["unused-signing-time"]);
}
