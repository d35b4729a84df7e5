//! A project that is open, ready to make products.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::build_args::{BuildArgs, SettingArgs};
use super::exit_status::ExitStatus;
use super::ui::Ui;
use crate::batch::{Goal, Job, Memory, Run};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::document::merge_fields;
use crate::error::{Error, Failure};
use crate::outgoing::Issued;
use crate::pipeline::Session;
use crate::project::{Inputs, Project, on_disk, read_file, shown};
use crate::say;
use crate::yaml::parse;

/// A project and what is made in it.
pub(super) struct OpenProject {
    pub(super) project: Project,
    pub(super) session: Session,
    pub(super) output: PathBuf,
    /// What has been issued, by the project's register.
    issued: Issued,
}

/// What a call is to make of a project.
pub(super) struct Jobs {
    pub(super) todo: Vec<Job>,
    /// What is found of files and folders that are left out.
    pub(super) left_out: Vec<Diagnostic>,
    /// True if every folder could be read.
    pub(super) is_whole: bool,
}

impl Jobs {
    /// How a call ends by what is left out.
    pub(super) fn outcome(&self) -> ExitStatus {
        if self.is_whole { ExitStatus::Clean } else { ExitStatus::Findings }
    }
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
        let opened = Self::open_for(&args.settings, args.output.as_deref(), start)?;
        if args.output.is_none() {
            opened.0.project.check_output()?;
        }
        Ok(opened)
    }

    /// The same for documents of which no product is asked for.
    pub(super) fn open_for(
        args: &SettingArgs,
        output: Option<&Path>,
        start: &Path,
    ) -> Result<(Self, Vec<Diagnostic>), Failure> {
        for folder in &args.font_folders {
            fs::read_dir(folder).map_err(|refused| Error::io(folder, &refused))?;
        }
        let (project, mut findings) = Project::find(start)?;
        let session = Session::new(&project, &args.font_folders)?;
        let session = session.at(args.gate());
        let output = output.map_or_else(|| project.output(), on_disk);
        let (issued, faults) = Issued::read(&project.root)?;
        findings.extend(faults.into_iter().filter_map(|it| session.settle(it)));
        Ok((Self { project, session, output, issued }, findings))
    }

    /// The jobs of building the named documents, or all of them but templates, which only a
    /// merge with a list completes; and what is left out.
    pub(super) fn jobs(&self, named: &[PathBuf]) -> Result<Jobs, Error> {
        let Inputs { documents, findings, unreadable } = self.project.inputs(named)?;
        let is_whole = unreadable.is_empty() && self.issued.is_whole();
        let (mut todo, mut left_out) = (vec![], findings);
        left_out.extend(unreadable);
        for input in &documents {
            match template(&input.path).filter(|_| named.is_empty()) {
                Some(place) => {
                    left_out.push(skipped_template(&shown(&input.path), place));
                }
                None => todo.push(Job::build(input)),
            }
        }
        Ok(Jobs { todo, left_out, is_whole })
    }

    /// The fault of a document that was issued and says something else now.
    pub(super) fn issued_fault(&self, path: &Path) -> Option<Diagnostic> {
        let issued = self.issued.of_file(&self.project.root, path)?;
        let (loaded, _) = self.session.load(&read_file(path).ok()?);
        let here = Place::new(&SourceFile::new(shown(path), ""), 0..0);
        self.session.settle(issued.fault(&loaded?, here)?)
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
            workers: args.settings.workers(),
            goal,
            stop,
            issued: &self.issued,
            memory,
        }
    }
}

/// The first field of a template; none if a file is none.
fn template(path: &Path) -> Option<Place> {
    let file = read_file(path).ok()?;
    // Most documents have none of these marks, and are read as trees later.
    if !file.text.contains('«') {
        return None;
    }
    let tree = parse(&file).ok()?;
    let field = merge_fields(&tree).into_iter().next()?;
    let text = field.node.scalar().unwrap_or_default();
    Some(tree.place_in(&field.node, text, field.range.clone()))
}

fn skipped_template(name: &str, place: Place) -> Diagnostic {
    let message = say!(
        "{name} là mẫu trộn, không dựng",
        "{name} is a template of a merge, and is skipped"
    );
    Diagnostic::new(&rules::SKIPPED_TEMPLATE, message).at(place).hint(say!(
        "Dựng bằng `vanban merge {name} --data DANH_SÁCH`; để trích dẫn thì dùng “ ”.",
        "Build it with `vanban merge {name} --data LIST`; for quotations use “ ”."
    ))
}
