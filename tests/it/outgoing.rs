//! Numbers from the register of outgoing documents, and the register printed.

use std::process::Stdio;
use std::thread;
use std::time::Duration;

use vanban::list::{Choice, List};

use crate::support::{Run, Sandbox};
use crate::tag_tree::tag_tree;

pub const REGISTER: &str = "so-van-ban.yaml";

/// A document that waits for its number.
pub fn document(kind: &str, more: &str) -> String {
    format!(
        "kind: {kind}   # loại\nagency: so-noi-vu\nyear: 2026\nnumber:   # số\ndate: 2026-03\n\
         subject: Công tác thử nghiệm năm 2026\n{more}sections:\n  - text: Một dòng.\n\
         signature:\n  position: Giám đốc\n  name: Nguyễn Văn A\nrecipients:\n  - Các phòng\n"
    )
}

/// A project with plans of these names that wait for their numbers.
pub fn waiting(names: &[&str]) -> Sandbox {
    let sandbox = Sandbox::project();
    for name in names {
        sandbox.write(&format!("plans/{name}.yaml"), document("ke-hoach", ""));
    }
    sandbox
}

pub fn text(sandbox: &Sandbox, name: &str) -> String {
    String::from_utf8(sandbox.read(name)).expect("UTF-8")
}

pub fn number(sandbox: &Sandbox, args: &[&str]) -> Run {
    sandbox.run(&[&["number"], args].concat())
}

/// The numbers of the register's lines, in their order, with their documents.
fn entries(sandbox: &Sandbox) -> Vec<(u64, String)> {
    let text = text(sandbox, REGISTER);
    let lines = text.lines().filter_map(|line| line.strip_prefix("- "));
    let entry = |line| {
        let said: serde_json::Value = serde_json::from_str(line).expect(line);
        let document = said["document"].as_str().unwrap_or_default();
        (said["number"].as_u64().expect("a number"), document.to_owned())
    };
    lines.map(entry).collect()
}

#[test]
fn the_next_number_goes_into_register_and_file_and_nothing_else_of_it_changes() {
    let sandbox = waiting(&["a", "b", "c"]);
    let before = text(&sandbox, "plans/a.yaml");
    let run = number(&sandbox, &["plans/b.yaml", "plans/a.yaml", "--date", "05/3/2026"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.contains("plans/b.yaml: số 01/KH-SNV ngày 05/3/2026"), "{run:?}");
    assert!(run.stdout.contains("plans/a.yaml: số 02/KH-SNV"), "{run:?}");
    let expected = before
        .replace("number:   # số", "number: 2   # số")
        .replace("date: 2026-03", "date: 2026-03-05");
    assert_eq!(text(&sandbox, "plans/a.yaml"), expected);
    let dry = number(&sandbox, &["plans/c.yaml", "--date", "2026-03-06", "--dry-run"]);
    assert!(dry.status == 0 && dry.stdout.contains("số 03/KH-SNV"), "{dry:?}");
    assert_eq!(entries(&sandbox).len(), 2, "a dry run writes nothing");
    let run = number(&sandbox, &["plans/c.yaml", "--date", "2026-03-06"]);
    assert!(run.stdout.contains("số 03/KH-SNV"), "{run:?}");
    let (b, a, c) = ("plans/b.yaml", "plans/a.yaml", "plans/c.yaml");
    let expected = [(1, b), (2, a), (3, c)].map(|(n, name)| (n, name.to_owned()));
    assert_eq!(entries(&sandbox), expected);
    let run = sandbox.run(&["build", "--final"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
}

#[test]
fn every_kind_has_its_book_and_letters_and_kinds_of_one_book_share_theirs() {
    let sandbox = Sandbox::project();
    let config = text(&sandbox, "vanban.yaml");
    sandbox
        .write("vanban.yaml", format!("books:\n  hop: [thong-bao, bao-cao]\n{config}"));
    let letter = |unit: &str| {
        document("cong-van", &format!("symbol: SNV-{unit}\naddressees: [Bộ Nội vụ]\n"))
    };
    for (name, yaml) in [
        ("a", document("ke-hoach", "")),
        ("b", letter("VP")),
        ("c", letter("TC")),
        ("d", document("thong-bao", "")),
        ("e", document("bao-cao", "addressees: [Bộ Nội vụ]\n")),
        ("f", document("ke-hoach", "symbol: KH-BCĐ\n")),
    ] {
        sandbox.write(&format!("plans/{name}.yaml"), yaml);
    }
    let names = ["a", "b", "c", "d", "e", "f"].map(|name| format!("plans/{name}.yaml"));
    let mut args: Vec<&str> = names.iter().map(String::as_str).collect();
    args.extend(["--date", "2026-03-05"]);
    let run = number(&sandbox, &args);
    assert_eq!(run.status, 0, "{run:?}");
    let given: Vec<u64> = entries(&sandbox).into_iter().map(|(n, _)| n).collect();
    assert_eq!(given, [1, 1, 2, 1, 2, 1], "{run:?}");
    let books = sandbox.run(&["register", "--book", "hop"]).stdout;
    assert!(
        books.starts_with("hop, 2026, Sở Nội vụ tỉnh Bắc Ninh: 2 văn bản"),
        "{books}"
    );
}

#[test]
fn numbers_are_kept_given_later_and_taken_back_and_never_given_twice() {
    let sandbox = waiting(&["a", "b", "c"]);
    let (a, b, c) = ("plans/a.yaml", "plans/b.yaml", "plans/c.yaml");
    number(&sandbox, &[a, "--date", "2026-03-02", "--from", "40"]);
    let kept = ["--reserve", "2", "--reason", "Phòng B"];
    let run = number(&sandbox, &[&[b, "--date", "2026-03-03"], &kept[..]].concat());
    assert_eq!(run.status, 0, "{run:?}");
    assert!(text(&sandbox, b).contains("number:   # số"), "not numbered");
    number(&sandbox, &[c, "--date", "2026-03-09"]);
    let run = number(&sandbox, &[b, "--date", "2026-03-10", "--use", "41"]);
    assert!(run.status == 2 && run.stderr.contains("ngược với số 43"), "{run:?}");
    let run = number(&sandbox, &[b, "--date", "2026-03-05", "--use", "41"]);
    assert_eq!(run.status, 0, "{run:?}");
    let run = number(&sandbox, &[b, "--cancel", "42", "--reason", "không dùng"]);
    assert_eq!(run.status, 0, "{run:?}");
    let run = number(&sandbox, &[b, "--cancel", "43", "--reason", "nhầm"]);
    assert!(
        run.status == 2 && run.stderr.contains("của tệp khác: plans/c.yaml"),
        "{run:?}"
    );
    let run = number(&sandbox, &[c, "--cancel", "43", "--reason", "rút"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(text(&sandbox, c).contains("number:   # số\ndate:\n"), "a draft again");
    let run = number(&sandbox, &[c, "--date", "2026-03-09"]);
    assert!(run.stdout.contains("số 44/KH-SNV"), "never given again: {run:?}");
    let run = sandbox.run(&["register"]);
    assert!(run.stdout.contains("3 văn bản, số tiếp theo 45; hủy số 42, 43"), "{run:?}");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_number_that_was_given_elsewhere_is_entered_once() {
    let sandbox = Sandbox::project();
    let stamped = document("ke-hoach", "")
        .replace("number:", "number: 7")
        .replace("date: 2026-03", "date: 2026-03-05");
    sandbox.write("plans/a.yaml", &stamped);
    sandbox.write("plans/b.yaml", &stamped);
    let run = number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
    assert!(run.status == 2 && run.stderr.contains("--record plans/a.yaml"), "{run:?}");
    let run = number(&sandbox, &["plans/a.yaml", "--record"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(text(&sandbox, "plans/a.yaml"), stamped);
    let run = number(&sandbox, &["plans/b.yaml", "--record"]);
    assert!(
        run.status == 2 && run.stderr.contains("số 7 đã cấp: plans/a.yaml"),
        "{run:?}"
    );
    let run = sandbox.run(&["build", "plans/b.yaml"]);
    assert!(
        run.status == 1 && run.stderr.contains("sổ đã cấp cho plans/a.yaml"),
        "{run:?}"
    );
}

/// Gives a number, however often it takes; `kill` ends each run after so long.
fn insist(sandbox: &Sandbox, name: &str, kill: impl Fn(usize) -> Option<Duration>) {
    for attempt in 0..60 {
        let mut command = sandbox.command(&["number", name, "--date", "2026-03-05"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut run = command.spawn().expect("started");
        if let Some(after) = kill(attempt) {
            thread::sleep(after);
            run.kill().expect("killed");
        }
        let ended = run.wait().expect("ended");
        let done = ended.success() || text(sandbox, name).contains("number: ");
        if done && kill(attempt).is_none() {
            return;
        }
    }
    panic!("{name} never got its number");
}

fn many_at_once(kill: impl Fn(usize) -> Option<Duration> + Sync) {
    const PEOPLE: usize = 4;
    const EACH: usize = 2;
    let sandbox = Sandbox::project();
    let name = |person: usize, n: usize| format!("plans/d{person}-{n}.yaml");
    for person in 0..PEOPLE {
        for n in 0..EACH {
            sandbox.write(&name(person, n), document("ke-hoach", ""));
        }
    }
    let (sandbox, kill) = (&sandbox, &kill);
    thread::scope(|scope| {
        for person in 0..PEOPLE {
            scope.spawn(move || {
                (0..EACH).for_each(|n| insist(sandbox, &name(person, n), kill));
            });
        }
    });
    // Whoever comes next ends what the last one has begun.
    number(sandbox, &["plans/d0-0.yaml", "--date", "2026-03-05"]);
    let mut given = entries(sandbox);
    given.sort();
    let numbers: Vec<u64> = given.iter().map(|(n, _)| *n).collect();
    assert_eq!(numbers, (1..=(PEOPLE * EACH) as u64).collect::<Vec<_>>());
    for (n, name) in given {
        let file = text(sandbox, &name);
        assert!(file.contains(&format!("number: {n}   # số")), "{name}: {file}");
    }
}

#[test]
fn many_at_once_get_every_number_once() {
    many_at_once(|_| None);
}

#[test]
fn runs_that_are_killed_leave_no_gap_no_double_and_no_half() {
    // Every moment of a run, in steps that fall otherwise each time.
    let after = |attempt: usize| Duration::from_millis((attempt * 37 % 220) as u64);
    many_at_once(move |attempt| (attempt < 6).then(|| after(attempt + 1)));
}

#[test]
fn an_issued_document_stays_as_it_was_issued() {
    let sandbox = waiting(&["a"]);
    number(&sandbox, &["plans/a.yaml", "--date", "2026-03-05"]);
    let run = sandbox.run(&["build"]);
    assert_eq!(run.status, 0, "{run:?}");
    let (issued, pdf) = (text(&sandbox, "plans/a.yaml"), sandbox.read("out/a.pdf"));
    sandbox.write("plans/a.yaml", issued.replace("# số", "# số của sổ"));
    assert_eq!(sandbox.run(&["build"]).status, 0, "a comment is not printed");
    let changed = issued.replace("Một dòng", "Hai dòng");
    sandbox.write("plans/a.yaml", &changed);
    for command in ["build", "verify"] {
        let run = sandbox.run(&[command]);
        assert!(
            run.status == 1 && run.stderr.contains("lỗi[issued-document]"),
            "{run:?}"
        );
        assert!(run.stderr.contains("so-van-ban.yaml:3:1"), "{run:?}");
        assert_eq!(sandbox.read("out/a.pdf"), pdf, "not written over");
    }
    let run = sandbox.run(&["build", "--force"]);
    assert!(
        run.status == 0 && run.stderr.contains("cảnh báo[issued-document]"),
        "{run:?}"
    );
    assert_ne!(sandbox.read("out/a.pdf"), pdf);
    sandbox.write("plans/a.yaml", &issued);
    assert_eq!(sandbox.run(&["build"]).status, 0);
    assert_eq!(sandbox.read("out/a.pdf"), pdf);
    // What it says is the same, how it is set is not: the file that was issued stays.
    let config = text(&sandbox, "vanban.yaml");
    sandbox.write("vanban.yaml", format!("{config}sizes: {{ body: 13 }}\n"));
    let run = sandbox.run(&["build"]);
    assert!(run.status == 0 && run.stderr.contains("[issued-pdf]"), "{run:?}");
    assert!(run.stderr.contains("mẫu, phông hay thiết lập"), "{run:?}");
    assert_eq!(sandbox.read("out/a.pdf"), pdf);
    let older = text(&sandbox, REGISTER);
    let version = format!("\"program\":\"{}\"", env!("CARGO_PKG_VERSION"));
    sandbox.write(REGISTER, older.replace(&version, "\"program\":\"0.0.9\""));
    let run = sandbox.run(&["verify"]);
    assert!(run.status == 0 && run.stderr.contains("dựng bằng vanban 0.0.9"), "{run:?}");
}

#[test]
fn a_book_is_printed_in_the_columns_of_annex_iv_with_a_cover() {
    let sandbox = waiting(&["a", "b"]);
    number(&sandbox, &["plans/a.yaml", "plans/b.yaml", "--date", "2026-03-05"]);
    number(&sandbox, &["plans/b.yaml", "--cancel", "2", "--reason", "=rút & \"bỏ\""]);
    let run = sandbox.run(&["register", "--year", "2026", "--format", "pdf"]);
    assert_eq!(run.status, 0, "{run:?}");
    let said = tag_tree(sandbox.read("out/so-van-ban-2026.pdf")).line();
    for part in [
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Từ ngày 05/3/2026 đến ngày 05/3/2026",
        "Từ số 01 đến số 02",
        "Kế hoạch (KH-SNV)",
        "Số, ký hiệu văn bản",
        "Đơn vị, người nhận bản lưu",
        "Ký nhận",
        "Hủy số: =rút",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let csv = sandbox.run(&["register", "--format", "csv"]).stdout;
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert!(lines[0].starts_with("\"Số, ký hiệu văn bản\",Ngày tháng văn bản,"), "{csv}");
    assert!(lines[1].starts_with("01/KH-SNV,05/3/2026,Kế hoạch Công tác thử"), "{csv}");
    assert!(lines[2].ends_with(",\"Hủy số: =rút & \"\"bỏ\"\"\""), "{csv}");
    for name in ["x.xlsx", "y.xlsx"] {
        sandbox.run(&["register", "--format", "xlsx", "-o", name]);
    }
    assert_eq!(sandbox.read("x.xlsx"), sandbox.read("y.xlsx"), "the same bytes");
    let list = List::read("x.xlsx", &sandbox.read("x.xlsx"), &Choice::default());
    let list = list.unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(list.notes.is_empty(), "{:#?}", list.notes);
    let run = sandbox.run(&["register", "--year", "2025"]);
    assert!(run.status == 2 && run.stderr.contains("không có sổ như vậy"), "{run:?}");
}
