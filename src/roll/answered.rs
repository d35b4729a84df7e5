//! What an answer to a question changes in the file.

use std::ops::Range;

use super::review::Answer;
use super::stated::Stated;
use crate::diag::Edit;
use crate::yaml::{Path, Tree, quoted, reworded, without};

/// What an answer changes at one place of its question.
pub(super) struct AnsweredDraft {
    pub(super) edits: Vec<Edit>,
    /// The words of the draft; empty where they went.
    pub(super) new: Option<String>,
    /// True if the value has to be quoted then.
    pub(super) quote: bool,
    /// True if more went than the words: an item of a list with its lines.
    pub(super) whole: bool,
}

/// What an answer changes at a place, the `nth` of its question; none where it leaves the
/// place as the draft has it.
pub(super) fn answered(
    tree: &Tree,
    stated: &Stated,
    answer: &Answer,
    nth: usize,
) -> Option<AnsweredDraft> {
    match answer {
        Answer::Kept(_) => None,
        Answer::Offered if stated.offer.is_empty() => None,
        Answer::Offered => Some(offered(tree, stated)),
        Answer::Replaced(words) => {
            let words = words.get(nth)?.as_deref()?;
            let (edit, quote) = reworded(tree, &stated.path, stated.range.clone(), words);
            let new = Some(words.to_owned());
            Some(AnsweredDraft { edits: vec![edit], new, quote, whole: false })
        }
        Answer::Dropped => {
            let edit = without(tree, &stated.path, stated.about.clone())?;
            let whole = tree.file.text[edit.range.clone()].contains('\n')
                && edit.range.start < tree.root.find(&stated.path).range.start;
            let new = Some(String::new());
            Some(AnsweredDraft { edits: vec![edit], new, quote: false, whole })
        }
    }
}

fn offered(tree: &Tree, stated: &Stated) -> AnsweredDraft {
    let mut quote = false;
    let edit = |offer: &Edit| {
        let (edit, quotes) =
            reworded(tree, &stated.path, offer.range.clone(), &offer.new);
        quote |= quotes;
        edit
    };
    let edits = stated.offer.iter().map(edit).collect();
    AnsweredDraft {
        edits,
        new: stated.offered.clone(),
        quote,
        whole: false,
    }
}

/// True if a stretch can be taken out of its value and leaves a text: nothing but marks stand
/// around it, or it goes with its line.
pub(super) fn leaves_a_text(tree: &Tree, path: &Path, about: &Range<usize>) -> bool {
    let Some(edit) = without(tree, path, about.clone()) else { return false };
    let node = tree.root.find(path);
    let source = &*tree.file.text;
    if edit.range.start < node.range.start {
        return true;
    }
    let marks =
        [',', ';', '.', ':', '(', ')', '\n', '-', '+', '"', '\'', '|', '>', '“', '”'];
    let before = source[node.range.start..edit.range.start].trim_end_matches(' ');
    let after = source[edit.range.end..node.range.end].trim_start_matches(' ');
    let led = edit.range.start < about.start;
    let opens = before.is_empty() || before.ends_with(marks) || led;
    opens && (after.is_empty() || after.starts_with(marks))
}

/// Puts the values at some paths in quotes, with all that is changed in them.
pub(super) fn in_quotes(tree: &Tree, paths: &[Path], edits: &mut Vec<Edit>) {
    for path in paths {
        quoted(tree, path, edits);
    }
}
