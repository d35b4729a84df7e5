//! Whatever happens to a run, the output folder holds only whole products, old or new.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::support::{Run, Sandbox, short_plan};

const NAMES: std::ops::Range<usize> = 0..16;

/// A project whose plans say a word.
fn project(sandbox: &Sandbox, folder: &str, word: &str) {
    let config = std::fs::read("vanban.yaml").expect("read");
    sandbox.write(&format!("{folder}/vanban.yaml"), config);
    for i in NAMES {
        let plan = short_plan(&format!("  - text: {word} {i}.\n"));
        let plan = plan.replace("number: 5", &format!("number: {}", i + 1));
        sandbox.write(&format!("{folder}/plans/k{i:02}.yaml"), plan);
    }
}

/// The products of a project whose plans say a word, by their names.
fn whole(word: &str) -> BTreeMap<String, Vec<u8>> {
    let sandbox = Sandbox::empty();
    project(&sandbox, "p", word);
    assert_eq!(sandbox.run(&["build", "p/plans"]).status, 0);
    let name = |i: usize| format!("k{i:02}.pdf");
    NAMES
        .map(|i| (name(i), sandbox.read(&format!("p/out/{}", name(i)))))
        .collect()
}

/// Every PDF of a folder is whole: one of those that are known.
fn assert_whole(sandbox: &Sandbox, folder: &str, known: &[&BTreeMap<String, Vec<u8>>]) {
    let entries = std::fs::read_dir(sandbox.path().join(folder)).into_iter().flatten();
    for entry in entries.flatten().filter(|entry| entry.path().is_file()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = std::fs::read(entry.path()).expect("read");
        let is_known = known.iter().any(|known| known.get(&name) == Some(&bytes));
        assert!(is_known, "{name} is neither the old nor the new one");
    }
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_leaves_whole_products_and_the_next_one_finishes() {
    let (old, new) = (whole("Cũ"), whole("Mới"));
    let sandbox = Sandbox::empty();
    project(&sandbox, "p", "Cũ");
    sandbox.run(&["build", "p/plans"]);
    project(&sandbox, "p", "Mới");
    for lines in [0, 1, 2, 5, 9, 13] {
        let mut command =
            sandbox.command(&["build", "p/plans", "--force", "--message-format", "json"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("started");
        let output = child.stdout.take().expect("piped");
        let mut said = BufReader::new(output).lines();
        for _ in 0..lines {
            said.next();
        }
        child.kill().expect("killed");
        child.wait().expect("waited");
        assert_whole(&sandbox, "p/out", &[&old, &new]);
    }
    assert_eq!(sandbox.run(&["build", "p/plans"]).status, 0);
    assert_whole(&sandbox, "p/out", &[&new]);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_run_after_what_is_begun_and_says_so() {
    let sandbox = Sandbox::empty();
    project(&sandbox, "p", "Mới");
    let mut command =
        sandbox.command(&["build", "p/plans", "-j", "1", "--message-format", "json"]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("started");
    let mut said = BufReader::new(child.stdout.take().expect("piped")).lines();
    said.next();
    let id = child.id().to_string();
    let sent = std::process::Command::new("kill").args(["-INT", &id]).status();
    assert!(sent.expect("kill runs").success());
    let last = said.map_while(Result::ok).last().expect("a summary");
    let status = child.wait().expect("waited").code();
    let summary: serde_json::Value = serde_json::from_str(&last).expect("JSON");
    // A quick machine may have been done before the signal came.
    let stopped = summary["stopped"] == true;
    assert_eq!(status, Some(if stopped { 2 } else { 0 }), "{summary}");
    assert_whole(&sandbox, "p/out", &[&whole("Mới")]);
    assert_eq!(sandbox.run(&["build", "p/plans"]).status, 0);
}

#[cfg(unix)]
#[test]
fn a_full_disk_keeps_the_old_products_and_the_others_are_tried() {
    let (old, new) = (whole("Cũ"), whole("Mới"));
    let sandbox = Sandbox::empty();
    project(&sandbox, "p", "Cũ");
    sandbox.run(&["build", "p/plans"]);
    project(&sandbox, "p", "Mới");
    // To the program, a limit on the size of files looks like a disk without room.
    let program = env!("CARGO_BIN_EXE_vanban");
    let script = format!("trap '' XFSZ; ulimit -f 4; exec '{program}' build p/plans");
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &script]).current_dir(sandbox.path());
    let run = Run::of(command);
    assert_eq!(run.status, 2, "{run:?}");
    assert_eq!(run.stderr.matches("p/out/k").count(), NAMES.len(), "{run:?}");
    assert_whole(&sandbox, "p/out", &[&old]);
    assert_eq!(sandbox.run(&["build", "p/plans"]).status, 0);
    assert_whole(&sandbox, "p/out", &[&new]);
}

#[test]
fn a_folder_in_the_way_is_refused_and_the_others_are_made() {
    let sandbox = Sandbox::empty();
    project(&sandbox, "p", "Mới");
    std::fs::create_dir_all(sandbox.path().join("p/out/k03.pdf")).expect("made");
    let run = sandbox.run(&["build", "p/plans"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(
        run.stdout
            .ends_with("15 đã dựng, 0 không đổi, 0 có lỗi, 1 không ghi được\n")
    );
    assert!(run.stderr.contains("p/out/k03.pdf"), "{run:?}");
    assert_whole(&sandbox, "p/out", &[&whole("Mới")]);
}

#[test]
fn two_runs_on_one_output_folder_leave_whole_products_of_either() {
    let (one, two) = (whole("Một"), whole("Hai"));
    let sandbox = Sandbox::empty();
    project(&sandbox, "p1", "Một");
    project(&sandbox, "p2", "Hai");
    for _ in 0..3 {
        let start = |folder: &str| {
            let plans = format!("{folder}/plans");
            let args = ["build", &plans, "-o", "chung", "--force"];
            let mut command = sandbox.command(&args);
            command.stdout(Stdio::null()).spawn().expect("started")
        };
        let (mut a, mut b) = (start("p1"), start("p2"));
        assert!(
            a.wait().expect("waited").success() && b.wait().expect("waited").success()
        );
        assert_whole(&sandbox, "chung", &[&one, &two]);
    }
    // What one says of the folder is not believed by the other.
    assert_eq!(sandbox.run(&["build", "p1/plans", "-o", "chung"]).status, 0);
    assert_whole(&sandbox, "chung", &[&one]);
    let run = sandbox.run(&["build", "p2/plans", "-o", "chung", "--prune"]);
    assert!(!run.stdout.contains("đã xóa"), "{run:?}");
    assert_whole(&sandbox, "chung", &[&two]);
}

#[test]
fn a_file_that_changes_while_it_is_read_is_built_as_it_was_at_one_moment() {
    let sandbox = Sandbox::project();
    let text = |word: &str| {
        let lines = format!("      {word} một đoạn dài.\n\n").repeat(400);
        short_plan(&format!("  - text: |\n{lines}"))
    };
    let built = |word: &str| {
        sandbox.write("plans/a.yaml", text(word));
        assert_eq!(sandbox.run(&["build", "--force"]).status, 0);
        sandbox.read("out/a.pdf")
    };
    let (one, two) = (built("Mộtt"), built("Haii"));
    let (versions, done) = ([text("Mộtt"), text("Haii")], AtomicBool::new(false));
    let path = sandbox.path().join("plans/a.yaml");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for version in versions.iter().cycle() {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                std::fs::write(&path, version).expect("written");
            }
        });
        for _ in 0..12 {
            let run = sandbox.run(&["build", "--force"]);
            // While it is being written the file may be empty, or never hold still.
            assert!((0..=2).contains(&run.status), "{run:?}");
            let pdf = sandbox.read("out/a.pdf");
            assert!(pdf == one || pdf == two, "a mixture was built");
        }
        done.store(true, Ordering::Relaxed);
    });
}
