//! Rules on what the keyboard left behind: keystrokes, letters of other scripts, sample texts.

use std::ops::Range;

use super::check::Looked;
use super::keystrokes::{telex, vni};
use super::mark_rules::at_all;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::vi::WordList;

/// Texts that stand where others are to be written, in lower case.
static SAMPLES: WordList = WordList::new(include_str!("words/sample-texts.txt"));

/// Stretches of letters and digits, each with its bytes.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let pieces = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    pieces.map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        (start..start + word.len(), word)
    })
}

/// A word as its keys were struck: `ddoongf`.
pub(super) fn raw_keystrokes(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let mut found = vec![];
    for text in subject.prose() {
        for (range, word) in words(&text.text) {
            // Addresses are written without marks.
            let before = text.text[..range.start].chars().next_back();
            let after = text.text[range.end..].chars().next();
            let part = |c: Option<char>| c.is_some_and(|c| "@/_-".contains(c));
            let dot = |rest: &str| {
                let mut rest = rest.chars();
                rest.next() == Some('.') && rest.next().is_some_and(char::is_alphanumeric)
            };
            let inside = before == Some('.') || dot(&text.text[range.end..]);
            let address = inside || part(before) || part(after);
            let Some(meant) = telex(word).or_else(|| vni(word)).filter(|_| !address)
            else {
                continue;
            };
            let message = say!(
                "“{word}” là phím gõ chưa thành chữ",
                "“{word}” is keystrokes that became no word"
            );
            let place = subject.place_in(text, range);
            let finding = Diagnostic::new(&rules::RAW_KEYSTROKES, message).at(place);
            found
                .push(finding.hint(say!("Có thể là “{meant}”.", "It may be “{meant}”.")));
        }
    }
    Some(found)
}

/// A word with letters of another script that look like its own.
pub(super) fn mixed_scripts(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let mut found = vec![];
    for text in subject.prose().filter(|text| !text.text.is_ascii()) {
        for (range, word) in words(&text.text) {
            let latin = word.chars().any(|c| c.is_ascii_alphabetic());
            // A code has parts: the last of `30/2020/NĐ-СР` may be foreign throughout.
            let part = text.text[..range.start].ends_with(['-', '/'])
                || text.text[range.end..].starts_with(['-', '/']);
            let meant = in_latin(word);
            let mixed = latin || part && meant.is_some();
            let Some(other) = word.chars().find(|c| is_foreign(*c)).filter(|_| mixed)
            else {
                continue;
            };
            let code = u32::from(other);
            let message = say!(
                "trong “{word}” có chữ {other} (U+{code:04X}) của bảng chữ cái khác",
                "“{word}” holds {other} (U+{code:04X}), a letter of another script"
            );
            let place = subject.place_in(text, range.clone());
            let fix = meant.and_then(|meant| subject.reworded(text, range, &meant));
            let finding = Diagnostic::new(&rules::MIXED_SCRIPTS, message).at(place);
            found.push(finding.fix_maybe(fix).hint(say!(
                "Gõ lại cả từ: tìm kiếm và đọc máy không nhận ra chữ này.",
                "Type the word anew: neither search nor screen readers know this letter."
            )));
        }
    }
    Some(found)
}

/// Cyrillic letters and the Latin ones that look the same.
const LOOKALIKES: [(&str, &str); 2] =
    [("АВЕКМНОРСТХаеорсухіјѕ", "ABEKMHOPCTXaeopcyxijs"), ("ІЈЅ", "IJS")];

/// A word with Latin letters in the place of those that only look like them; none where one of
/// them looks otherwise.
fn in_latin(word: &str) -> Option<String> {
    let latin = |c: char| {
        if !is_foreign(c) {
            return Some(c);
        }
        let pairs = LOOKALIKES.iter().flat_map(|(one, two)| one.chars().zip(two.chars()));
        pairs
            .into_iter()
            .find_map(|(foreign, latin)| (foreign == c).then_some(latin))
    };
    word.chars().map(latin).collect()
}

/// True for Cyrillic and for Greek letters; those of measures stand at the beginning.
fn is_foreign(c: char) -> bool {
    let greek = matches!(c, '\u{370}'..='\u{3ff}') && !"μΩπαβγδΔλσφθ".contains(c);
    greek
        || matches!(c, '\u{400}'..='\u{52f}' | '\u{2c60}'..='\u{2c7f}' | '\u{ff21}'..='\u{ff5a}')
}

/// Samples that are no words of a sentence.
const ANYWHERE: [&str; 4] = ["abc xyz", "fixme", "lorem ipsum", "todo"];

/// True if nothing but brackets and dots stands around a stretch of a text: forms and guides
/// tell how to `điền nội dung`, too.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].trim_end();
    let after = text[range.end..].trim_start();
    let opens = |c: char| "[<{(:…._".contains(c);
    let closes = |c: char| "]>})…._:".contains(c);
    (before.is_empty() || before.ends_with(opens))
        && (after.is_empty() || after.starts_with(closes))
}

/// A text that holds the place of another.
pub(super) fn sample_text(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let places = subject.prose().flat_map(|text| {
        let lower = text.text.to_lowercase();
        let same = lower.len() == text.text.len();
        let at = SAMPLES.in_order().iter().filter_map(|words| {
            let at = lower.find(words).filter(|_| same)?;
            let end = at + words.len();
            let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let whole = !inner(lower[..at].chars().next_back())
                && !inner(lower[end..].chars().next());
            let fits = ANYWHERE.contains(words) || stands_alone(&lower, at..end);
            (whole && fits).then_some(at..end)
        });
        let found: Vec<Range<usize>> = at.collect();
        found.into_iter().map(|range| subject.place_in(text, range))
    });
    let message = say!("còn chữ mẫu chưa thay", "a sample text that was not replaced");
    let hint = say!(
        "Viết nội dung thật, hoặc bỏ đi.",
        "Write what belongs there, or remove it."
    );
    Some(at_all(&rules::SAMPLE_TEXT, places.collect(), message, hint))
}
