//! Questions that stand in a draft as comments: `# rà soát: …`.
//!
//! The author answers one by deleting it, or by `# đã rà soát: …`.

use std::ops::Range;

use super::parse::Tree;

/// What begins a question.
pub const QUESTION: &str = "# rà soát:";
/// What begins an answered one.
pub const ANSWER: &str = "# đã rà soát:";
/// What a later place of the same question says.
pub const SAME: &str = "như trên";

/// A question that is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// Its bytes in the file, from the `#` to the end of the line.
    pub range: Range<usize>,
    /// What is asked.
    pub text: String,
    /// True for a later place of a question that is asked in full before.
    pub same: bool,
}

/// The open questions of a file, in its order.
pub fn open_questions(tree: &Tree) -> Vec<OpenQuestion> {
    let source = &tree.file.text;
    let question = |range: &Range<usize>| {
        let comment = crate::vi::clean(source.get(range.clone())?);
        let text = comment.trim_start_matches('#').trim_start();
        let mark = QUESTION.trim_start_matches("# ");
        let head: String = text.chars().take(mark.chars().count()).collect();
        let text = (head.to_lowercase() == mark).then(|| text[head.len()..].trim())?;
        let same = text.starts_with(SAME);
        Some(OpenQuestion { range: range.clone(), text: text.to_owned(), same })
    };
    tree.comments.iter().filter_map(question).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;
    use crate::yaml::parse;

    #[test]
    fn questions_are_comments_that_are_not_answered() {
        let yaml = "# rà soát: một?\na: |\n  # rà soát: lời văn\n# đã rà soát: hai\n\
                    #rà soát: như trên (một)\nb: 1 # Rà soát: ba\n";
        let tree = parse(&SourceFile::new("x.yaml", yaml)).unwrap();
        let found = open_questions(&tree);
        let texts: Vec<_> = found.iter().map(|q| (q.text.as_str(), q.same)).collect();
        assert_eq!(texts, [("một?", false), ("như trên (một)", true), ("ba", false)]);
    }
}
