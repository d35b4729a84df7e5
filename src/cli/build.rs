//! `vanban build`: documents into their products.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::json;

use super::Outcome;
use super::args::paths;
use super::ui::Ui;
use crate::diag::{Diagnostic, Lang, Place, SourceFile, did_you_mean};
use crate::error::{Error, Failure};
use crate::output::{self, Written};
use crate::pipeline::{Built, Files, Product, Session};
use crate::project::{self, Input, Project, read_file, shown};
use crate::say;
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
    is_final: bool,
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
            is_final: matches.get_flag("final"),
        }
    }
}

pub(super) fn run(request: &Request, ui: &mut Ui) -> Outcome {
    let groups = match by_project(&request.inputs) {
        Ok(groups) => groups,
        Err(error) => return failed(Failure::Error(error), ui),
    };
    let mut tally = Tally::default();
    let mut outcome = Outcome::Clean;
    for (start, inputs) in &groups {
        outcome = outcome.max(match prepare(request, start, inputs, ui) {
            Ok(work) => work.run(&mut tally, ui),
            Err(failure) => failed(failure, ui),
        });
    }
    tally.report(ui);
    outcome
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
fn by_project(inputs: &[PathBuf]) -> Result<Vec<(PathBuf, Vec<PathBuf>)>, Error> {
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

fn prepare<'a>(
    request: &'a Request,
    start: &Path,
    named: &[PathBuf],
    ui: &mut Ui,
) -> Result<Work<'a>, Failure> {
    for folder in &request.font_folders {
        fs::read_dir(folder).map_err(|refused| Error::io(folder, &refused))?;
    }
    let (project, findings) = Project::find(start)?;
    ui.findings(&findings);
    let inputs = project.inputs(named)?;
    let session = Session::new(&project, &request.font_folders)?;
    let session = if request.is_final { session.for_issue() } else { session };
    let output = request.output.clone().unwrap_or_else(|| project.output());
    Ok(Work { request, inputs, session, output })
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

struct Work<'a> {
    request: &'a Request,
    inputs: Vec<Input>,
    session: Session,
    output: PathBuf,
}

impl Work<'_> {
    fn run(&self, tally: &mut Tally, ui: &mut Ui) -> Outcome {
        let mut outcome = Outcome::Clean;
        let mut numbers = BTreeMap::new();
        for (i, input) in self.inputs.iter().enumerate() {
            ui.progress(i + 1, self.inputs.len(), &shown(&input.path));
            let one = self.one(input, &mut numbers, tally, ui).unwrap_or_else(|error| {
                tally.failed += 1;
                ui.error(&error);
                Outcome::Failed
            });
            outcome = outcome.max(one);
            if i + 1 < self.inputs.len() {
                forget_unused();
            }
        }
        outcome
    }

    fn one(
        &self,
        input: &Input,
        numbers: &mut BTreeMap<String, PathBuf>,
        tally: &mut Tally,
        ui: &mut Ui,
    ) -> Result<Outcome, Error> {
        let (built, findings) = match read_file(&input.path)? {
            Ok(file) => self.session.build(&file, self.request.product),
            Err(findings) => (None, findings),
        };
        ui.findings(&findings);
        let Some(built) = built else {
            tally.faulty += 1;
            return Ok(Outcome::Findings);
        };
        if let Some(identity) = &built.identity {
            if let Some(other) = numbers.get(identity) {
                ui.findings(&[number_taken(&input.path, other)]);
                tally.faulty += 1;
                return Ok(Outcome::Findings);
            }
            numbers.insert(identity.clone(), input.path.clone());
        }
        let (paths, written) = self.write(input, &built)?;
        match written {
            Written::New => tally.written += 1,
            Written::Unchanged => tally.unchanged += 1,
        }
        report(input, &paths, built.pages, written, ui);
        let ending = self.request.product.ending();
        let older = with_ending(
            &self.output.join(&input.stem),
            &format!("-{}", built.pages + 1),
            ending,
        );
        if matches!(built.files, Files::Pages(_)) && older.is_file() {
            ui.findings(&[older_page(&shown(&older), built.pages)]);
        }
        Ok(Outcome::Clean)
    }

    fn write(
        &self,
        input: &Input,
        built: &Built,
    ) -> Result<(Vec<PathBuf>, Written), Error> {
        let ending = self.request.product.ending();
        let stem = self.output.join(&input.stem);
        let files: Vec<(PathBuf, &[u8])> = match &built.files {
            Files::One(bytes) => vec![(with_ending(&stem, "", ending), bytes)],
            Files::Pages(pages) => {
                let name = |i: usize| with_ending(&stem, &format!("-{}", i + 1), ending);
                pages
                    .iter()
                    .enumerate()
                    .map(|(i, bytes)| (name(i), bytes.as_slice()))
                    .collect()
            }
        };
        let mut written = Written::Unchanged;
        for (path, bytes) in &files {
            let put = output::write(&self.output, path, bytes, self.request.force)
                .map_err(|refused| Error::io(path, &refused))?;
            if put == Written::New {
                written = Written::New;
            }
        }
        Ok((files.into_iter().map(|(path, _)| path).collect(), written))
    }
}

/// What came of all documents.
#[derive(Default)]
struct Tally {
    written: usize,
    unchanged: usize,
    faulty: usize,
    failed: usize,
}

impl Tally {
    /// Sums up a run of several documents.
    fn report(&self, ui: &mut Ui) {
        let Self { written, unchanged, faulty, failed } = self;
        if written + unchanged + faulty + failed < 2 {
            return;
        }
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
            "failed": failed,
        });
        ui.result(&line, &object);
    }
}

/// Number and code are given once in an agency's year (II.3.a; Điều 15.1).
fn number_taken(path: &Path, other: &Path) -> Diagnostic {
    let (path, other) = (shown(path), shown(other));
    let file = SourceFile::new(&path, "");
    let message = say!(
        "số và ký hiệu này đã cấp cho {other} trong cùng năm",
        "number and code are those of {other}, of the same year"
    );
    Diagnostic::error("number-taken", message)
        .at(Place::new(&file, 0..0))
        .hint(say!(
            "Mỗi số, ký hiệu chỉ cấp một lần trong năm (Điều 15.1): sửa `number:` của một văn bản.",
            "A number with its code is given once a year (Điều 15.1): change `number:` in one of the two."
        ))
}

/// A page that an earlier, longer build has left, or that is somebody's own: nobody but the
/// user knows, so it is only pointed out.
fn older_page(name: &str, pages: usize) -> Diagnostic {
    Diagnostic::warning(
        "older-page",
        say!(
            "{name} không thuộc lần dựng này: văn bản chỉ có {pages} trang",
            "{name} is not of this build: the document has only {pages} pages"
        ),
    )
    .hint(say!(
        "Xóa các trang cũ trước khi gửi đi.",
        "Delete old pages before sending them."
    ))
}

fn with_ending(stem: &Path, suffix: &str, ending: &str) -> PathBuf {
    let name = stem.file_name().unwrap_or_default().to_string_lossy();
    stem.with_file_name(format!("{name}{suffix}.{ending}"))
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
