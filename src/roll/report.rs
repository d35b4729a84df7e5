//! What every form of the review list says alike.

use super::review::{Finding, Question, Review};
use crate::diag::{Lang, Message};
use crate::judge::ReviewGroup;
use crate::say;
use crate::vi::shortened;

/// The names of the two files as people see them.
#[derive(Clone, Copy, Debug)]
pub struct FileNames<'a> {
    /// The document that was rolled forward.
    pub source: &'a str,
    /// The file of the draft, written or not.
    pub draft: &'a str,
}

/// All of the review in one line.
pub fn summary(review: &Review) -> Message {
    let count = |group| review.of(group).count();
    let (changed, likely, kept) = (
        count(ReviewGroup::Changed),
        count(ReviewGroup::Likely),
        count(ReviewGroup::Kept),
    );
    let (questions, places) = (review.open().count(), count(ReviewGroup::Ask));
    let tasks = review.tasks.len();
    say!(
        "{changed} đã đổi, {likely} có lẽ đúng, {questions} câu hỏi ({places} chỗ), {kept} giữ nguyên; {tasks} việc cần xem lại",
        "{changed} changed, {likely} likely, {questions} questions ({places} places), {kept} kept; {tasks} tasks to review"
    )
}

/// The title of a group.
pub(super) fn title(group: ReviewGroup) -> Message {
    match group {
        ReviewGroup::Likely => {
            say!("Đã đổi, có lẽ đúng: cần xem đầu tiên", "Changed, likely: look first")
        }
        ReviewGroup::Changed => say!("Đã đổi", "Changed"),
        ReviewGroup::Ask => say!("Cần quyết định", "Needs a decision"),
        ReviewGroup::Kept => say!("Giữ nguyên", "Kept"),
    }
}

/// The title of the list of tasks.
pub(super) fn tasks_title() -> Message {
    say!("Việc nào còn cần?", "Which tasks are still needed?")
}

/// The words and what they became.
pub(super) fn change(finding: &Finding, lang: Lang, most: usize) -> String {
    let old = shortened(&finding.old, most);
    let blank = say!("(để trống)", "(blank)");
    match finding.new.as_deref() {
        None => old,
        Some("") => format!("{old} → {}", blank.in_lang(lang)),
        Some(new) if old.is_empty() => format!("→ {new}"),
        Some(new) => format!("{old} → {}", shortened(new, most)),
    }
}

/// The words of a place of a question in their sentence.
pub(super) fn sentence(finding: &Finding, lang: Lang) -> String {
    if finding.context.is_empty() {
        return change(finding, lang, 70);
    }
    let words = format!("[{}]", change(finding, lang, 70));
    finding.context.replacen("[…]", &words, 1)
}

/// What was decided of a question.
pub(super) fn decided(question: &Question, review: &Review) -> Option<String> {
    let findings = question.findings.iter().map(|at| &review.findings[*at]);
    let answer = question.answer.as_ref()?;
    Some(answer.decision(&findings.collect::<Vec<_>>()))
}
