//! `vanban check --fix`: what is certain is put right, by bytes, and nothing else.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use vanban::diag::SourceFile;
use vanban::pipeline::Repaired;
use vanban::yaml::{Node, parse};

use crate::support::{PLAN, SESSION, Sandbox, plan};

/// A draft with a fault of every sort that has a fix, in every style of value.
const DRAFT: &str = "\
kind: ke-hoach
agency: so-noi-vu
date: 2026-03-05
subject: Công tác lưu trữ năm 2026.   # trích yếu
legal_bases:
  # luật
  - Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024
  - \"Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính Phủ về công tác văn thư\"
preamble: 'Theo Khoản 3 Điều 4 , Sở Nội vụ thông báo của của \"Dân vận khéo\" năm 2026 .'
sections:
  - text: >-
      Một việc
      , hai việc ; theo điều 5 của Quốc Hội. Ghi chú ./. Hết
  - text: \"Ngày \\\"hội\\\" của Ủy Ban Nhân Dân\"
signature: {authority: [K/T Giám đốc], position: Phó Giám đốc, name: LÝ THỊ HÀ}
recipients:
  - Các phòng
";
/// The same put right.
const RIGHT: &str = "\
kind: ke-hoach
agency: so-noi-vu
date: 2026-03-05
subject: Công tác lưu trữ năm 2026   # trích yếu
legal_bases:
  # luật
  - Luật Lưu trữ ngày 21 tháng 6 năm 2024
  - \"Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư\"
preamble: 'Theo khoản 3 Điều 4, Sở Nội vụ thông báo của “Dân vận khéo” năm 2026.'
sections:
  - text: >-
      Một việc, hai việc; theo Điều 5 của Quốc hội. Ghi chú. Hết
  - text: \"Ngày “hội” của Ủy ban nhân dân\"
signature: {authority: [KT. Giám đốc], position: Phó Giám đốc, name: Lý Thị Hà}
recipients:
  - Các phòng
";

fn repaired(yaml: &str) -> Repaired {
    let file = SourceFile::new("x.yaml", yaml);
    let checked = SESSION.check(&file, || parse(&file));
    SESSION.repaired(&file, checked, true)
}

/// Every value of a document in its order, and every comment.
fn said(yaml: &str) -> (Vec<String>, Vec<String>) {
    let file = SourceFile::new("x.yaml", yaml);
    let tree = parse(&file).expect("YAML");
    let mut values = vec![];
    let mut keep = |node: &Node| values.extend(node.scalar().map(str::to_owned));
    tree.root.for_each_scalar(&mut keep);
    let comments = tree.comments.iter().map(|it| tree.file.text[it.clone()].to_owned());
    (values, comments.collect())
}

#[test]
fn what_is_certain_is_put_right_in_the_file_and_every_other_byte_stays() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", DRAFT);
    let run = sandbox.run(&["check", "--fix"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.contains("plans/a.yaml: đã sửa 17 chỗ"), "{run:?}");
    assert_eq!(String::from_utf8(sandbox.read("plans/a.yaml")).unwrap(), RIGHT);
    let again = sandbox.run(&["check", "--fix"]);
    assert!(!again.stdout.contains("đã sửa"), "{again:?}");
    assert_eq!(sandbox.read("plans/a.yaml"), RIGHT.as_bytes());
    assert_eq!(sandbox.unfinished(), 0);
}

#[test]
fn line_ends_and_the_byte_order_mark_of_a_file_stay() {
    let sandbox = Sandbox::project();
    let dos = |yaml: &str| format!("\u{feff}{}", yaml.replace('\n', "\r\n"));
    sandbox.write("plans/a.yaml", dos(DRAFT));
    assert_eq!(sandbox.run(&["check", "--fix"]).status, 0);
    assert_eq!(sandbox.read("plans/a.yaml"), dos(RIGHT).as_bytes());
}

#[test]
fn diff_shows_the_lines_that_would_change_and_writes_nothing() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", DRAFT);
    let run = sandbox.run(&["check", "--fix", "--diff", "--message-format", "short"]);
    assert_eq!(run.status, 1, "{run:?}");
    for line in [
        "--- a/plans/a.yaml\n+++ b/plans/a.yaml\n@@ -1,",
        "\n-subject: Công tác lưu trữ năm 2026.   # trích yếu\n",
        "\n+subject: Công tác lưu trữ năm 2026   # trích yếu\n",
        "\n   - Các phòng\n",
    ] {
        assert!(run.stdout.contains(line), "{line} in {}", run.stdout);
    }
    assert_eq!(sandbox.read("plans/a.yaml"), DRAFT.as_bytes());
    sandbox.write("plans/a.yaml", RIGHT);
    assert_eq!(sandbox.run(&["check", "--fix", "--diff"]).status, 0);
}

#[test]
fn a_document_with_number_and_day_is_changed_only_by_force() {
    let sandbox = Sandbox::with_reference_plan();
    let run = sandbox.run(&["check", "--fix"]);
    assert!(run.stdout.contains("giữ nguyên 5 chỗ sửa được"), "{run:?}");
    assert_eq!(sandbox.read(PLAN), plan().as_bytes());
    let run = sandbox.run(&["check", "--fix", "--force"]);
    assert!(run.stdout.contains("đã sửa 5 chỗ"), "{run:?}");
    let now = String::from_utf8(sandbox.read(PLAN)).unwrap();
    assert_eq!(now, repaired(&plan()).file.text);
    assert_ne!(now, plan());
}

#[test]
fn a_file_in_another_encoding_is_left_as_it_is() {
    let sandbox = Sandbox::project();
    let bytes: Vec<u8> = format!("\u{feff}{DRAFT}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    sandbox.write("plans/a.yaml", &bytes);
    let run = sandbox.run(&["check", "--fix"]);
    assert!(run.stdout.contains("vì tệp không phải UTF-8"), "{run:?}");
    assert_eq!(sandbox.read("plans/a.yaml"), bytes);
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_and_a_file_that_may_not_be_written_is_left_and_said() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::project();
    sandbox.write("rieng/a.yaml", DRAFT);
    fs::create_dir_all(sandbox.path().join("plans")).unwrap();
    symlink("../rieng/a.yaml", sandbox.path().join("plans/a.yaml")).unwrap();
    assert_eq!(sandbox.run(&["check", "--fix"]).status, 0);
    assert_eq!(sandbox.read("rieng/a.yaml"), RIGHT.as_bytes());
    let link = fs::symlink_metadata(sandbox.path().join("plans/a.yaml")).unwrap();
    assert!(link.is_symlink());
    sandbox.write("rieng/a.yaml", DRAFT);
    let mode = fs::Permissions::from_mode(0o444);
    fs::set_permissions(sandbox.path().join("rieng/a.yaml"), mode).unwrap();
    let run = sandbox.run(&["check", "--fix"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.stderr.contains("plans/a.yaml: không có quyền"), "{run:?}");
    assert_eq!(sandbox.read("rieng/a.yaml"), DRAFT.as_bytes());
}

/// Faults that writers make: what is right, and how it is written wrong.
const FAULTS: [(&str, &str); 9] = [
    (", ", " , "),
    ("; ", " ; "),
    ("Chính phủ", "Chính Phủ"),
    ("Hội đồng nhân dân", "Hội Đồng Nhân Dân"),
    ("Ủy ban nhân dân", "Ủy Ban nhân dân"),
    (" của ", " của của "),
    (" khoản ", " Khoản "),
    (" các ", " các các các "),
    ("(", "( "),
];

fn documents() -> Vec<PathBuf> {
    let starters = fs::read_dir("plans/mau").expect("starters");
    let mut paths: Vec<PathBuf> = starters.map(|it| it.expect("one").path()).collect();
    paths.extend([PLAN, "plans/ke-hoach-2026.yaml"].map(PathBuf::from));
    paths.sort();
    paths
}

/// A document with faults at some places of those where each could be.
fn spoilt(yaml: &str, picks: &[(usize, usize)]) -> String {
    let mut yaml = yaml.to_owned();
    for (fault, place) in picks {
        let (right, wrong) = FAULTS[fault % FAULTS.len()];
        let places: Vec<usize> = yaml.match_indices(right).map(|(at, _)| at).collect();
        if let Some(at) = places.get(place % places.len().max(1)) {
            yaml.replace_range(*at..at + right.len(), wrong);
        }
    }
    yaml
}

#[test]
fn starters_have_nothing_to_put_right() {
    for path in documents() {
        if path.starts_with("plans/mau") {
            let yaml = fs::read_to_string(&path).expect("read");
            let made = repaired(&yaml).made;
            assert_eq!(made, 0, "{}", path.display());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("VANBAN_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(40),
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(30_2020),
        ..ProptestConfig::default()
    })]

    #[test]
    fn two_fixes_are_as_one_and_a_spoilt_document_says_the_same_but_for_its_faults(
        document in any::<prop::sample::Index>(),
        picks in prop::collection::vec((0_usize..99, 0_usize..999), 1..12),
    ) {
        let documents = documents();
        let path = document.get(&documents);
        let yaml = spoilt(&fs::read_to_string(path).expect("read"), &picks);
        let file = SourceFile::new("x.yaml", yaml.as_str());
        prop_assume!(parse(&file).is_ok());
        let once = repaired(&yaml);
        let text = &once.file.text;
        prop_assert_eq!(&repaired(text).file.text, text, "{}", path.display());
        let ((old, comments), (new, kept)) = (said(&yaml), said(text));
        prop_assert_eq!(old.len(), new.len());
        prop_assert_eq!(comments, kept);
        let changed = old.iter().zip(&new).filter(|(old, new)| old != new).count();
        prop_assert!(changed <= once.made);
        // No letter comes or goes but for words that stood twice.
        let letters = |text: &str| {
            let mut words: Vec<&str> = text.split_whitespace().collect();
            words.dedup();
            words.concat().to_lowercase()
        };
        for (old, new) in old.iter().zip(&new) {
            prop_assert_eq!(letters(old).len(), letters(new).len(), "{} → {}", old, new);
        }
    }
}
