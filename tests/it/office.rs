//! What `vanban.yaml` says once for all documents.

use crate::support::{Sandbox, short_plan};

fn project(more: &str, plan: &str) -> crate::support::Run {
    let sandbox = Sandbox::project();
    let file = std::fs::read_to_string("vanban.yaml").expect("read");
    sandbox.write("vanban.yaml", file + more);
    sandbox.write("plans/a.yaml", plan);
    let run = sandbox.run(&["build", "--format", "typst"]);
    let source =
        std::fs::read_to_string(sandbox.path().join("out/a.typ")).unwrap_or_default();
    crate::support::Run { stdout: source, ..run }
}

const OFFICE: &str = "signers:
  chu-tich: {authority: [TM. Ủy ban nhân dân], position: Chủ tịch, name: Lê Văn Tám}
recipient_groups:
  cac-so: [Sở Tài chính, Sở Xây dựng]
units:
  NC: Phòng Nội chính
kinds:
  phieu-trinh: {name: Phiếu trình, abbreviation: PTr}
margins: {left: 35, right: 15}
sizes: {body: 13}
";

fn plan() -> String {
    let plan = short_plan("  - text: Một.\n").replace(
        "signature:\n  authority: [TM. Ủy ban nhân dân]\n  position: Chủ tịch\n  name: Nguyễn Văn A\n",
        "signature: chu-tich\n",
    );
    plan + "recipient_groups: [cac-so]\narchive: {units: [NC]}\n"
}

#[test]
fn documents_name_signers_groups_units_and_kinds_of_the_office() {
    let run = project(OFFICE, &plan().replace("kind: ke-hoach", "kind: phieu-trinh"));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    for part in [
        "Lê Văn Tám",
        "Sở Xây dựng",
        "PHIẾU TRÌNH",
        "05/PTr-UBND",
        "Lưu: VT, NC",
        "noi-dung: 13pt",
        "left: 35",
    ] {
        assert!(run.stdout.contains(part), "{part} in {}", run.stdout);
    }
}

#[test]
fn names_that_the_office_does_not_have_are_refused_with_what_there_is() {
    for (from, to, rule) in [
        ("signature: chu-tich", "signature: chu-tjch", "unknown-signer"),
        ("recipient_groups: [cac-so]", "recipient_groups: [cac-xa]", "unknown-group"),
        ("units: [NC]", "units: [XY]", "unknown-unit"),
    ] {
        let run = project(OFFICE, &plan().replace(from, to));
        assert_eq!(run.status, 1, "{to}");
        assert!(run.stderr.contains(&format!("[{rule}]")), "{to}: {}", run.stderr);
    }
}

#[test]
fn margins_and_sizes_outside_the_decrees_ranges_cite_the_clause() {
    for (more, clause) in [
        ("margins: {left: 40}\n", "I.3"),
        ("margins: {top: 10}\n", "I.3"),
        ("sizes: {body: 15}\n", "II.6.e"),
        ("sizes: {national_name: 14}\n", "II.1.b"),
    ] {
        let run = project(more, &short_plan("  - text: Một.\n"));
        assert_eq!(run.status, 1, "{more}");
        assert!(run.stderr.contains("[out-of-range]"), "{}", run.stderr);
        assert!(run.stderr.contains(clause), "{}", run.stderr);
    }
}

#[test]
fn an_own_kind_may_have_a_template_of_its_own() {
    let sandbox = Sandbox::project();
    let file = std::fs::read_to_string("vanban.yaml").expect("read");
    sandbox.write(
        "vanban.yaml",
        file + "kinds:\n  phieu-trinh: {name: Phiếu trình, abbreviation: PTr, form: phieu-trinh}\n",
    );
    sandbox.write(
        "templates/phieu-trinh.typ.j2",
        "{% extends \"base.typ.j2\" %}\n{% block tham_quyen %}\n#dong-lenh[Ý KIẾN LÃNH ĐẠO]\n{% endblock %}\n",
    );
    let plan =
        short_plan("  - text: Một.\n").replace("kind: ke-hoach", "kind: phieu-trinh");
    sandbox.write("plans/a.yaml", plan);
    let run = sandbox.run(&["build", "--format", "typst"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let source = String::from_utf8(sandbox.read("out/a.typ")).expect("text");
    assert!(
        source.contains("Ý KIẾN LÃNH ĐẠO") && source.contains("PHIẾU TRÌNH"),
        "{source}"
    );
    for command in ["kinds", "schema"] {
        let run = sandbox.run(&[command]);
        assert!(run.stdout.contains("phieu-trinh"), "{command}");
    }
}
