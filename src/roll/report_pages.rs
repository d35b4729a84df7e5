//! The review list as a page: Markdown and HTML.

use std::fmt::Write as _;

use super::finding::{Finding, Group, Review};
use super::report::{Names, summary, tasks_title, title};
use crate::diag::{Lang, Message};
use crate::say;

fn heading() -> Message {
    say!("Rà soát bản dự thảo", "Review of the draft")
}

fn columns(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Vi => ["Dòng", "Bản cũ", "Bản mới", "Trong câu", "Vai trò", "Lý do"],
        Lang::En => ["Line", "Old", "New", "Context", "Role", "Reason"],
    }
}

/// What a cell of the new text says.
fn new_text(finding: &Finding, lang: Lang) -> String {
    match (finding.new.as_deref(), lang) {
        (None, _) => String::new(),
        (Some(""), Lang::Vi) => "(để trống)".to_owned(),
        (Some(""), Lang::En) => "(blank)".to_owned(),
        (Some(new), _) => new.to_owned(),
    }
}

/// The line of the source, and that of the draft where it differs.
fn lines(line: usize, draft_line: usize) -> String {
    if line == draft_line { line.to_string() } else { format!("{line} → {draft_line}") }
}

/// The review list in Markdown.
pub fn markdown(review: &Review, names: Names<'_>, lang: Lang) -> String {
    let mut out = String::new();
    let plain = |text: &str| {
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace('|', "\\|")
    };
    let Names { source, draft } = names;
    let _ = writeln!(out, "# {}\n", heading().in_lang(lang));
    let _ = writeln!(out, "`{source}` ({}) → `{draft}` ({})\n", review.from, review.to);
    let _ = writeln!(out, "{}\n", summary(review).in_lang(lang));
    let table = |out: &mut String, group: Group| {
        let found: Vec<_> = review.of(group).collect();
        if found.is_empty() {
            return;
        }
        let _ = writeln!(out, "## {} ({})\n", title(group).in_lang(lang), found.len());
        let _ = writeln!(out, "| {} |", columns(lang).join(" | "));
        let _ = writeln!(out, "| ---: | --- | --- | --- | --- | --- |");
        for finding in found {
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} |",
                lines(finding.line, finding.draft_line),
                plain(&finding.old),
                plain(&new_text(finding, lang)),
                plain(&finding.context),
                finding.role.name().in_lang(lang),
                plain(finding.reason.in_lang(lang)),
            );
        }
        out.push('\n');
    };
    table(&mut out, Group::Likely);
    table(&mut out, Group::Changed);
    if !review.questions.is_empty() {
        let count = review.questions.len();
        let _ = writeln!(out, "## {} ({count})\n", title(Group::Ask).in_lang(lang));
    }
    for (i, question) in review.questions.iter().enumerate() {
        let _ = writeln!(out, "{}. [ ] {}\n", i + 1, plain(question.text.in_lang(lang)));
        for index in &question.findings {
            let f = &review.findings[*index];
            let new = new_text(f, lang);
            let arrow =
                if new.is_empty() { String::new() } else { format!(" → {new}") };
            let _ = writeln!(
                out,
                "   - {}: {}{arrow} ({}; {})",
                lines(f.line, f.draft_line),
                plain(&f.old),
                f.role.name().in_lang(lang),
                plain(f.reason.in_lang(lang)),
            );
        }
        out.push('\n');
    }
    table(&mut out, Group::Kept);
    if !review.tasks.is_empty() {
        let count = review.tasks.len();
        let _ = writeln!(out, "## {} ({count})\n", tasks_title().in_lang(lang));
    }
    for task in &review.tasks {
        let line = lines(task.line, task.draft_line);
        let _ =
            writeln!(out, "- [ ] {line}: {} ({})", plain(&task.text), plain(&task.under));
    }
    out
}

const STYLE: &str = "\
:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;\
margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px \
solid #8886;padding:.3rem .5rem;text-align:left;vertical-align:top}td:first-child{white-space:\
nowrap}del{color:#c0392b}ins{color:#1e8449;text-decoration:none;font-weight:600}h2{margin-top:\
2rem}li{margin:.3rem 0}summary{cursor:pointer;font-size:1.3rem;font-weight:600;margin:2rem 0 1rem}";

/// The review list as one HTML page that needs no other file.
pub fn html(review: &Review, names: Names<'_>, lang: Lang) -> String {
    let mut out = String::new();
    let code = match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    };
    let name = heading();
    let name = name.in_lang(lang);
    let (source, draft) = (escaped(names.source), escaped(names.draft));
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{code}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{name}: {draft}</title>\n\
         <style>{STYLE}</style>\n<h1>{name}</h1>\n\
         <p><code>{source}</code> ({}) → <code>{draft}</code> ({})</p>\n<p>{}</p>\n",
        review.from,
        review.to,
        escaped(summary(review).in_lang(lang)),
    );
    for group in [Group::Likely, Group::Changed] {
        if review.of(group).next().is_some() {
            let count = review.of(group).count();
            let _ = writeln!(out, "<h2>{} ({count})</h2>", title(group).in_lang(lang));
            html_table(&mut out, review, group, lang);
        }
    }
    if !review.questions.is_empty() {
        let count = review.questions.len();
        let _ =
            writeln!(out, "<h2>{} ({count})</h2>\n<ol>", title(Group::Ask).in_lang(lang));
        for question in &review.questions {
            let _ = write!(out, "<li>{}\n<ul>", escaped(question.text.in_lang(lang)));
            for index in &question.findings {
                let f = &review.findings[*index];
                let _ = write!(
                    out,
                    "<li>{}: {} – {}</li>",
                    lines(f.line, f.draft_line),
                    html_change(f, lang),
                    f.role.name().in_lang(lang),
                );
            }
            out.push_str("</ul></li>\n");
        }
        out.push_str("</ol>\n");
    }
    let count = review.of(Group::Kept).count();
    let kept = title(Group::Kept);
    let _ = writeln!(out, "<details><summary>{} ({count})</summary>", kept.in_lang(lang));
    html_table(&mut out, review, Group::Kept, lang);
    out.push_str("</details>\n");
    let count = review.tasks.len();
    let _ = writeln!(out, "<h2>{} ({count})</h2>\n<ul>", tasks_title().in_lang(lang));
    for task in &review.tasks {
        let _ = writeln!(
            out,
            "<li>{}: {} <small>({})</small></li>",
            lines(task.line, task.draft_line),
            escaped(&task.text),
            escaped(&task.under),
        );
    }
    out.push_str("</ul>\n</html>\n");
    out
}

fn html_table(out: &mut String, review: &Review, group: Group, lang: Lang) {
    let [line, old, new, context, role, reason] = columns(lang);
    let _ = writeln!(
        out,
        "<table><tr><th>{line}<th>{old}<th>{new}<th>{context}<th>{role}<th>{reason}</tr>"
    );
    for f in review.of(group) {
        let _ = writeln!(
            out,
            "<tr><td>{}<td>{}<td>{}<td>{}<td>{}<td>{}</tr>",
            lines(f.line, f.draft_line),
            escaped(&f.old),
            escaped(&new_text(f, lang)),
            escaped(&f.context),
            f.role.name().in_lang(lang),
            escaped(f.reason.in_lang(lang)),
        );
    }
    out.push_str("</table>\n");
}

fn html_change(finding: &Finding, lang: Lang) -> String {
    let old = escaped(&finding.old);
    match &finding.new {
        None => old,
        Some(_) => {
            let new = escaped(&new_text(finding, lang));
            format!("<del>{old}</del> <ins>{new}</ins>")
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
