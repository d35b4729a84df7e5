//! The review list for programs.

use serde_json::{Value, json};

use super::report::{FileNames, decided, sentence, summary};
use super::review::{Finding, Question, Review, Task};
use crate::diag::Lang;
use crate::judge::ReviewGroup;

/// The review list as one JSON object.
pub fn json(review: &Review, names: FileNames<'_>, lang: Lang) -> Value {
    let findings: Vec<Value> = review.findings.iter().map(|f| finding(f, lang)).collect();
    let questions = review.questions.iter().enumerate();
    let questions: Vec<Value> =
        questions.map(|(i, q)| question(i + 1, q, review, lang)).collect();
    let tasks: Vec<Value> = review.tasks.iter().map(task).collect();
    let count = |group| review.of(group).count();
    json!({
        "type": "review",
        "source": names.source,
        "draft": names.draft,
        "from": review.from,
        "to": review.to,
        "counts": {
            "changed": count(ReviewGroup::Changed),
            "likely": count(ReviewGroup::Likely),
            "ask": count(ReviewGroup::Ask),
            "kept": count(ReviewGroup::Kept),
            "questions": questions.len(),
            "tasks": tasks.len(),
        },
        "summary": summary(review).in_lang(lang),
        "questions": questions,
        "findings": findings,
        "tasks": tasks,
    })
}

fn finding(finding: &Finding, lang: Lang) -> Value {
    json!({
        "group": finding.group.id(),
        "role": finding.role.id(),
        "line": finding.line,
        "draft_line": finding.draft_line,
        "path": finding.path.to_string(),
        "old": finding.old,
        "new": finding.new,
        "context": finding.context,
        "reason": finding.reason.in_lang(lang),
        "question": finding.question.map(|q| q + 1),
    })
}

fn question(number: usize, question: &Question, review: &Review, lang: Lang) -> Value {
    let places = || question.findings.iter().map(|at| &review.findings[*at]);
    let lines: Vec<usize> = places().map(|finding| finding.draft_line).collect();
    let sentences: Vec<String> = places().map(|f| sentence(f, lang)).collect();
    let choices = review.choices(question).into_iter().map(|choice| {
        json!({
            "letter": choice.letter.to_string(),
            "answer": choice.answer.in_lang(lang),
            "effect": choice.effect.in_lang(lang),
        })
    });
    let choices: Vec<Value> = choices.collect();
    json!({
        "question": number,
        "label": question.label,
        "text": question.text.in_lang(lang),
        "draft_lines": lines,
        "sentences": sentences,
        "choices": choices,
        "wants_reason": question.wants_reason,
        "decided": decided(question, review),
    })
}

fn task(task: &Task) -> Value {
    json!({
        "line": task.line,
        "draft_line": task.draft_line,
        "id": task.id,
        "text": task.text,
        "under": task.under,
    })
}
