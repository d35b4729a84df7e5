//! Verdicts with their places in the file.

use std::ops::Range;

use crate::document::{Field, Keys, TextAt, texts};
use crate::grammar::{Anniversary, Phrase, Text};
use crate::judge::{Case, Verdict, Years, classify};
use crate::legal::Register;
use crate::yaml::{Edit, Path, TextMap, Tree, apply};

/// A verdict with what it changes in the file.
pub(super) struct Stated {
    pub(super) range: Range<usize>,
    pub(super) path: Path,
    pub(super) old: String,
    pub(super) new: Option<String>,
    pub(super) context: String,
    pub(super) verdict: Verdict,
    pub(super) edits: Vec<Edit>,
}

/// The verdicts on all texts.
pub(super) fn said(
    tree: &Tree,
    keys: &Keys,
    years: Years,
    register: &Register,
) -> Vec<Stated> {
    let all = texts(tree, keys);
    let read: Vec<Text<'_>> = all
        .iter()
        .map(|at| Text::read(&at.text, at.field == Field::Basis))
        .collect();
    let anniversaries: Vec<Anniversary> = read
        .iter()
        .flat_map(|text| &text.mentions)
        .filter_map(|mention| match &mention.phrase {
            Phrase::Anniversary(a) if mention.within.is_none() => Some((**a).clone()),
            _ => None,
        })
        .collect();
    let mut stated = vec![];
    for (at, text) in all.iter().zip(&read) {
        let case = Case {
            years,
            field: at.field,
            register,
            anniversaries: &anniversaries,
        };
        let verdicts = classify(text, &case);
        if verdicts.is_empty() {
            continue;
        }
        let map = TextMap::new(&tree.file.text, &at.node, &at.text);
        for (span, verdict) in verdicts {
            stated.push(placed(&map, at, span, verdict));
        }
    }
    stated
}

/// A verdict on a stretch of a text, with its place and its changes in the file.
fn placed(
    map: &TextMap<'_>,
    at: &TextAt,
    span: Range<usize>,
    verdict: Verdict,
) -> Stated {
    let in_file = |range: Range<usize>| map.range(range);
    let local: Vec<Edit> = verdict
        .changes
        .iter()
        .map(|(range, new)| Edit {
            range: range.start - span.start..range.end - span.start,
            new: new.clone(),
        })
        .collect();
    let edits = verdict
        .changes
        .iter()
        .map(|(range, new)| Edit { range: in_file(range.clone()), new: new.clone() })
        .collect();
    let old = at.text[span.clone()].to_owned();
    let context = context(&at.text, &span);
    let new = (!local.is_empty()).then(|| apply(&old, &local));
    Stated {
        range: in_file(span),
        path: at.path.clone(),
        old,
        new,
        context,
        verdict,
        edits,
    }
}

/// The words around a stretch of a text, in its own paragraph.
fn context(text: &str, span: &Range<usize>) -> String {
    const REACH: usize = 45;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let before: Vec<char> = text[start..span.start].chars().collect();
    let after: Vec<char> = text[span.end..end].chars().collect();
    let (head, tail) =
        (before[before.len().saturating_sub(REACH)..].iter(), after.iter().take(REACH));
    let (head, tail): (String, String) = (head.collect(), tail.collect());
    // A word that was cut is left out.
    let head = match head.split_once(' ') {
        Some((_, rest)) if before.len() > REACH => format!("… {rest}"),
        _ => head,
    };
    let tail = match tail.rsplit_once(' ') {
        Some((rest, _)) if after.len() > REACH => format!("{rest} …"),
        _ => tail,
    };
    if head.is_empty() && tail.is_empty() { tail } else { format!("{head}[…]{tail}") }
}
