//! `vanban diff`: what a document says otherwise than another.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::exit_status::ExitStatus;
use super::inputs::{must_exist, start};
use super::language::both;
use super::target;
use super::ui::{MessageFormat, Ui};
use crate::diag::{Lang, visible};
use crate::diff::{
    Compared, ComparisonSheet, FilePair, compare, comparison_json, comparison_markdown,
    comparison_page, comparison_text, differs, parts,
};
use crate::document::Loaded;
use crate::error::{Error, Failure};
use crate::output;
use crate::pipeline::Session;
use crate::project::{Project, read_file, shown};
use crate::vi;

#[derive(Args)]
#[command(
    about = both(
        "So sánh hai văn bản: mục, khoản, việc được thêm, bỏ, chuyển, sửa",
        "Compare two documents: what was added, dropped, moved, changed",
    ),
    override_usage = both(
        "vanban diff [TÙY CHỌN] <BẢN CŨ> <BẢN MỚI>",
        "vanban diff [OPTIONS] <OLD> <NEW>",
    ),
    after_help = both(
        "Kết thúc với 0: giống nhau; 1: có khác nhau; 2: không làm được việc.",
        "Exit status 0: the same; 1: they differ; 2: the work could not be done.",
    ),
)]
pub(super) struct Diff {
    #[arg(value_name = both("BẢN CŨ", "OLD"), help = both("Bản cũ", "The old document"))]
    old: PathBuf,
    #[arg(value_name = both("BẢN MỚI", "NEW"), help = both("Bản mới", "The new document"))]
    new: PathBuf,
    #[arg(
        long,
        value_name = "text|markdown|json|pdf",
        value_enum,
        hide_possible_values = true,
        help = both(
            "Dạng kết quả; mặc định theo đuôi tệp -o, không có thì text",
            "Form of the result; by default by the ending of -o, else text",
        ),
    )]
    format: Option<ComparisonFormat>,
    #[arg(
        short,
        long,
        value_name = both("TỆP", "FILE"),
        help = both(
            "Tệp kết quả; mặc định in ra màn hình, riêng PDF ghi vào thư mục kết quả",
            "The file; by default standard output, for PDF the output folder",
        ),
    )]
    output: Option<PathBuf>,
    #[arg(
        long,
        help = both(
            "Mã thoát 0 cả khi hai bản khác nhau",
            "Exit with 0 though the two differ",
        ),
    )]
    exit_zero: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ComparisonFormat {
    Text,
    Markdown,
    Json,
    Pdf,
}

impl ComparisonFormat {
    /// The form that a file's ending stands for.
    fn of(path: &Path) -> Self {
        let ending = path.extension().and_then(|ending| ending.to_str());
        match ending.map(str::to_lowercase).as_deref() {
            Some("markdown" | "md") => Self::Markdown,
            Some("json") => Self::Json,
            Some("pdf") => Self::Pdf,
            _ => Self::Text,
        }
    }
}

impl Diff {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, MessageFormat::Human);
        match self.diff(ui) {
            Ok(true) if !self.exit_zero => ExitStatus::Findings,
            Ok(_) => ExitStatus::Clean,
            Err(failure) => ui.failure(&failure),
        }
    }

    /// True if the documents differ.
    fn diff(&self, ui: &mut Ui) -> Result<bool, Failure> {
        let (old, new) = (must_exist(&self.old)?, must_exist(&self.new)?);
        let (project, findings) = Project::find(start(&new))?;
        ui.findings(&findings);
        let session = Session::new(&project, &[])?;
        let mut taken = vec![old.clone(), new.clone()];
        let (from, to) = load_both(&session, [&old, &new], &mut taken)?;
        let compared = compare(&parts(&from), &parts(&to));
        let (old, new) = (shown(&self.old), shown(&self.new));
        let names = FilePair { old: &old, new: &new };
        let format = self.format();
        let bytes = match format {
            ComparisonFormat::Text => {
                comparison_text(&compared, names, ui.lang).into_bytes()
            }
            ComparisonFormat::Markdown => {
                comparison_markdown(&compared, names, ui.lang).into_bytes()
            }
            ComparisonFormat::Json => {
                let json = comparison_json(&compared, names, ui.lang);
                format!("{json:#}\n").into_bytes()
            }
            ComparisonFormat::Pdf => {
                pdf(&session, &compared, [&from, &to], names, ui.lang)?
            }
        };
        match self.target(format, &project) {
            None if format == ComparisonFormat::Text => {
                ui.product(visible(&String::from_utf8_lossy(&bytes)).as_bytes());
            }
            None => ui.product(&bytes),
            Some(path) => {
                self.write(&path, &bytes, &project, &taken)?;
                let path = shown(&path);
                let line = format!("{old}, {new} → {path}");
                ui.result(&line, &json!({ "type": "compared", "output": path }));
            }
        }
        Ok(differs(&compared))
    }

    /// Writes the comparison, over none of the files that it was made from.
    fn write(
        &self,
        path: &Path,
        bytes: &[u8],
        project: &Project,
        taken: &[PathBuf],
    ) -> Result<(), Failure> {
        let inputs = taken.iter().map(PathBuf::as_path);
        if self.output.is_some() {
            return Ok(target::replace(path, bytes, inputs)?);
        }
        project.check_output()?;
        target::no_input(path, inputs)?;
        output::write(&project.output(), path, bytes, false)
            .map_err(|refused| Error::io(path, &refused))?;
        Ok(())
    }

    fn format(&self) -> ComparisonFormat {
        let file = self.output.as_deref().map(ComparisonFormat::of);
        self.format.or(file).unwrap_or(ComparisonFormat::Text)
    }

    /// The file to write; none for standard output.
    fn target(&self, format: ComparisonFormat, project: &Project) -> Option<PathBuf> {
        let usual = || {
            let stem = self.new.file_stem().unwrap_or_default().to_string_lossy();
            project.output().join(vi::nfc(&format!("{stem}-so-sanh.pdf")))
        };
        let output = self.output.clone();
        output.or_else(|| (format == ComparisonFormat::Pdf).then(usual))
    }
}

/// Loads two documents; what is wrong in both files is said at once.
fn load_both(
    session: &Session,
    [old, new]: [&Path; 2],
    taken: &mut Vec<PathBuf>,
) -> Result<(Loaded, Loaded), Failure> {
    match (load(session, old, taken), load(session, new, taken)) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (Err(Failure::Findings(mut old)), Err(Failure::Findings(new))) => {
            old.extend(new);
            Err(Failure::Findings(old))
        }
        (Err(failure), _) | (_, Err(failure)) => Err(failure),
    }
}

/// Loads a document, and notes the files that were taken in for it.
fn load(
    session: &Session,
    path: &Path,
    taken: &mut Vec<PathBuf>,
) -> Result<Loaded, Failure> {
    let (loaded, findings, sources) = session.load_with_sources(&read_file(path)?);
    taken.extend(sources);
    loaded.ok_or(Failure::Findings(findings))
}

fn pdf(
    session: &Session,
    compared: &[Compared],
    documents: [&Loaded; 2],
    names: FilePair<'_>,
    lang: Lang,
) -> Result<Vec<u8>, Failure> {
    let sheet = ComparisonSheet {
        titles: documents.map(title),
        font: session.font().to_owned(),
        // From the data, never from the clock.
        year: documents[1].document.subject_year().unwrap_or(2000),
    };
    let page = comparison_page(compared, names, sheet, lang);
    let identifier = format!("{} | {}", names.old, names.new);
    Ok(session.sheet("so-sanh", &page, identifier)?)
}

/// What a document is called: its kind, and what it is about.
fn title(loaded: &Loaded) -> String {
    let subject = loaded.document.subject.as_deref().unwrap_or_default();
    let title = format!("{} {subject}", loaded.kind.name);
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}
