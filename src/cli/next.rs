//! `vanban next`: a document's draft for the next year.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

use super::args::{arguments, options, say as words, usage};
use super::interactive;
use super::kinds::{exists, write};
use super::work::{failed, not_there, start};
use super::{Outcome, Ui};
use crate::diag::{Lang, SourceFile};
use crate::document::{Loaded, Office};
use crate::error::{Error, Failure};
use crate::form::Reader;
use crate::legal::Register;
use crate::project::{Project, read_file, shown};
use crate::roll::{self, Answer, Draft, Names};
use crate::say;

/// The command's words.
pub(super) fn command(lang: Lang) -> Command {
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .help_heading(options(lang))
            .help(help)
    };
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help_heading(options(lang))
            .help(help)
    };
    let file = words(lang, "TỆP", "FILE");
    Command::new("next")
        .override_usage(usage(lang, "next ", "<TỆP>", "<FILE>"))
        .about(words(
            lang,
            "Soạn bản dự thảo năm sau từ văn bản năm trước, kèm danh sách rà soát",
            "Draft next year's document from last year's, with a review list",
        ))
        .arg(
            Arg::new("input")
                .value_name(file)
                .required(true)
                .value_parser(ValueParser::path_buf())
                .help_heading(arguments(lang))
                .help(words(lang, "Văn bản năm trước", "Last year's document")),
        )
        .arg(
            option(
                "year",
                words(lang, "NĂM", "YEAR"),
                words(
                    lang,
                    "Năm của bản mới; mặc định năm kế tiếp",
                    "The draft's year; by default the next one",
                ),
            )
            .value_parser(clap::value_parser!(i32).range(1000..=2999)),
        )
        .arg(
            option(
                "output",
                file,
                words(
                    lang,
                    "Tệp dự thảo; mặc định cùng thư mục, tên theo năm mới; không ghi đè",
                    "The draft's file; by default beside the source, named by the new year; never written over",
                ),
            )
            .short('o')
            .value_parser(ValueParser::path_buf()),
        )
        .arg(
            option(
                "report",
                words(lang, "TỆP.md|html|json", "FILE.md|html|json"),
                words(
                    lang,
                    "Ghi danh sách rà soát ra tệp, cả khi --dry-run",
                    "Write the review list to a file, with --dry-run too",
                ),
            )
            .value_parser(ValueParser::path_buf()),
        )
        .arg(flag(
            "dry-run",
            words(lang, "Chỉ xem, không ghi bản dự thảo", "Only look; write no draft"),
        ))
        .arg(flag(
            "interactive",
            words(
                lang,
                "Hỏi từng câu trên màn hình và ghi câu trả lời vào dự thảo",
                "Ask question by question on the terminal and write the answers",
            ),
        ))
        .arg(flag(
            "kept",
            words(lang, "Liệt kê cả những chỗ giữ nguyên", "List what was kept, too"),
        ))
        .arg(
            option(
                "message-format",
                "human|short|json",
                words(
                    lang,
                    "Dạng thông báo và danh sách rà soát; mặc định human",
                    "Form of messages and of the review list; default human",
                ),
            )
            .value_parser(PossibleValuesParser::new(["human", "short", "json"]))
            .default_value("human")
            .hide_possible_values(true)
            .hide_default_value(true),
        )
}

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    match next(matches, ui) {
        Ok(()) => Outcome::Clean,
        Err(failure) => failed(failure, ui),
    }
}

/// The form of the report, by its file's ending.
#[derive(Clone, Copy)]
enum Form {
    Markdown,
    Html,
    Json,
}

fn form(path: &Path) -> Result<Form, Error> {
    match path
        .extension()
        .and_then(|e| e.to_str())
        .map(str::to_lowercase)
        .as_deref()
    {
        Some("md") => Ok(Form::Markdown),
        Some("html" | "htm") => Ok(Form::Html),
        Some("json") => Ok(Form::Json),
        _ => {
            let path = shown(path);
            Err(Error::usage(say!(
                "{path}: không rõ dạng danh sách rà soát",
                "{path}: no known form of a review list"
            ))
            .hint(say!(
                "Đặt đuôi tệp .md, .html hoặc .json.",
                "Name a file that ends in .md, .html or .json."
            )))
        }
    }
}

fn next(matches: &ArgMatches, ui: &mut Ui) -> Result<(), Failure> {
    let input = matches.get_one::<PathBuf>("input").cloned().unwrap_or_default();
    let report = matches.get_one::<PathBuf>("report");
    let report = report.map(|path| Ok::<_, Error>((path, form(path)?))).transpose()?;
    let asked = matches.get_flag("interactive");
    if asked && !io::stdin().is_terminal() {
        return Err(no_terminal().into());
    }
    let source = Source::read(&input, ui)?;
    let year = matches.get_one::<i32>("year").copied();
    let mut draft = source.draft(year, &BTreeMap::new())?;
    let target = target(&input, matches.get_one::<PathBuf>("output"), &draft);
    let dry = matches.get_flag("dry-run");
    for path in report.iter().map(|(path, _)| *path).chain((!dry).then_some(&target)) {
        if path.exists() {
            return Err(exists(path).into());
        }
    }
    if asked {
        let answers = interactive::ask(&draft.review, &mut io::stdin().lock(), ui);
        draft = source.draft(year, &answers)?;
    }
    source.check(&draft, &target)?;
    if !dry {
        let mark = if source.marked { "\u{feff}" } else { "" };
        write(&target, &format!("{mark}{}", draft.text))?;
    }
    let (source, target) = (shown(&input), shown(&target));
    let names = Names { source: &source, draft: &target };
    if let Some((path, form)) = report {
        let text = match form {
            Form::Markdown => roll::markdown(&draft.review, names, ui.lang),
            Form::Html => roll::html(&draft.review, names, ui.lang),
            Form::Json => format!("{:#}\n", roll::json(&draft.review, names, ui.lang)),
        };
        write(path, &text)?;
    }
    tell(&draft, names, matches, ui);
    Ok(())
}

/// Shows the review list, in full or as its one line.
fn tell(draft: &Draft, names: Names<'_>, matches: &ArgMatches, ui: &mut Ui) {
    let lang = ui.lang;
    let short = matches
        .get_one::<String>("message-format")
        .is_some_and(|f| f == "short");
    let list = if short {
        let summary = roll::summary(&draft.review);
        format!("{} → {}: {}", names.source, names.draft, summary.in_lang(lang))
    } else {
        let kept = matches.get_flag("kept");
        roll::terminal(&draft.review, names, lang, kept).trim_end().to_owned()
    };
    ui.result(&list, &roll::json(&draft.review, names, lang));
    if matches.get_flag("dry-run") {
        ui.result(
            match lang {
                Lang::Vi => "(xem thử: chưa ghi bản dự thảo)",
                Lang::En => "(dry run: no draft was written)",
            },
            &json!({ "type": "dry-run" }),
        );
    }
}

/// The document that is rolled forward, with what it is judged by.
struct Source {
    loaded: Loaded,
    reader: Reader,
    office: Office,
    register: Register,
    /// It begins with a byte-order mark.
    marked: bool,
}

impl Source {
    fn read(input: &Path, ui: &mut Ui) -> Result<Self, Failure> {
        fs::metadata(input).map_err(|refused| not_there(input, &refused))?;
        let (project, findings) = Project::find(start(input))?;
        ui.findings(&findings);
        let (register, findings) = project.register()?;
        ui.findings(&findings);
        let file = read_file(input)??;
        let bytes = fs::read(input).map_err(|refused| Error::io(input, &refused))?;
        let office = project.config.office();
        let reader = Reader::new(project.standards.clone(), &office);
        let (loaded, findings) = reader.load(&file, &office);
        let loaded = loaded.ok_or(findings)?;
        let marked = bytes.starts_with(b"\xef\xbb\xbf");
        Ok(Self { loaded, reader, office, register, marked })
    }

    fn draft(
        &self,
        year: Option<i32>,
        answers: &BTreeMap<usize, Answer>,
    ) -> Result<Draft, Failure> {
        roll::draft(&self.loaded, &self.register, year, answers)
            .map_err(|fault| Failure::Findings(vec![fault]))
    }

    /// A draft that does not load is never written.
    fn check(&self, draft: &Draft, target: &Path) -> Result<(), Failure> {
        let file: Arc<SourceFile> = SourceFile::new(shown(target), draft.text.as_str());
        match self.reader.load(&file, &self.office) {
            (Some(_), _) => Ok(()),
            (None, faults) => Err(Failure::Findings(faults)),
        }
    }
}

/// The draft's file: the one asked for, else the source's name with the new year.
fn target(input: &Path, asked: Option<&PathBuf>, draft: &Draft) -> PathBuf {
    let (from, to) = (draft.review.from.to_string(), draft.review.to.to_string());
    let stem = input.file_stem().unwrap_or_default().to_string_lossy();
    let stem = match stem.rfind(&from) {
        Some(at) => format!("{}{to}{}", &stem[..at], &stem[at + from.len()..]),
        None => format!("{stem}-{to}"),
    };
    let ending = input.extension().and_then(|e| e.to_str()).unwrap_or("yaml");
    let name = format!("{stem}.{ending}");
    match asked {
        Some(folder) if folder.is_dir() => folder.join(name),
        Some(path) => path.clone(),
        None => input.with_file_name(name),
    }
}

fn no_terminal() -> Error {
    Error::usage(say!(
        "--interactive cần chạy trên màn hình lệnh",
        "--interactive needs a terminal"
    ))
    .hint(say!(
        "Bỏ --interactive: câu hỏi nằm trong dự thảo, sau dấu `# rà soát:`.",
        "Leave it out: the questions stand in the draft, after `# rà soát:`."
    ))
}
