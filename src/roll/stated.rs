//! Verdicts with their places in the file.

use std::ops::Range;

use super::parts::TextParts;
use crate::diag::Edit;
use crate::document::{Field, IssueDate, Loaded, TextAt, texts};
use crate::grammar::Text;
use crate::judge::{Case, Facts, PhraseRole, Verdict, Years, classify};
use crate::legal::Register;
use crate::yaml::{Path, Step, TextMap, apply};

/// A verdict with what it changes in the file.
pub(super) struct Stated {
    pub(super) range: Range<usize>,
    pub(super) path: Path,
    pub(super) old: String,
    pub(super) new: Option<String>,
    pub(super) context: String,
    /// The whole sentence, with `[…]` in the place of the words.
    pub(super) sentence: String,
    pub(super) verdict: Verdict,
    pub(super) edits: Vec<Edit>,
    /// What another answer takes the place of, in the file.
    pub(super) about: Range<usize>,
    /// The words of that.
    pub(super) subject: String,
    /// What would take its place, in the file.
    pub(super) offer: Vec<Edit>,
    /// The words with what would take their place; empty where they would go.
    pub(super) offered: Option<String>,
    /// The same once another question's offer was taken, by its key.
    pub(super) once_said: Option<OnceSaid>,
}

/// What is offered once the offer of another question was taken.
pub(super) struct OnceSaid {
    pub(super) key: String,
    pub(super) offer: Vec<Edit>,
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
    let number = loaded.document.number.map(|number| number.value);
    let facts = facts.numbered(number, loaded.symbol());
    let mut stated = vec![];
    for (at, text) in all.iter().zip(&read) {
        let case = Case {
            years,
            field: at.field,
            register,
            part: parts.part(&at.path, &at.text),
            facts: &facts,
        };
        let mut verdicts = classify(text, &case);
        verdicts.retain(|(span, verdict)| {
            verdict.role != PhraseRole::Body || stands_over_lines(at, span, &all, &case)
        });
        if verdicts.is_empty() {
            continue;
        }
        let map = TextMap::new(&tree.file.text, &at.node, &at.text);
        for (span, verdict) in verdicts {
            stated.push(placed((&map, &tree.file.text), at, span, verdict));
        }
    }
    leave_doubles(&mut stated, &all);
    stated
}

/// True unless the lines of a heading, read as one, name another body there: `Ban Tuyên giáo
/// và`, `Dân vận Trung ương`.
fn stands_over_lines(
    at: &TextAt,
    span: &Range<usize>,
    all: &[TextAt],
    case: &Case<'_>,
) -> bool {
    let Some((Step::Index(_), list)) = at.path.0.split_last() else { return true };
    let in_lines = matches!(list.last(), Some(Step::Key(key)) if key == "heading" || key == "authority");
    if !in_lines {
        return true;
    }
    let (mut joined, mut start) = (String::new(), 0);
    for line in all
        .iter()
        .filter(|line| line.path.0.split_last().is_some_and(|(_, own)| own == list))
    {
        if line.path == at.path {
            start = joined.len();
        }
        joined.push_str(&line.text);
        joined.push(' ');
    }
    let text = Text::read(&joined, false);
    let own = start + span.start..start + span.end;
    classify(&text, case)
        .iter()
        .any(|(span, verdict)| *span == own && verdict.role == PhraseRole::Body)
}

/// Offers nothing for an item of a list that is all one name, where another item of the list has
/// the new name already: such a line is dropped, not said twice.
fn leave_doubles(stated: &mut [Stated], all: &[TextAt]) {
    let bare =
        |text: &str| text.trim_matches([' ', '-', ';', '.', ',', '\n']).to_lowercase();
    let list = |path: &Path| path.0.split_last().map(|(_, list)| list.to_vec());
    for one in stated.iter_mut().filter(|s| s.verdict.role == PhraseRole::Body) {
        let Some(offered) = one.offered.as_deref().map(bare) else { continue };
        let own = all.iter().find(|at| at.path == one.path);
        if own.is_none_or(|own| bare(&own.text) != bare(&one.old)) {
            continue;
        }
        let beside =
            |at: &&TextAt| at.path != one.path && list(&at.path) == list(&one.path);
        if all.iter().filter(beside).any(|at| bare(&at.text) == offered) {
            (one.offer, one.offered) = (vec![], None);
        }
    }
}

/// A verdict on a stretch of a text, with its place and its changes in the file.
fn placed(
    (map, source): (&TextMap<'_>, &str),
    at: &TextAt,
    span: Range<usize>,
    verdict: Verdict,
) -> Stated {
    let in_file = |(range, new): &(Range<usize>, String)| Edit {
        range: with_spaces(map, &at.text, range, source),
        new: new.clone(),
    };
    let asked = verdict.asked.as_ref();
    let offer = asked.map_or(&[][..], |asked| &asked.offer);
    let about = asked.and_then(|asked| asked.about.clone()).unwrap_or(span.clone());
    let context = context(&at.text, &span);
    let once_said = asked.and_then(|asked| asked.once_said.as_ref());
    let once_said = once_said.map(|once| OnceSaid {
        key: once.key.clone(),
        offer: once.changes.iter().map(in_file).collect(),
        offered: changed(&at.text, &span, &once.changes),
    });
    Stated {
        range: map.range(span.clone()),
        path: at.path.clone(),
        old: at.text[span.clone()].to_owned(),
        new: changed(&at.text, &span, &verdict.changes),
        context,
        sentence: sentence(&at.text, &span),
        edits: verdict.changes.iter().map(in_file).collect(),
        subject: at.text[about.clone()].to_owned(),
        about: map.range(about),
        offer: offer.iter().map(in_file).collect(),
        offered: changed(&at.text, &span, offer),
        once_said,
        verdict,
    }
}

/// A stretch of a text in the file, with the spaces at its ends that it has in the text.
fn with_spaces(
    map: &TextMap<'_>,
    text: &str,
    range: &Range<usize>,
    source: &str,
) -> Range<usize> {
    let words = &text[range.clone()];
    let (head, tail) = (words.trim_start_matches(' '), words.trim_end_matches(' '));
    let inner = range.end - head.len()..range.start + tail.len();
    let mut place = map.range(if inner.is_empty() { range.clone() } else { inner });
    if head.len() < words.len() {
        place.start = source[..place.start].trim_end_matches(' ').len();
    }
    if tail.len() < words.len() {
        let behind = &source[place.end..];
        place.end += behind.len() - behind.trim_start_matches(' ').len();
    }
    place
}

/// A stretch with the changes made in it; none if there are none.
fn changed(
    text: &str,
    span: &Range<usize>,
    changes: &[(Range<usize>, String)],
) -> Option<String> {
    let within = |(range, _): &&(Range<usize>, String)| {
        range.start < span.end && span.start < range.end
    };
    // A comma that goes along lies outside.
    let local = |(range, new): &(Range<usize>, String)| Edit {
        range: range.start.saturating_sub(span.start)
            ..range.end.min(span.end).saturating_sub(span.start),
        new: new.clone(),
    };
    let local: Vec<Edit> = changes.iter().filter(within).map(local).collect();
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

/// The sentence around a stretch of a text, or as much as can be read at once.
fn sentence(text: &str, span: &Range<usize>) -> String {
    const LONGEST: usize = 1200;
    let ends = |(at, mark): &(usize, &str)| {
        let after = &text[at + mark.len()..];
        after.starts_with(' ') && after.trim_start().starts_with(char::is_uppercase)
    };
    let marks = || text.match_indices(['.', '!', '?']).filter(ends);
    let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let past = || marks().map(|(at, mark)| at + mark.len());
    let start = past().take_while(|at| *at <= span.start).max().unwrap_or(0).max(line);
    let stop = past().find(|at| *at >= span.end);
    let end = stop.unwrap_or(end).min(end);
    if end - start > LONGEST {
        return context(text, span);
    }
    format!("{}[…]{}", text[start..span.start].trim_start(), &text[span.end..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_shown_whole_however_long_it_is() {
        let text = "Câu đầu. Trong năm 2025, tỉnh giao Sở Y tế chủ trì, phối hợp với các cơ quan, đơn vị có liên quan tổ chức thực hiện. Câu cuối.";
        let at = text.find("năm 2025").unwrap();
        let said = sentence(text, &(at..at + "năm 2025".len()));
        assert!(said.starts_with("Trong […], tỉnh"), "{said}");
        assert!(said.ends_with("tổ chức thực hiện."), "{said}");
        assert_eq!(sentence("năm 2025", &(0.."năm 2025".len())), "[…]");
    }
}
