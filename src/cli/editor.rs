//! Opens a file at a line in the user's editor, by a command of the user's.

use std::process::{Command, Stdio};

use crate::preview::Open;

/// A command: its words, in which `{file}`, `{line}` and `{column}` stand for the place.
pub(super) struct Editor {
    words: Vec<String>,
}

impl Editor {
    /// The editor of a command line; words in quotation marks stay together. None if its first
    /// word is no program.
    pub(super) fn new(command: &str) -> Option<Self> {
        let (mut words, mut word, mut quote) = (vec![], None::<String>, None);
        for c in command.chars() {
            match (c, quote) {
                (c, Some(open)) if c == open => quote = None,
                ('"' | '\'', None) => {
                    quote = Some(c);
                    word.get_or_insert_default();
                }
                (c, None) if c.is_whitespace() => words.extend(word.take()),
                (c, _) => word.get_or_insert_default().push(c),
            }
        }
        words.extend(word);
        if words
            .first()
            .is_none_or(|first| first.is_empty() || first.contains('{'))
        {
            return None;
        }
        if !words.iter().any(|word| word.contains("{file}")) {
            words.push("{file}".to_owned());
        }
        Some(Self { words })
    }

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
    pub(super) fn opener(self) -> Open {
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
        let at = |editor: Editor| editor.at("/a b/{line}.yaml", 5, 7);
        let words = |command: &str| Editor::new(command).map(at).unwrap_or_default();
        assert_eq!(
            words("code -g {file}:{line}:{column}"),
            ["code", "-g", "/a b/{line}.yaml:5:7"]
        );
        assert_eq!(words("'my editor' +{line}"), ["my editor", "+5", "/a b/{line}.yaml"]);
        for none in ["", "\"\" x", "{file}", "'{file}' x"] {
            assert!(Editor::new(none).is_none(), "{none}");
        }
    }
}
