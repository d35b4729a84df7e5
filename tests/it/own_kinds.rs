//! Kinds are entries: those of the standard, and those of an office.

use crate::support::{Run, Sandbox, all_text, findings, rule_names, set, short_plan};

const AGENCIES: &str = "agencies:
  xa: {heading: [Ủy ban nhân dân, xã Hoa Sen], name: Ủy ban nhân dân xã Hoa Sen, abbreviation: UBND, place: Hoa Sen}
";

/// A project with kinds of its own.
fn project(kinds: &str) -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("vanban.yaml", format!("{AGENCIES}kinds:\n{kinds}"));
    sandbox
}

fn build(sandbox: &Sandbox, documents: &[(&str, &str)], args: &[&str]) -> Run {
    for (name, yaml) in documents {
        sandbox.write(&format!("plans/{name}.yaml"), yaml);
    }
    sandbox.run(&[&["build"], args].concat())
}

const MINUTES: &str = "kind: bien-ban-kho
agency: xa
year: 2026
subject: Kiểm kê kho
meeting: {start: 8 giờ, place: Kho số 1, attendees: [Thủ kho], end: 9 giờ}
signature: {position: Thủ kho, name: Bùi Thị Tám}
";

#[test]
fn a_kind_whose_template_extends_that_of_minutes_may_be_issued_without_number_and_date() {
    for extends in [
        "{% extends \"bien-ban.typ.j2\" %}\n",
        "{%- extends 'bien-ban.typ.j2' -%}\n{% block sao %}{% endblock %}\n",
    ] {
        let sandbox = project(
            "  bien-ban-kho: {name: Biên bản kho, abbreviation: BBK, form: kho}\n",
        );
        sandbox.write("templates/kho.typ.j2", extends);
        let run = build(&sandbox, &[("a", MINUTES)], &["--final"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{extends}: {run:?}");
        let (pages, _) = set(&sandbox.session(), MINUTES);
        let text = all_text(&pages.expect("pages"));
        assert!(text.contains("BIÊN BẢN KHO") && text.contains("/BBK-UBND"), "{text}");
        assert!(!text.contains("Hoa Sen, ngày"), "{text}");
    }
}

#[test]
fn a_template_may_extend_an_own_one_that_extends_a_form() {
    let sandbox = project(
        "  bien-ban-kho: {name: Biên bản kho, abbreviation: BBK, form: kho-lon}\n",
    );
    sandbox.write("templates/kho.typ.j2", "{% extends \"bien-ban.typ.j2\" %}\n");
    sandbox.write(
        "templates/kho-lon.typ.j2",
        "{# Kho lớn. #}\n{% extends \"kho.typ.j2\" %}\n",
    );
    let run = build(&sandbox, &[("a", MINUTES)], &["--final"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    let without = MINUTES.split("meeting:").next().expect("a head").to_owned()
        + "preamble: Một.\nlegal_bases: [Luật Thanh tra]\naddressees: [Kho số 2]\n"
        + "signature: {position: Thủ kho, name: Bùi Thị Tám}\n";
    let (_, findings) = set(&sandbox.session(), &without);
    assert_eq!(rule_names(&findings), ["unexpected-part"], "{findings:#?}");
}

const LETTER: &str = "kind: cong-van
agency: xa
number: 5
date: 2026-02-03
subject: Dọn vệ sinh
addressees: [Các thôn]
preamble: Một đoạn.
signature: {position: Chủ tịch, name: Đỗ Văn Minh}
";

#[test]
fn a_letter_of_thanks_has_no_number_that_another_document_could_have() {
    let thanks = LETTER.replace("kind: cong-van", "kind: thu-cong");
    let (_, found) = set(&project("  x: {name: X}\n").session(), &thanks);
    assert_eq!(rule_names(&found), ["unexpected-part"], "{found:#?}");
    let thanks = thanks.replace("number: 5\n", "");
    let sandbox = project("  x: {name: X}\n");
    let run = build(&sandbox, &[("a", LETTER), ("b", &thanks)], &[]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(!run.stderr.contains("duplicate-number"), "{run:?}");
    let run = build(&sandbox, &[("b", LETTER)], &[]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains("lỗi[duplicate-number]"), "{run:?}");
}

#[test]
fn a_form_without_a_number_is_cited_by_its_clause() {
    let thanks = LETTER.replace("kind: cong-van", "kind: thu-cong");
    let found = findings(
        &thanks
            .replace("number: 5\n", "")
            .replace("agency: xa", "agency: so-noi-vu")
            .replace("addressees:", "legal_bases: [Luật Thanh tra]\naddressees:"),
    );
    assert_eq!(rule_names(&found), ["unexpected-part"]);
    let (vi, en) = (&found[0].message.vi, &found[0].message.en);
    assert!(vi.contains("(Điều 7)") && !vi.contains("mẫu"), "{vi}");
    assert!(en.contains("(Điều 7)") && !en.contains("form"), "{en}");
}

const BARE: &str = "kind: loi-nhan
agency: xa
year: 2026
preamble: Nhắn mọi người giữ sạch bếp chung.
signature: {position: Trưởng bếp, name: Lê Thị Chín}
";

#[test]
fn an_own_kind_may_lack_subject_number_date_and_recipients_and_is_asked_for_none() {
    let sandbox = project(
        "  loi-nhan: {name: Lời nhắn, abbreviation: LN, without: [subject, number, date, recipients]}\n",
    );
    let run = build(&sandbox, &[("a", BARE)], &["--final"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    let said = BARE.to_owned()
        + "number: 9\ndate: 2026-02-03\nrecipients: [Bếp phó]\narchive: {units: [BEP]}\n";
    let (_, findings) = set(&sandbox.session(), &said);
    assert_eq!(rule_names(&findings), ["unexpected-part"; 3], "{findings:#?}");
    let (pages, findings) = set(&sandbox.session(), BARE);
    let text = all_text(&pages.unwrap_or_else(|| panic!("{findings:#?}")));
    assert!(text.contains("LỜI NHẮN Nhắn mọi người"), "{text}");
    for lost in ["Số:", "/LN-UBND", "Hoa Sen, ngày", "Nơi nhận:", "Lưu:", "Bếp phó"]
    {
        assert!(!text.contains(lost), "{lost}: {text}");
    }
}

#[test]
fn an_own_kind_is_asked_for_what_it_prints() {
    let sandbox = project(
        "  loi-nhan: {name: Lời nhắn, abbreviation: LN, without: [subject, recipients]}\n",
    );
    let run = build(&sandbox, &[("a", BARE)], &["--final"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("[blank-number]") && run.stderr.contains("[blank-date]"),
        "{run:?}"
    );
    assert_eq!(build(&sandbox, &[("a", BARE)], &[]).status, 0);
}

#[test]
fn no_hint_for_an_own_kind_points_to_a_starter_that_is_not_there() {
    let sandbox = project("  loi-nhan: {name: Lời nhắn, abbreviation: LN}\n");
    for yaml in [
        BARE.to_owned(),
        BARE.to_owned() + "issuer: Bếp\n",
        BARE.replace("preamble", "preambel"),
    ] {
        for lang in ["vi", "en"] {
            let run = build(&sandbox, &[("a", &yaml)], &["--lang", lang]);
            assert_eq!(run.status, 1, "{run:?}");
            assert!(!run.stderr.contains("vanban new"), "{run:?}");
        }
    }
    let run = build(&sandbox, &[("a", &BARE.replace("loi-nhan", "bao-cao"))], &[]);
    assert!(run.stderr.contains("vanban new bao-cao"), "{run:?}");
}

#[test]
fn a_name_that_nothing_has_is_a_fault_at_its_place_in_the_projects_file() {
    for (kind, place) in [
        ("{name: Phiếu, without: [nubmer]}", "without"),
        ("{name: Phiếu, later: [ngay]}", "later"),
    ] {
        let sandbox = Sandbox::project();
        let config = std::fs::read_to_string("vanban.yaml").expect("read");
        sandbox.write("vanban.yaml", format!("{config}kinds: {{phieu: {kind}}}\n"));
        sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
        let run = sandbox.run(&["build", "--message-format", "short"]);
        let line = config.lines().count() + 1;
        assert_eq!(run.status, 1, "{place}: {run:?}");
        assert!(run.stderr.starts_with(&format!("vanban.yaml:{line}:")), "{run:?}");
        assert!(run.stderr.contains("[invalid-kind]"), "{run:?}");
    }
}

#[test]
fn a_kind_whose_form_is_missing_is_an_error_of_its_documents_and_else_a_warning() {
    for kind in [
        "{name: Phiếu, form: cong-vam}",
        "{name: Phiếu, template: khong-co}",
        "{name: Phiếu, form: phieu, template: phieu}",
    ] {
        let sandbox = Sandbox::project();
        let config = std::fs::read_to_string("vanban.yaml").expect("read");
        sandbox.write("vanban.yaml", format!("{config}kinds: {{phieu: {kind}}}\n"));
        sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
        let line = config.lines().count() + 1;
        for command in ["build", "check"] {
            let run = sandbox.run(&[command, "--message-format", "short"]);
            assert_eq!(run.status, 0, "{run:?}");
            let said = format!("vanban.yaml:{line}:");
            assert!(run.stderr.contains(&said), "{command}: {run:?}");
            assert_eq!(run.stderr.matches("[invalid-kind]").count(), 1, "{run:?}");
            assert!(run.stderr.contains("cảnh báo: "), "{run:?}");
        }
        let other = short_plan("  - text: Một.\n").replace("number: 5", "number: 6");
        let (_, rest) = other.split_once('\n').expect("a line");
        sandbox.write("plans/b.yaml", format!("kind: phieu\n{rest}"));
        let run = sandbox.run(&["build", "--message-format", "short"]);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.starts_with("plans/b.yaml:1:7: lỗi: "), "{run:?}");
        assert_eq!(run.stderr.matches("[invalid-kind]").count(), 1, "{run:?}");
        assert!(sandbox.path().join("out/a.pdf").is_file());
    }
}
