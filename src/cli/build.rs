//! `vanban build`: documents into their products.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::json;

use super::Outcome;
use super::args::paths;
use super::ui::Ui;
use crate::diag::{Lang, Severity, did_you_mean};
use crate::error::{Error, Failure};
use crate::output::{self, Written};
use crate::pipeline::{Built, Files, Product, Session};
use crate::project::{Input, Project, read_file, shown};
use crate::typeset::forget_unused;
use crate::vi;

/// What was asked for.
#[derive(Debug)]
pub(super) struct Request {
    inputs: Vec<PathBuf>,
    output: Option<PathBuf>,
    product: Product,
    font_folders: Vec<PathBuf>,
    force: bool,
}

impl Request {
    pub(super) fn decide(matches: &ArgMatches) -> Self {
        let product = match matches.get_one::<String>("format").map(String::as_str) {
            Some("png") => Product::Png,
            Some("svg") => Product::Svg,
            Some("typst") => Product::Typst,
            _ => Product::Pdf,
        };
        Self {
            inputs: paths(matches, "inputs"),
            output: matches.get_one::<PathBuf>("output").cloned(),
            product,
            font_folders: paths(matches, "font-path"),
            force: matches.get_flag("force"),
        }
    }
}

pub(super) fn run(request: &Request, ui: &mut Ui) -> Outcome {
    match prepare(request, ui) {
        Ok(mut work) => work.run(ui),
        Err(Failure::Findings(findings)) => {
            ui.findings(&findings);
            Outcome::Findings
        }
        Err(Failure::Error(error)) => {
            ui.error(&error);
            Outcome::Failed
        }
    }
}

fn prepare<'a>(request: &'a Request, ui: &mut Ui) -> Result<Work<'a>, Failure> {
    for path in &request.inputs {
        fs::metadata(path).map_err(|refused| not_there(path, &refused))?;
    }
    for folder in &request.font_folders {
        fs::read_dir(folder).map_err(|refused| Error::io(folder, &refused))?;
    }
    let (project, findings) = Project::find(start(&request.inputs))?;
    ui.findings(&findings);
    let inputs = project.inputs(&request.inputs)?;
    let session = Session::new(&project, &request.font_folders)?;
    let output = request.output.clone().unwrap_or_else(|| project.output());
    Ok(Work {
        request,
        inputs,
        session,
        output,
        written: 0,
        unchanged: 0,
        faulty: 0,
    })
}

/// A named file that cannot be opened, with the file beside it that may be meant.
fn not_there(path: &Path, refused: &io::Error) -> Error {
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

/// The folder to look for the project from.
fn start(inputs: &[PathBuf]) -> &Path {
    match inputs.first() {
        Some(folder) if folder.is_dir() => folder,
        Some(file) => file
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new(".")),
        None => Path::new("."),
    }
}

struct Work<'a> {
    request: &'a Request,
    inputs: Vec<Input>,
    session: Session,
    output: PathBuf,
    written: usize,
    unchanged: usize,
    faulty: usize,
}

impl Work<'_> {
    fn run(&mut self, ui: &mut Ui) -> Outcome {
        let mut outcome = Outcome::Clean;
        let inputs = std::mem::take(&mut self.inputs);
        for (i, input) in inputs.iter().enumerate() {
            ui.progress(i + 1, inputs.len(), &shown(&input.path));
            let one = self.one(input, ui).unwrap_or_else(|error| {
                ui.error(&error);
                Outcome::Failed
            });
            outcome = outcome.max(one);
            forget_unused();
        }
        if inputs.len() > 1 {
            self.summary(ui);
        }
        outcome
    }

    fn one(&mut self, input: &Input, ui: &mut Ui) -> Result<Outcome, Error> {
        let (built, findings) = match read_file(&input.path)? {
            Ok(file) => self.session.build(&file, self.request.product),
            Err(findings) => (None, findings),
        };
        ui.findings(&findings);
        let Some(built) = built else {
            debug_assert!(findings.iter().any(|f| f.severity == Severity::Error));
            self.faulty += 1;
            return Ok(Outcome::Findings);
        };
        self.write(input, &built, ui)?;
        Ok(Outcome::Clean)
    }

    fn write(&mut self, input: &Input, built: &Built, ui: &mut Ui) -> Result<(), Error> {
        let ending = self.request.product.ending();
        let stem = self.output.join(&input.stem);
        let (paths, written) = match &built.files {
            Files::One(bytes) => {
                let path = with_ending(&stem, "", ending);
                let written = self.put(&path, bytes)?;
                (vec![path], written)
            }
            Files::Pages(pages) => {
                let mut written = Written::Unchanged;
                let mut paths = vec![];
                for (i, bytes) in pages.iter().enumerate() {
                    let path = with_ending(&stem, &format!("-{}", i + 1), ending);
                    if self.put(&path, bytes)? == Written::New {
                        written = Written::New;
                    }
                    paths.push(path);
                }
                remove_old_pages(&stem, ending, pages.len())?;
                (paths, written)
            }
        };
        match written {
            Written::New => self.written += 1,
            Written::Unchanged => self.unchanged += 1,
        }
        report(input, &paths, built.pages, written, ui);
        Ok(())
    }

    fn put(&self, path: &Path, bytes: &[u8]) -> Result<Written, Error> {
        output::write(&self.output, path, bytes, self.request.force)
            .map_err(|refused| Error::io(path, &refused))
    }

    fn summary(&self, ui: &mut Ui) {
        let Self { written, unchanged, faulty, .. } = self;
        let line = match ui.lang {
            Lang::Vi => {
                format!("{written} đã dựng, {unchanged} không đổi, {faulty} có lỗi")
            }
            Lang::En => {
                format!("{written} built, {unchanged} unchanged, {faulty} with faults")
            }
        };
        let object = json!({
            "type": "summary", "written": written, "unchanged": unchanged, "faulty": faulty,
        });
        ui.result(&line, &object);
    }
}

fn with_ending(stem: &Path, suffix: &str, ending: &str) -> PathBuf {
    let name = stem.file_name().unwrap_or_default().to_string_lossy();
    stem.with_file_name(format!("{name}{suffix}.{ending}"))
}

/// Removes the pages that an earlier, longer build has left, so that nobody hands them out.
fn remove_old_pages(stem: &Path, ending: &str, pages: usize) -> Result<(), Error> {
    for number in pages + 1.. {
        let path = with_ending(stem, &format!("-{number}"), ending);
        if !path.is_file() {
            break;
        }
        fs::remove_file(&path).map_err(|refused| Error::io(&path, &refused))?;
    }
    Ok(())
}

fn report(input: &Input, paths: &[PathBuf], pages: usize, written: Written, ui: &mut Ui) {
    let source = shown(&input.path);
    let names: Vec<_> = paths.iter().map(|path| shown(path)).collect();
    let target = match names.as_slice() {
        [first, .., last] => format!("{first} … {last}"),
        [only] => only.clone(),
        [] => String::new(),
    };
    let line = match (ui.lang, written) {
        (Lang::Vi, Written::New) => format!("{source} → {target} ({pages} trang)"),
        (Lang::Vi, Written::Unchanged) => {
            format!("{source} → {target} ({pages} trang, không đổi)")
        }
        (Lang::En, Written::New) => format!("{source} → {target} ({pages} pages)"),
        (Lang::En, Written::Unchanged) => {
            format!("{source} → {target} ({pages} pages, unchanged)")
        }
    };
    let object = json!({
        "type": "built", "source": source, "outputs": names, "pages": pages,
        "changed": written == Written::New,
    });
    ui.result(&line, &object);
}
