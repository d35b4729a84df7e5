//! The review list for a terminal and for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::finding::{Answer, Finding, Group, Review};
use super::spoken::shortened;
use crate::diag::{Lang, Message};
use crate::say;

/// The names of the two files as people see them.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The document that was rolled forward.
    pub source: &'a str,
    /// Its draft.
    pub draft: &'a str,
}

/// All of the review in one line.
pub fn summary(review: &Review) -> Message {
    let count = |group| review.of(group).count();
    let (changed, likely, kept) =
        (count(Group::Changed), count(Group::Likely), count(Group::Kept));
    let (questions, places) = (review.open().count(), count(Group::Ask));
    let tasks = review.tasks.len();
    say!(
        "{changed} đã đổi, {likely} có lẽ đúng, {questions} câu hỏi ({places} chỗ), {kept} giữ nguyên; {tasks} việc cần xem lại",
        "{changed} changed, {likely} likely, {questions} questions ({places} places), {kept} kept; {tasks} tasks to review"
    )
}

/// The title of a group.
pub(super) fn title(group: Group) -> Message {
    match group {
        Group::Likely => {
            say!("Đã đổi, có lẽ đúng: xem trước", "Changed, likely right: review first")
        }
        Group::Changed => say!("Đã đổi", "Changed"),
        Group::Ask => say!("Cần quyết định", "Needs a decision"),
        Group::Kept => say!("Giữ nguyên", "Kept"),
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

/// The review list in lines; what was kept only if it is asked for.
pub fn terminal(review: &Review, names: Names<'_>, lang: Lang, kept: bool) -> String {
    let mut out = String::new();
    let line = |finding: &Finding| {
        let context = match finding.group {
            Group::Kept => String::new(),
            _ => finding.context.clone(),
        };
        let line = format!(
            "  {:>5}  {}  [{}]  {context}",
            finding.draft_line,
            change(finding, lang, 100),
            finding.role.name().in_lang(lang)
        );
        format!("{}\n", line.trim_end())
    };
    let Names { source, draft } = names;
    let (from, to) = (review.from, review.to);
    let _ = writeln!(out, "{source} ({from}) → {draft} ({to})");
    for group in [Group::Likely, Group::Changed] {
        let found: Vec<_> = review.of(group).collect();
        if !found.is_empty() {
            let _ = writeln!(out, "\n{} ({})", title(group).in_lang(lang), found.len());
            out.extend(found.into_iter().map(line));
        }
    }
    if !review.questions.is_empty() {
        let count = review.questions.len();
        let _ = writeln!(out, "\n{} ({count})", title(Group::Ask).in_lang(lang));
    }
    for (i, question) in review.questions.iter().enumerate() {
        let answer = match &question.answer {
            None => String::new(),
            Some(Answer::Settled(words)) => format!(" ✓ {words}"),
            Some(Answer::Dropped) => " ✓".to_owned(),
        };
        let _ = writeln!(out, "  {}. {}{answer}", i + 1, question.text.in_lang(lang));
        for index in &question.findings {
            let finding = &review.findings[*index];
            let shown = change(finding, lang, 70);
            let _ = writeln!(out, "       {:>5}  {shown}", finding.draft_line);
        }
    }
    let count = review.of(Group::Kept).count();
    let heading = title(Group::Kept);
    if kept {
        let _ = writeln!(out, "\n{} ({count})", heading.in_lang(lang));
        out.extend(review.of(Group::Kept).map(line));
    } else {
        let more =
            say!("xem bằng --kept hoặc --report", "see them with --kept or --report");
        let (heading, more) = (heading.in_lang(lang), more.in_lang(lang));
        let _ = writeln!(out, "\n{heading} ({count}; {more})");
    }
    if !review.tasks.is_empty() {
        let _ =
            writeln!(out, "\n{} ({})", tasks_title().in_lang(lang), review.tasks.len());
    }
    for task in &review.tasks {
        let _ = writeln!(out, "  {:>5}  {}", task.draft_line, shortened(&task.text, 100));
    }
    let _ = writeln!(out, "\n{}", summary(review).in_lang(lang));
    out
}

/// The review list as one JSON object.
pub fn json(review: &Review, names: Names<'_>, lang: Lang) -> Value {
    let findings: Vec<Value> = review
        .findings
        .iter()
        .map(|f| {
            json!({
                "group": f.group.id(),
                "role": f.role.id(),
                "line": f.line,
                "draft_line": f.draft_line,
                "path": f.path.to_string(),
                "old": f.old,
                "new": f.new,
                "context": f.context,
                "reason": f.reason.in_lang(lang),
                "question": f.question.map(|q| q + 1),
            })
        })
        .collect();
    let questions: Vec<Value> = review
        .questions
        .iter()
        .enumerate()
        .map(|(i, q)| {
            let lines: Vec<usize> =
                q.findings.iter().map(|f| review.findings[*f].draft_line).collect();
            json!({
                "question": i + 1,
                "label": q.label,
                "text": q.text.in_lang(lang),
                "draft_lines": lines,
            })
        })
        .collect();
    let tasks: Vec<Value> = review
        .tasks
        .iter()
        .map(|t| {
            json!({
                "line": t.line,
                "draft_line": t.draft_line,
                "id": t.id,
                "text": t.text,
                "under": t.under,
            })
        })
        .collect();
    let count = |group| review.of(group).count();
    json!({
        "type": "review",
        "source": names.source,
        "draft": names.draft,
        "from": review.from,
        "to": review.to,
        "counts": {
            "changed": count(Group::Changed),
            "likely": count(Group::Likely),
            "ask": count(Group::Ask),
            "kept": count(Group::Kept),
            "questions": questions.len(),
            "tasks": tasks.len(),
        },
        "summary": summary(review).in_lang(lang),
        "questions": questions,
        "findings": findings,
        "tasks": tasks,
    })
}
