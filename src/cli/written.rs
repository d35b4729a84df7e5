//! What a call writes, over all its projects: products, and what Make and Ninja ask for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use walkdir::WalkDir;

use super::build_args::{BuildArgs, WriteArgs};
use super::exit_status::ExitStatus;
use super::one_file::{MadeFiles, OneFile};
use super::open_project::OpenProject;
use super::report::Tally;
use super::target;
use super::ui::Ui;
use crate::batch::{self, Done, Goal, Job};
use crate::output;
use crate::project::is_settings;

/// What has been written in a call.
pub(super) struct WriteReport<'a> {
    args: &'a BuildArgs,
    writing: &'a WriteArgs,
    stop: &'a AtomicBool,
    tally: Tally,
    rules: String,
    /// Every file that the rules name.
    files: BTreeSet<PathBuf>,
    /// True if there may be documents that this run does not see.
    is_part: bool,
    /// Whether all copies are put into one file, too.
    pub(super) one_file: Option<OneFile>,
}

impl<'a> WriteReport<'a> {
    pub(super) fn new(
        args: &'a BuildArgs,
        writing: &'a WriteArgs,
        stop: &'a AtomicBool,
    ) -> Self {
        Self {
            args,
            writing,
            stop,
            tally: Tally::default(),
            rules: String::new(),
            files: BTreeSet::new(),
            is_part: false,
            one_file: None,
        }
    }

    /// Leaves what documents made that this run does not see.
    pub(super) fn is_part(&mut self) {
        self.is_part = true;
    }

    /// Does the jobs of a project.
    pub(super) fn project(
        &mut self,
        opened: &OpenProject,
        mut jobs: Vec<Job>,
        ui: &mut Ui,
    ) -> ExitStatus {
        let Self { args, writing, .. } = *self;
        let is_all = !writing.share.is_part() && !self.is_part;
        writing.share.keep(&mut jobs, args.format);
        let goal = if writing.force { Goal::Force } else { Goal::Write };
        let run = opened.run(args, goal, self.stop, None);
        let _lock = run.lock(&jobs, &mut || ui.waits(&opened.output));
        ui.findings(&run.foresee(&jobs, &opened.project.output()));
        output::sweep(&opened.output);
        let shared = shared_files(opened, &args.settings.font_folders);
        let (count, mut begun) = (jobs.len(), 0);
        let mut outcome = ExitStatus::Clean;
        let mut files = MadeFiles::new();
        let mut stale = run.run(&jobs, is_all, &mut |job, done| {
            begun += 1;
            ui.progress(begun, count, &job.name);
            if writing.depfile.is_some() {
                let product = opened.output.join(job.product(args.format));
                let (files, sources) = rule_files(job, &done, &product, &shared);
                self.rules.push_str(&batch::rule(&files, &sources));
                self.files.extend(files.into_iter().chain(sources));
            }
            outcome = outcome.max(self.tally.job(job, &done, writing.why, ui));
            if let batch::Outcome::Good { files: made, .. } = done.outcome
                && self.one_file.is_some()
            {
                files.insert(job.product(args.format), made);
            }
        });
        ui.findings(&opened.session.unused_faulty_kinds());
        if let Some(one_file) = self.one_file.as_ref().filter(|_| !self.is_stopped()) {
            let (joined, product) = one_file.bind(&run, &jobs, files, ui);
            outcome = outcome.max(joined);
            stale.retain(|file| Some(&file.product) != product.as_ref());
        }
        let kept = if writing.prune { run.prune(&stale) } else { vec![] };
        self.tally.stale(&stale, writing.prune, &kept, ui);
        outcome
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Sums up, and writes what is for other programs.
    pub(super) fn end(self, ui: &mut Ui) -> ExitStatus {
        let stopped = self.is_stopped();
        self.tally.report(stopped, ui);
        if let (Some(path), false) = (&self.writing.depfile, stopped)
            && let Err(error) = {
                let files = self.files.iter().map(PathBuf::as_path);
                target::replace(path, self.rules.as_bytes(), files)
            }
        {
            ui.error(&error);
            return ExitStatus::Failed;
        }
        if stopped { ExitStatus::Failed } else { ExitStatus::Clean }
    }
}

/// The files that every product of a project depends on.
fn shared_files(opened: &OpenProject, fonts: &[PathBuf]) -> Vec<PathBuf> {
    let project = &opened.project;
    let files = opened.session.shared().keys();
    let files = files.filter(|name| {
        is_settings(Path::new(name))
            || name.starts_with("templates/")
            || name.starts_with("standards/")
    });
    let mut files: Vec<PathBuf> = files.map(|name| project.root.join(name)).collect();
    if project.config.font.is_some() {
        for folder in std::iter::once(&project.fonts()).chain(fonts) {
            let found = WalkDir::new(folder).follow_links(true).into_iter().flatten();
            let found = found.filter(|entry| !entry.file_type().is_dir());
            files.extend(found.map(walkdir::DirEntry::into_path));
        }
    }
    files.sort();
    files
}

/// The two sides of the rule of a product; one that could not be made has its own, so that mending what it
/// depends on makes it again.
fn rule_files(
    job: &Job,
    done: &Done,
    product: &Path,
    shared: &[PathBuf],
) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let files = match &done.outcome {
        batch::Outcome::Good { files, .. } => files.clone(),
        _ => vec![product.to_owned()],
    };
    let own = job.own().into_iter().map(Path::to_owned);
    let sources: Vec<_> = own
        .chain(done.sources.iter().cloned())
        .chain(shared.iter().cloned())
        .collect();
    (files, sources)
}
