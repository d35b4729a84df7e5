//! Runs whole processes, and takes their time and memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A command of the program, in a folder.
pub fn vanban(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
    command.args(args).current_dir(folder);
    command
}

/// Runs a command to its end, which must be a good one; how long it took.
pub fn time(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let time = start.elapsed();
    assert!(status.is_ok_and(|status| status.success()), "{command:?}");
    time
}

/// Runs two things in turn; their median times.
pub fn in_turn(
    rounds: usize,
    mut one: impl FnMut() -> Duration,
    mut two: impl FnMut() -> Duration,
) -> (Duration, Duration) {
    let (mut ones, mut twos) = (vec![], vec![]);
    for _ in 0..rounds {
        ones.push(one());
        twos.push(two());
    }
    (median(ones), median(twos))
}

pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

pub fn ratio(one: Duration, two: Duration) -> f64 {
    one.as_secs_f64() / two.as_secs_f64()
}

/// Things in a second.
pub fn rate(things: u32, time: Duration) -> f64 {
    f64::from(things) / time.as_secs_f64()
}

/// The most memory that a command holds, in MB, as Linux tells while it runs; 0 where nobody
/// tells.
pub fn peak_memory(command: &mut Command) -> u64 {
    let command = command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("started");
    let mut peak = 0;
    while child.try_wait().expect("waited").is_none() {
        peak = peak.max(memory_now(child.id(), "VmHWM:"));
    }
    peak / 1024
}

/// A line of what Linux says of a process, in KB.
pub fn memory_now(process: u32, name: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status"));
    let status = status.unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

/// `typst compile` of a source, to the standards that the program keeps to.
pub fn typst(folder: &Path, source: &str) -> Option<Command> {
    let typst = std::env::var_os("TYPST")?;
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let mut command = Command::new(typst);
    command
        .args(["compile", "--ignore-system-fonts", "--font-path"])
        .arg(fonts);
    command.args(["--pdf-standard", "a-2a", "--pdf-standard", "ua-1"]);
    command.args([source, "typst.pdf"]).current_dir(folder);
    Some(command)
}
