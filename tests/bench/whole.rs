//! Times whole processes: `vanban build` beside `typst compile`, and tables beside each other.
//!
//! `cargo bench` runs it; `TYPST=path/to/typst` names the compiler to compare with (typst-cli
//! of the version in Cargo.toml). Figures are medians; runs of a pair alternate.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run should stop")]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PLAN: &str = "plans/ke-hoach-83-2025.yaml";
const ROUNDS: usize = 21;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    let mut report = String::new();

    let build = || vanban(&[PLAN, "--force", "-o"], out);
    build();
    match peak_memory(out) {
        Some(kilobytes) => {
            let _ =
                writeln!(report, "peak memory, reference plan: {} MB", kilobytes / 1024);
        }
        None => report.push_str("peak memory: not measured, this system has no /proc\n"),
    }

    vanban(&[PLAN, "--format", "typst", "-o"], out);
    let source = out.join("ke-hoach-83-2025.typ");
    match std::env::var("TYPST") {
        Ok(typst) => {
            let compile = || compile(&typst, &source, out);
            compile();
            let (own, other) = in_turn(ROUNDS, build, compile);
            let _ = writeln!(
                report,
                "reference plan, process to PDF: {own:.1?}; typst compile: {other:.1?}; ratio {:.2}",
                own.as_secs_f64() / other.as_secs_f64()
            );
        }
        Err(_) => report.push_str("typst compile: not measured, TYPST is not set\n"),
    }

    let tables = [100, 1000].map(|rows| {
        let path = out.join(format!("bang-{rows}.yaml"));
        fs::write(&path, table(rows)).expect("written");
        path
    });
    let run = |path: &Path| {
        let path = path.to_str().expect("a path").to_owned();
        vanban(&[&path, "--force", "-o"], out);
    };
    let (small, large) = in_turn(5, || run(&tables[0]), || run(&tables[1]));
    let _ = writeln!(
        report,
        "table of 100 rows: {small:.1?}; of 1,000: {large:.1?}; ratio {:.1}",
        large.as_secs_f64() / small.as_secs_f64()
    );
    let _ = std::io::stdout().write_all(report.as_bytes());
}

/// The most memory that a build of the reference plan holds, in KB, as Linux tells while it
/// runs.
fn peak_memory(out: &Path) -> Option<u64> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
    command
        .args(["build", PLAN, "--force", "-o"])
        .arg(out)
        .stdout(Stdio::null());
    let mut child = command.spawn().expect("started");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().expect("waited").is_none() {
        let status = fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        peak = peak.max(now);
    }
    peak
}

/// Runs two things in turn and returns their median times.
fn in_turn(rounds: usize, one: impl Fn(), two: impl Fn()) -> (Duration, Duration) {
    let timed = |run: &dyn Fn()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let (mut ones, mut twos) = (vec![], vec![]);
    for _ in 0..rounds {
        ones.push(timed(&one));
        twos.push(timed(&two));
    }
    ones.sort();
    twos.sort();
    (ones[rounds / 2], twos[rounds / 2])
}

fn vanban(args: &[&str], out: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
    finish(command.arg("build").args(args).arg(out));
}

fn compile(typst: &str, source: &Path, out: &Path) {
    let mut command = Command::new(typst);
    command.args(["compile", "--ignore-system-fonts", "--font-path", "fonts"]);
    command.args(["--pdf-standard", "a-2a", "--pdf-standard", "ua-1"]);
    finish(command.arg(source).arg(out.join("typst.pdf")));
}

fn finish(command: &mut Command) {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.is_ok_and(|status| status.success()), "{command:?}");
}

/// A plan whose annex has so many rows, in groups of 25.
fn table(rows: usize) -> String {
    let mut yaml = String::from(
        "kind: ke-hoach\nagency:\n  heading: [Ủy ban nhân dân, tỉnh Bắc Ninh]\n  \
         name: Ủy ban nhân dân tỉnh Bắc Ninh\n  abbreviation: UBND\n  place: Bắc Ninh\n\
         year: 2025\nsubject: Bảng dài\nsections:\n  - text: Một.\n\
         signature: {position: Chủ tịch, name: Nguyễn Văn A}\nrecipients: [Sở Nội vụ]\n\
         appendices:\n  - orientation: landscape\n    table:\n      columns:\n        \
         - {key: work, title: Nội dung, width: 5fr}\n        - {key: chair, title: Chỉ đạo, width: 2fr}\n        \
         - {key: lead, title: Thực hiện, width: 3fr}\n      groups:\n",
    );
    for row in 0..rows {
        if row % 25 == 0 {
            let _ =
                writeln!(yaml, "        - title: Nhóm {}\n          rows:", row / 25 + 1);
        }
        let _ = writeln!(
            yaml,
            "            - work: Tổ chức thực hiện nhiệm vụ thứ {row} theo Kế hoạch số {row}/KH-UBND \
             của Ủy ban nhân dân tỉnh\n              chair: UBND tỉnh\n              lead: Sở Nội vụ"
        );
    }
    yaml
}
