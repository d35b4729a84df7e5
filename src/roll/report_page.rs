//! The review list as a page: Markdown and HTML, each by a template beside this file.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use super::report::{FileNames, decided, sentence, summary, tasks_title, title};
use super::review::{Finding, Question, Review, Task};
use crate::diag::{Lang, Message};
use crate::judge::ReviewGroup;
use crate::say;

/// The review list in Markdown.
pub fn markdown(review: &Review, names: FileNames<'_>, lang: Lang) -> String {
    written(
        include_str!("review.md.j2"),
        AutoEscape::None,
        &ReviewPage::of(review, names, lang),
    )
}

/// The review list as one HTML page that needs no other file.
pub fn html(review: &Review, names: FileNames<'_>, lang: Lang) -> String {
    written(
        include_str!("review.html.j2"),
        AutoEscape::Html,
        &ReviewPage::of(review, names, lang),
    )
}

/// The page by one of our templates.
fn written(template: &str, escape: AutoEscape, page: &ReviewPage<'_>) -> String {
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
struct ReviewPage<'a> {
    lang: &'static str,
    heading: String,
    source: &'a str,
    draft: &'a str,
    from: i32,
    to: i32,
    summary: String,
    columns: [&'static str; 6],
    likely: FindingTable<'a>,
    changed: FindingTable<'a>,
    kept: FindingTable<'a>,
    questions: Questions<'a>,
    tasks: Tasks<'a>,
}

/// The findings of one group.
#[derive(Serialize)]
struct FindingTable<'a> {
    title: String,
    findings: Vec<FindingRow<'a>>,
}

#[derive(Serialize)]
struct FindingRow<'a> {
    lines: String,
    old: &'a str,
    new: &'a str,
    context: &'a str,
    role: String,
    reason: &'a str,
}

#[derive(Serialize)]
struct Questions<'a> {
    title: String,
    all: Vec<AskedQuestion<'a>>,
}

#[derive(Serialize)]
struct AskedQuestion<'a> {
    text: &'a str,
    findings: Vec<AskedPlace>,
    choices: Vec<OpenChoice>,
    decided: Option<String>,
}

/// A place of a question, with its sentence.
#[derive(Serialize)]
struct AskedPlace {
    lines: String,
    sentence: String,
    role: String,
}

#[derive(Serialize)]
struct OpenChoice {
    answer: String,
    effect: String,
}

#[derive(Serialize)]
struct Tasks<'a> {
    title: String,
    all: Vec<OpenTask<'a>>,
}

#[derive(Serialize)]
struct OpenTask<'a> {
    lines: String,
    text: &'a str,
    under: &'a str,
}

impl<'a> ReviewPage<'a> {
    fn of(review: &'a Review, names: FileNames<'a>, lang: Lang) -> Self {
        let said = |message: Message| message.in_lang(lang).to_owned();
        let part = |group| FindingTable {
            title: said(title(group)),
            findings: review.of(group).map(|f| row(f, lang)).collect(),
        };
        let asked = |question: &'a Question| AskedQuestion {
            text: question.text.in_lang(lang),
            findings: question
                .findings
                .iter()
                .map(|index| place(&review.findings[*index], lang))
                .collect(),
            choices: match question.answer {
                Some(_) => vec![],
                None => review
                    .choices(question)
                    .into_iter()
                    .map(|choice| OpenChoice {
                        answer: said(choice.answer),
                        effect: said(choice.effect),
                    })
                    .collect(),
            },
            decided: decided(question, review),
        };
        let to_do = |task: &'a Task| OpenTask {
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

fn place(finding: &Finding, lang: Lang) -> AskedPlace {
    AskedPlace {
        lines: lines(finding.line, finding.draft_line),
        sentence: sentence(finding, lang),
        role: finding.role.name().in_lang(lang).to_owned(),
    }
}

fn row(finding: &Finding, lang: Lang) -> FindingRow<'_> {
    FindingRow {
        lines: lines(finding.line, finding.draft_line),
        old: &finding.old,
        new: match (finding.new.as_deref(), lang) {
            (None, _) => "",
            (Some(""), Lang::Vi) => "(để trống)",
            (Some(""), Lang::En) => "(blank)",
            (Some(new), _) => new,
        },
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of_names(
        source: &str,
        page: fn(&Review, FileNames<'_>, Lang) -> String,
    ) -> String {
        let review = Review {
            from: 2025,
            to: 2026,
            findings: vec![],
            questions: vec![],
            tasks: vec![],
        };
        page(&review, FileNames { source, draft: "b.yaml" }, Lang::Vi)
    }

    #[test]
    fn what_html_would_read_as_its_own_is_text_and_a_path_stays_readable() {
        let page = of_names("kế hoạch/<a> & 'b'.yaml", html);
        let expected = "<code>kế hoạch/&lt;a&gt; &amp; 'b'.yaml</code> (2025)";
        assert!(page.contains(expected), "{page}");
        assert!(page.ends_with("</ul>\n</html>\n"), "{page}");
    }

    #[test]
    fn a_page_without_findings_has_no_empty_tables_in_markdown() {
        let page = of_names("a.yaml", markdown);
        assert!(page.starts_with("# Rà soát bản dự thảo\n\n`a.yaml` (2025) →"), "{page}");
        assert!(!page.contains("##") && page.ends_with("cần xem lại\n\n"), "{page}");
    }
}
