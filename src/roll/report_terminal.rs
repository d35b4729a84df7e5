//! The review list for a terminal.

use std::fmt::Write as _;

use super::report::{FileNames, change, decided, sentence, summary, tasks_title, title};
use super::review::{Finding, Question, Review};
use crate::diag::Lang;
use crate::judge::ReviewGroup;
use crate::say;
use crate::vi::shortened;

/// The review list in lines; what was kept only if it is asked for.
pub fn terminal(review: &Review, names: FileNames<'_>, lang: Lang, kept: bool) -> String {
    let mut out = String::new();
    let FileNames { source, draft } = names;
    let (from, to) = (review.from, review.to);
    let _ = writeln!(out, "{source} ({from}) → {draft} ({to})");
    for group in [ReviewGroup::Likely, ReviewGroup::Changed] {
        let count = review.of(group).count();
        if count > 0 {
            let _ = writeln!(out, "\n{} ({count})", title(group).in_lang(lang));
            out.extend(review.of(group).map(|finding| line(finding, lang)));
        }
    }
    if !review.questions.is_empty() {
        let count = review.questions.len();
        let _ = writeln!(out, "\n{} ({count})", title(ReviewGroup::Ask).in_lang(lang));
    }
    for (i, question) in review.questions.iter().enumerate() {
        out.push_str(&asked(i + 1, question, review, lang));
    }
    out.push_str(&what_was_kept(review, lang, kept));
    if !review.tasks.is_empty() {
        let count = review.tasks.len();
        let _ = writeln!(out, "\n{} ({count})", tasks_title().in_lang(lang));
    }
    for task in &review.tasks {
        let _ = writeln!(out, "  {:>5}  {}", task.draft_line, shortened(&task.text, 100));
    }
    let _ = writeln!(out, "\n{}", summary(review).in_lang(lang));
    out
}

fn line(finding: &Finding, lang: Lang) -> String {
    let context = match finding.group {
        ReviewGroup::Kept => "",
        _ => &finding.context,
    };
    let line = format!(
        "  {:>5}  {}  [{}]  {context}",
        finding.draft_line,
        change(finding, lang, 100),
        finding.role.name().in_lang(lang)
    );
    format!("{}\n", line.trim_end())
}

/// A question with its answer, and the places that raise it.
fn asked(number: usize, question: &Question, review: &Review, lang: Lang) -> String {
    let answer = decided(question, review).map_or(String::new(), |it| format!(" ✓ {it}"));
    let mut out = format!("  {number}. {}{answer}\n", question.text.in_lang(lang));
    for index in &question.findings {
        let finding = &review.findings[*index];
        let shown = sentence(finding, lang);
        let _ = writeln!(out, "       {:>5}  {shown}", finding.draft_line);
    }
    if question.answer.is_none() {
        let choices = review.choices(question);
        let said: Vec<&str> = choices.iter().map(|c| c.answer.in_lang(lang)).collect();
        let _ = writeln!(out, "              {}", said.join(" / "));
    }
    out
}

/// What was kept, in full or as a count.
fn what_was_kept(review: &Review, lang: Lang, in_full: bool) -> String {
    let count = review.of(ReviewGroup::Kept).count();
    let heading = title(ReviewGroup::Kept);
    let heading = heading.in_lang(lang);
    if in_full {
        let lines = review.of(ReviewGroup::Kept).map(|finding| line(finding, lang));
        return format!("\n{heading} ({count})\n{}", lines.collect::<String>());
    }
    let more = say!("xem bằng --kept hoặc --report", "see them with --kept or --report");
    format!("\n{heading} ({count}; {})\n", more.in_lang(lang))
}
