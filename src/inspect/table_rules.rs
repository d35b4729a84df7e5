//! Rules on tables that go on over several pages.

use super::check::PageLooked;
use super::complaints::in_template;
use super::printed::TextRole;
use super::stream::compact;
use super::subject::PageSubject;
use crate::diag::{Diagnostic, rules};
use crate::say;

/// Where the text of every page begins in the stream, and where the last one ends.
fn page_starts(subject: &PageSubject<'_>) -> Vec<usize> {
    let pages = subject.sheets.sizes.len();
    let mut starts = vec![subject.stream.text.len(); pages + 1];
    for (from, run) in subject.stream.starts().iter().rev() {
        starts[subject.sheets.runs[*run].page] = *from;
    }
    // A page without text begins where the next one does.
    for page in (0..pages).rev() {
        starts[page] = starts[page].min(starts[page + 1]);
    }
    starts
}

/// The pages of a table: the first and the last that hold a cell of it.
fn pages_of(subject: &PageSubject<'_>, table: usize) -> Option<(usize, usize)> {
    let mut pages: Option<(usize, usize)> = None;
    for (printed, found) in subject.texts.all.iter().zip(&subject.found) {
        if printed.owner != table || printed.role != TextRole::Cell {
            continue;
        }
        let ends = [found.first().map(|it| it.start), found.last().map(|it| it.start)];
        for at in ends.into_iter().flatten() {
            let Some(run) = subject.stream.run_at(at) else { continue };
            let page = subject.sheets.runs[run].page;
            let (first, last) = pages.unwrap_or((page, page));
            pages = Some((first.min(page), last.max(page)));
        }
    }
    pages
}

/// The head of a table stands on every page that it goes on over.
pub(super) fn missing_table_header(subject: &PageSubject<'_>) -> PageLooked {
    let starts = page_starts(subject);
    let mut evaluated = false;
    let mut findings = vec![];
    for table in 0..subject.texts.tables {
        let Some((first, last)) = pages_of(subject, table) else { continue };
        let all = subject.texts.all.iter();
        let heads = all.filter(|it| it.role == TextRole::TableHead && it.owner == table);
        let heads: Vec<_> = heads.collect();
        if first == last || heads.is_empty() {
            continue;
        }
        evaluated = true;
        let words: Vec<String> = heads.iter().map(|head| compacted(&head.text)).collect();
        let without = (first + 1..=last).find(|page| {
            let text = &subject.stream.text[starts[*page]..starts[page + 1]];
            // The number of a footnote may stand in one of them.
            let there = words.iter().filter(|word| text.contains(word.as_str()));
            2 * there.count() < words.len()
        });
        if let Some(page) = without {
            let page = page + 1;
            let message = say!(
                "bảng sang trang {page} mà không lặp lại dòng tiêu đề",
                "the table goes on over page {page} without its head"
            );
            let finding = Diagnostic::new(&rules::MISSING_TABLE_HEADER, message);
            findings.push(finding.at(subject.place(heads[0])).hint(in_template()));
        }
    }
    evaluated.then_some(findings)
}

fn compacted(text: &str) -> String {
    let mut found = String::new();
    compact(text, &mut found);
    found
}

/// True if nothing stands below a text on its page.
fn is_last(subject: &PageSubject<'_>, i: usize) -> bool {
    let Some(range) = subject.found[i].first() else { return false };
    let Some(run) = subject.stream.run_at(range.end - 1) else { return false };
    let title = &subject.sheets.runs[run];
    let mut others = subject.sheets.runs.iter().filter(|it| it.page == title.page);
    others.all(|it| it.y < title.y + title.size)
}

/// The row of a group is on the page of the first row below it.
pub(super) fn lone_group_row(subject: &PageSubject<'_>) -> PageLooked {
    let mut evaluated = false;
    let mut findings = vec![];
    let mut group = None;
    for (i, printed) in subject.texts.all.iter().enumerate() {
        match printed.role {
            TextRole::GroupTitle => group = Some((i, printed)),
            TextRole::Cell | TextRole::JoinedCell => {
                let Some((at, title)) = group else { continue };
                let page = |i: usize| {
                    let range = subject.found[i].first()?;
                    Some(subject.sheets.runs[subject.stream.run_at(range.start)?].page)
                };
                let (Some(above), Some(below)) = (page(at), page(i)) else { continue };
                group = None;
                evaluated = true;
                if above < below && is_last(subject, at) {
                    let page = above + 1;
                    let message = say!(
                        "dòng nhóm đứng cuối trang {page}, các hàng của nó ở trang sau",
                        "the row of a group ends page {page}, and its rows are on the next one"
                    );
                    let finding = Diagnostic::new(&rules::LONE_GROUP_ROW, message);
                    findings.push(finding.at(subject.place(title)).hint(in_template()));
                }
            }
            _ => {}
        }
    }
    evaluated.then_some(findings)
}
