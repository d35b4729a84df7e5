//! Questions that stand in a draft as comments: `# rà soát: …`.
//!
//! The author answers one by deleting it, or by `# đã rà soát: …`; what was decided stands
//! behind the question: `: giữ`, `: giữ vì LÝ DO`, `: thay bằng “…”`, `: bỏ`.

use std::ops::Range;

use super::parse::Tree;

/// What begins a question.
pub const QUESTION: &str = "# rà soát:";
/// What begins an answered one.
pub const ANSWER: &str = "# đã rà soát:";
/// What a later place of the same question says.
pub const SAME: &str = "như trên";

/// What an answer says where the words stay.
pub const KEPT: &str = "giữ";
/// What an answer says where the words stay for a reason.
pub const KEPT_FOR: &str = "giữ vì";
/// What an answer says where other words took their place.
pub const REPLACED: &str = "thay bằng";
/// What an answer says where the words went.
pub const DROPPED: &str = "bỏ";

/// What was decided of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The words stay; the reason, where one is given.
    Kept(Option<String>),
    /// Other words took their place.
    Replaced,
    /// The words went.
    Dropped,
    /// The author says it in words of their own, or not at all.
    Said,
}

/// A question that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledQuestion {
    /// Its bytes in the file, from the `#` to the end of the line.
    pub range: Range<usize>,
    /// What was asked, and the answer behind it.
    pub text: String,
    /// What was decided.
    pub decision: Decision,
}

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
    let question = |range: &Range<usize>| {
        let text = behind(tree, range, QUESTION)?;
        let same = text.starts_with(SAME);
        Some(OpenQuestion { range: range.clone(), text, same })
    };
    tree.comments.iter().filter_map(question).collect()
}

/// The answered questions of a file, in its order.
pub fn settled_questions(tree: &Tree) -> Vec<SettledQuestion> {
    let question = |range: &Range<usize>| {
        let text = behind(tree, range, ANSWER)?;
        let decision = decision(&text);
        Some(SettledQuestion { range: range.clone(), text, decision })
    };
    tree.comments.iter().filter_map(question).collect()
}

/// What a comment says behind a mark, if it begins with it in whatever letters and spaces.
fn behind(tree: &Tree, range: &Range<usize>, mark: &str) -> Option<String> {
    let comment = crate::vi::clean(tree.file.text.get(range.clone())?);
    let text = comment.trim_start_matches('#').trim_start();
    let mark = mark.trim_start_matches("# ");
    let head: String = text.chars().take(mark.chars().count()).collect();
    (head.to_lowercase() == mark).then(|| text[head.len()..].trim().to_owned())
}

/// What an answer decides: its words behind the last mark that a decision follows.
fn decision(text: &str) -> Decision {
    let said = text.match_indices([':', '?', '–']);
    let said = said.map(|(at, mark)| &text[at + mark.len()..]);
    let mut said = std::iter::once(text).chain(said).rev();
    said.find_map(decided).unwrap_or(Decision::Said)
}

fn decided(words: &str) -> Option<Decision> {
    let words = words.trim();
    let behind = |word: &str| {
        let head = words.get(..word.len()).filter(|head| head.to_lowercase() == word)?;
        let rest = &words[head.len()..];
        (!rest.starts_with(char::is_alphabetic)).then_some(rest.trim())
    };
    if let Some(reason) = behind(KEPT_FOR) {
        let reason =
            Some(reason).filter(|reason| reason.chars().any(char::is_alphanumeric));
        return Some(Decision::Kept(reason.map(str::to_owned)));
    }
    // `giữ hay chọn ngày khác`, `thay bằng văn bản nào?` are still the question.
    let alone = |rest: &str| !rest.ends_with('?') && !rest.starts_with("hay ");
    if behind(REPLACED).is_some_and(alone) {
        return Some(Decision::Replaced);
    }
    behind(KEPT)
        .filter(|rest| alone(rest))
        .map(|_| Decision::Kept(None))
        .or_else(|| behind(DROPPED).filter(|rest| alone(rest)).map(|_| Decision::Dropped))
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

    #[test]
    fn an_answer_says_what_was_decided() {
        let decision = |answer: &str| {
            let yaml = format!("# đã rà soát: {answer}\na: 1\n");
            let tree = parse(&SourceFile::new("x.yaml", yaml)).unwrap();
            settled_questions(&tree).remove(0).decision
        };
        let asked = "98/2023/NĐ-CP hết hiệu lực: sửa lại chỗ viện dẫn?";
        let kept = |reason: &str| Decision::Kept(Some(reason.to_owned()));
        assert_eq!(
            decision(&format!("{asked} : giữ vì nêu lịch sử")),
            kept("nêu lịch sử")
        );
        assert_eq!(decision(&format!("{asked}: Giữ vì để so sánh")), kept("để so sánh"));
        assert_eq!(decision("giữ vì bản cũ: chưa thay"), kept("bản cũ: chưa thay"));
        for unreasoned in ["giữ", "giữ vì", "giữ nguyên", "giữ vì …"] {
            let said = decision(&format!("{asked} : {unreasoned}"));
            assert_eq!(said, Decision::Kept(None), "{unreasoned}");
        }
        let replaced = format!("{asked} : thay bằng “Nghị định số 152/2025/NĐ-CP”");
        assert_eq!(decision(&replaced), Decision::Replaced);
        assert_eq!(decision(&format!("{asked} : bỏ")), Decision::Dropped);
        let yearly = "368/NQ-HĐND: thay bằng văn bản tương ứng của năm 2026?";
        assert_eq!(decision(yearly), Decision::Said);
        assert_eq!(decision("15/11/2026: giữ hay chọn ngày làm việc?"), Decision::Said);
        assert_eq!(decision("2025 kết thúc: bỏ, giữ hay thay bằng gì?"), Decision::Said);
    }
}
