//! Lists of words that stand as text beside the code that reads them, for people who know the
//! language and not the program.

use std::sync::OnceLock;

/// A list of words or phrases, one a line; lines that begin with `#` say what it is for.
///
/// It is read when it is first asked, so that only what uses a list pays for it.
///
/// ```
/// static FRUIT: vanban::vi::WordList = vanban::vi::WordList::new("# Quả\ncam\nxoài\n");
/// assert!(FRUIT.contains("xoài") && !FRUIT.contains("# Quả"));
/// ```
#[derive(Debug)]
pub struct WordList {
    text: &'static str,
    entries: OnceLock<ListedWords>,
}

#[derive(Debug)]
struct ListedWords {
    as_written: Vec<&'static str>,
    sorted: Vec<&'static str>,
}

impl WordList {
    /// The list that a text holds.
    pub const fn new(text: &'static str) -> Self {
        Self { text, entries: OnceLock::new() }
    }

    /// True for an entry, letter by letter.
    pub fn contains(&self, word: &str) -> bool {
        self.entries().sorted.binary_search(&word).is_ok()
    }

    /// The entries in the order of the text.
    pub fn in_order(&self) -> &[&'static str] {
        &self.entries().as_written
    }

    fn entries(&self) -> &ListedWords {
        self.entries.get_or_init(|| {
            let lines = self.text.lines().map(str::trim);
            let as_written: Vec<&str> = lines
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .collect();
            let mut sorted = as_written.clone();
            sorted.sort_unstable();
            ListedWords { as_written, sorted }
        })
    }
}
