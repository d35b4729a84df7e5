//! `vanban diff`: what a document says otherwise than another.

use std::fs;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

use super::args::{arguments, options, say as words, usage};
use super::work::{failed, not_there, start};
use super::{Outcome, Ui};
use crate::diag::Lang;
use crate::diff::{
    Compared, FilePair, compare, comparison_json, comparison_markdown, comparison_page,
    comparison_text, differs, parts,
};
use crate::document::Loaded;
use crate::error::{Error, Failure};
use crate::output;
use crate::pipeline::Session;
use crate::project::{Project, read_file, shown};

/// The command's words.
pub(super) fn command(lang: Lang) -> Command {
    let file = |name: &'static str, vi: &'static str, en: &'static str| {
        Arg::new(name)
            .required(true)
            .value_parser(ValueParser::path_buf())
            .help_heading(arguments(lang))
            .help(words(lang, vi, en))
    };
    Command::new("diff")
        .override_usage(usage(lang, "diff ", "<BẢN CŨ> <BẢN MỚI>", "<OLD> <NEW>"))
        .about(words(
            lang,
            "So sánh hai văn bản: mục, khoản, việc được thêm, bỏ, chuyển, sửa",
            "Compare two documents: what was added, dropped, moved, changed",
        ))
        .arg(
            file("old", "Bản cũ", "The old document")
                .value_name(words(lang, "BẢN CŨ", "OLD")),
        )
        .arg(
            file("new", "Bản mới", "The new document")
                .value_name(words(lang, "BẢN MỚI", "NEW")),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("text|markdown|json|pdf")
                .value_parser(PossibleValuesParser::new(["text", "markdown", "json", "pdf"]))
                .hide_possible_values(true)
                .help_heading(options(lang))
                .help(words(
                    lang,
                    "Dạng kết quả; mặc định theo đuôi tệp -o, không có thì text",
                    "Form of the result; by default by the ending of -o, else text",
                )),
        )
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .value_name(words(lang, "TỆP", "FILE"))
                .value_parser(ValueParser::path_buf())
                .help_heading(options(lang))
                .help(words(
                    lang,
                    "Tệp kết quả; mặc định in ra màn hình, riêng PDF ghi vào thư mục kết quả",
                    "The file; by default standard output, for PDF the output folder",
                )),
        )
        .after_help(words(
            lang,
            "Kết thúc với 0: giống nhau; 1: có khác nhau; 2: không làm được việc.",
            "Exit status 0: the same; 1: they differ; 2: the work could not be done.",
        ))
}

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    match diff(matches, ui) {
        Ok(true) => Outcome::Findings,
        Ok(false) => Outcome::Clean,
        Err(failure) => failed(failure, ui),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Markdown,
    Json,
    Pdf,
}

fn form(matches: &ArgMatches) -> Form {
    let ending = |path: &PathBuf| {
        let ending = path.extension().and_then(|e| e.to_str());
        ending.map_or_else(String::new, str::to_lowercase)
    };
    let file = matches.get_one::<PathBuf>("output").map(ending);
    let asked = matches.get_one::<String>("format").cloned();
    match asked.or(file).as_deref() {
        Some("markdown" | "md") => Form::Markdown,
        Some("json") => Form::Json,
        Some("pdf") => Form::Pdf,
        _ => Form::Text,
    }
}

/// True if the documents differ.
fn diff(matches: &ArgMatches, ui: &mut Ui) -> Result<bool, Failure> {
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let (old, new) = (path("old"), path("new"));
    for path in [&old, &new] {
        fs::metadata(path).map_err(|refused| not_there(path, &refused))?;
    }
    let (project, findings) = Project::find(start(&new))?;
    ui.findings(&findings);
    let session = Session::new(&project, &[])?;
    let (from, to) = (load(&session, &old), load(&session, &new));
    // What is wrong in both files is said at once.
    let (from, to) = match (from, to) {
        (Ok(from), Ok(to)) => (from, to),
        (Err(Failure::Findings(mut a)), Err(Failure::Findings(b))) => {
            a.extend(b);
            return Err(Failure::Findings(a));
        }
        (Err(failure), _) | (_, Err(failure)) => return Err(failure),
    };
    let compared = compare(&parts(&from), &parts(&to));
    let (old, new) = (shown(&old), shown(&new));
    let names = FilePair { old: &old, new: &new };
    let form = form(matches);
    let bytes = match form {
        Form::Text => comparison_text(&compared, names, ui.lang).into_bytes(),
        Form::Markdown => comparison_markdown(&compared, names, ui.lang).into_bytes(),
        Form::Json => {
            format!("{:#}\n", comparison_json(&compared, names, ui.lang)).into_bytes()
        }
        Form::Pdf => pdf(&session, &compared, &to, names, ui.lang)?,
    };
    let default = (form == Form::Pdf).then(|| {
        let stem = Path::new(&new).file_stem().unwrap_or_default().to_string_lossy();
        project.output().join(format!("{stem}-so-sanh.pdf"))
    });
    match matches.get_one::<PathBuf>("output").cloned().or(default) {
        None => ui.product(&bytes),
        Some(path) => {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
            output::write(folder.unwrap_or(Path::new(".")), &path, &bytes, false)
                .map_err(|refused| Error::io(&path, &refused))?;
            let path = shown(&path);
            let line = format!("{old}, {new} → {path}");
            ui.result(&line, &json!({ "type": "compared", "output": path }));
        }
    }
    Ok(differs(&compared))
}

fn load(session: &Session, path: &Path) -> Result<Loaded, Failure> {
    let file = read_file(path)??;
    let (loaded, findings) = session.load(&file);
    loaded.ok_or(Failure::Findings(findings))
}

fn pdf(
    session: &Session,
    compared: &[Compared],
    new: &Loaded,
    names: FilePair<'_>,
    lang: Lang,
) -> Result<Vec<u8>, Failure> {
    // A date from the data, never from the clock.
    let year = new.document.subject_year().unwrap_or(2000);
    let page = comparison_page(compared, names, (session.font(), year), lang);
    let identifier = format!("{} | {}", names.old, names.new);
    Ok(session.sheet("so-sanh", &page, identifier)?)
}
