//! A watch at work: the projects that it holds open, and what it builds at each change.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use typst::diag::StrResult;
use typst_kit::watcher::Watcher;

use super::build_args::BuildArgs;
use super::drawing::document;
use super::exit_status::ExitStatus;
use super::inputs::by_project;
use super::open_project::{Jobs, OpenProject};
use super::rebuild::{Rebuild, Seen};
use super::ui::Ui;
use super::watched::{Folders, fingerprint};
use crate::batch::{Goal, Memory};
use crate::diag::Diagnostic;
use crate::error::{Error, Failure};
use crate::fingerprint::Fingerprint;
use crate::preview::Server;
use crate::project;

/// How long it takes until what was refused is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// A watch over the named documents.
pub(super) struct Watching<'a> {
    args: &'a BuildArgs,
    named: &'a [PathBuf],
    projects: Vec<Opened>,
    server: Option<Server>,
    last: Seen,
}

/// A project that is open, with what was found in its file.
struct Opened {
    root: PathBuf,
    fingerprint: Fingerprint,
    project: Arc<OpenProject>,
    findings: Vec<Diagnostic>,
    memory: Arc<Memory>,
}

impl<'a> Watching<'a> {
    pub(super) fn new(
        args: &'a BuildArgs,
        named: &'a [PathBuf],
        server: Option<Server>,
    ) -> Self {
        let (projects, last) = (vec![], Seen::default());
        Self { args, named, projects, server, last }
    }

    /// Builds, waits for a change, and builds again, until the user ends it.
    pub(super) fn run(&mut self, ui: &mut Ui) -> ExitStatus {
        let mut watched = Folders::default();
        let mut is_first = true;
        loop {
            // Watching begins before anything is read, so no change is missed between.
            let watcher = watcher(&watched);
            let start = Instant::now();
            let rebuild = self.rebuild();
            let known = rebuild.folders == watched;
            watched.clone_from(&rebuild.folders);
            let is_refused = rebuild.is_refused();
            let time = start.elapsed();
            if is_first || rebuild.is_news(&self.last) {
                rebuild.tell(time, self.server.as_ref(), is_first, ui);
            }
            self.last = rebuild.into_seen();
            is_first = false;
            if !known {
                continue;
            }
            // What the system refuses to write, or to watch, is tried again after a while.
            let waited = match watcher {
                Ok(mut watcher) if !is_refused => watcher.wait(),
                Ok(_) => Err("".into()),
                Err(refused) => Err(refused),
            };
            if waited.is_err() {
                std::thread::sleep(RETRY);
            }
        }
    }

    /// Builds whatever has changed.
    fn rebuild(&mut self) -> Rebuild {
        let mut rebuild = Rebuild::default();
        let named: Vec<PathBuf> =
            self.named.iter().map(|path| project::on_disk(path)).collect();
        for path in &named {
            rebuild.folders.add_input(path);
        }
        // One that is not there keeps no other from being built.
        let (there, missing): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|path| path.exists());
        for path in &missing {
            let refused = std::io::ErrorKind::NotFound.into();
            rebuild.failures.push(Failure::Error(Error::io(path, &refused)));
        }
        let groups = if there.is_empty() && !missing.is_empty() {
            Ok(vec![])
        } else {
            by_project(&there)
        };
        match groups {
            Ok(groups) => {
                for (start, named) in groups {
                    if let Err(failure) = self.project(&start, &named, &mut rebuild) {
                        rebuild.failures.push(failure);
                    }
                }
            }
            Err(error) => rebuild.failures.push(Failure::Error(error)),
        }
        rebuild.settle(&self.last);
        rebuild
    }

    fn project(
        &mut self,
        start: &Path,
        named: &[PathBuf],
        rebuild: &mut Rebuild,
    ) -> Result<(), Failure> {
        let args = self.args;
        let root = project::root(start).unwrap_or_else(|| start.to_owned());
        rebuild
            .folders
            .add_project(&root, &args.settings.font_folders, named.is_empty());
        let Opened { project, findings, memory, .. } = self.open(start, &root)?;
        rebuild.notes.extend(findings.iter().cloned());
        let Jobs { todo, left_out, is_whole } = project.jobs(named)?;
        rebuild.notes.extend(left_out);
        let stop = AtomicBool::new(false);
        let run = project.run(args, Goal::Write, &stop, Some(memory));
        run.run(&todo, is_whole, &mut |job, done| {
            for source in &done.sources {
                rebuild.folders.add_parent(source);
            }
            rebuild.documents.push(document(job, &done, project));
            rebuild.done.push((job.clone(), done));
        });
        rebuild.notes.extend(project.session.unused_faulty_kinds());
        Ok(())
    }

    /// The project, opened anew only if its settings, templates or fonts have changed.
    fn open(&mut self, start: &Path, root: &Path) -> Result<&Opened, Failure> {
        let fingerprint = fingerprint(root, &self.args.settings.font_folders);
        let known = |it: &Opened| it.root == root && it.fingerprint == fingerprint;
        let at = match self.projects.iter().position(known) {
            Some(at) => at,
            None => {
                self.projects.retain(|it| it.root != root);
                let (project, findings) = OpenProject::open_quietly(self.args, start)?;
                self.projects.push(Opened {
                    root: root.to_owned(),
                    fingerprint,
                    project: Arc::new(project),
                    findings,
                    memory: Arc::default(),
                });
                self.projects.len() - 1
            }
        };
        Ok(&self.projects[at])
    }
}

fn watcher(folders: &Folders) -> StrResult<Watcher> {
    let mut watcher = Watcher::new(None)?;
    watcher.update(folders.iter().cloned())?;
    Ok(watcher)
}
