//! Many documents in one run: order, bytes, what is made again and what is left behind.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{Run, Sandbox, png, short_plan};

/// A project with some short plans, one of them faulty.
fn several() -> Sandbox {
    let sandbox = Sandbox::project();
    for i in 0..12 {
        let text = format!("  - text: Nội dung thứ {i}.\n");
        let plan = short_plan(&text).replace("number: 5", &format!("number: {}", i + 1));
        sandbox.write(&format!("plans/k{i:02}.yaml"), plan);
    }
    sandbox.write("plans/k05.yaml", "kind: ke-hoach\n");
    sandbox
}

/// Every file of a folder by its name, unfinished ones and the ledger apart.
fn products(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    files
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, std::fs::read(entry.path()).expect("read"))
        })
        .collect()
}

#[test]
fn order_and_bytes_do_not_depend_on_the_number_of_threads() {
    let sandbox = several();
    let runs: Vec<(Run, BTreeMap<String, Vec<u8>>)> = ["1", "2", "7"]
        .iter()
        .map(|jobs| {
            let folder = format!("out{jobs}");
            let run = sandbox.run(&["build", "-j", jobs, "-o", &folder]);
            let run = Run { stdout: run.stdout.replace(&folder, "out"), ..run };
            (run, products(&sandbox.path().join(&folder)))
        })
        .collect();
    for (run, files) in &runs {
        assert_eq!(run.status, 1, "one bad file does not stop the others");
        assert!(run.stdout.ends_with("11 đã dựng, 0 không đổi, 1 có lỗi\n"), "{run:?}");
        assert_eq!((&run.stdout, &run.stderr), (&runs[0].0.stdout, &runs[0].0.stderr));
        assert!(files.len() == 11 && files == &runs[0].1);
    }
}

#[test]
fn only_what_has_changed_is_made_again_and_the_reason_is_said() {
    let sandbox = Sandbox::project();
    let plan =
        short_plan("  - text: Một.\n  - image: {file: hinh.png, width: 20mm, alt: h}\n");
    sandbox.write("plans/a.yaml", &plan);
    sandbox.write(
        "plans/b.yaml",
        short_plan("  - text: Hai.\n").replace("number: 5", "number: 6"),
    );
    sandbox.write("hinh.png", png(4, 4, [255, 0, 0, 255]));
    let why = || {
        let run = sandbox.run(&["build", "--why"]);
        assert_eq!(run.status, 0, "{run:?}");
        let lines = run.stdout.lines().filter(|line| line.starts_with("  "));
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(why(), ["dựng: lần đầu, hoặc không có ghi chép lần trước"; 2]);
    assert!(why().is_empty());
    sandbox.write("plans/a.yaml", plan.replace("Một", "Ba"));
    assert_eq!(why(), ["dựng lại: plans/a.yaml đã đổi"]);
    sandbox.write("hinh.png", png(5, 5, [0, 255, 0, 255]));
    assert_eq!(why(), ["dựng lại: hinh.png đã đổi"]);
    let config = String::from_utf8(sandbox.read("vanban.yaml")).expect("UTF-8");
    sandbox.write("vanban.yaml", config + "# thêm\n");
    assert_eq!(why(), ["dựng lại: vanban.yaml đã đổi"; 2]);
    let own = std::fs::read_to_string("templates/lib/quoc-hieu.typ").expect("read");
    sandbox.write("templates/lib/quoc-hieu.typ", own.clone() + "// của cơ quan\n");
    assert_eq!(why(), ["dựng lại: có thêm templates/lib/quoc-hieu.typ"; 2]);
    sandbox.write("templates/lib/quoc-hieu.typ", own.clone() + "// của sở\n");
    assert_eq!(why(), ["dựng lại: templates/lib/quoc-hieu.typ đã đổi"; 2]);
    sandbox.write("templates/lib/quoc-hieu.typ", own);
    assert_eq!(why(), ["dựng lại: không còn templates/lib/quoc-hieu.typ"; 2]);
    sandbox.write("out/a.pdf", "của người khác");
    assert_eq!(why(), ["dựng lại: a.pdf không còn, hoặc không như đã ghi"]);
    assert!(sandbox.read("out/a.pdf").starts_with(b"%PDF"));
    assert!(why().is_empty());
    let forced = sandbox.run(&["build", "--force", "--why"]);
    assert_eq!(forced.stdout.matches("dựng lại: --force").count(), 2, "{forced:?}");
}

#[test]
fn a_lost_or_damaged_ledger_is_only_slower_and_warnings_are_said_again() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
    // An open question is warned of at every build.
    let open =
        short_plan("  - text: Hai.\n").replace("number: 5", "# rà soát: số?\nnumber: 6");
    sandbox.write("plans/b.yaml", &open);
    let first = sandbox.run(&["build"]);
    assert!(first.stderr.contains("questions-left"), "{first:?}");
    let again = sandbox.run(&["build"]);
    assert_eq!(again.stderr, first.stderr);
    let files = products(&sandbox.path().join("out"));
    let ledger = sandbox.read("out/.vanban/built");
    let damaged = |i: usize| {
        let mut bytes = ledger.clone();
        bytes[i] = b'#';
        bytes
    };
    let cases =
        [vec![], b"\xff\0\n".to_vec(), ledger[..ledger.len() / 2].to_vec(), damaged(30)];
    for case in cases {
        sandbox.write("out/.vanban/built", case);
        let run = sandbox.run(&["build"]);
        assert_eq!((run.status, &run.stderr), (0, &first.stderr), "{run:?}");
        assert!(products(&sandbox.path().join("out")) == files);
        // A ledger of another document's bytes must not be believed.
        sandbox.write("plans/a.yaml", short_plan("  - text: Khác.\n"));
        sandbox.run(&["build"]);
        assert!(products(&sandbox.path().join("out"))["a.pdf"] != files["a.pdf"]);
        sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
        sandbox.run(&["build"]);
        assert!(products(&sandbox.path().join("out")) == files);
    }
}

#[test]
fn what_passed_without_the_check_for_issue_is_held_to_it_later() {
    let sandbox = Sandbox::project();
    let draft = short_plan("  - text: Một.\n").replace("number: 5\n", "number:\n");
    sandbox.write("plans/a.yaml", draft);
    assert_eq!(sandbox.run(&["build"]).status, 0);
    let issue = sandbox.run(&["build", "--final"]);
    assert!(issue.status == 1 && issue.stderr.contains("blank-number"), "{issue:?}");
}

#[test]
fn a_number_that_is_taken_is_found_even_if_the_other_document_did_not_change() {
    let sandbox = Sandbox::project();
    sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
    sandbox.run(&["build"]);
    sandbox.write("plans/b.yaml", short_plan("  - text: Hai.\n"));
    for _ in 0..2 {
        let run = sandbox.run(&["build"]);
        assert_eq!(run.status, 1);
        assert!(run.stderr.contains("đã cấp cho plans/a.yaml"), "{run:?}");
        assert!(!sandbox.path().join("out/b.pdf").exists());
    }
}

#[test]
fn what_nobody_makes_any_more_is_said_and_removed_only_if_asked_and_unchanged() {
    let sandbox = several();
    sandbox.run(&["build"]);
    sandbox.write("out/cua-toi.pdf", "tệp khác");
    for name in ["plans/k00.yaml", "plans/k01.yaml"] {
        std::fs::remove_file(sandbox.path().join(name)).expect("removed");
    }
    sandbox.write("out/k01.pdf", "đã sửa tay");
    let run = sandbox.run(&["build"]);
    assert_eq!(run.stdout.matches("không còn văn bản nào tạo ra").count(), 2, "{run:?}");
    assert!(sandbox.path().join("out/k00.pdf").exists());
    // From another folder, the documents are where they were.
    let mut inside = sandbox.command(&["build", "k02.yaml"]);
    inside.current_dir(sandbox.path().join("plans"));
    let inside = Run::of(inside);
    assert_eq!(inside.stdout.matches("không còn").count(), 2, "{inside:?}");
    let run = sandbox.run(&["build", "--prune"]);
    assert!(run.stdout.contains("đã xóa out/k00.pdf"), "{run:?}");
    assert!(run.stdout.contains("đã bị sửa nên giữ lại"), "{run:?}");
    assert!(!sandbox.path().join("out/k00.pdf").exists());
    for kept in ["out/k01.pdf", "out/cua-toi.pdf", "out/k02.pdf"] {
        assert!(sandbox.path().join(kept).exists(), "{kept}");
    }
    assert!(!sandbox.run(&["build"]).stdout.contains("không còn văn bản"));
}

#[test]
fn pages_that_a_shorter_document_no_longer_has_are_left_behind() {
    let sandbox = Sandbox::project();
    let long = format!("  - text: |\n{}", "      Một đoạn văn.\n\n".repeat(60));
    sandbox.write("plans/a.yaml", short_plan(&long));
    sandbox.run(&["build", "--format", "png"]);
    assert!(sandbox.path().join("out/a-2.png").exists());
    sandbox.write("plans/a.yaml", short_plan("  - text: Ngắn.\n"));
    for _ in 0..2 {
        let run = sandbox.run(&["build", "--format", "png"]);
        assert!(run.stdout.contains("out/a-2.png không còn"), "{run:?}");
    }
    let run = sandbox.run(&["build", "--format", "png", "--prune"]);
    assert!(run.stdout.contains("đã xóa out/a-2.png"), "{run:?}");
    assert!(!sandbox.path().join("out/a-2.png").exists());
}

#[test]
fn the_shares_of_several_machines_are_the_whole() {
    let sandbox = several();
    let whole = sandbox.run(&["build", "-o", "whole"]);
    assert_eq!(whole.status, 1);
    for share in ["1/3", "2/3", "3/3"] {
        sandbox.run(&["build", "--shard", share, "-o", "parts"]);
    }
    let folder = |name: &str| products(&sandbox.path().join(name));
    assert!(folder("whole") == folder("parts"));
    let wrong = sandbox.run(&["build", "--shard", "4/3"]);
    assert!(wrong.status == 2 && wrong.stderr.contains("K/N"), "{wrong:?}");
}

#[test]
fn make_is_told_what_each_product_depends_on() {
    let sandbox = Sandbox::project();
    let plan = short_plan(
        "  - text: Một.\n  - image: {file: hinh 1.png, width: 20mm, alt: h}\n",
    );
    sandbox.write("plans/a.yaml", plan);
    sandbox.write("hinh 1.png", png(4, 4, [255, 0, 0, 255]));
    let expected = "out/a.pdf: \\\n  plans/a.yaml \\\n  hinh\\ 1.png \\\n  vanban.yaml\n\
                    plans/a.yaml:\nhinh\\ 1.png:\nvanban.yaml:\n";
    for _ in 0..2 {
        let run = sandbox.run(&["build", "--depfile", "out/a.d"]);
        assert_eq!(run.status, 0, "{run:?}");
        assert_eq!(String::from_utf8(sandbox.read("out/a.d")).expect("UTF-8"), expected);
    }
}

#[test]
fn verify_compares_byte_by_byte_and_writes_nothing() {
    let sandbox = several();
    std::fs::remove_file(sandbox.path().join("plans/k05.yaml")).expect("removed");
    let missing = sandbox.run(&["verify"]);
    assert_eq!(missing.status, 1);
    assert!(missing.stdout.contains("out/k00.pdf: không có"), "{missing:?}");
    assert!(!sandbox.path().join("out").exists());
    sandbox.run(&["build"]);
    let right = sandbox.run(&["verify"]);
    assert_eq!(right.status, 0, "{right:?}");
    let mut bytes = sandbox.read("out/k03.pdf");
    *bytes.last_mut().expect("bytes") ^= 1;
    sandbox.write("out/k03.pdf", &bytes);
    let wrong = sandbox.run(&["verify", "--message-format", "json"]);
    assert_eq!(wrong.status, 1);
    let different: Vec<serde_json::Value> = wrong
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .filter(|object: &serde_json::Value| object["same"] == false)
        .collect();
    assert_eq!(different.len(), 1, "{wrong:?}");
    assert_eq!(different[0]["outputs"][0], "out/k03.pdf");
    assert!(sandbox.read("out/k03.pdf") == bytes);
}

#[test]
fn pages_can_use_no_font_that_the_ledger_does_not_know() {
    let sandbox = Sandbox::project();
    for face in ["Regular", "Bold", "Italic", "BoldItalic"] {
        let name = format!("fonts/LiberationSerif-{face}.ttf");
        sandbox.write(&name, std::fs::read(&name).expect("read"));
    }
    let own = std::fs::read_to_string("templates/lib/trang.typ").expect("read");
    sandbox.write(
        "templates/lib/trang.typ",
        own.replace("font: phong", "font: (\"DejaVu Sans\", phong)"),
    );
    sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n"));
    let run = sandbox.run(&["build"]);
    assert!(run.stderr.contains("unknown font family"), "{run:?}");
}

#[test]
fn a_project_that_is_named_is_built_as_if_from_inside() {
    let sandbox = Sandbox::empty();
    let config = std::fs::read_to_string("vanban.yaml").expect("read");
    sandbox.write("p/vanban.yaml", config);
    sandbox.write("p/plans/a.yaml", short_plan("  - text: Một.\n"));
    sandbox.write("p/plans/mau/m.yaml", "không phải văn bản");
    let run = sandbox.run(&["build", "p"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(sandbox.path().join("p/out/a.pdf").exists());
}

#[test]
fn verify_finds_what_nobody_makes_any_more_and_tells_programs_the_sum_of_one() {
    let sandbox = Sandbox::project();
    for (name, number) in [("a", "1"), ("b", "2")] {
        let plan = short_plan("  - text: Một.\n");
        let plan = plan.replace("number: 5", &format!("number: {number}"));
        sandbox.write(&format!("plans/{name}.yaml"), plan);
    }
    sandbox.run(&["build"]);
    std::fs::remove_file(sandbox.path().join("plans/b.yaml")).expect("removed");
    let run = sandbox.run(&["verify", "--message-format", "json"]);
    assert_eq!(run.status, 1);
    let last = run.stdout.lines().last().expect("a line");
    let last: serde_json::Value = serde_json::from_str(last).expect("JSON");
    assert_eq!((&last["right"], &last["stale"]), (&1.into(), &1.into()), "{last}");
    std::fs::remove_file(sandbox.path().join("out/b.pdf")).expect("removed");
    assert_eq!(sandbox.run(&["verify"]).status, 0);
    assert!(!sandbox.run(&["build"]).stdout.contains("b.pdf"));
}

#[test]
fn a_standard_of_the_project_is_what_its_documents_depend_on() {
    let sandbox = Sandbox::project();
    let standard = |left: u32| {
        format!(
            "id: rieng\nbased_on: nd30\nline: rieng\n\
             margins: {{left: {{usual: {left}, from: 30, to: 50}}}}\n"
        )
    };
    sandbox.write("standards/rieng.yaml", standard(30));
    sandbox.write("plans/a.yaml", short_plan("  - text: Một.\n") + "standard: rieng\n");
    let first = sandbox.run(&["build"]);
    assert_eq!(first.status, 0, "{first:?}");
    let before = sandbox.read("out/a.pdf");
    sandbox.write("standards/rieng.yaml", standard(45));
    let second = sandbox.run(&["build", "--why", "--depfile", "d"]);
    assert_eq!(second.status, 0, "{second:?}");
    assert_ne!(before, sandbox.read("out/a.pdf"), "{second:?}");
    let depfile = String::from_utf8(sandbox.read("d")).expect("UTF-8");
    assert!(depfile.contains("standards/rieng.yaml"), "{depfile}");
}

#[test]
fn margins_that_a_documents_own_standard_does_not_allow_are_a_fault() {
    let sandbox = Sandbox::project();
    let standard = "id: rieng\nbased_on: nd30\nline: rieng\n\
                    margins: {left: {usual: 45, from: 40, to: 50}}\n";
    sandbox.write("standards/rieng.yaml", standard);
    let config = std::fs::read_to_string("vanban.yaml").expect("read");
    sandbox.write("vanban.yaml", format!("{config}margins: {{left: 30}}\n"));
    let plan = short_plan("  - text: Một.\n");
    sandbox.write("plans/a.yaml", plan.clone() + "standard: rieng\n");
    sandbox.write("plans/b.yaml", plan.replace("number: 5", "number: 6"));
    let run = sandbox.run(&["build", "--message-format", "short"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains("vanban.yaml:") && run.stderr.contains("[out-of-range]"));
    assert!(run.stdout.contains("b.pdf") && !run.stdout.contains("a.pdf"), "{run:?}");
}
