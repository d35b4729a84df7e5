//! The language of messages, which has to be known before the call is understood.

use std::ffi::OsString;

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
