//! `vanban rule`: what documents are held to, as a list or a page.

use clap::Args;
use serde_json::{Value, json};

use super::exit_status::ExitStatus;
use super::language::both;
use super::ui::{MessageFormat, Ui};
use super::values::one_of;
use crate::diag::{
    Example, ExampleKind, Gate, Lang, Message, Rule, chapter, reference, rules,
};
use crate::error::Error;
use crate::project::named_rule;
use crate::say;

#[derive(Args)]
#[command(
    about = both(
        "Liệt kê các quy tắc mà văn bản được kiểm tra, hoặc giải thích một quy tắc",
        "List the rules that documents are held to, or explain one",
    ),
    override_usage = both(
        "vanban rule [TÙY CHỌN] [TÊN]\n       vanban rule --all [--format markdown|json]",
        "vanban rule [OPTIONS] [NAME]\n       vanban rule --all [--format markdown|json]",
    ),
)]
pub(super) struct RulePage {
    #[arg(
        value_name = both("TÊN", "NAME"),
        help = both(
            "Tên quy tắc, như thông báo lỗi ghi trong ngoặc vuông",
            "The rule's name, as a message shows it in brackets",
        ),
    )]
    name: Option<String>,
    #[arg(
        long,
        conflicts_with = "name",
        help = both(
            "Cả trang của mọi quy tắc, theo lúc xét rồi theo tên",
            "The whole pages of all rules, by when they are looked at, then by name",
        ),
    )]
    all: bool,
    #[arg(
        long = "message-format",
        alias = "format",
        value_name = "human|json|markdown",
        value_parser = one_of(&[
            ("human", PageFormat::Human),
            ("json", PageFormat::Json),
            ("markdown", PageFormat::Markdown),
        ]),
        default_value = "human",
        hide_possible_values = true,
        hide_default_value = true,
        help = both("Dạng kết quả; mặc định human", "Form of the result; default human"),
    )]
    format: PageFormat,
}

/// The form of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PageFormat {
    Human,
    Json,
    Markdown,
}

impl RulePage {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let messages = match self.format {
            PageFormat::Json => MessageFormat::Json,
            _ => MessageFormat::Human,
        };
        let mut ui = Ui::new(lang, messages);
        let is_markdown = self.format == PageFormat::Markdown;
        match &self.name {
            Some(name) => match named_rule(name) {
                Ok(rule) if is_markdown => {
                    ui.product(chapter(rule, lang, "#").as_bytes());
                }
                Ok(rule) => page(rule, &mut ui),
                Err((message, near)) => {
                    ui.error(&unknown(message, near));
                    return ExitStatus::Failed;
                }
            },
            None if self.all && is_markdown => {
                ui.product(reference(rules::ALL, lang).as_bytes());
            }
            None if is_markdown => ui.product(table(lang).as_bytes()),
            None if self.all => {
                let mut all = rules::ALL.to_vec();
                all.sort_by_key(|rule| (rule.stage, rule.name));
                for rule in all {
                    page(rule, &mut ui);
                }
            }
            None => list(&mut ui),
        }
        ExitStatus::Clean
    }
}

fn list(ui: &mut Ui) {
    let lang = ui.lang;
    for rule in rules::ALL {
        let (level, stage) = (rule.level.name(lang), rule.stage.name(lang));
        let line =
            format!("{:<22} {level:<8} {stage:<9} {}", rule.name, rule.summary(lang));
        ui.result(&line, &object(rule, lang));
    }
}

/// The list as a table of Markdown.
fn table(lang: Lang) -> String {
    let head = match lang {
        Lang::Vi => "| quy tắc | mức | lúc xét | nội dung |",
        Lang::En => "| rule | level | stage | what it says |",
    };
    let row = |rule: &&Rule| {
        let (level, stage) = (rule.level.name(lang), rule.stage.name(lang));
        let summary = rule.summary(lang).replace('|', "\\|");
        format!("| `{}` | {level} | {stage} | {summary} |\n", rule.name)
    };
    let rows: String = rules::ALL.iter().map(row).collect();
    format!("{head}\n| --- | --- | --- | --- |\n{rows}")
}

fn page(rule: &Rule, ui: &mut Ui) {
    let lang = ui.lang;
    let mut object = object(rule, lang);
    object["prose"] = rule.prose(lang).into();
    object["examples"] = rule.examples().iter().map(example).collect();
    ui.result(&text(rule, lang), &object);
}

fn object(rule: &Rule, lang: Lang) -> Value {
    json!({
        "type": "rule",
        "name": rule.name,
        "level": rule.level.name(Lang::En),
        "stage": rule.stage.name(Lang::En),
        "refused_at": rule.refused_at.map(Gate::name),
        "summary": rule.summary(lang),
        "source": rule.source(lang),
    })
}

fn example(example: &Example) -> Value {
    let kind = example.kind.map(|kind| match kind {
        ExampleKind::Wrong => "wrong",
        ExampleKind::Right => "right",
    });
    json!({
        "verdict": kind,
        "file": example.file,
        "language": example.language,
        "text": example.text,
    })
}

/// The page as people read it.
fn text(rule: &Rule, lang: Lang) -> String {
    let (level, stage) = (rule.level.name(lang), rule.stage.name(lang));
    let source = rule.source(lang);
    let origin = say!("Nguồn", "Source");
    let origin = origin.in_lang(lang);
    let mut text = format!(
        "{} ({level}, {stage}{})\n{}\n{origin}: {source}\n\n{}",
        rule.name,
        refused(rule, lang),
        rule.summary(lang),
        rule.prose(lang)
    );
    for example in rule.examples() {
        let kind = match example.kind {
            Some(ExampleKind::Wrong) => say!("Sai", "Wrong"),
            Some(ExampleKind::Right) => say!("Đúng", "Right"),
            None => say!("Ví dụ dùng", "The example uses"),
        };
        let kind = kind.in_lang(lang);
        let file = example.file.map_or(String::new(), |file| format!(" ({file})"));
        text.push_str(&format!("\n\n{kind}{file}:"));
        for line in example.text.lines() {
            text.push_str(&format!("\n    {line}"));
        }
    }
    text
}

/// From which gate on a rule stops a document that it does not stop at first.
fn refused(rule: &Rule, lang: Lang) -> String {
    let later = rule.refused_at.filter(|gate| *gate > Gate::Draft);
    later.map_or(String::new(), |gate| {
        let gate = gate.name();
        let said = say!("; từ cửa {gate} là lỗi", "; an error from the gate {gate} on");
        said.in_lang(lang).to_owned()
    })
}

fn unknown(message: Message, near: Option<Message>) -> Error {
    Error::usage(message).hint(near.unwrap_or_else(|| {
        say!("Xem các quy tắc bằng lệnh vanban rule.", "`vanban rule` lists the rules.")
    }))
}
