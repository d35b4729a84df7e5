//! A character that the font lacks.

use std::collections::BTreeSet;

use super::Locate;
use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::typeset::TextRun;
use crate::vi;
use crate::yaml::Tree;

/// The most places that are shown.
const MAX_REPORTED: usize = 20;

pub(super) fn check(
    runs: &[TextRun],
    tree: &Tree,
    locate: Locate<'_>,
) -> Vec<Diagnostic> {
    let missing: BTreeSet<char> =
        runs.iter().flat_map(|r| r.missing.iter().copied()).collect();
    if missing.is_empty() {
        return vec![];
    }
    let family = runs
        .iter()
        .find(|run| !run.missing.is_empty())
        .map_or("", |run| run.family.as_str());
    let mut findings = vec![];
    let mut located = BTreeSet::new();
    tree.root.for_each_scalar(&mut |node| {
        let text = vi::nfc(node.scalar().unwrap_or_default());
        for (at, c) in text.char_indices() {
            // Titles are set in capitals, so the page may lack what the file does not hold.
            let lacking = missing
                .iter()
                .find(|m| **m == c || c.to_uppercase().any(|u| u == **m));
            let Some(lacking) = lacking else { continue };
            located.insert(*lacking);
            if findings.len() < MAX_REPORTED {
                let place = tree.place_in(node, &text, at..at + c.len_utf8());
                findings.push(fault(c, family).at(place));
            }
        }
    });
    // A character that the file does not hold comes from the project: the agency's profile.
    findings.extend(missing.difference(&located).map(|c| {
        let run = runs.iter().find(|run| run.missing.contains(c));
        fault(*c, family).at_maybe(run.and_then(locate))
    }));
    findings
}

fn fault(c: char, family: &str) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    Diagnostic::new(
        &rules::MISSING_GLYPH,
        say!(
            "phông {family} không có ký tự `{c}` ({code})",
            "missing character `{c}` ({code}) in the font {family}"
        ),
    )
    .hint(say!(
        "Thay bằng ký tự khác, hoặc chọn phông có ký tự này ở `font:` của vanban.yaml.",
        "Use another character, or choose a font that has it under `font:` in vanban.yaml."
    ))
}
