//! The parts of a document that have page numbers of their own.

use super::printed::TextRole;
use super::subject::PageSubject;

/// The first page of each part; none where some part is not found.
pub(super) fn first_pages(subject: &PageSubject<'_>) -> Option<Vec<usize>> {
    let heads = subject.shown(&[TextRole::AnnexNumber, TextRole::AttachedKind]);
    let mut pages = vec![0];
    for part in 1..subject.texts.parts {
        let head = heads.iter().find(|shown| shown.printed.part == part)?;
        pages.push(head.page());
    }
    Some(pages)
}

/// The number of a page in its part, from 1.
pub(super) fn number_of(page: usize, first_pages: &[usize]) -> usize {
    let first = first_pages.iter().filter(|first| **first <= page).max();
    page - first.copied().unwrap_or(0) + 1
}
