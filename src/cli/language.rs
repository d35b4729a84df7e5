//! The two languages of the command line: which one is spoken, which has to be known before the
//! call is understood, and the texts of clap in both until then.

use std::ffi::OsString;

use clap::{Arg, Command};

use crate::diag::Lang;

/// Stands between the two languages of a text; no text holds it.
const BETWEEN: char = '‖';

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

/// A text in both languages, where clap takes one; [`in_lang`] keeps the one to show.
pub(super) fn both(vi: &str, en: &str) -> String {
    format!("{vi}{BETWEEN}{en}")
}

/// A command with all its texts in one language, and all its arguments under their heading.
pub(super) fn in_lang(command: Command, lang: Lang) -> Command {
    // There is no other way to ask a command for the usage that it was given.
    let usage = command.clone().render_usage().to_string();
    let usage = half(usage.trim_start_matches("Usage: "), lang);
    let template = both(
        "{before-help}{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}",
        "{before-help}{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
    );
    let about = command.get_about().map(|text| half(&text.to_string(), lang));
    let after = command.get_after_help().map(|text| half(&text.to_string(), lang));
    let mut command = command
        .override_usage(usage)
        .help_template(half(&template, lang))
        .subcommand_help_heading(half(&both("Lệnh", "Commands"), lang))
        .mut_args(|arg| arg_in_lang(arg, lang))
        .mut_subcommands(|command| in_lang(command, lang));
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command
}

fn arg_in_lang(arg: Arg, lang: Lang) -> Arg {
    let heading = if arg.is_positional() {
        both("Đối số", "Arguments")
    } else {
        both("Tùy chọn", "Options")
    };
    let help = arg.get_help().map(|text| half(&text.to_string(), lang));
    let names = arg.get_value_names().unwrap_or_default();
    let names: Vec<String> = names.iter().map(|name| half(name, lang)).collect();
    let mut arg = arg.help_heading(half(&heading, lang));
    if let Some(help) = help {
        arg = arg.help(help);
    }
    if names.is_empty() { arg } else { arg.value_names(names) }
}

fn half(text: &str, lang: Lang) -> String {
    let (vi, en) = text.split_once(BETWEEN).unwrap_or((text, text));
    match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
