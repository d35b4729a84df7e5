//! What cannot be written is said, and ends a command with 2.
#![cfg(target_os = "linux")]

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use crate::support::{PLAN, Run, Sandbox, short_plan};

/// Commands that print.
const PRINTING: [&[&str]; 13] = [
    &["schema"],
    &["schema", "project"],
    &["new", "ke-hoach"],
    &["kinds"],
    &["rule"],
    &["rule", "open-field"],
    &["rule", "--all", "--format", "markdown"],
    &["schema", "findings"],
    &["completions", "bash"],
    &["build", PLAN],
    &["build", PLAN, "--message-format", "json"],
    &["--help"],
    &["--version"],
];

#[test]
fn a_command_whose_output_finds_no_room_fails() {
    let sandbox = Sandbox::with_reference_plan();
    for args in PRINTING {
        let mut command = sandbox.command(args);
        let full = File::options().write(true).open("/dev/full").expect("a full disk");
        command.stdout(full);
        let run = Run::of(command);
        assert_eq!(run.status, 2, "{args:?} {run:?}");
        assert!(
            run.stderr
                .ends_with("lỗi: không in được hết kết quả: hết chỗ trên đĩa\n"),
            "{run:?}"
        );
        assert!(!run.stderr.contains("panicked"), "{run:?}");
    }
}

#[test]
fn a_reader_that_has_gone_away_is_told_by_the_status_alone() {
    let sandbox = Sandbox::with_reference_plan();
    for args in PRINTING {
        let mut command = sandbox.command(args);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("started");
        drop(child.stdout.take());
        let mut said = String::new();
        let mut stderr = child.stderr.take().expect("piped");
        stderr.read_to_string(&mut said).expect("read");
        let status = child.wait().expect("ended").code();
        // A command may be done before its reader goes away.
        assert!(matches!(status, Some(0 | 2)), "{args:?} {status:?}");
        assert_eq!(said, "", "{args:?}");
    }
}

#[test]
fn a_product_that_finds_no_room_leaves_no_half_file() {
    let sandbox = Sandbox::with_reference_plan();
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" build \"$1\"";
    let mut command = std::process::Command::new("bash");
    command.args(["-c", script, env!("CARGO_BIN_EXE_vanban"), PLAN]);
    let run = Run::of({
        command
            .current_dir(sandbox.path())
            .env_remove("LANG")
            .env_remove("LC_ALL");
        command
    });
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.stderr.contains("tệp lớn quá giới hạn cho phép"), "{run:?}");
    assert_eq!(sandbox.unfinished(), 0);
    let left = walkdir::WalkDir::new(sandbox.path().join("out"))
        .into_iter()
        .flatten();
    assert!(
        !left
            .into_iter()
            .any(|it| it.path().extension().is_some_and(|it| it == "pdf"))
    );
}

#[test]
fn an_unreadable_folder_is_one_finding_and_the_rest_is_built() {
    let sandbox = Sandbox::project();
    let plan = |number: usize| {
        short_plan("  - text: Một câu.\n")
            .replace("number: 5", &format!("number: {number}"))
    };
    sandbox.write("plans/a.yaml", plan(1));
    sandbox.write("plans/kin/b.yaml", plan(2));
    sandbox.write("plans/mo/c.yaml", plan(3));
    assert_eq!(sandbox.run(&["build"]).status, 0);
    let closed = sandbox.path().join("plans/kin");
    let close = |mode| {
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode))
            .expect("set");
    };
    close(0o000);
    // Nothing is closed to one who may do everything.
    let is_closed = std::fs::read_dir(&closed).is_err();
    let run = sandbox.run(&["build", "--prune", "--message-format", "short"]);
    close(0o755);
    if !is_closed {
        return;
    }
    assert_eq!(run.status, 1, "{run:?}");
    assert_eq!(run.stderr.matches("[unreadable-folder]").count(), 1, "{run:?}");
    assert!(run.stdout.contains("mo/c.pdf"), "{run:?}");
    assert!(sandbox.path().join("out/kin/b.pdf").exists(), "{run:?}");
}
