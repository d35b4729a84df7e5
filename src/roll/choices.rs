//! What a question can be answered, and what the program would do for each answer.

use super::review::{Finding, Question, Review, first_offered, offers};
use crate::diag::Message;
use crate::judge::PhraseRole;
use crate::say;
use crate::vi::shortened;

/// An answer that a question can have.
#[derive(Clone, Debug)]
pub struct AnswerChoice {
    /// The letter that gives it on a terminal: `g`, `t`, `b`, `s`.
    pub letter: char,
    /// The answer in a few words.
    pub answer: Message,
    /// What the program does for it.
    pub effect: Message,
}

impl Review {
    /// The answers that a question can have.
    pub fn choices(&self, question: &Question) -> Vec<AnswerChoice> {
        choices(question, &self.findings)
    }
}

/// The answers to a question; `all` are the findings of the review.
fn choices(question: &Question, all: &[Finding]) -> Vec<AnswerChoice> {
    let findings: Vec<&Finding> = question.findings.iter().map(|at| &all[*at]).collect();
    let places = findings.len();
    let mut choices = vec![kept(question, &findings)];
    choices.push(replaced(&findings));
    if can_go(&findings) {
        let subject = subject(&findings);
        let whole = findings.first().is_some_and(|first| first.subject != first.old);
        choices.push(AnswerChoice {
            letter: 'b',
            answer: if whole {
                say!("bỏ “{subject}”", "drop “{subject}”")
            } else {
                say!("bỏ", "drop")
            },
            effect: say!(
                "bỏ “{subject}” ở {places} chỗ",
                "takes “{subject}” out at {places} places"
            ),
        });
    }
    choices.push(AnswerChoice {
        letter: 's',
        answer: say!("để sau", "later"),
        effect: say!(
            "câu hỏi ở lại trong dự thảo, sau dấu `# rà soát:`",
            "the question stays in the draft, behind `# rà soát:`"
        ),
    });
    choices
}

fn kept(question: &Question, findings: &[&Finding]) -> AnswerChoice {
    let new = findings
        .iter()
        .find_map(|f| f.new.as_deref().filter(|new| !new.is_empty()));
    let effect = match new {
        Some(new) => {
            let new = shortened(new, 60);
            say!("để “{new}” như dự thảo đã đổi", "leaves “{new}” as the draft has it")
        }
        None if question.wants_reason => say!(
            "không sửa; bản cuối chỉ ban hành được khi ghi lý do: giữ vì …",
            "changes nothing; a final build wants the reason: giữ vì …"
        ),
        None => say!("không sửa gì", "changes nothing"),
    };
    AnswerChoice { letter: 'g', answer: say!("giữ", "keep"), effect }
}

/// To put other words in: those offered, or those that are typed.
fn replaced(findings: &[&Finding]) -> AnswerChoice {
    let places = findings.iter().filter(|f| f.offered.is_some()).count();
    let (answer, effect) = match first_offered(findings) {
        Some("") => {
            let old = findings.iter().find(|f| f.offered.is_some());
            let old = old.map_or("", |finding| finding.old.as_str());
            (
                say!(
                    "bỏ “{old}”, tên mới đã có trong câu",
                    "take “{old}” out: the new name stands there"
                ),
                say!("sửa chữ ở {places} chỗ", "changes the words at {places} places"),
            )
        }
        Some(_) => {
            let offered = offers(findings, 90);
            (
                say!("thay bằng {offered}", "replace by {offered}"),
                say!("sửa chữ ở {places} chỗ", "changes the words at {places} places"),
            )
        }
        None => {
            let old = findings.first().map_or("", |finding| finding.old.as_str());
            let old = shortened(old, 60);
            (
                say!("thay bằng chữ khác", "replace by other words"),
                say!(
                    "thay “{old}” bằng chữ ghi sau",
                    "puts the words given in the place of “{old}”"
                ),
            )
        }
    };
    AnswerChoice { letter: 't', answer, effect }
}

fn subject(findings: &[&Finding]) -> String {
    let subject = findings.first().map_or("", |finding| finding.subject.as_str());
    shortened(subject, 60)
}

/// False for what has no words of its own that could go: persons who sign, years that moved,
/// and what is all of its text.
fn can_go(findings: &[&Finding]) -> bool {
    let role = findings.first().map(|finding| finding.role);
    let own = !matches!(role, Some(PhraseRole::Person | PhraseRole::PlanYear));
    own && !findings.is_empty() && findings.iter().all(|finding| finding.can_go)
}

/// The answers in brackets, for the comment in the draft.
pub(super) fn in_short(question: &Question, all: &[Finding]) -> String {
    let choices = choices(question, all);
    let said: Vec<&str> = choices
        .iter()
        .filter(|choice| choice.letter != 's')
        .map(|choice| choice.answer.vi.as_str())
        .collect();
    format!("[{}]", said.join(" / "))
}
