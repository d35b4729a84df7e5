//! Verdicts with their places in the file.

use std::ops::Range;

use super::parts::TextParts;
use crate::diag::Edit;
use crate::document::{Field, IssueDate, Loaded, TextAt, texts};
use crate::grammar::Text;
use crate::judge::{Case, Facts, Verdict, Years, classify};
use crate::legal::Register;
use crate::yaml::{Path, TextMap, apply};

/// A verdict with what it changes in the file.
pub(super) struct Stated {
    pub(super) range: Range<usize>,
    pub(super) path: Path,
    pub(super) old: String,
    pub(super) new: Option<String>,
    pub(super) context: String,
    pub(super) verdict: Verdict,
    pub(super) edits: Vec<Edit>,
    /// What another answer takes the place of, in the file.
    pub(super) about: Range<usize>,
    /// The words of that.
    pub(super) subject: String,
    /// What would take its place, in the file.
    pub(super) offer: Vec<Edit>,
    /// The words with what would take their place.
    pub(super) offered: Option<String>,
}

/// The verdicts on all texts.
pub(super) fn said(loaded: &Loaded, years: Years, register: &Register) -> Vec<Stated> {
    let (tree, parts) = (&loaded.tree, TextParts::of(loaded, years.from));
    let all = texts(tree, &loaded.keys);
    let read: Vec<Text<'_>> = all
        .iter()
        .map(|at| Text::read(&at.text, at.field == Field::Basis))
        .collect();
    let own_day = loaded.document.date.map(IssueDate::latest);
    let signers = loaded.all_signers().map(|(signer, _)| signer.name.clone());
    let facts = Facts::of(&read, own_day).signed_by(signers);
    let facts = facts.numbered(loaded.document.number.map(|number| number.value));
    let mut stated = vec![];
    for (at, text) in all.iter().zip(&read) {
        let case = Case {
            years,
            field: at.field,
            register,
            part: parts.part(&at.path, &at.text),
            facts: &facts,
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
    let in_file = |(range, new): &(Range<usize>, String)| Edit {
        range: map.range(range.clone()),
        new: new.clone(),
    };
    let asked = verdict.asked.as_ref();
    let offer = asked.map_or(&[][..], |asked| &asked.offer);
    let about = asked.and_then(|asked| asked.about.clone()).unwrap_or(span.clone());
    let context = context(&at.text, &span);
    Stated {
        range: map.range(span.clone()),
        path: at.path.clone(),
        old: at.text[span.clone()].to_owned(),
        new: changed(&at.text, &span, &verdict.changes),
        context,
        edits: verdict.changes.iter().map(in_file).collect(),
        subject: at.text[about.clone()].to_owned(),
        about: map.range(about),
        offer: offer.iter().map(in_file).collect(),
        offered: changed(&at.text, &span, offer),
        verdict,
    }
}

/// A stretch with the changes made in it; none if there are none.
fn changed(
    text: &str,
    span: &Range<usize>,
    changes: &[(Range<usize>, String)],
) -> Option<String> {
    let local = |(range, new): &(Range<usize>, String)| Edit {
        range: range.start.saturating_sub(span.start)
            ..range.end.saturating_sub(span.start),
        new: new.clone(),
    };
    let local: Vec<Edit> = changes.iter().map(local).collect();
    (!local.is_empty()).then(|| apply(&text[span.clone()], &local))
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
