//! `vanban verify`: whether the products that are there are those of the data.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{ArgMatches, Command};

use super::args::{paths, say, usage};
use super::build_args::{common, inputs, shard};
use super::interrupt;
use super::outcome::Outcome;
use super::report::Tally;
use super::ui::Ui;
use super::work::{Request, by_project, failed};
use crate::batch::{Goal, Job, Run};
use crate::diag::Lang;
use crate::error::Failure;

/// The command's words.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("verify")
        .override_usage(usage(lang, "verify ", "[TỆP|THƯ MỤC]...", "[FILE|FOLDER]..."))
        .about(say(
            lang,
            "Dựng lại trong bộ nhớ và so từng byte với kết quả đang có; không ghi gì",
            "Build again in memory and compare with what is there, byte by byte; write nothing",
        ))
        .arg(inputs(lang))
        .args(common(lang))
        .arg(shard(lang))
        .after_help(say(
            lang,
            "Bản dựng bằng merge không được so. Kết thúc với 0: đúng cả; 1: có tệp khác, thiếu, thừa hoặc lỗi; 2: không làm được việc.",
            "Copies made by merge are not compared. Exit status 0: all are right; 1: one differs, is missing, left over or faulty; 2: the work could not be done.",
        ))
}

pub(super) fn run(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    let request = Request::decide(matches);
    let groups = match by_project(&paths(matches, "inputs")) {
        Ok(groups) => groups,
        Err(error) => return failed(Failure::Error(error), ui),
    };
    let stop = interrupt::stop();
    let mut tally = Tally::default();
    let mut outcome = Outcome::Clean;
    for (start, named) in &groups {
        let verified = one_project(&request, start, named, &stop, &mut tally, ui);
        outcome = outcome.max(verified.unwrap_or_else(|failure| failed(failure, ui)));
    }
    let stopped = stop.load(Ordering::Relaxed);
    tally.verdict(stopped, ui);
    if stopped { Outcome::Failed } else { outcome }
}

fn one_project(
    request: &Request,
    start: &Path,
    named: &[PathBuf],
    stop: &AtomicBool,
    tally: &mut Tally,
    ui: &mut Ui,
) -> Result<Outcome, Failure> {
    let office = request.open(start, ui)?;
    let mut jobs: Vec<Job> =
        office.project.inputs(named)?.iter().map(Job::build).collect();
    if let Some(shard) = request.shard {
        shard.keep(&mut jobs, |job| job.product(request.product));
    }
    let run = Run {
        session: &office.session,
        root: &office.project.root,
        output: &office.output,
        product: request.product,
        workers: request.workers,
        goal: Goal::Compare,
        stop,
        memory: None,
    };
    let mut outcome = Outcome::Clean;
    let stale = run.run(&jobs, false, &mut |job, done| {
        outcome = outcome.max(tally.verified(job, &done, ui));
    });
    // Beside products that are right, one that nobody makes any more is wrong.
    if named.is_empty() && request.shard.is_none() && !stale.is_empty() {
        tally.stale(&stale, false, &[], ui);
        outcome = outcome.max(Outcome::Findings);
    }
    Ok(outcome)
}
