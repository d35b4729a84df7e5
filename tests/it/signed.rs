//! A file that came back from signing is known again, and what it says is read.

use std::fs;

use serde_json::Value;

use crate::signing::{Identity, PICTURE, Signing, Use, signed};
use crate::support::{Run, Sandbox};

/// A plan as it goes to be signed, with comments that have to stay.
pub const PLAN: &str = "\
kind: ke-hoach
agency: so-noi-vu
number:            # cấp khi ban hành
date: 2026-07   # ngày đóng dấu
subject: Công tác thử nghiệm năm 2026
sections:
  - text: Một dòng.
signature:
  position: Giám đốc
  name: Nguyễn Văn A
recipients:
  - Như trên
";
/// Where the stamps of number and day stand: left, bottom, right, top.
pub const NUMBER: [i32; 4] = [138, 712, 162, 732];
pub const DAY: [i32; 4] = [385, 712, 400, 732];

/// A project with the plan, and the plan's build.
pub fn project() -> (Sandbox, Vec<u8>) {
    let sandbox = Sandbox::project();
    sandbox.write("plans/moi.yaml", PLAN);
    let run = sandbox.run(&["build", "plans/moi.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let bytes = sandbox.read("out/moi.pdf");
    (sandbox, bytes)
}

/// What `verify --signed` says of a file: the last line, and the run.
pub fn verified(sandbox: &Sandbox, bytes: &[u8], more: &[&str]) -> (Value, Run) {
    sandbox.write("moi-da-ky.pdf", bytes);
    let mut args = vec![
        "verify",
        "--signed",
        "moi-da-ky.pdf",
        "--message-format",
        "json",
        "--lang",
        "en",
    ];
    args.extend(more);
    let run = sandbox.run(&args);
    let last = run.stdout.lines().last().unwrap_or_default();
    (serde_json::from_str(last).unwrap_or_default(), run)
}

pub fn clerk() -> Identity {
    Identity::new("Văn thư", 7, None, Use::Person)
}

#[test]
fn a_build_that_was_signed_up_to_eight_times_is_genuine_in_both_kinds() {
    let (sandbox, build) = project();
    let clerk = clerk();
    let mut file = build;
    for count in 1..=8 {
        let sub_filter = ["adbe.pkcs7.detached", "ETSI.CAdES.detached"][count % 2];
        file = signed(&file, &Signing { sub_filter, ..Signing::by(&clerk) }, &[]);
        if ![1, 2, 8].contains(&count) {
            continue;
        }
        let (said, run) = verified(&sandbox, &file, &[]);
        assert_eq!(run.status, 0, "{}", run.stdout);
        assert_eq!(said["verdict"], "genuine");
        assert_eq!(said["document"], "plans/moi.yaml");
        assert_eq!(said["signatures"], count);
        assert_eq!(said["revisions"], count + 1);
        let first: Value =
            serde_json::from_str(run.stdout.lines().next().unwrap_or_default())
                .expect("JSON");
        assert_eq!(first["signer"], "Văn thư");
        assert_eq!(first["time"], "2026-07-13T02:00:00+00:00");
        assert_eq!(first["chain"], "not-checked");
        assert_eq!(first["valid"], true);
    }
}

#[test]
fn stamps_are_read_by_their_places_and_received_into_the_plan() {
    let (sandbox, build) = project();
    let clerk = clerk();
    let file = signed(&build, &Signing::by(&clerk).stamped("0123", NUMBER), &[]);
    let file = signed(&file, &Signing::by(&clerk).stamped("13", DAY), &[]);
    let (said, run) = verified(&sandbox, &file, &[]);
    assert_eq!((run.status, &said["verdict"]), (0, &"genuine".into()), "{}", run.stdout);
    let stamps: Vec<Value> = run
        .stdout
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .filter(|it: &Value| it["type"] == "stamp")
        .collect();
    let read: Vec<_> = stamps
        .iter()
        .map(|it| (it["blank"].as_str(), it["text"].as_str()))
        .collect();
    assert_eq!(read, [(Some("number"), Some("0123")), (Some("day"), Some("13"))]);

    let unasked = sandbox.run(&["receive", "moi-da-ky.pdf"]);
    assert_eq!(unasked.status, 2, "{}", unasked.stderr);
    assert_eq!(sandbox.read("plans/moi.yaml"), PLAN.as_bytes());

    let run = sandbox.run(&["receive", "moi-da-ky.pdf", "--yes"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let expected = PLAN
        .replace("number:            #", "number: 0123            #")
        .replace("date: 2026-07 ", "date: 2026-07-13 ");
    assert_eq!(String::from_utf8_lossy(&sandbox.read("plans/moi.yaml")), expected);

    // The plan has its number now, and the file is still known again.
    let again = sandbox.run(&["receive", "moi-da-ky.pdf", "--yes"]);
    assert_eq!(again.status, 0, "{}", again.stderr);
    assert_eq!(String::from_utf8_lossy(&sandbox.read("plans/moi.yaml")), expected);
    assert_eq!(verified(&sandbox, &file, &[]).1.status, 0);
}

#[test]
fn a_stamp_that_contradicts_the_data_is_told_and_not_written() {
    let (sandbox, build) = project();
    let clerk = clerk();
    let file = signed(&build, &Signing::by(&clerk).stamped("123", NUMBER), &[]);
    sandbox.write("plans/moi.yaml", PLAN.replace("number:      ", "number: 124 "));
    let (said, run) = verified(&sandbox, &file, &[]);
    assert_eq!((run.status, &said["verdict"]), (4, &"conflicting-stamp".into()));
    assert!(run.stdout.contains("says 123, the data says 124"), "{}", run.stdout);
    let before = sandbox.read("plans/moi.yaml");
    assert_eq!(sandbox.run(&["receive", "moi-da-ky.pdf", "--yes"]).status, 4);
    assert_eq!(sandbox.read("plans/moi.yaml"), before);
}

#[test]
fn a_stamp_that_is_a_picture_is_told() {
    let (sandbox, build) = project();
    let file = signed(&build, &Signing::by(&clerk()).stamped(PICTURE, NUMBER), &[]);
    let (said, run) = verified(&sandbox, &file, &[]);
    assert_eq!((run.status, &said["verdict"]), (0, &"genuine".into()), "{}", run.stdout);
    assert!(run.stdout.contains("\"rule\":\"unread-stamp\""), "{}", run.stdout);
    assert!(run.stdout.contains("number on page 1 is a picture"), "{}", run.stdout);
}

#[test]
fn a_plan_that_was_edited_since_is_told_with_both_texts() {
    let (sandbox, build) = project();
    let file = signed(&build, &Signing::by(&clerk()), &[]);
    sandbox.write("plans/moi.yaml", PLAN.replace("Một dòng", "Hai dòng"));
    let (said, run) = verified(&sandbox, &file, &[]);
    assert_eq!(
        (run.status, &said["verdict"]),
        (3, &"edited-plan".into()),
        "{}",
        run.stdout
    );
    assert_eq!(said["difference"]["page"], 1);
    assert!(said["difference"]["document"].to_string().contains("Hai"), "{said}");
    assert!(said["difference"]["file"].to_string().contains("Một"), "{said}");
}

#[test]
fn signers_are_vouched_for_by_a_folder_of_certificates_if_one_is_given() {
    let (sandbox, build) = project();
    let root = Identity::new("Gốc", 1, None, Use::Authority);
    let middle = Identity::new("Trung gian", 2, Some((&root, "Gốc")), Use::Authority);
    let person = Identity::new("Giám đốc", 3, Some((&middle, "Trung gian")), Use::Person);
    let file = signed(&build, &Signing::by(&person), &[]);
    sandbox.write("ca/goc.der", &root.certificate);
    let (said, run) = verified(&sandbox, &file, &["--trust", "ca"]);
    assert_eq!((run.status, &said["verdict"]), (5, &"untrusted-signer".into()));
    assert!(
        run.stdout.contains("no trusted certificate of Trung gian"),
        "{}",
        run.stdout
    );
    sandbox.write("ca/trung-gian.der", &middle.certificate);
    let (_, run) = verified(&sandbox, &file, &["--trust", "ca"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert!(
        run.stdout.contains("\"chain\":\"trusted\",\"root\":\"Gốc\""),
        "{}",
        run.stdout
    );

    // Somebody without that right vouches for nobody.
    let false_middle = Identity::new("Trung gian", 2, Some((&root, "Gốc")), Use::Person);
    sandbox.write("ca/trung-gian.der", &false_middle.certificate);
    assert_eq!(verified(&sandbox, &file, &["--trust", "ca"]).1.status, 5);
    // A name is not a key.
    let other = Identity::new("Trung gian", 9, Some((&root, "Gốc")), Use::Authority);
    sandbox.write("ca/trung-gian.der", &other.certificate);
    assert_eq!(verified(&sandbox, &file, &["--trust", "ca"]).1.status, 5);
    fs::create_dir(sandbox.path().join("trong")).expect("a folder");
    assert_eq!(verified(&sandbox, &file, &["--trust", "trong"]).1.status, 2);
}

#[test]
fn a_document_may_be_named_and_a_file_of_another_is_told() {
    let (sandbox, build) = project();
    let other = PLAN
        .replace("Công tác thử nghiệm năm 2026", "Phòng cháy chữa cháy")
        .replace(
            "Một dòng.",
            "Nội dung khác hẳn của một văn bản khác, dài hơn nhiều lần so với bản kia.",
        );
    sandbox.write("plans/khac.yaml", &other);
    let file = signed(&build, &Signing::by(&clerk()), &[]);
    let (said, run) = verified(&sandbox, &file, &["plans/moi.yaml"]);
    assert_eq!((run.status, &said["verdict"]), (0, &"genuine".into()));
    fs::remove_file(sandbox.path().join("plans/moi.yaml")).expect("removed");
    // The output folder knows of what it was built.
    let (said, run) = verified(&sandbox, &file, &[]);
    assert_eq!(
        (run.status, &said["verdict"]),
        (3, &"edited-plan".into()),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("plans/moi.yaml, which is not there"), "{}", run.stdout);
    let (said, run) = verified(&sandbox, &file, &["plans/khac.yaml"]);
    assert_eq!(
        (run.status, &said["verdict"]),
        (11, &"another-document".into()),
        "{}",
        run.stdout
    );
}

#[test]
fn a_file_that_is_not_ours_has_its_words_compared_and_that_is_said() {
    let (sandbox, build) = project();
    // As another program would name itself, at the same length.
    let text = b"/Creator(vanban ";
    let at = build
        .windows(text.len())
        .position(|part| part == text)
        .expect("a creator");
    let mut foreign = build;
    foreign[at..at + text.len()].copy_from_slice(b"/Creator(phan-m ");
    let file = signed(&foreign, &Signing::by(&clerk()), &[]);
    let (said, run) = verified(&sandbox, &file, &["plans/moi.yaml"]);
    assert_eq!(
        (run.status, &said["verdict"]),
        (12, &"foreign-file".into()),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("only words were compared"), "{}", run.stdout);
}

#[test]
fn a_build_that_nobody_signed_is_told() {
    let (sandbox, build) = project();
    let (said, run) = verified(&sandbox, &build, &[]);
    assert_eq!((run.status, &said["verdict"]), (6, &"unsigned-file".into()));
}
