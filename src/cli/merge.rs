//! `vanban merge`: a copy of a template for each row of a list.

use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::{Arg, ArgMatches, Command};

use super::args::{arguments, say, usage};
use super::build::{Writing, Written};
use super::build_args::{common, option, path, writing};
use super::interrupt;
use super::outcome::Outcome;
use super::ui::Ui;
use super::work::{Request, failed, not_there, start};
use crate::batch::Copies;
use crate::diag::Lang;
use crate::error::{Error, Failure};
use crate::list::List;
use crate::project::{read_bytes, read_file, shown};
use crate::yaml::parse;

/// The command's words.
pub(super) fn command(lang: Lang) -> Command {
    let file = |value| option(lang, "data", value).value_parser(ValueParser::path_buf());
    Command::new("merge")
        .override_usage(usage(
            lang,
            "merge ",
            "<MẪU> --data <DANH SÁCH>",
            "<TEMPLATE> --data <LIST>",
        ))
        .about(say(
            lang,
            "Dựng mỗi hàng của một danh sách thành một văn bản theo mẫu",
            "Make a document of each row of a list, by a template",
        ))
        .arg(
            Arg::new("template")
                .value_name(say(lang, "MẪU", "TEMPLATE"))
                .required(true)
                .value_parser(ValueParser::path_buf())
                .help_heading(arguments(lang))
                .help(say(
                    lang,
                    "Văn bản YAML có trường «cột»; «cột?» được để trống",
                    "A YAML document with fields «column»; «column?» may be empty",
                )),
        )
        .arg(file("CSV|XLSX|JSON|YAML").required(true).help(say(
            lang,
            "Danh sách; hàng đầu là tên cột; mỗi hàng một văn bản",
            "The list; its first row names the columns; a document for each row",
        )))
        .arg(option(lang, "name", say(lang, "KIỂU", "PATTERN")).help(say(
            lang,
            "Tên tệp, như giay-moi-{stt} hay {Họ tên}; mặc định là tên mẫu và số thứ tự",
            "Names of files, such as letter-{stt} or {Name}; by default the template's and the row's number",
        )))
        .args(common(lang))
        .args(writing(lang))
}

pub(super) fn run(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    merge(matches, ui).unwrap_or_else(|failure| failed(failure, ui))
}

fn merge(matches: &ArgMatches, ui: &mut Ui) -> Result<Outcome, Failure> {
    let request = Request::decide(matches);
    let named = |name| path(matches, name).unwrap_or_default();
    let (template, data): (PathBuf, PathBuf) = (named("template"), named("data"));
    for path in [&template, &data] {
        std::fs::metadata(path).map_err(|refused| not_there(path, &refused))?;
    }
    let office = request.open(start(&template), ui)?;
    let tree = parse(&read_file(&template)??)?;
    let list = List::read(&shown(&data), &read_bytes(&data)??)?;
    let copies = Copies::new(&template, tree, &data, list);
    if copies.is_empty() {
        let data = shown(&data);
        return Err(Error::usage(crate::say!(
            "{data}: danh sách không có hàng nào",
            "{data}: the list has no rows"
        ))
        .into());
    }
    let stem = template.file_stem().unwrap_or_default().to_string_lossy();
    let pattern = matches.get_one::<String>("name").cloned();
    let pattern = pattern.unwrap_or_else(|| format!("{stem}-{{stt}}"));
    let (jobs, findings) = copies.jobs(&office.session, &pattern, request.workers)?;
    ui.findings(&findings);
    let stop = interrupt::stop();
    let mut work = Written::new(Writing::decide(matches), &stop);
    let outcome = work.project(&request, &office, jobs, ui);
    Ok(outcome.max(work.end(ui)))
}
