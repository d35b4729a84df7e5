//! Rules on words of the data that are on no page, and words that are there twice.

use std::collections::{HashMap, HashSet};

use super::check::PageLooked;
use super::complaints::in_template;
use super::finder::TextFinder;
use super::printed::{Printed, TextRole};
use super::stream::{Stream, compact};
use super::subject::PageSubject;
use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::typeset::TextRun;
use crate::vi;

/// So many texts are looked for when words are missing.
const MOST: usize = 300;
/// A line shorter than this, in bytes without spaces, may well be there twice.
const LONG: usize = 30;

/// What a template may leave out or say in its own way.
const OPTIONAL: [TextRole; 10] = [
    TextRole::Kind,
    TextRole::Issuer,
    TextRole::Stamp,
    TextRole::Circulation,
    TextRole::AddresseesLabel,
    TextRole::Enacting,
    TextRole::Urgency,
    TextRole::AttachedKind,
    TextRole::AnnexNumber,
    TextRole::Confirmation,
];

/// What is to be there sign by sign.
const EXACT: [TextRole; 2] = [TextRole::Nation, TextRole::Motto];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// How often each word stands in some runs, without case.
fn words_in<'a>(runs: impl Iterator<Item = &'a TextRun>) -> HashMap<String, usize> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut count = |text: &str| {
        for word in words(text) {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
    };
    let mut joined = String::new();
    let mut last: Option<&TextRun> = None;
    for run in runs {
        let goes_on = last.is_some_and(|last| {
            let touches = (last.x + last.width - run.x).abs() < 0.5;
            last.page == run.page && (last.y - run.y).abs() < 0.5 && touches
        });
        if !goes_on {
            count(&joined);
            joined.clear();
        }
        joined.push_str(&run.text);
        last = Some(run);
    }
    count(&joined);
    counts
}

/// The runs that no text was found in.
fn unclaimed<'a>(subject: &'a PageSubject<'_>) -> impl Iterator<Item = &'a TextRun> {
    let mut claimed = vec![false; subject.sheets.runs.len()];
    for range in subject.found.iter().flatten() {
        for run in subject.stream.runs_in(range) {
            claimed[run] = true;
        }
    }
    let runs = subject.sheets.runs.iter().zip(claimed);
    runs.filter(|(_, claimed)| !claimed).map(|(run, _)| run)
}

/// Every text of the data is on the pages.
pub(super) fn lost_text(subject: &PageSubject<'_>) -> PageLooked {
    if subject.texts.is_copy() {
        return None;
    }
    let all = subject.texts.all.iter().zip(&subject.found);
    let missed = all
        .filter(|(printed, found)| found.is_empty() && !OPTIONAL.contains(&printed.role));
    let missed: Vec<&Printed> = missed.map(|(printed, _)| printed).collect();
    if missed.is_empty() {
        return Some(vec![]);
    }
    let mut there = words_in(unclaimed(subject));
    let mut lacking: HashSet<String> = HashSet::new();
    for word in missed.iter().flat_map(|printed| words(&printed.text)) {
        let word = word.to_lowercase();
        match there.get_mut(&word).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => {
                lacking.insert(word);
            }
        }
    }
    let lacks =
        |text: &str| words(text).any(|word| lacking.contains(&word.to_lowercase()));
    let missed = missed
        .into_iter()
        .filter(|printed| EXACT.contains(&printed.role) || lacks(&printed.text));
    Some(lost(subject, missed))
}

/// Those of some texts that are nowhere: one finding for those of one sort.
fn lost<'a>(
    subject: &PageSubject<'_>,
    missed: impl Iterator<Item = &'a Printed>,
) -> Vec<Diagnostic> {
    let stream = Stream::new(&subject.sheets.runs, |_| true);
    let mut finder = TextFinder::new(&stream);
    let mut sorts: Vec<(&Printed, usize)> = vec![];
    for printed in missed.take(MOST) {
        let there = !finder.find_anywhere(&printed.text).is_empty();
        if there || is_there_with_other_tones(subject, printed) {
            continue;
        }
        match sorts.iter_mut().find(|(first, _)| first.role == printed.role) {
            Some((_, more)) => *more += 1,
            None => sorts.push((printed, 0)),
        }
    }
    let finding = |(printed, more): (&Printed, usize)| {
        let text: String = printed.text.trim().chars().take(60).collect();
        let message = if more == 0 {
            say!("chữ “{text}” không có ở trang nào", "the text “{text}” is on no page")
        } else {
            say!(
                "chữ “{text}” và {more} chỗ nữa như vậy không có ở trang nào",
                "the text “{text}” and {more} more like it are on no page"
            )
        };
        let finding = Diagnostic::new(&rules::LOST_TEXT, message);
        finding.at(subject.place(printed)).hint(in_template())
    };
    sorts.into_iter().map(finding).collect()
}

/// `HOÀ` is `HÒA`, for the nation's name.
fn is_there_with_other_tones(subject: &PageSubject<'_>, printed: &Printed) -> bool {
    let folded = |text: &str| -> String {
        words(text).map(|word| vi::old_tones(word.to_lowercase())).collect()
    };
    let text = folded(&printed.text);
    let first = subject.sheets.runs.iter().take_while(|run| run.page == 0);
    let page: String = first.map(|run| folded(&run.text)).collect();
    printed.role == TextRole::Nation && page.contains(&text)
}

/// No line of the data is on the pages more often than the data says it.
pub(super) fn text_twice(subject: &PageSubject<'_>) -> PageLooked {
    if subject.sheets.runs.is_empty() {
        return None;
    }
    let seen = lines_said(subject);
    let twice = seen.into_iter().filter(|(_, (_, count))| *count > 1);
    let mut twice: Vec<_> = twice.collect();
    if twice.is_empty() {
        return Some(vec![]);
    }
    twice.sort_by(|a, b| {
        let key = |run: &TextRun| (run.page, run.y);
        let (a, b) = (key(a.1.0), key(b.1.0));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    let said = said(&subject.texts.all);
    let again = said_again(&subject.texts.all);
    let twice = twice.into_iter().filter(|(line, (_, count))| {
        let is_said_again = again
            .iter()
            .any(|it| line.contains(it.as_str()) || it.contains(*line));
        !is_said_again && said.matches(*line).count() < *count
    });
    let finding = |(_, (run, count)): (&str, (&TextRun, usize))| {
        let text: String = run.text.trim().chars().take(60).collect();
        let message = say!(
            "dòng “{text}” được in {count} lần",
            "the line “{text}” is printed {count} times"
        );
        let finding = Diagnostic::new(&rules::TEXT_TWICE, message);
        finding.at(subject.place_of(run)).hint(in_template())
    };
    // The first says it for all that was printed with it.
    Some(twice.take(1).map(finding).collect())
}

/// Every long line without its spaces, the first of its runs, and how often it is there.
fn lines_said<'a>(
    subject: &'a PageSubject<'_>,
) -> HashMap<&'a str, (&'a TextRun, usize)> {
    let stream = &subject.stream;
    let mut seen: HashMap<&str, (&TextRun, usize)> = HashMap::new();
    let mut add = |from: usize, to: usize, first: &'a TextRun| {
        if to - from >= LONG {
            seen.entry(&stream.text[from..to]).or_insert((first, 0)).1 += 1;
        }
    };
    let mut line: Option<(usize, &TextRun)> = None;
    for (from, run) in stream.starts() {
        let run = &subject.sheets.runs[*run];
        match line {
            Some((_, first))
                if first.page == run.page && (first.y - run.y).abs() < 0.5 => {}
            last => {
                if let Some((begin, first)) = last {
                    add(begin, *from, first);
                }
                line = Some((*from, run));
            }
        }
    }
    if let Some((begin, first)) = line {
        add(begin, stream.text.len(), first);
    }
    seen
}

/// All that the data says.
fn said(all: &[Printed]) -> String {
    let mut said = String::new();
    for printed in all {
        compact(&printed.text, &mut said);
    }
    said
}

/// What may be said again on other pages.
fn said_again(all: &[Printed]) -> Vec<String> {
    let again = all.iter().filter(|printed| {
        matches!(
            printed.role,
            TextRole::TableHead
                | TextRole::GroupTitle
                | TextRole::JoinedCell
                | TextRole::Footnote
        )
    });
    let compacted = again.map(|printed| {
        let mut text = String::new();
        compact(&printed.text, &mut text);
        text
    });
    compacted.filter(|text| !text.is_empty()).collect()
}
