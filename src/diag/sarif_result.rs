//! A finding as a result of SARIF.

use std::ops::Range;

use serde_json::{Value, json};

use super::finding::Diagnostic;
use super::fix::Fix;
use super::message::Lang;
use super::region::region;
use super::report::{Report, sentences};
use super::rules;
use super::severity::Severity;
use super::source::Place;
use super::uri::uri;

/// What names that count from a folder count from.
const ROOT: &str = "%SRCROOT%";

/// A finding as a result.
pub(super) fn result(report: &Report, finding: &Diagnostic, lang: Lang) -> Value {
    let index = rules::ALL.iter().position(|rule| *rule == finding.rule);
    let place = finding.place.iter();
    let mut said = json!({
        "ruleId": finding.rule.name,
        "level": level(finding.severity),
        "message": { "text": sentences(finding, lang) },
        "locations": place.map(|it| location(report, it)).collect::<Vec<_>>(),
    });
    if let Some(index) = index {
        said["ruleIndex"] = json!(index);
    }
    let related = finding.related.iter().map(|(place, message)| {
        let mut said = location(report, place);
        said["message"] = json!({ "text": message.in_lang(lang) });
        said
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        said["relatedLocations"] = related.into();
    }
    if let Some(place) = finding.place.as_ref().filter(|_| !finding.fixes.is_empty()) {
        let fixes = finding.fixes.iter().map(|it| fix(report, place, it));
        said["fixes"] = fixes.collect();
    }
    said
}

/// How grave a finding is.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Where a file is.
pub(super) fn artifact(name: &str) -> Value {
    let uri = uri(name);
    if name.starts_with('/') {
        json!({ "uri": uri })
    } else {
        json!({ "uri": uri, "uriBaseId": ROOT })
    }
}

fn location(report: &Report, place: &Place) -> Value {
    let artifact = artifact(report.name(&place.file.name));
    match place.cell() {
        // A cell of a workbook has a name, and no line.
        Some(cell) => json!({
            "physicalLocation": { "artifactLocation": artifact },
            "logicalLocations": [{ "fullyQualifiedName": cell, "kind": "member" }],
        }),
        None => json!({ "physicalLocation": {
            "artifactLocation": artifact,
            "region": said(place, &place.range),
        }}),
    }
}

fn said(place: &Place, range: &Range<usize>) -> Value {
    let (start, end) = region(place, range);
    json!({
        "startLine": start.line, "startColumn": start.column,
        "endLine": end.line, "endColumn": end.column,
    })
}

fn fix(report: &Report, place: &Place, fix: &Fix) -> Value {
    let replacement = |change: &super::fix::ValueChange| {
        json!({
            "deletedRegion": said(place, &change.edit.range),
            "insertedContent": { "text": change.edit.new },
        })
    };
    let replacements: Vec<Value> = fix.changes.iter().map(replacement).collect();
    json!({ "artifactChanges": [{
        "artifactLocation": artifact(report.name(&place.file.name)),
        "replacements": replacements,
    }]})
}
