//! Rules on paper, font and colour (I.1, I.2, I.4).

use std::collections::BTreeSet;

use super::check::PageLooked;
use super::complaints::{in_template, mm};
use super::printed::TextRole;
use super::subject::PageSubject;
use super::tolerances::{MM, PAPER};
use crate::diag::{Diagnostic, rules};
use crate::say;

/// The sides of a sheet of A4, in mm.
const A4: (f64, f64) = (210.0, 297.0);
/// The decree's font, and those whose letters are as wide.
const FONTS: [&str; 5] =
    ["Times New Roman", "Liberation Serif", "Tinos", "Nimbus Roman", "TeX Gyre Termes"];

/// Every page is A4.
pub(super) fn paper_size(subject: &PageSubject<'_>) -> PageLooked {
    if subject.texts.is_scanned() {
        return None;
    }
    let wrong = subject.sheets.sizes.iter().position(|(width, height)| {
        let (short, long) = (width.min(*height), width.max(*height));
        (short - A4.0 * MM).abs() > PAPER || (long - A4.1 * MM).abs() > PAPER
    });
    let finding = |page: usize| {
        let (width, height) = subject.sheets.sizes[page];
        let (width, height) = (mm(width), mm(height));
        let page = page + 1;
        let message = say!(
            "trang {page} có khổ {width} × {height} mm, không phải A4",
            "page {page} is {width} × {height} mm, not A4"
        );
        let finding = Diagnostic::new(&rules::PAPER_SIZE, message);
        finding.at(subject.whole()).hint(in_template())
    };
    Some(wrong.map(finding).into_iter().collect())
}

/// A page lies on its side only where the document says so.
pub(super) fn turned_page(subject: &PageSubject<'_>) -> PageLooked {
    if subject.texts.may_lie || subject.texts.is_scanned() {
        return None;
    }
    let turned = (0..subject.sheets.sizes.len()).find(|page| subject.lies(*page));
    let finding = |page: usize| {
        let page = page + 1;
        let message = say!(
            "trang {page} nằm ngang mà văn bản không đặt trang ngang",
            "page {page} lies on its side, and the document does not say so"
        );
        let finding = Diagnostic::new(&rules::TURNED_PAGE, message);
        finding.at(subject.whole()).hint(in_template())
    };
    Some(turned.map(finding).into_iter().collect())
}

/// Text is set in the decree's font, or in one whose letters are as wide.
pub(super) fn another_font(subject: &PageSubject<'_>) -> PageLooked {
    if subject.sheets.runs.is_empty() {
        return None;
    }
    let mut seen: BTreeSet<&str> = FONTS.into_iter().collect();
    let mut findings = vec![];
    for run in &subject.sheets.runs {
        if run.text.trim().is_empty() || !seen.insert(&run.family) {
            continue;
        }
        let (family, page) = (&run.family, run.page + 1);
        let [font, ..] = FONTS;
        let message = say!(
            "chữ ở trang {page} dùng phông {family}, không phải {font}",
            "text on page {page} is set in {family}, not in {font}"
        );
        let finding = Diagnostic::new(&rules::ANOTHER_FONT, message);
        findings.push(finding.at(subject.place_of(run)).hint(say!(
            "Chọn phông {font} ở `font:` trong vanban.yaml, hoặc bỏ khóa ấy.",
            "Choose {font} with `font:` in vanban.yaml, or leave that key out."
        )));
    }
    Some(findings)
}

/// Text is black, but for the mark of urgency.
pub(super) fn coloured_text(subject: &PageSubject<'_>) -> PageLooked {
    if subject.sheets.runs.is_empty() {
        return None;
    }
    let marks = subject.shown(&[TextRole::Urgency]);
    let is_mark =
        |text: &str| marks.iter().any(|it| it.printed.text.contains(text.trim()));
    let coloured: Vec<_> = subject
        .sheets
        .runs
        .iter()
        .filter(|run| !run.black && !run.text.trim().is_empty() && !is_mark(&run.text))
        .collect();
    let Some(first) = coloured.first() else { return Some(vec![]) };
    let (page, count) = (first.page + 1, coloured.len());
    let text: String = first.text.trim().chars().take(40).collect();
    let message = say!(
        "chữ không đen: “{text}” ở trang {page}, tất cả {count} chỗ",
        "text is not black: “{text}” on page {page}, {count} in all"
    );
    let finding = Diagnostic::new(&rules::COLOURED_TEXT, message);
    Some(vec![finding.at(subject.place_of(first)).hint(in_template())])
}
