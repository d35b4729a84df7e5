//! Opens a file at a line in the user's editor, by a command of the user's.

use std::process::{Command, Stdio};
use std::str::FromStr;

use crate::diag::Message;
use crate::preview::OpenPlace;
use crate::say;

/// A command: its words, in which `{file}`, `{line}` and `{column}` stand for the place.
#[derive(Clone)]
pub(super) struct Editor {
    words: Vec<String>,
}

impl FromStr for Editor {
    type Err = Message;

    /// The words of a command line, parted as a shell does; the file is added if none names it.
    fn from_str(command: &str) -> Result<Self, Message> {
        let mut words = shlex::split(command).ok_or_else(|| {
            say!("dấu nháy không đóng", "a quotation mark is not closed")
        })?;
        let program = words.first().filter(|it| !it.is_empty() && !it.contains('{'));
        if program.is_none() {
            return Err(say!(
                "cần bắt đầu bằng tên một chương trình",
                "expected the name of a program first"
            ));
        }
        if !words.iter().any(|word| word.contains("{file}")) {
            words.push("{file}".to_owned());
        }
        Ok(Self { words })
    }
}

impl Editor {
    /// The words for a place.
    fn at(&self, file: &str, line: usize, column: usize) -> Vec<String> {
        let (line, column) = (line.to_string(), column.to_string());
        let fill = |word: &String| {
            // The file last: its name may hold anything.
            let word = word.replace("{line}", &line).replace("{column}", &column);
            word.replace("{file}", file)
        };
        self.words.iter().map(fill).collect()
    }

    /// Starts the command, and does not wait for its end.
    pub(super) fn opener(self) -> OpenPlace {
        Box::new(move |file, line, column| {
            let words = self.at(file, line, column);
            let mut child = Command::new(&words[0])
                .args(&words[1..])
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .map_err(|refused| format!("{}: {refused}", words[0]))?;
            // Somebody has to take note of its end.
            std::thread::spawn(move || child.wait());
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_parted_into_words_with_the_place_in_them() {
        let words = |command: &str| {
            let editor: Editor = command.parse().unwrap();
            editor.at("/a b/{line}.yaml", 5, 7)
        };
        assert_eq!(
            words("code -g {file}:{line}:{column}"),
            ["code", "-g", "/a b/{line}.yaml:5:7"]
        );
        assert_eq!(words("'my editor' +{line}"), ["my editor", "+5", "/a b/{line}.yaml"]);
        for none in ["", "\"\" x", "{file}", "'{file}' x", "'code"] {
            assert!(none.parse::<Editor>().is_err(), "{none}");
        }
    }
}
