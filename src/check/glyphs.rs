//! A character that the font lacks.

use std::collections::BTreeSet;

use super::locate::Locate;
use crate::diag::{Diagnostic, Message, Place, rules};
use crate::say;
use crate::typeset::TextRun;
use crate::vi;

/// The most places that are shown.
const MAX_REPORTED: usize = 20;

/// Each character that a run lacks, wherever the value that the run comes from holds it.
pub(super) fn check(runs: &[TextRun], locate: Locate<'_>) -> Vec<Diagnostic> {
    let mut findings = vec![];
    let mut seen = BTreeSet::new();
    for run in runs.iter().filter(|run| !run.missing.is_empty()) {
        let value = locate(run);
        let missing: BTreeSet<char> = run.missing.iter().copied().collect();
        for missing in missing {
            let range = value.as_ref().map(|it| (it.range.start, it.range.end));
            if !seen.insert((missing, range)) {
                continue;
            }
            let places = value.as_ref().map_or(vec![], |it| places(it, missing));
            if places.is_empty() {
                findings.push(fault(missing, run).at_maybe(value.clone()));
            }
            findings.extend(
                places.into_iter().map(|(said, place)| fault(said, run).at(place)),
            );
        }
    }
    findings.truncate(MAX_REPORTED);
    findings
}

/// Where a value says a character; nowhere if its file writes it otherwise, as an escape or in
/// pieces.
fn places(value: &Place, missing: char) -> Vec<(char, Place)> {
    let text = value.file.text.get(value.range.clone()).unwrap_or_default();
    // Titles are set in capitals, so the page may lack what the file does not hold.
    let says = |c: char| c == missing || c.to_uppercase().any(|upper| upper == missing);
    let place = |(at, c): (usize, char)| {
        let start = value.range.start + at;
        (c, Place::new(&value.file, start..start + c.len_utf8()))
    };
    text.char_indices().filter(|(_, c)| says(*c)).map(place).collect()
}

fn fault(c: char, run: &TextRun) -> Diagnostic {
    let family = &run.family;
    let code = format!("U+{:04X}", u32::from(c));
    Diagnostic::new(
        &rules::MISSING_GLYPH,
        say!(
            "phông {family} không có ký tự `{c}` ({code})",
            "missing character `{c}` ({code}) in the font {family}"
        ),
    )
    .hint(instead(c))
}

/// What to write instead of a character that the font lacks.
fn instead(c: char) -> Message {
    if let Some(typed) = vi::script_typed(c) {
        return say!("Viết `{typed}`.", "Write `{typed}`.");
    }
    // Boxes and ticks that usual fonts of text have.
    let other = match c {
        '☐' => "□ (U+25A1)",
        '☑' | '☒' => "■ (U+25A0)",
        '✓' | '✔' => "√ (U+221A)",
        _ => {
            return say!(
                "Thay bằng ký tự khác, hoặc chọn phông có ký tự này ở `font:` của vanban.yaml.",
                "Use another character, or choose a font that has it under `font:` in vanban.yaml."
            );
        }
    };
    say!(
        "Thay bằng {other}, hoặc chọn phông có ký tự này ở `font:` của vanban.yaml.",
        "Use {other}, or choose a font that has it under `font:` in vanban.yaml."
    )
}
