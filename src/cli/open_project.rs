//! A project that is open, ready to make products.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::build_args::BuildArgs;
use super::ui::Ui;
use crate::batch::{Goal, Job, Memory, Run};
use crate::diag::Diagnostic;
use crate::error::{Error, Failure};
use crate::pipeline::Session;
use crate::project::Project;

/// A project and what is made in it.
pub(super) struct OpenProject {
    pub(super) project: Project,
    pub(super) session: Session,
    pub(super) output: PathBuf,
}

impl OpenProject {
    /// Opens the project that a folder lies in, and shows what is found in its file.
    pub(super) fn open(
        args: &BuildArgs,
        start: &Path,
        ui: &mut Ui,
    ) -> Result<Self, Failure> {
        let (opened, findings) = Self::open_quietly(args, start)?;
        ui.findings(&findings);
        Ok(opened)
    }

    /// Opens the project that a folder lies in, and returns what is found in its file.
    pub(super) fn open_quietly(
        args: &BuildArgs,
        start: &Path,
    ) -> Result<(Self, Vec<Diagnostic>), Failure> {
        for folder in &args.font_folders {
            fs::read_dir(folder).map_err(|refused| Error::io(folder, &refused))?;
        }
        let (project, findings) = Project::find(start)?;
        let session = Session::new(&project, &args.font_folders)?;
        let session = if args.is_final { session.for_issue() } else { session };
        let output = args.output.clone().unwrap_or_else(|| project.output());
        Ok((Self { project, session, output }, findings))
    }

    /// The jobs of building the named documents, or all of them.
    pub(super) fn jobs(&self, named: &[PathBuf]) -> Result<Vec<Job>, Error> {
        Ok(self.project.inputs(named)?.iter().map(Job::build).collect())
    }

    /// How jobs of this project are run.
    pub(super) fn run<'a>(
        &'a self,
        args: &BuildArgs,
        goal: Goal,
        stop: &'a AtomicBool,
        memory: Option<&'a Memory>,
    ) -> Run<'a> {
        Run {
            session: &self.session,
            root: &self.project.root,
            output: &self.output,
            product: args.format,
            workers: args.workers(),
            goal,
            stop,
            memory,
        }
    }
}
