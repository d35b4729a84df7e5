//! What is wrong in a project's own standard is found before anything is built by it.

use vanban::diag::Diagnostic;
use vanban::document::{Document, schema_of};
use vanban::error::Failure;
use vanban::project::Project;
use vanban::standard::{KindEntry, nd30};

use crate::support::{Sandbox, rule_names};

/// Entries of a standard that is based on the decree, each with the line that the finding
/// points at (after those of `HEAD`), and what it says.
const WRONG: &[(&str, usize, &str)] = &[
    (
        "sizes:\n  ten-loai: {as: chu-ky}\n  chu-ky: {as: ten-loai}",
        2,
        "the same as itself",
    ),
    ("sizes:\n  moi: {as: moi}", 2, "the same as itself"),
    ("sizes:\n  moi: {as: khong-co}", 2, "unknown name `khong-co`"),
    ("sizes:\n  moi: {name: Mới}", 2, "missing number of sizes.moi"),
    ("sizes:\n  'x: 1pt, y': {usual: 3}", 2, "invalid name `x: 1pt, y`"),
    ("sizes:\n  none: {usual: 3}", 2, "invalid name `none`"),
    ("sizes:\n  so: {from: 14, to: 12}", 2, "`from` is larger"),
    ("sizes:\n  so: {from: 14, to: 15}", 2, "outside the range"),
    ("sizes:\n  so: {key: so}", 2, "missing range of sizes.so"),
    ("sizes:\n  so: {key: motto, from: 13, to: 14}", 2, "duplicate key `motto`"),
    ("measures:\n  thut-dong:\n    usual: 12mm + 3cm", 3, "invalid length"),
    ("measures: {thut-dong: {usual: '12mm, x: 3mm'}}", 1, "invalid length"),
    ("measures: {thut-dong: {usual: 12km}}", 1, "invalid length"),
    ("measures: {Moi: {usual: 12mm}}", 1, "invalid name `Moi`"),
    ("margins:\n  left: {usual: 40}", 2, "outside the range"),
    ("margins:\n  left: {as: right}", 2, "`as` is not allowed"),
    ("code:\n  line: 'Số {khong}'", 2, "unknown place {khong} in code.line"),
    ("code:\n  line: Số", 2, "missing place {code} in code.line"),
    ("code:\n  code: '{number}'", 2, "missing place {symbol}"),
    ("code:\n  symbol: '{kind}'", 2, "missing place {agency}"),
    ("date:\n  long: '{day} {month}'", 2, "missing place {year}"),
    ("date:\n  short: '{day}/{month}/{yaer}'", 2, "unknown place {yaer}"),
    (
        "words:\n  archive: {text: 'Lưu:[ {units} ({copies})]'}",
        2,
        "missing place {units}",
    ),
    ("words:\n  place_date: {text: '{place}'}", 2, "missing place {date}"),
    ("words:\n  appendix: {text: Phụ lục}", 2, "missing place {roman} / {n}"),
    ("words:\n  dash: {text: '{n}'}", 2, "printed as it stands"),
    ("words:\n  party: {text: '{title: {name}'}", 2, "unbalanced brackets"),
    ("form_reference: {vi: 'mẫu {so}'}", 1, "unknown place {so}"),
    ("schemes: {muc-khoan: {levels: {khoan: {number: '{x}.'}}}}", 1, "unknown place {x}"),
    (
        "schemes: {muc-khoan: {levels: {khoan: {cite: 'khoản {N}'}}}}",
        1,
        "unknown place {N}",
    ),
    ("forms:\n  cong-van:\n    about: V/v", 3, "missing place {subject}"),
    ("parts:\n  leave:\n    before:\n      - {text: '{ten}'}", 4, "unknown place {ten}"),
    (
        "parts:\n  invitation:\n    after: [{text: 'Mời:', list: chair}]",
        3,
        "unknown name `chair`",
    ),
    (
        "parts:\n  invitation:\n    after: [{text: 'Mời', at: khach}]",
        3,
        "unknown name `khach`",
    ),
    ("parts:\n  moi: {name: Mới, fields: {a: {name: A}}}", 2, "field `a` is not printed"),
    ("parts:\n  sections: {name: Mới, fields: {}}", 2, "another key of a document"),
    ("parts:\n  section: {name: Mới, fields: {}}", 2, "another key of a document"),
    ("kinds:\n  ke-hoach:\n    form: khong-co", 3, "unknown name `khong-co`"),
    ("kinds:\n  ke-hoach:\n    without: [date, ngay]", 3, "unknown name `ngay`"),
    ("kinds:\n  ke-hoach:\n    later:\n      - subject", 4, "unknown name `subject`"),
    ("forms:\n  cong-van: {without: [so]}", 2, "unknown name `so`"),
    ("forms:\n  cong-van: {needs: [leave]}", 2, "unknown name `leave`"),
    ("valid: {from: 2027-01-01, to: 2026-01-01}", 1, "before the first"),
    ("code:\n  terms: {k1: {from: 2027-01-01, to: 2026-01-01}}", 2, "before the first"),
    ("letters: [a, b, a]", 1, "duplicate letter `a`"),
    ("letters: []", 1, "missing letters"),
    ("sizes:\n  so: {as: noi-dung}", 2, "`as` has no effect"),
    ("usual_form: cong-vam", 1, "unknown name `cong-vam`"),
];

const HEAD: &str = "id: thu\nbased_on: nd30\nline: thu\n";

/// What is found wrong with a project.
fn faults(sandbox: &Sandbox) -> Vec<Diagnostic> {
    match Project::find(sandbox.path()) {
        Err(Failure::Findings(findings)) => findings,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_fault_of_a_standard_is_found_where_the_file_has_it() {
    let schema = schema_of::<Document>();
    let names = schema["properties"].as_object().expect("keys").keys().cloned();
    let names: Vec<String> = names.collect();
    assert_eq!(nd30().faults(&names), []);
    for (text, line, said) in WRONG {
        let sandbox = Sandbox::project();
        sandbox.write("standards/thu.yaml", format!("{HEAD}{text}\n"));
        let found = faults(&sandbox);
        let found = found.iter().find(|it| it.message.en.contains(said));
        let found = found.unwrap_or_else(|| panic!("{text}: {:#?}", faults(&sandbox)));
        assert_eq!(found.rule.name, "invalid-standard", "{text}");
        let place = found.place.as_ref().expect("a place");
        assert!(place.file.name.ends_with("standards/thu.yaml"), "{text}: {place:?}");
        let before = &place.file.text[..place.range.start];
        assert_eq!(before.matches('\n').count() + 1 - 3, *line, "{text}: {place:?}");
    }
}

#[test]
fn the_faults_of_all_standards_are_told_at_once() {
    let sandbox = Sandbox::project();
    sandbox.write("standards/a.yaml", format!("{HEAD}letters: [a, a]\nusual_form: x\n"));
    sandbox.write("standards/b.yaml", "id: b\nbased_on: thu\n");
    sandbox.write("standards/c.yaml", "id: c\nbased_on: [nd30]\nline: c\n");
    let found = faults(&sandbox);
    let expected =
        ["invalid-standard", "invalid-standard", "unknown-standard", "invalid-type"];
    assert_eq!(rule_names(&found), expected, "{found:#?}");
    assert!(found[2].hints[0].en.contains("not another one of the project"));
    let sandbox = Sandbox::project();
    sandbox.write("standards/a.yaml", HEAD);
    sandbox.write("standards/b.yaml", HEAD);
    let found = faults(&sandbox);
    assert_eq!(rule_names(&found), ["invalid-standard"]);
    assert_eq!(found[0].related.len(), 1);
}

#[cfg(unix)]
#[test]
fn a_standard_that_is_no_file_of_the_project_is_never_opened() {
    let sandbox = Sandbox::project();
    let outside = Sandbox::empty();
    outside.write("ngoai.yaml", "id: [");
    sandbox.write("standards/folder.yaml/x", "");
    let folder = sandbox.path().join("standards");
    let made = std::process::Command::new("mkfifo")
        .arg(folder.join("pipe.yaml"))
        .status();
    assert!(made.expect("mkfifo runs").success());
    std::os::unix::fs::symlink(
        outside.path().join("ngoai.yaml"),
        folder.join("link.yaml"),
    )
    .expect("a link");
    std::os::unix::fs::symlink("nobody", folder.join(".#a.yaml")).expect("a lock");
    let found = faults(&sandbox);
    let said: Vec<&str> = found.iter().map(|it| it.message.en.as_str()).collect();
    assert_eq!(
        said,
        [
            "the standard is not a file",
            "the standard lies outside the project: a symbolic link leads out",
            "the standard is not a file",
        ]
    );
}

#[test]
fn names_that_mean_nothing_in_an_offices_own_kinds_are_told() {
    let kind = KindEntry {
        without: vec!["subject".to_owned(), "ngay".to_owned()],
        later: vec!["number".to_owned(), "subject".to_owned()],
        ..KindEntry::default()
    };
    let found = nd30().unknown_kind_names("phieu", &kind);
    let paths: Vec<String> = found.iter().map(|fault| fault.path.to_string()).collect();
    assert_eq!(paths, ["kinds.phieu.without[1]", "kinds.phieu.later[1]"]);
}
