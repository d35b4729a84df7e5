//! From saving a file to the new PDF.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::data::{PLAN, project};
use crate::process::{median, memory_now, ratio, time, vanban};

/// How often the plan is saved; a tenth of it is left out of the memory's beginning.
const SAVES: usize = 1000;

pub fn watch(folder: &Path) -> String {
    project(folder);
    let path = folder.join("plans/ke-hoach.yaml");
    fs::write(&path, PLAN).expect("written");
    let build = || time(&mut vanban(folder, &["build", "--force"]));
    let cold = median((0..11).map(|_| build()).collect());

    let args = ["watch", "--message-format", "json"];
    let mut command = vanban(folder, &args);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("started");
    let output = BufReader::new(child.stdout.take().expect("piped"));
    let mut lines = output.lines().map_while(Result::ok);
    // The round in which the plan was built, and how long it took.
    let mut round = || {
        let mut built = false;
        loop {
            let line = lines.next().expect("the watch goes on");
            let object: serde_json::Value = serde_json::from_str(&line).expect("JSON");
            built |= object["type"] == "built";
            if object["type"] == "round" && (built || object["built"] == 0) {
                return Duration::from_millis(
                    object["milliseconds"].as_u64().unwrap_or_default(),
                );
            }
        }
    };
    round();
    let (mut own, mut whole, mut begin) = (vec![], vec![], 0);
    for i in 0..SAVES {
        let text = PLAN.replacen("Tiếp tục", &format!("Tiếp tục {i}"), 1).replacen(
            "Tham mưu",
            &format!("Tham mưu {i}"),
            1,
        );
        let start = Instant::now();
        // As editors save: another file takes the name.
        let new = folder.join("plans/.new");
        fs::write(&new, text).expect("written");
        fs::rename(&new, &path).expect("renamed");
        own.push(round());
        whole.push(start.elapsed());
        if i == SAVES / 10 {
            begin = memory_now(child.id(), "VmRSS:");
        }
    }
    let end = memory_now(child.id(), "VmRSS:");
    let _ = child.kill();
    let _ = child.wait();
    let (own, whole) = (median(own), median(whole));
    format!(
        "save to PDF {own:.0?} ({whole:.0?} with the watcher's batching), cold {cold:.1?}, ratio {:.2}; \
         memory after {} saves {} MB, after {SAVES} {} MB",
        ratio(own, cold),
        SAVES / 10,
        begin / 1024,
        end / 1024
    )
}
