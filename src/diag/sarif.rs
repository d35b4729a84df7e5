//! A run of checks in SARIF 2.1.0, for code scanning and editors.

use serde_json::{Value, json};

use super::message::Lang;
use super::report::Report;
use super::rule::Rule;
use super::rules;
use super::sarif_result::{artifact, level, result};

/// The official schema of what is written.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A run of checks as a SARIF log; `version` is that of the program.
pub fn sarif(report: &Report, lang: Lang, version: &str) -> Value {
    let language = match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    };
    let rules: Vec<Value> = rules::ALL.iter().map(|rule| described(rule, lang)).collect();
    let artifacts: Vec<Value> = report
        .documents
        .iter()
        .map(|document| {
            json!({
                "location": artifact(report.name(&document.name)),
                "roles": ["analysisTarget"],
            })
        })
        .collect();
    let findings = report.findings();
    let results: Vec<Value> =
        findings.iter().map(|it| result(report, it, lang)).collect();
    let notifications: Vec<Value> = report
        .failures
        .iter()
        .map(|failure| {
            json!({ "level": "error", "message": { "text": failure.in_lang(lang) } })
        })
        .collect();
    let count = |rules: fn(&super::report::CheckedDocument) -> usize| -> usize {
        report.documents.iter().map(rules).sum()
    };
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "vanban",
                "version": version,
                "semanticVersion": version,
                "language": language,
                "rules": rules,
            }},
            "language": language,
            "columnKind": "utf16CodeUnits",
            "defaultEncoding": "utf-8",
            "invocations": [{
                "executionSuccessful": report.failures.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "artifacts": artifacts,
            "results": results,
            "properties": {
                "evaluated": count(|it| it.evaluated.len()),
                "notApplicable": count(|it| it.not_applicable.len()),
            },
        }],
    })
}

fn described(rule: &Rule, lang: Lang) -> Value {
    let prose = rule.prose(lang);
    let what = prose.split("\n\n").next().unwrap_or_default();
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary(lang) },
        "fullDescription": { "text": what },
        "help": { "text": prose, "markdown": prose },
        "defaultConfiguration": { "level": level(rule.level) },
        "properties": {
            "source": rule.source(lang),
            "tags": [rule.stage.name(Lang::En)],
        },
    })
}
