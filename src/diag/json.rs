//! One JSON object a finding, for programs.

use serde_json::{Value, json};

use super::finding::Diagnostic;
use super::fix::Fix;
use super::message::Lang;
use super::severity::Severity;
use super::source::Place;

/// The JSON Schema of the lines that `vanban check` prints for programs.
pub const FINDINGS_SCHEMA: &str = include_str!("findings.schema.json");

/// A finding as a JSON object: `type`, `severity`, `rule`, `message`, `hints`, `place`,
/// `related`, and `fixes` (each a list of edits: `start`, `end`, `text`), each place with `file`, `line`, `column` (from 1), `start` and `end` (bytes), and `cell`
/// (`Trang1!C3`) in a workbook.
pub fn json(finding: &Diagnostic, lang: Lang) -> Value {
    let hints: Vec<_> = finding.hints.iter().map(|h| h.in_lang(lang)).collect();
    let related: Vec<_> = finding
        .related
        .iter()
        .map(|(place, message)| {
            json!({ "place": json_place(place), "message": message.in_lang(lang) })
        })
        .collect();
    json!({
        "type": "finding",
        "severity": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        "rule": finding.rule.name,
        "message": finding.message.in_lang(lang),
        "hints": hints,
        "place": finding.place.as_ref().map(json_place),
        "related": related,
        "fixes": finding.fixes.iter().map(json_fix).collect::<Vec<_>>(),
    })
}

/// A fix as the list of its edits.
fn json_fix(fix: &Fix) -> Value {
    let edits = fix.changes.iter().map(|change| &change.edit);
    let edits = edits.map(|edit| {
        json!({ "start": edit.range.start, "end": edit.range.end, "text": edit.new })
    });
    edits.collect()
}

/// A place as a JSON object.
fn json_place(place: &Place) -> Value {
    let (line, column) = place.line_column();
    let mut said = json!({
        "file": place.file.name,
        "line": line,
        "column": column,
        "start": place.range.start,
        "end": place.range.end,
    });
    if let Some(cell) = place.cell() {
        said["cell"] = json!(cell);
    }
    said
}
