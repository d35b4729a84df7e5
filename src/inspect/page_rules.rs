//! Rules on page numbers (I.7, III.1.đ).

use super::check::PageLooked;
use super::complaints::{Complaints, in_template, number};
use super::look::{range, sizes_range};
use super::page_number::number_in;
use super::series::{first_pages, number_of};
use super::subject::PageSubject;
use super::tolerances::{CENTRE, SIZE};
use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::typeset::TextRun;

/// What stands in the top margin of a page and counts it; the text without what is around it.
pub(super) fn page_number<'a>(
    subject: &'a PageSubject<'_>,
    page: usize,
) -> Option<(&'a TextRun, usize)> {
    let top = subject.margin_top();
    let runs = subject.sheets.runs.iter();
    let runs = runs.filter(|run| run.page == page && run.y <= top);
    let runs: Vec<&TextRun> = runs.filter(|run| !run.text.trim().is_empty()).collect();
    let alone = |run: &TextRun| {
        let beside = runs.iter().filter(|it| (it.y - run.y).abs() < run.size);
        beside.count() == 1
    };
    runs.iter()
        .copied()
        .filter(|run| alone(run))
        .find_map(|run| Some((run, number_in(&run.text)?)))
}

/// The pages that hold text.
fn pages<'a>(subject: &'a PageSubject<'_>) -> impl Iterator<Item = usize> + 'a {
    0..subject.sheets.sizes.len()
}

/// The first page of every part shows no number.
pub(super) fn numbered_first_page(subject: &PageSubject<'_>) -> PageLooked {
    if subject.texts.is_copy() {
        return None;
    }
    let firsts = first_pages(subject)?;
    let numbered = firsts.iter().find_map(|page| page_number(subject, *page));
    let finding = |(run, _): (&TextRun, usize)| {
        let page = run.page + 1;
        let message = say!(
            "trang {page} là trang đầu mà hiện số trang",
            "page {page} is a first page, and shows its number"
        );
        let finding = Diagnostic::new(&rules::NUMBERED_FIRST_PAGE, message);
        finding.at(subject.whole()).hint(in_template())
    };
    Some(numbered.map(finding).into_iter().collect())
}

/// Every other page shows its number in the top margin.
pub(super) fn missing_page_number(subject: &PageSubject<'_>) -> PageLooked {
    if subject.texts.is_copy() {
        return None;
    }
    let firsts = first_pages(subject)?;
    let later = pages(subject).filter(|page| number_of(*page, &firsts) > 1);
    let later: Vec<usize> = later.collect();
    if later.is_empty() {
        return None;
    }
    let without = later.into_iter().find(|page| page_number(subject, *page).is_none());
    let finding = |page: usize| {
        let page = page + 1;
        let message = say!(
            "trang {page} không có số trang ở lề trên",
            "page {page} has no page number in its top margin"
        );
        let finding = Diagnostic::new(&rules::MISSING_PAGE_NUMBER, message);
        finding.at(subject.whole()).hint(in_template())
    };
    Some(without.map(finding).into_iter().collect())
}

/// The number counts the pages of its part.
pub(super) fn wrong_page_number(subject: &PageSubject<'_>) -> PageLooked {
    if subject.texts.is_copy() {
        return None;
    }
    let firsts = first_pages(subject)?;
    let numbered: Vec<(usize, usize, usize)> = pages(subject)
        .filter_map(|page| {
            let (_, said) = page_number(subject, page)?;
            Some((page, said, number_of(page, &firsts)))
        })
        .filter(|(_, _, wanted)| *wanted > 1)
        .collect();
    if numbered.is_empty() {
        return None;
    }
    let wrong = numbered.into_iter().find(|(_, said, wanted)| said != wanted);
    let finding = |(page, said, wanted): (usize, usize, usize)| {
        let page = page + 1;
        let message = say!(
            "trang {page} mang số {said}, đúng ra là số {wanted}",
            "page {page} has the number {said} and should have {wanted}"
        );
        let finding = Diagnostic::new(&rules::WRONG_PAGE_NUMBER, message);
        finding.at(subject.whole()).hint(say!(
            "Số trang đếm từ 1, mỗi phụ lục đếm lại từ đầu; sửa ở mẫu riêng của dự án.",
            "Pages are counted from 1, and anew in every annex; put it right in the project's own \
             template."
        ))
    };
    Some(wrong.map(finding).into_iter().collect())
}

/// The number is bare, upright, of its size, in the middle.
pub(super) fn page_number_look(subject: &PageSubject<'_>) -> PageLooked {
    let firsts = first_pages(subject)?;
    let later = pages(subject).filter(|page| number_of(*page, &firsts) > 1);
    let numbered = later.filter_map(|page| page_number(subject, page));
    let numbered: Vec<(&TextRun, usize)> = numbered.collect();
    if numbered.is_empty() {
        return None;
    }
    let range_of = sizes_range(subject.standard(), &["trang"]);
    let look = |(run, said): (&TextRun, usize)| {
        let mut complaints = Complaints::default();
        if run.text.trim() != said.to_string() {
            let text = run.text.trim();
            complaints.add(say!(
                "có chữ hoặc dấu ngoài chữ số: “{text}”",
                "is not bare: “{text}”"
            ));
        }
        if let Some((from, to)) = range_of
            && !(from - SIZE..=to + SIZE).contains(&run.size)
        {
            let (size, wanted) = (number(run.size), range(from, to));
            complaints.add(say!(
                "có cỡ chữ {size}, không phải {wanted}",
                "is set in {size} pt, not in {wanted}"
            ));
        }
        if run.italic {
            complaints.add(say!("nghiêng", "is in italics"));
        }
        let centre = run.x + run.width / 2.0;
        if subject
            .middle(run.page)
            .is_some_and(|it| (centre - it).abs() > CENTRE)
        {
            complaints.add(say!("không ở giữa", "is not centred"));
        }
        let name = say!("số trang", "the page number");
        let place = subject.whole();
        complaints.finding(&rules::PAGE_NUMBER_LOOK, &name, run.page, place)
    };
    Some(numbered.into_iter().find_map(look).into_iter().collect())
}
