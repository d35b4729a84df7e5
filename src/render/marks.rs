//! Carries the origin of values through a template, when a fault has to be traced.
//!
//! In a marked rendering every text begins with its mark; the formatter takes it off and
//! leaves a Typst comment instead. Only done after a fault, so sources stay clean.

use std::cell::RefCell;

use crate::yaml::Path;

const BEGIN: char = '\u{f0000}';
const END: char = '\u{f0001}';

/// The paths behind the marks of one rendering; does nothing unless it is `marking`.
#[derive(Debug, Default)]
pub(super) struct Marks {
    marking: bool,
    paths: RefCell<Vec<Path>>,
}

impl Marks {
    pub(super) fn marking() -> Self {
        Self { marking: true, paths: RefCell::default() }
    }

    /// The text, with the mark of its path before it.
    pub(super) fn mark(&self, path: &Path, text: String) -> String {
        if !self.marking {
            return text;
        }
        let mut paths = self.paths.borrow_mut();
        paths.push(path.clone());
        format!("{BEGIN}{}{END}{text}", paths.len() - 1)
    }

    pub(super) fn into_paths(self) -> Vec<Path> {
        self.paths.into_inner()
    }
}

/// Parts a text from its mark; the mark as a Typst comment.
pub(super) fn unmark(text: &str) -> (String, String) {
    let Some(start) = text.find(BEGIN) else { return (String::new(), text.to_owned()) };
    let Some(end) = text[start..].find(END).map(|end| start + end) else {
        return (String::new(), text.to_owned());
    };
    let id = &text[start + BEGIN.len_utf8()..end];
    let rest = format!("{}{}", &text[..start], &text[end + END.len_utf8()..]);
    let (_, rest) = unmark(&rest);
    (format!("/*@{id}*/"), rest)
}

/// The number of the last mark before an offset of a marked source.
pub(super) fn last_before(source: &str, offset: usize) -> Option<usize> {
    let before = source.get(..offset)?;
    let start = before.rfind("/*@")? + 3;
    before[start..].split("*/").next()?.parse().ok()
}
