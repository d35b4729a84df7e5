//! The words of the command line, in both languages.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, Command};

use super::{build, diff, merge, next, rule, verify, watch};
use crate::diag::Lang;

/// The language of messages: `--lang`, else the locale's.
pub(super) fn language(args: &[OsString], env: impl Fn(&str) -> Option<String>) -> Lang {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let asked = words.iter().enumerate().find_map(|(i, word)| {
        word.strip_prefix("--lang=")
            .or_else(|| (*word == "--lang").then(|| words.get(i + 1).copied()).flatten())
    });
    if asked.is_some() {
        return language_of(asked);
    }
    // The order in which a C library reads them.
    let set = |name: &&str| env(name).filter(|value| !value.is_empty());
    language_of(["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set).as_deref())
}

/// The language of a locale's name, such as `en_US.UTF-8`; Vietnamese unless it is English.
fn language_of(locale: Option<&str>) -> Lang {
    let english = |locale: &str| locale.to_ascii_lowercase().starts_with("en");
    if locale.is_some_and(english) { Lang::En } else { Lang::Vi }
}

/// Chooses a text by the language.
pub(super) fn say(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The whole command line.
pub fn command(lang: Lang) -> Command {
    let template = say(
        lang,
        "{before-help}{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}",
        "{before-help}{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
    );
    let shape = |command: Command| {
        command
            .help_template(template)
            .subcommand_help_heading(say(lang, "Lệnh", "Commands"))
            .disable_help_flag(true)
            .arg(help(lang))
    };
    shape(Command::new("vanban"))
        .about(say(
            lang,
            "Dựng văn bản hành chính (Nghị định 30/2020/NĐ-CP) từ YAML thành PDF",
            "Builds official Vietnamese documents (Decree 30/2020/NĐ-CP) from YAML to PDF",
        ))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(language_option(lang))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help_heading(options(lang))
                .help(say(lang, "In phiên bản", "Print the version")),
        )
        .after_help(say(
            lang,
            "Kết thúc với 0: xong, hoặc chỉ có cảnh báo; 1: có lỗi trong tệp; 2: không làm được việc.",
            "Exit status 0: done, or warnings only; 1: faults in files; 2: the work could not be done.",
        ))
        .override_usage(usage(lang, "", "<LỆNH>", "<COMMAND>"))
        .subcommand(shape(build::command(lang)))
        .subcommand(shape(watch::command(lang)))
        .subcommand(shape(merge::command(lang)))
        .subcommand(shape(verify::command(lang)))
        .subcommand(shape(next::command(lang)))
        .subcommand(shape(diff::command(lang)))
        .subcommand(shape(init(lang)))
        .subcommand(shape(new(lang)))
        .subcommand(shape(kinds(lang)))
        .subcommand(shape(rule::command(lang)))
        .subcommand(shape(schema(lang)))
        .subcommand(shape(completions(lang)))
}

/// A line of usage in the language of the help.
pub(super) fn usage(lang: Lang, command: &str, vi: &str, en: &str) -> String {
    match lang {
        Lang::Vi => format!("vanban {command}[TÙY CHỌN] {vi}"),
        Lang::En => format!("vanban {command}[OPTIONS] {en}"),
    }
}

pub(super) fn options(lang: Lang) -> &'static str {
    say(lang, "Tùy chọn", "Options")
}

pub(super) fn arguments(lang: Lang) -> &'static str {
    say(lang, "Đối số", "Arguments")
}

fn help(lang: Lang) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help_heading(options(lang))
        .help(say(lang, "In trợ giúp", "Print help"))
}

fn language_option(lang: Lang) -> Arg {
    Arg::new("lang")
        .long("lang")
        .global(true)
        .value_name("vi|en")
        .value_parser(PossibleValuesParser::new(["vi", "en"]))
        .hide_possible_values(true)
        .help_heading(options(lang))
        .help(say(
            lang,
            "Ngôn ngữ của thông báo; mặc định theo máy, không thì tiếng Việt",
            "Language of messages; by default the system's, else Vietnamese",
        ))
}

fn init(lang: Lang) -> Command {
    Command::new("init")
        .override_usage(usage(lang, "init ", "[THƯ MỤC]", "[DIR]"))
        .about(say(
            lang,
            "Tạo một dự án dựng được ngay: vanban.yaml và một văn bản mẫu",
            "Make a project that builds at once: vanban.yaml and a first document",
        ))
        .arg(
            Arg::new("dir")
                .value_name(say(lang, "THƯ MỤC", "DIR"))
                .value_parser(ValueParser::path_buf())
                .help_heading(arguments(lang))
                .help(say(
                    lang,
                    "Thư mục của dự án; mặc định là thư mục này",
                    "The project's folder; by default this one",
                )),
        )
}

fn new(lang: Lang) -> Command {
    Command::new("new")
        .override_usage(usage(lang, "new ", "<LOẠI>", "<KIND>"))
        .about(say(
            lang,
            "Viết một văn bản mẫu có chú giải của một loại",
            "Write a commented starter of a kind",
        ))
        .arg(
            Arg::new("kind")
                .value_name(say(lang, "LOẠI", "KIND"))
                .required(true)
                .help_heading(arguments(lang))
                .help(say(
                    lang,
                    "Loại văn bản, như cong-van; xem vanban kinds",
                    "The kind of document, such as cong-van; see vanban kinds",
                )),
        )
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .value_name(say(lang, "TỆP", "FILE"))
                .value_parser(ValueParser::path_buf())
                .help_heading(options(lang))
                .help(say(
                    lang,
                    "Tệp để ghi; mặc định in ra màn hình",
                    "The file to write; by default standard output",
                )),
        )
}

fn kinds(lang: Lang) -> Command {
    Command::new("kinds")
        .override_usage(usage(lang, "kinds", "", ""))
        .about(say(
            lang,
            "Liệt kê các loại văn bản: tên, chữ viết tắt, mẫu",
            "List the kinds of document: name, abbreviation, form",
        ))
        .arg(
            Arg::new("message-format")
                .long("message-format")
                .value_name("human|json")
                .value_parser(PossibleValuesParser::new(["human", "json"]))
                .default_value("human")
                .hide_possible_values(true)
                .hide_default_value(true)
                .help_heading(options(lang))
                .help(say(
                    lang,
                    "Dạng kết quả; mặc định human",
                    "Form of the result; default human",
                )),
        )
}

fn schema(lang: Lang) -> Command {
    Command::new("schema")
        .override_usage(usage(
            lang,
            "schema ",
            "[document|project|legal]",
            "[document|project|legal]",
        ))
        .about(say(
            lang,
            "In JSON Schema của dữ liệu, cho trình soạn thảo",
            "Print the JSON Schema of the data, for editors",
        ))
        .arg(
            Arg::new("what")
                .value_name("document|project|legal")
                .value_parser(PossibleValuesParser::new(["document", "project", "legal"]))
                .default_value("document")
                .hide_possible_values(true)
                .hide_default_value(true)
                .help_heading(arguments(lang))
                .help(say(
                    lang,
                    "Của văn bản (mặc định), của vanban.yaml hay của legal.yaml",
                    "Of documents (default), of vanban.yaml or of legal.yaml",
                )),
        )
}

fn completions(lang: Lang) -> Command {
    Command::new("completions")
        .override_usage(usage(lang, "completions ", "<SHELL>", "<SHELL>"))
        .about(say(
            lang,
            "In tệp gợi ý lệnh cho bash, zsh, fish, elvish hay powershell",
            "Print completions for bash, zsh, fish, elvish or powershell",
        ))
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(clap::value_parser!(clap_complete::Shell))
                .hide_possible_values(true)
                .help_heading(arguments(lang))
                .help(say(lang, "Tên shell", "The shell's name")),
        )
}

/// The folders under an option's name.
pub(super) fn paths(matches: &clap::ArgMatches, name: &str) -> Vec<PathBuf> {
    matches
        .get_many::<PathBuf>(name)
        .into_iter()
        .flatten()
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed_in_both_languages() {
        command(Lang::Vi).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn the_language_is_the_one_asked_for_else_the_locales_else_vietnamese() {
        let args = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        let with = |name: &'static str, value: &'static str| {
            move |asked: &str| (asked == name).then(|| value.to_owned())
        };
        assert_eq!(language(&args(&["vanban", "--lang", "en"]), |_| None), Lang::En);
        assert_eq!(language(&args(&["v", "--lang=vi"]), with("LANG", "en_US")), Lang::Vi);
        assert_eq!(language(&args(&["v"]), with("LC_ALL", "en_US.UTF-8")), Lang::En);
        assert_eq!(language(&args(&["v"]), with("LANG", "de_DE")), Lang::Vi);
        assert_eq!(language(&args(&["v"]), |_| None), Lang::Vi);
    }
}
