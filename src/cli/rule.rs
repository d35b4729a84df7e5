//! `vanban rule`: what documents are held to, as a list or a page.

use clap::Args;
use serde_json::{Value, json};

use super::build_args::ListArgs;
use super::exit_status::ExitStatus;
use super::language::both;
use super::ui::Ui;
use crate::diag::{Example, ExampleKind, Gate, Lang, Rule, did_you_mean, rules};
use crate::error::Error;
use crate::say;
use crate::vi;

#[derive(Args)]
#[command(
    about = both(
        "Liệt kê các quy tắc mà văn bản được kiểm tra, hoặc giải thích một quy tắc",
        "List the rules that documents are held to, or explain one",
    ),
    override_usage = both("vanban rule [TÙY CHỌN] [TÊN]", "vanban rule [OPTIONS] [NAME]"),
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
    #[command(flatten)]
    listing: ListArgs,
}

impl RulePage {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let mut ui = Ui::new(lang, self.listing.message_format);
        match &self.name {
            None => list(&mut ui),
            Some(name) => page(name, &mut ui),
        }
    }
}

fn list(ui: &mut Ui) -> ExitStatus {
    let lang = ui.lang;
    for rule in rules::ALL {
        let (level, stage) = (rule.level.name(lang), rule.stage.name(lang));
        let line =
            format!("{:<22} {level:<8} {stage:<9} {}", rule.name, rule.summary(lang));
        ui.result(&line, &object(rule, lang));
    }
    ExitStatus::Clean
}

fn page(name: &str, ui: &mut Ui) -> ExitStatus {
    let Some(rule) = rules::find(name) else {
        ui.error(&unknown(name));
        return ExitStatus::Failed;
    };
    let lang = ui.lang;
    let mut object = object(rule, lang);
    object["prose"] = rule.prose(lang).into();
    object["examples"] = rule.examples().iter().map(example).collect();
    ui.result(&text(rule, lang), &object);
    ExitStatus::Clean
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

fn unknown(name: &str) -> Error {
    let error = Error::usage(say!("không có quy tắc `{name}`", "unknown rule `{name}`"));
    let names = rules::ALL.iter().map(|rule| rule.name);
    error.hint(match vi::suggest(name, names) {
        Some(near) => did_you_mean(near),
        None => say!(
            "Xem các quy tắc bằng lệnh vanban rule.",
            "`vanban rule` lists the rules."
        ),
    })
}
