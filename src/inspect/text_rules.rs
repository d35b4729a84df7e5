//! Rules on how lines of running text come out.

use super::check::PageLooked;
use super::printed::TextRole;
use super::subject::{PageSubject, ShownText};
use super::tolerances::HOLE;
use crate::diag::{Diagnostic, rules};
use crate::say;

/// The most letters of a word that is short for a line of its own.
const SHORT: usize = 4;

fn running<'a>(subject: &'a PageSubject<'_>) -> Vec<ShownText<'a>> {
    subject.shown(&[
        TextRole::Paragraph,
        TextRole::Basis,
        TextRole::Heading,
        TextRole::Flush,
    ])
}

/// No line has holes between its words.
pub(super) fn stretched_line(subject: &PageSubject<'_>) -> PageLooked {
    let looked = running(subject);
    if looked.is_empty() {
        return None;
    }
    let finding = |shown: &ShownText<'_>| {
        let run = shown.runs.iter().find(|run| run.gap > HOLE * run.size)?;
        let page = run.page + 1;
        let text: String = run.text.trim().chars().take(40).collect();
        let message = say!(
            "dòng “{text}” ở trang {page} bị giãn rộng giữa các từ",
            "the line “{text}” on page {page} is stretched between its words"
        );
        let finding = Diagnostic::new(&rules::STRETCHED_LINE, message);
        Some(finding.at(subject.place(shown.printed)).hint(say!(
            "Đổi chữ trong dòng ấy, hoặc ngắt từ dài đứng sau nó.",
            "Reword the line, or break the long word behind it."
        )))
    };
    Some(looked.iter().filter_map(finding).collect())
}

/// No paragraph ends with one short word on a line.
pub(super) fn short_last_line(subject: &PageSubject<'_>) -> PageLooked {
    let looked = running(subject);
    let mut looked: Vec<ShownText<'_>> = looked;
    looked.retain(|shown| shown.lines.len() > 1);
    if looked.is_empty() {
        return None;
    }
    let short: Vec<(&ShownText<'_>, String)> =
        looked.iter().filter_map(|it| Some((it, short_word(it)?))).collect();
    let Some((first, word)) = short.first() else { return Some(vec![]) };
    let (count, page) = (short.len(), first.lines.last()?.page + 1);
    let message = say!(
        "{count} đoạn có dòng cuối chỉ một từ ngắn, đầu tiên là “{word}” ở trang {page}",
        "{count} paragraphs have a last line of one short word, first “{word}” on page {page}"
    );
    let finding = Diagnostic::new(&rules::SHORT_LAST_LINE, message);
    Some(vec![finding.at(subject.place(first.printed)).hint(say!(
        "Bớt hoặc thêm vài chữ trong đoạn, nếu muốn bỏ dòng ấy.",
        "Make the paragraph a few letters shorter or longer, to be rid of the line."
    ))])
}

/// The one short word that the last line of a paragraph is.
fn short_word(shown: &ShownText<'_>) -> Option<String> {
    let last = shown.lines.last()?;
    let runs = shown.runs.iter();
    let on_line =
        runs.filter(|run| run.page == last.page && (run.y - last.y).abs() < 1.0);
    let text: String = on_line.map(|run| run.text.as_str()).collect();
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let alone = !text.contains([' ', '\u{a0}']) && (1..=SHORT).contains(&letters);
    alone.then(|| text.to_owned())
}
