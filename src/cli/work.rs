//! From the words of a call to the jobs of each project that it touches.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::Outcome;
use super::args::paths;
use super::build_args::path;
use super::ui::Ui;
use crate::batch::{self, Shard};
use crate::diag::{Diagnostic, did_you_mean};
use crate::error::{Error, Failure};
use crate::pipeline::{Product, Session};
use crate::project::{self, Project};
use crate::vi;

/// What every command asks for that makes products.
pub(super) struct Request {
    pub(super) output: Option<PathBuf>,
    pub(super) product: Product,
    pub(super) font_folders: Vec<PathBuf>,
    pub(super) workers: usize,
    pub(super) is_final: bool,
    pub(super) shard: Option<Shard>,
}

impl Request {
    pub(super) fn decide(matches: &ArgMatches) -> Self {
        let product = match matches.get_one::<String>("format").map(String::as_str) {
            Some("png") => Product::Png,
            Some("svg") => Product::Svg,
            Some("typst") => Product::Typst,
            _ => Product::Pdf,
        };
        let jobs = matches.get_one::<u16>("jobs").copied();
        Self {
            output: path(matches, "output"),
            product,
            font_folders: paths(matches, "font-path"),
            workers: jobs.map_or_else(batch::cores, usize::from),
            is_final: matches.get_flag("final"),
            shard: matches.try_get_one::<Shard>("shard").ok().flatten().copied(),
        }
    }

    /// The project that a folder lies in, ready to make products.
    pub(super) fn open(&self, start: &Path, ui: &mut Ui) -> Result<Office, Failure> {
        let (office, findings) = self.open_quietly(start)?;
        ui.findings(&findings);
        Ok(office)
    }

    /// The same, with what is to be said of its file.
    pub(super) fn open_quietly(
        &self,
        start: &Path,
    ) -> Result<(Office, Vec<Diagnostic>), Failure> {
        for folder in &self.font_folders {
            fs::read_dir(folder).map_err(|refused| Error::io(folder, &refused))?;
        }
        let (project, findings) = Project::find(start)?;
        let session = Session::new(&project, &self.font_folders)?;
        let session = if self.is_final { session.for_issue() } else { session };
        let output = self.output.clone().unwrap_or_else(|| project.output());
        Ok((Office { project, session, output }, findings))
    }
}

/// A project and what is made in it.
pub(super) struct Office {
    pub(super) project: Project,
    pub(super) session: Session,
    pub(super) output: PathBuf,
}

pub(super) fn failed(failure: Failure, ui: &mut Ui) -> Outcome {
    match failure {
        Failure::Findings(findings) => {
            ui.findings(&findings);
            Outcome::Findings
        }
        Failure::Error(error) => {
            ui.error(&error);
            Outcome::Failed
        }
    }
}

/// The named files and folders by the project that each lies in, with a folder to look for
/// it from.
pub(super) fn by_project(
    inputs: &[PathBuf],
) -> Result<Vec<(PathBuf, Vec<PathBuf>)>, Error> {
    if inputs.is_empty() {
        return Ok(vec![(PathBuf::from("."), vec![])]);
    }
    let mut groups: Vec<(PathBuf, PathBuf, Vec<PathBuf>)> = vec![];
    for path in inputs {
        fs::metadata(path).map_err(|refused| not_there(path, &refused))?;
        let start = start(path);
        let root = project::root(start).unwrap_or_else(|| start.to_owned());
        match groups.iter_mut().find(|(other, ..)| *other == root) {
            Some((_, _, paths)) => paths.push(path.clone()),
            None => groups.push((root, start.to_owned(), vec![path.clone()])),
        }
    }
    Ok(groups.into_iter().map(|(_, start, paths)| (start, paths)).collect())
}

/// A named file that cannot be opened, with the file beside it that may be meant.
pub(super) fn not_there(path: &Path, refused: &io::Error) -> Error {
    let error = Error::io(path, refused);
    let folder = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let beside = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = beside
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match vi::suggest(&name, names.iter().map(String::as_str)) {
        Some(near) => error.hint(did_you_mean(near)),
        None => error,
    }
}

/// The folder to look for a file's project from.
pub(super) fn start(path: &Path) -> &Path {
    if path.is_dir() {
        return path;
    }
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
