//! The words that `build`, `watch`, `merge` and `verify` share.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction};

use super::args::{arguments, options, say};
use crate::diag::Lang;

/// An option with a value.
pub(super) fn option(lang: Lang, name: &'static str, value: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help_heading(options(lang))
}

/// An option without a value.
pub(super) fn flag(
    lang: Lang,
    name: &'static str,
    vi: &'static str,
    en: &'static str,
) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help_heading(options(lang))
        .help(say(lang, vi, en))
}

/// An option with one of a few values, the first the usual one.
pub(super) fn choice(
    lang: Lang,
    name: &'static str,
    shown: &'static str,
    values: &'static [&'static str],
) -> Arg {
    option(lang, name, shown)
        .value_parser(PossibleValuesParser::new(values.iter().copied()))
        .default_value(values[0])
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// The documents.
pub(super) fn inputs(lang: Lang) -> Arg {
    Arg::new("inputs")
        .value_name(say(lang, "TỆP|THƯ MỤC", "FILE|FOLDER"))
        .num_args(0..)
        .value_parser(ValueParser::path_buf())
        .help_heading(arguments(lang))
        .help(say(lang, "Tệp YAML hoặc thư mục", "YAML files or folders"))
}

/// Options that every command has that makes products.
pub(super) fn common(lang: Lang) -> Vec<Arg> {
    let folder = say(lang, "THƯ MỤC", "DIR");
    vec![
        option(lang, "output", folder)
            .short('o')
            .value_parser(ValueParser::path_buf())
            .help(say(
                lang,
                "Thư mục kết quả; mặc định là out/ của dự án",
                "Output folder; by default the project's out/",
            )),
        choice(lang, "format", "pdf|png|svg|typst", &["pdf", "png", "svg", "typst"])
            .help(say(
                lang,
                "Loại tệp kết quả; png và svg: mỗi trang một tệp; mặc định pdf",
                "Kind of output; png and svg: a file for each page; default pdf",
            )),
        option(lang, "font-path", folder)
            .action(ArgAction::Append)
            .value_parser(ValueParser::path_buf())
            .help(say(
                lang,
                "Thư mục tìm phông ghi ở `font:` của vanban.yaml; dùng được nhiều lần",
                "Folder with the font named by `font:` in vanban.yaml; may be repeated",
            )),
        flag(
            lang,
            "final",
            "Bản ban hành: từ chối khi còn câu hỏi rà soát, số, ngày hay chỗ chưa điền",
            "For issue: refuse open questions, a blank number, date or place",
        ),
        jobs(lang),
        message_format(lang),
    ]
}

/// Options of the commands that write.
pub(super) fn writing(lang: Lang) -> Vec<Arg> {
    vec![
        flag(
            lang,
            "force",
            "Dựng lại và ghi lại cả những gì không đổi",
            "Build and write again even what did not change",
        ),
        flag(lang, "why", "Nói vì sao dựng lại", "Say why each one is built again"),
        flag(
            lang,
            "prune",
            "Xóa kết quả cũ không còn văn bản nào tạo ra",
            "Remove old outputs that no document makes any more",
        ),
        shard(lang),
        option(lang, "depfile", say(lang, "TỆP", "FILE"))
            .value_parser(ValueParser::path_buf())
            .help(say(
                lang,
                "Ghi kết quả nào dựng từ tệp nào, cho Make và Ninja",
                "Write which output depends on which files, for Make and Ninja",
            )),
    ]
}

/// A machine's share of the work.
pub(super) fn shard(lang: Lang) -> Arg {
    option(lang, "shard", "K/N")
        .value_parser(move |text: &str| {
            text.parse::<crate::batch::Shard>()
                .map_err(|message| message.in_lang(lang).to_owned())
        })
        .help(say(
            lang,
            "Chỉ làm phần thứ K trong N phần, cho nhiều máy cùng dựng",
            "Do only the K-th of N shares, for several machines at once",
        ))
}

fn jobs(lang: Lang) -> Arg {
    option(lang, "jobs", "N")
        .short('j')
        .value_parser(clap::value_parser!(u16).range(1..=1024))
        .help(say(
            lang,
            "Số văn bản dựng cùng lúc; mặc định là số nhân của máy",
            "How many documents are built at once; by default one a core",
        ))
}

/// The form of messages.
pub(super) fn message_format(lang: Lang) -> Arg {
    let values = &["human", "short", "json"];
    choice(lang, "message-format", "human|short|json", values).help(say(
        lang,
        "Dạng thông báo: đầy đủ, mỗi lỗi một dòng, hoặc JSON từng dòng; mặc định human",
        "Form of messages: full, a line each, or JSON lines; default human",
    ))
}

/// The value of an option that takes a path.
pub(super) fn path(matches: &clap::ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(name).cloned()
}
