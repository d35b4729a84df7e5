//! A project that came from somebody else: nothing outside it is read, written or deleted, and
//! nothing in it is waited for.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::Command;

use crate::support::{Run, Sandbox, png, short_plan};

const SECRET: &str = "khóa bí mật của người dựng";

/// A project in `p/`, with a folder of the user's own beside it.
fn project() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("p/vanban.yaml", fs::read("vanban.yaml").expect("read"));
    sandbox.write("p/plans/a.yaml", short_plan("  - text: Một.\n"));
    sandbox.write("home/rc", SECRET);
    sandbox.write("home/.tmp-mine", SECRET);
    sandbox
}

fn link(sandbox: &Sandbox, to: &str, name: &str) {
    let path = sandbox.path().join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    symlink(to, path).expect("linked");
}

fn pipe(sandbox: &Sandbox, name: &str) {
    let path = sandbox.path().join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    let made = Command::new("mkfifo").arg(&path).status().expect("mkfifo");
    assert!(made.success());
}

/// The user's own folder is as it was.
fn home_is_untouched(sandbox: &Sandbox, what: &str) {
    let home = sandbox.path().join("home");
    let mut names: Vec<_> = fs::read_dir(&home)
        .expect("read")
        .map(|entry| entry.expect("read").file_name())
        .collect();
    names.sort();
    assert_eq!(names, [".tmp-mine", "rc"], "{what}");
    for name in names {
        let said = fs::read_to_string(home.join(name)).expect("read");
        assert_eq!(said, SECRET, "{what}");
    }
}

fn said(run: &Run) -> String {
    format!("{}{}", run.stdout, run.stderr)
}

#[test]
fn a_run_writes_and_deletes_nothing_behind_a_link() {
    let cases: [(&str, &str, i32); 9] = [
        ("../../../home/rc", "p/out/.vanban/built", 0),
        ("../../../home/none", "p/out/.vanban/built", 0),
        ("../../../home/none", "p/out/.vanban/lock", 0),
        ("../../home", "p/out/.vanban", 2),
        ("../home", "p/out", 1),
        ("../home/none", "p/out", 1),
        ("plans", "p/out", 1),
        ("../../home/rc", "p/out/a.pdf", 0),
        ("../../home/none", "p/out/a.pdf", 0),
    ];
    for (to, name, status) in cases {
        let sandbox = project();
        link(&sandbox, to, name);
        let old = sandbox.path().join("home/.tmp-mine");
        let file = fs::File::options().append(true).open(&old).expect("open");
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).expect("aged");
        let run = sandbox.run(&["build", "p", "--prune", "--force"]);
        assert_eq!(run.status, status, "{name} → {to}: {run:?}");
        home_is_untouched(&sandbox, name);
    }
}

#[test]
fn a_folder_of_products_that_is_a_link_out_is_refused_and_the_rest_is_built() {
    let sandbox = project();
    let other = short_plan("  - text: Hai.\n").replace("number: 5", "number: 6");
    sandbox.write("p/plans/s/b.yaml", other);
    link(&sandbox, "../../home", "p/out/s");
    let run = sandbox.run(&["build", "p"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.stderr.contains("p/out/s/b.pdf: "), "{run:?}");
    assert!(sandbox.path().join("p/out/a.pdf").is_file());
    home_is_untouched(&sandbox, "out/s");
}

#[test]
fn what_was_made_is_not_pruned_through_a_link_that_came_later() {
    let sandbox = project();
    sandbox.write("p/plans/s/b.yaml", short_plan("  - text: Hai.\n"));
    fs::remove_file(sandbox.path().join("p/plans/a.yaml")).expect("removed");
    assert_eq!(sandbox.run(&["build", "p"]).status, 0);
    let (made, kept) = (sandbox.path().join("p/out/s"), sandbox.path().join("kept"));
    fs::rename(&made, &kept).expect("moved");
    link(&sandbox, "../../kept", "p/out/s");
    fs::remove_file(sandbox.path().join("p/plans/s/b.yaml")).expect("removed");
    sandbox.write("p/plans/a.yaml", short_plan("  - text: Một.\n"));
    sandbox.run(&["build", "p", "--prune"]);
    assert!(kept.join("b.pdf").is_file());
}

#[test]
fn what_a_project_brings_along_is_read_from_the_project_alone() {
    let cases = [
        ("../home/rc", "p/vanban.yaml", 1),
        ("../home/rc", "p/legal.yaml", 1),
        ("../../home/rc", "p/standards/x.yaml", 1),
        ("../../home/rc", "p/templates/x.typ.j2", 1),
        ("../../../home/rc", "p/templates/lib/x.typ", 1),
        ("../../home", "p/templates/x", 1),
        ("../home", "p/templates", 1),
        ("/usr", "p/templates/u", 1),
        ("/dev/zero", "p/templates/y.typ", 1),
        ("../../home/rc", "p/plans/x.yaml", 0),
        ("../../home", "p/plans/x", 0),
        // Round in circles, and from one folder of the project into another.
        (".", "p/templates/a", 0),
        ("..", "p/templates/a", 0),
    ];
    for (to, name, status) in cases {
        let sandbox = project();
        let _ = fs::remove_file(sandbox.path().join(name));
        link(&sandbox, to, name);
        let run = sandbox.run(&["build", "p", "--message-format", "short"]);
        assert_eq!(run.status, status, "{name} → {to}: {run:?}");
        assert!(!said(&run).contains(SECRET), "{name}: {run:?}");
        let rule = "[outside-file]";
        let told = [rule, "[invalid-standard]"].iter().any(|it| run.stderr.contains(it));
        assert!(status == 0 || told && run.stderr.contains(name), "{name}: {run:?}");
        home_is_untouched(&sandbox, name);
    }
}

#[test]
fn a_link_that_is_named_and_leads_out_is_not_opened() {
    let sandbox = project();
    link(&sandbox, "../../home/rc", "p/plans/x.yaml");
    link(&sandbox, "../home/rc", "p/ds.csv");
    for args in [
        &["build", "p/plans/x.yaml"][..],
        &["check", "p/plans/x.yaml"],
        &["next", "p/plans/x.yaml"],
        &["diff", "p/plans/a.yaml", "p/plans/x.yaml"],
        &["merge", "p/plans/a.yaml", "--data", "p/ds.csv"],
    ] {
        let run = sandbox.run(args);
        assert_eq!(run.status, 2, "{args:?}: {run:?}");
        assert!(!said(&run).contains(SECRET), "{args:?}: {run:?}");
    }
}

#[test]
fn nothing_waits_for_a_pipe() {
    let table = "appendices:\n  - title: Nhiệm vụ\n    table:\n      \
                 columns: [{key: work, title: Nội dung}]\n      rows_from: x.csv\n";
    let image = "  - text: Xem.\n    image: {file: x.png, alt: Bản đồ, width: 60mm, \
                 caption: Hình 1}\n    closing: Hết.\n";
    let list = short_plan("  - text: Một.\n") + table;
    let (plain, image) = (short_plan("  - text: Một.\n"), short_plan(image));
    let cases: [(&str, &str, i32); 9] = [
        ("p/x.csv", &list, 1),
        ("p/x.png", &image, 1),
        ("p/legal.yaml", &plain, 0),
        ("p/templates/y.typ.j2", &plain, 1),
        ("p/standards/y.yaml", &plain, 1),
        ("p/plans/y.yaml", &plain, 0),
        ("p/out/.vanban/built", &plain, 0),
        ("p/out/.vanban/lock", &plain, 0),
        ("p/out/a.pdf", &plain, 2),
    ];
    for (name, plan, status) in cases {
        let sandbox = project();
        sandbox.write("p/plans/a.yaml", plan);
        pipe(&sandbox, name);
        let run = sandbox.run(&["build", "p"]);
        assert_eq!(run.status, status, "{name}: {run:?}");
    }
}

#[test]
fn a_command_writes_over_none_of_its_inputs() {
    let sandbox = project();
    sandbox.write("p/ds.csv", "work\nXây dựng\n");
    let table = "appendices:\n  - title: Nhiệm vụ\n    table:\n      \
                 columns: [{key: work, title: Nội dung}]\n      rows_from: ds.csv\n";
    let other = short_plan("  - text: Hai.\n").replace("number: 5", "number: 6");
    sandbox.write("p/plans/b.yaml", other + table);
    sandbox.write("p/templates/x.typ", "// của dự án\n");
    let own = ["p/plans/a.yaml", "p/plans/b.yaml", "p/ds.csv", "p/templates/x.typ"];
    let before = own.map(|name| fs::read(sandbox.path().join(name)).expect("read"));
    let (a, b) = (own[0], own[1]);
    for args in [
        &["diff", a, b, "-o", b][..],
        &["diff", a, b, "-o", a],
        &["diff", a, b, "-o", "p/plans/../plans/a.yaml"],
        &["diff", a, b, "-o", "p/ds.csv"],
        &["build", "p", "--depfile", a],
        &["build", "p", "--depfile", "p/ds.csv"],
        &["build", "p", "--depfile", "p/vanban.yaml"],
        &["build", "p", "--depfile", "p/templates/x.typ"],
        &["build", "p", "--depfile", "p/out/a.pdf"],
        &["next", a, "-o", b],
        &["next", a, "--report", b],
        &["new", "cong-van", "-o", b],
    ] {
        let run = sandbox.run(args);
        assert_eq!(run.status, 2, "{args:?}: {run:?}");
        let after = own.map(|name| fs::read(sandbox.path().join(name)).expect("read"));
        assert!(before == after, "{args:?}: {run:?}");
    }
    let product = fs::read(sandbox.path().join("p/out/a.pdf")).expect("read");
    assert!(product.starts_with(b"%PDF"));
}

#[test]
fn a_page_is_not_written_over_the_picture_that_it_shows() {
    let sandbox = project();
    let image = "  - text: Xem.\n    image: {file: hinh/a-1.png, alt: Bản đồ, \
                 width: 60mm, caption: Hình 1}\n    closing: Hết.\n";
    sandbox.write("p/plans/a.yaml", short_plan(image));
    sandbox.write("p/hinh/a-1.png", png(40, 40, [0, 0, 0, 255]));
    let before = fs::read(sandbox.path().join("p/hinh/a-1.png")).expect("read");
    for force in [&[][..], &["--force"]] {
        let args = ["build", "p", "-o", "p/hinh", "--format", "png"];
        let run = sandbox.run(&[&args[..], force].concat());
        assert_eq!(run.status, 1, "{run:?}");
        let after = fs::read(sandbox.path().join("p/hinh/a-1.png")).expect("read");
        assert!(before == after);
    }
}

#[test]
fn what_is_made_is_as_open_as_the_users_mask_says() {
    for (mask, mode) in [("077", 0o600), ("027", 0o640), ("022", 0o644), ("002", 0o664)] {
        let sandbox = project();
        let run = |args: &str| {
            let program = env!("CARGO_BIN_EXE_vanban");
            let line = format!("umask {mask}; exec '{program}' {args}");
            let mut command = Command::new("sh");
            command.args(["-c", &line]).current_dir(sandbox.path());
            Run::of(command)
        };
        let made = [
            ("build p --depfile d", "p/out/a.pdf"),
            ("diff p/plans/a.yaml p/plans/a.yaml -o x.md", "x.md"),
            ("new cong-van -o n.yaml", "n.yaml"),
            ("next p/plans/a.yaml -o y.yaml", "y.yaml"),
        ];
        for (args, name) in made {
            run(args);
            let found = fs::metadata(sandbox.path().join(name)).expect(name);
            assert_eq!(found.permissions().mode() & 0o777, mode, "{mask} {name}");
        }
        for name in ["d", "p/out/.vanban/built"] {
            let found = fs::metadata(sandbox.path().join(name)).expect(name);
            assert_eq!(found.permissions().mode() & 0o777, mode, "{mask} {name}");
        }
    }
}

#[test]
fn a_file_size_limit_is_told_and_leaves_no_half_file() {
    let sandbox = project();
    let program = env!("CARGO_BIN_EXE_vanban");
    let line = format!("ulimit -f 8; exec '{program}' build p --lang en");
    let mut command = Command::new("sh");
    command.args(["-c", &line]).current_dir(sandbox.path());
    let run = Run::of(command);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.stderr.contains("the file is larger than allowed"), "{run:?}");
    assert!(!sandbox.path().join("p/out/a.pdf").exists());
}

#[test]
fn names_and_texts_steer_no_terminal() {
    let sandbox = project();
    let plan = short_plan("  - text: Một.\n");
    sandbox.write("p/plans/a.yaml", format!("\"\\e[2J\\x1b]0;PWN\\ak\": 1\n{plan}"));
    sandbox.write("p/plans/b\u{1b}[31m\u{202e}.yaml", "kind: x\n");
    sandbox.write("p/plans/c\u{1b}[31m.yaml", plan.replace("number: 5", "number: 7"));
    for format in ["human", "short"] {
        for command in ["build", "check"] {
            let run = sandbox.run(&[command, "p", "--message-format", format]);
            assert_eq!(run.status, 1, "{run:?}");
            let said = said(&run);
            assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn documents_whose_names_are_no_text_are_refused_each_by_itself() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let sandbox = project();
    let plans: PathBuf = sandbox.path().join("p/plans");
    for name in [b"x\xff.yaml", b"x\xfe.yaml"] {
        let plan = short_plan("  - text: Hai.\n");
        fs::write(plans.join(OsStr::from_bytes(name)), plan).expect("written");
    }
    let run = sandbox.run(&["build", "p", "--message-format", "short"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert_eq!(run.stderr.matches("[invalid-file-name]").count(), 2, "{run:?}");
    assert!(sandbox.path().join("p/out/a.pdf").is_file(), "{run:?}");
    let out = fs::read_dir(sandbox.path().join("p/out")).expect("read").count();
    assert_eq!(out, 2, "{run:?}");
}
