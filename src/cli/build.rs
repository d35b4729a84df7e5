//! `vanban build`: documents into their products.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{ArgMatches, Command};

use super::args::{paths, say, usage};
use super::build_args::{common, inputs, path, writing};
use super::interrupt;
use super::outcome::Outcome;
use super::report::Tally;
use super::ui::Ui;
use super::watched::entries;
use super::work::{Office, Request, by_project, failed};
use crate::batch::{self, Done, Goal, Job, Run};
use crate::diag::Lang;
use crate::error::{Error, Failure};
use crate::output;
use crate::project::FILE;

/// The command's words.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("build")
        .override_usage(usage(lang, "build ", "[TỆP|THƯ MỤC]...", "[FILE|FOLDER]..."))
        .about(say(
            lang,
            "Dựng văn bản; không ghi tên tệp thì dựng cả thư mục plans/ của dự án",
            "Build documents; without names, the project's whole plans/ folder",
        ))
        .arg(inputs(lang))
        .args(common(lang))
        .args(writing(lang))
}

pub(super) fn run(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    let request = Request::decide(matches);
    let writing = Writing::decide(matches);
    let groups = match by_project(&paths(matches, "inputs")) {
        Ok(groups) => groups,
        Err(error) => return failed(Failure::Error(error), ui),
    };
    let stop = interrupt::stop();
    let mut work = Written::new(writing, &stop);
    let mut outcome = Outcome::Clean;
    for (start, named) in &groups {
        let built = one_project(&request, start, named, &mut work, ui);
        outcome = outcome.max(built.unwrap_or_else(|failure| failed(failure, ui)));
    }
    outcome.max(work.end(ui))
}

fn one_project(
    request: &Request,
    start: &Path,
    named: &[PathBuf],
    work: &mut Written<'_>,
    ui: &mut Ui,
) -> Result<Outcome, Failure> {
    let office = request.open(start, ui)?;
    let inputs = office.project.inputs(named)?;
    let jobs = inputs.iter().map(Job::build).collect();
    Ok(work.project(request, &office, jobs, ui))
}

/// How products are written.
pub(super) struct Writing {
    force: bool,
    why: bool,
    prune: bool,
    depfile: Option<PathBuf>,
}

impl Writing {
    pub(super) fn decide(matches: &ArgMatches) -> Self {
        Self {
            force: matches.get_flag("force"),
            why: matches.get_flag("why"),
            prune: matches.get_flag("prune"),
            depfile: path(matches, "depfile"),
        }
    }
}

/// What has been written in a call, over all its projects.
pub(super) struct Written<'a> {
    writing: Writing,
    stop: &'a AtomicBool,
    tally: Tally,
    rules: String,
}

impl<'a> Written<'a> {
    pub(super) fn new(writing: Writing, stop: &'a AtomicBool) -> Self {
        Self {
            writing,
            stop,
            tally: Tally::default(),
            rules: String::new(),
        }
    }

    /// Does the jobs of a project.
    pub(super) fn project(
        &mut self,
        request: &Request,
        office: &Office,
        mut jobs: Vec<Job>,
        ui: &mut Ui,
    ) -> Outcome {
        let all = request.shard.is_none();
        if let Some(shard) = request.shard {
            shard.keep(&mut jobs, |job| job.product(request.product));
        }
        let run = Run {
            session: &office.session,
            root: &office.project.root,
            output: &office.output,
            product: request.product,
            workers: request.workers,
            goal: if self.writing.force { Goal::Force } else { Goal::Write },
            stop: self.stop,
            memory: None,
        };
        output::sweep(&office.output);
        let shared = shared_files(office, &request.font_folders);
        let (count, mut begun) = (jobs.len(), 0);
        let mut outcome = Outcome::Clean;
        let stale = run.run(&jobs, all, &mut |job, done| {
            begun += 1;
            ui.progress(begun, count, &job.name);
            if self.writing.depfile.is_some() {
                let product = office.output.join(job.product(request.product));
                self.rules.push_str(&rule(job, &done, &product, &shared));
            }
            outcome = outcome.max(self.tally.job(job, &done, self.writing.why, ui));
        });
        let kept = if self.writing.prune { run.prune(&stale) } else { vec![] };
        self.tally.stale(&stale, self.writing.prune, &kept, ui);
        outcome
    }

    /// Sums up, and writes what is for other programs.
    pub(super) fn end(self, ui: &mut Ui) -> Outcome {
        let stopped = self.stop.load(Ordering::Relaxed);
        self.tally.report(stopped, ui);
        if let (Some(path), false) = (&self.writing.depfile, stopped)
            && let Err(refused) = output::replace(path, self.rules.as_bytes())
        {
            ui.error(&Error::io(path, &refused));
            return Outcome::Failed;
        }
        if stopped { Outcome::Failed } else { Outcome::Clean }
    }
}

/// The files that every product of a project depends on.
fn shared_files(office: &Office, fonts: &[PathBuf]) -> Vec<PathBuf> {
    let project = &office.project;
    let files = office.session.shared().keys();
    let files = files.filter(|name| *name == FILE || name.starts_with("templates/"));
    let mut files: Vec<PathBuf> = files.map(|name| project.root.join(name)).collect();
    if project.config.font.is_some() {
        let mut open = vec![project.fonts()];
        open.extend(fonts.iter().cloned());
        while let Some(folder) = open.pop() {
            for font in entries(&folder) {
                (if font.is_dir() { &mut open } else { &mut files }).push(font);
            }
        }
    }
    files.sort();
    files
}

/// The rule of a product; one that could not be made has its own, so that mending what it
/// depends on makes it again.
fn rule(job: &Job, done: &Done, product: &Path, shared: &[PathBuf]) -> String {
    let files = match &done.outcome {
        batch::Outcome::Good { files, .. } => files.clone(),
        _ => vec![product.to_owned()],
    };
    let own = job.own().into_iter().map(Path::to_owned);
    let sources: Vec<_> = own
        .chain(done.sources.iter().cloned())
        .chain(shared.iter().cloned())
        .collect();
    batch::rule(&files, &sources)
}
