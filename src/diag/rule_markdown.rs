//! The reference of rules in Markdown, from the pages themselves.

use super::message::Lang;
use super::page::{Example, ExampleKind};
use super::rule::Rule;

/// Rules as one document, by the stage at which they are looked at, then by name.
pub fn reference(rules: &[&Rule], lang: Lang) -> String {
    let title = match lang {
        Lang::Vi => "Quy tắc",
        Lang::En => "Rules",
    };
    let mut said = format!("# {title}\n");
    let mut sorted = rules.to_vec();
    sorted.sort_by_key(|rule| (rule.stage, rule.name));
    let mut stage = None;
    for rule in sorted {
        if stage.replace(rule.stage) != Some(rule.stage) {
            let name = titled(rule.stage.name(lang));
            said.push_str(&format!("\n## {name}\n"));
        }
        said.push('\n');
        said.push_str(&chapter(rule, lang, "###"));
    }
    said
}

/// The page of a rule, with a heading of some depth.
pub fn chapter(rule: &Rule, lang: Lang, heading: &str) -> String {
    let (level, stage, source) =
        (rule.level.name(lang), rule.stage.name(lang), rule.source(lang));
    let mut said = format!(
        "{heading} {}\n\n{}\n\n*{level} · {stage} · {source}*\n\n{}\n",
        rule.name,
        rule.summary(lang),
        rule.prose(lang)
    );
    for example in rule.examples() {
        said.push_str(&block(&example, lang));
    }
    said
}

fn block(example: &Example, lang: Lang) -> String {
    let kind = match (example.kind, lang) {
        (Some(ExampleKind::Wrong), Lang::Vi) => "Sai",
        (Some(ExampleKind::Wrong), Lang::En) => "Wrong",
        (Some(ExampleKind::Right), Lang::Vi) => "Đúng",
        (Some(ExampleKind::Right), Lang::En) => "Right",
        (None, Lang::Vi) => "Ví dụ dùng",
        (None, Lang::En) => "The example uses",
    };
    let file = example.file.map_or(String::new(), |file| format!(" (`{file}`)"));
    format!("\n{kind}{file}:\n\n```{}\n{}```\n", example.language, example.text)
}

/// A title with a capital first letter.
fn titled(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}
