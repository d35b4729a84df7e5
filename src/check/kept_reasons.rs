//! What the author keeps although the register knows better, and says why:
//! `# đã rà soát: 98/2023/NĐ-CP: giữ vì …`.

use std::ops::Range;

use crate::legal::spoken;
use crate::yaml::{Path, QUESTION, Tree, comment_above};

/// The words before a reason.
const KEPT_FOR: &str = "giữ vì";

/// A comment that settles something, or asks about it.
struct Comment {
    range: Range<usize>,
    /// What it is about, as it is spoken.
    about: String,
    /// True for a reason; an open question stops the document by itself.
    settles: bool,
}

/// The comments of a document that keep something for a reason, or still ask about it.
pub(super) struct KeptReasons<'a> {
    tree: &'a Tree,
    comments: Vec<Comment>,
}

impl<'a> KeptReasons<'a> {
    pub(super) fn of(tree: &'a Tree) -> Self {
        let open = spoken(QUESTION.trim_start_matches('#'));
        let comment = |range: &Range<usize>| {
            let said = spoken(tree.file.text.get(range.clone())?.trim_start_matches('#'));
            let settles = !said.starts_with(&open);
            let about = if settles {
                let (about, reason) = said.split_once(KEPT_FOR)?;
                let given = reason.chars().any(char::is_alphanumeric);
                given.then(|| about.to_owned())?
            } else {
                said
            };
            Some(Comment { range: range.clone(), about, settles })
        };
        let comments = tree.comments.iter().filter_map(comment).collect();
        Self { tree, comments }
    }

    /// True if one of them names what is kept, or stands by the value at a path and names
    /// nothing.
    pub(super) fn keep(&self, path: &Path, names: &[String]) -> bool {
        let names: Vec<String> = names.iter().map(|name| spoken(name)).collect();
        self.comments.iter().any(|Comment { range, about, settles }| {
            let named = names.iter().any(|name| about.contains(name.as_str()));
            let numbered = about.contains(|c: char| c.is_ascii_digit());
            named || *settles && !numbered && self.stands_by(path, range)
        })
    }

    /// True for a comment on the lines right above a value's key, or behind it on its line.
    fn stands_by(&self, path: &Path, comment: &Range<usize>) -> bool {
        let source = &*self.tree.file.text;
        let key = comment_above(self.tree, path, "").range.start;
        let line = source[..comment.start].rfind('\n').map_or(0, |end| end + 1);
        if line >= key {
            return !source[key..comment.start].contains('\n');
        }
        let between = source[line..key].lines();
        between.map(str::trim).all(|line| line.starts_with('#'))
    }
}
