//! The review list as a page: Markdown and HTML, each by a template beside this file.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use super::report::{Names, summary, tasks_title, title};
use super::review::{Finding, Question, Review, Task};
use crate::diag::{Lang, Message};
use crate::judge::ReviewGroup;
use crate::say;

/// The review list in Markdown.
pub fn markdown(review: &Review, names: Names<'_>, lang: Lang) -> String {
    written(
        include_str!("review.md.j2"),
        AutoEscape::None,
        &Page::of(review, names, lang),
    )
}

/// The review list as one HTML page that needs no other file.
pub fn html(review: &Review, names: Names<'_>, lang: Lang) -> String {
    written(
        include_str!("review.html.j2"),
        AutoEscape::Html,
        &Page::of(review, names, lang),
    )
}

/// The page by one of our templates.
fn written(template: &str, escape: AutoEscape, page: &Page<'_>) -> String {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build();
    // The default delimiters are always valid.
    environment.set_syntax(syntax.unwrap_or_default());
    environment.set_auto_escape_callback(move |_| escape.clone());
    // Only what HTML needs within a text: quotation marks and slashes stay readable.
    environment.set_formatter(|out, state, value| {
        let text = value.to_string();
        out.write_str(&match state.auto_escape() {
            AutoEscape::Html if !value.is_safe() => escaped(&text),
            _ => text,
        })?;
        Ok(())
    });
    environment.add_filter("cell", cell);
    // The templates come with the program and every test renders them: a fault in one is
    // shown where the page would be.
    environment
        .render_str(template, Value::from(Serde(page)))
        .unwrap_or_else(|fault| format!("{fault:#}"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A text in one line, as a cell of a Markdown table.
fn cell(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('|', "\\|")
}

/// What the templates read.
#[derive(Serialize)]
struct Page<'a> {
    lang: &'static str,
    heading: String,
    source: &'a str,
    draft: &'a str,
    from: i32,
    to: i32,
    summary: String,
    columns: [&'static str; 6],
    likely: Part<'a>,
    changed: Part<'a>,
    kept: Part<'a>,
    questions: Questions<'a>,
    tasks: Tasks<'a>,
}

/// The findings of one group.
#[derive(Serialize)]
struct Part<'a> {
    title: String,
    findings: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    lines: String,
    old: &'a str,
    new: &'a str,
    /// False where nothing took the place of the old words.
    changed: bool,
    context: &'a str,
    role: String,
    reason: &'a str,
}

#[derive(Serialize)]
struct Questions<'a> {
    title: String,
    all: Vec<Asked<'a>>,
}

#[derive(Serialize)]
struct Asked<'a> {
    text: &'a str,
    findings: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Tasks<'a> {
    title: String,
    all: Vec<ToDo<'a>>,
}

#[derive(Serialize)]
struct ToDo<'a> {
    lines: String,
    text: &'a str,
    under: &'a str,
}

impl<'a> Page<'a> {
    fn of(review: &'a Review, names: Names<'a>, lang: Lang) -> Self {
        let said = |message: Message| message.in_lang(lang).to_owned();
        let part = |group| Part {
            title: said(title(group)),
            findings: review.of(group).map(|f| row(f, lang)).collect(),
        };
        let asked = |question: &'a Question| Asked {
            text: question.text.in_lang(lang),
            findings: question
                .findings
                .iter()
                .map(|index| row(&review.findings[*index], lang))
                .collect(),
        };
        let to_do = |task: &'a Task| ToDo {
            lines: lines(task.line, task.draft_line),
            text: &task.text,
            under: &task.under,
        };
        Self {
            lang: match lang {
                Lang::Vi => "vi",
                Lang::En => "en",
            },
            heading: said(say!("Rà soát bản dự thảo", "Review of the draft")),
            source: names.source,
            draft: names.draft,
            from: review.from,
            to: review.to,
            summary: said(summary(review)),
            columns: columns(lang),
            likely: part(ReviewGroup::Likely),
            changed: part(ReviewGroup::Changed),
            kept: part(ReviewGroup::Kept),
            questions: Questions {
                title: said(title(ReviewGroup::Ask)),
                all: review.questions.iter().map(asked).collect(),
            },
            tasks: Tasks {
                title: said(tasks_title()),
                all: review.tasks.iter().map(to_do).collect(),
            },
        }
    }
}

fn row(finding: &Finding, lang: Lang) -> Row<'_> {
    Row {
        lines: lines(finding.line, finding.draft_line),
        old: &finding.old,
        new: match (finding.new.as_deref(), lang) {
            (None, _) => "",
            (Some(""), Lang::Vi) => "(để trống)",
            (Some(""), Lang::En) => "(blank)",
            (Some(new), _) => new,
        },
        changed: finding.new.is_some(),
        context: &finding.context,
        role: finding.role.name().in_lang(lang).to_owned(),
        reason: finding.reason.in_lang(lang),
    }
}

fn columns(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Vi => ["Dòng", "Bản cũ", "Bản mới", "Trong câu", "Vai trò", "Lý do"],
        Lang::En => ["Line", "Old", "New", "Context", "Role", "Reason"],
    }
}

/// The line of the source, and that of the draft where it differs.
fn lines(line: usize, draft_line: usize) -> String {
    if line == draft_line { line.to_string() } else { format!("{line} → {draft_line}") }
}
