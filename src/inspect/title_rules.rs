//! Rules on kind and subject (II.5), on whom it is addressed to (II.9), and on legal bases and
//! the words that enact it (II.6.a).

use super::check::PageLooked;
use super::complaints::Complaints;
use super::lines::PageLine;
use super::look::{LetterLook, centred, letters};
use super::printed::TextRole;
use super::subject::{PageSubject, ShownText};
use super::tolerances::CENTRE;
use super::underlines;
use crate::diag::{Diagnostic, Message, Rule, rules};
use crate::say;

/// So near below another line, in sizes of the letters, is a next line.
const NEXT_LINES: f64 = 4.0;
/// How wide a colon is, in sizes of the letters.
const COLON: f64 = 0.278;

/// A component in the middle of the page with letters that look like this.
fn in_the_middle(
    subject: &PageSubject<'_>,
    shown: &ShownText<'_>,
    (rule, name): (&'static Rule, &Message),
    look: LetterLook,
) -> Option<Diagnostic> {
    let mut complaints = Complaints::default();
    letters(subject, shown, look, &mut complaints);
    if let Some(middle) = subject.middle(shown.page()) {
        centred(shown, middle, &mut complaints);
    }
    complaints.finding(rule, name, shown.page(), subject.place(shown.printed))
}

/// The kind's name: capitals, bold, upright, in the middle of the page.
pub(super) fn title_look(subject: &PageSubject<'_>) -> PageLooked {
    let kind = subject.first(TextRole::Kind)?;
    let look = LetterLook {
        sizes: &["ten-loai"],
        bold: Some(true),
        italic: Some(false),
        capitals: true,
    };
    let name = say!("tên loại", "the kind's name");
    let finding = in_the_middle(subject, &kind, (&rules::TITLE_LOOK, &name), look);
    Some(finding.into_iter().collect())
}

/// The subject: bold, upright, in the middle directly under the kind's name.
pub(super) fn subject_look(subject: &PageSubject<'_>) -> PageLooked {
    let about = subject.first(TextRole::Subject)?;
    let look = LetterLook {
        sizes: &["trich-yeu"],
        bold: Some(true),
        italic: Some(false),
        capitals: false,
    };
    let name = say!("trích yếu", "the subject");
    let finding = in_the_middle(subject, &about, (&rules::SUBJECT_LOOK, &name), look);
    Some(finding.into_iter().collect())
}

/// The line under the subject, else under the kind's name, is a third to a half of its text.
pub(super) fn subject_line(subject: &PageSubject<'_>) -> PageLooked {
    let shown = subject
        .first(TextRole::Subject)
        .or_else(|| subject.first(TextRole::Kind))?;
    let mut complaints = Complaints::default();
    underlines::length(subject, &shown.lines, (1.0 / 3.0, 0.5), &mut complaints);
    let name = if shown.printed.role == TextRole::Subject {
        say!("trích yếu", "the subject")
    } else {
        say!("tên loại", "the kind's name")
    };
    let place = subject.place(shown.printed);
    let finding = complaints.finding(&rules::SUBJECT_LINE, &name, shown.page(), place);
    Some(finding.into_iter().collect())
}

/// A letter's subject: not bold, upright, in the middle under the number, without a line.
pub(super) fn letter_subject_look(subject: &PageSubject<'_>) -> PageLooked {
    let about = subject.first(TextRole::About)?;
    let look = LetterLook {
        sizes: &["ve-viec"],
        bold: Some(false),
        italic: Some(false),
        capitals: false,
    };
    let mut complaints = Complaints::default();
    letters(subject, &about, look, &mut complaints);
    let (first, last) = (about.lines.first()?, about.lines.last()?);
    let agency = subject.shown(&[TextRole::Agency]);
    let above = agency.iter().rev().find(|it| it.printed.part == 0);
    if let Some(above) = above.and_then(|it| it.lines.last()) {
        centred(&about, above.centre(), &mut complaints);
    }
    let number = subject.first(TextRole::Number);
    if number
        .and_then(|it| it.lines.last().copied())
        .is_some_and(|it| it.y > first.y)
    {
        complaints.add(say!("không ở dưới số, ký hiệu", "is not under the number"));
    }
    if underlines::underline(subject, last).is_some() {
        complaints.add(say!("có đường kẻ ở dưới", "has a line below it"));
    }
    let name = say!("trích yếu công văn", "the letter's subject");
    let place = subject.place(about.printed);
    let rule = &rules::LETTER_SUBJECT_LOOK;
    Some(
        complaints
            .finding(rule, &name, about.page(), place)
            .into_iter()
            .collect(),
    )
}

/// Whom it is addressed to: upright, not bold; one on the line of its word, several each on a
/// line of its own below it, their dashes under the colon.
pub(super) fn addressee_look(subject: &PageSubject<'_>) -> PageLooked {
    let label = subject.first(TextRole::AddresseesLabel)?;
    let items = subject.shown(&[TextRole::Addressee]);
    let look = LetterLook {
        sizes: &["noi-dung"],
        bold: Some(false),
        italic: Some(false),
        capitals: false,
    };
    let mut complaints = Complaints::default();
    letters(subject, &label, look, &mut complaints);
    for item in &items {
        letters(subject, item, look, &mut complaints);
    }
    let line = label.lines.first()?;
    let starts: Vec<_> = items.iter().filter_map(|item| item.lines.first()).collect();
    match starts[..] {
        [only] if (1.0..NEXT_LINES * line.size).contains(&(only.y - line.y).abs()) => {
            complaints.add(say!("không ở trên một dòng", "is not on one line"));
        }
        [] | [_] => {}
        [first, ..] => {
            let straight = starts.iter().all(|it| (it.x - first.x).abs() < CENTRE);
            if let Some(colon) = colon_of(&label)
                && let Some(dash) = dash_before(subject, first)
                && (dash - colon).abs() > CENTRE
            {
                complaints.add(say!(
                    "có gạch đầu dòng không thẳng dưới dấu hai chấm",
                    "has dashes that are not under the colon"
                ));
            }
            if !straight || starts.iter().any(|it| it.y <= line.y) {
                complaints.add(say!(
                    "có các nơi nhận không thẳng hàng ở dưới",
                    "has addressees that are not in one line below it"
                ));
            }
        }
    }
    let name = say!("phần Kính gửi", "the part of the addressees");
    let place = subject.place(label.printed);
    let finding = complaints.finding(&rules::ADDRESSEE_LOOK, &name, label.page(), place);
    Some(finding.into_iter().collect())
}

/// Where the colon behind the word stands.
fn colon_of(label: &ShownText<'_>) -> Option<f64> {
    let line = label.lines.first()?;
    let ends = label.runs.last()?.text.trim_end().ends_with(':');
    ends.then_some(line.right - COLON * line.size)
}

/// Where the dash on the line of an addressee stands.
fn dash_before(subject: &PageSubject<'_>, line: &PageLine) -> Option<f64> {
    let dash = subject.standard().words.dash.text.trim();
    let runs = subject.sheets.runs.iter();
    let mut dashes = runs.filter(|run| {
        let on_line = run.page == line.page && (run.y - line.y).abs() < 1.0;
        on_line && run.x <= line.x && run.text.trim().starts_with(dash)
    });
    dashes.next().map(|run| run.x)
}

/// Legal bases: in italics, each a paragraph of its own.
pub(super) fn basis_look(subject: &PageSubject<'_>) -> PageLooked {
    let bases = subject.shown(&[TextRole::Basis]);
    let first = bases.first()?;
    let look = LetterLook {
        sizes: &["noi-dung"],
        bold: Some(false),
        italic: Some(true),
        capitals: false,
    };
    let mut complaints = Complaints::default();
    for basis in &bases {
        letters(subject, basis, look, &mut complaints);
    }
    for pair in bases.windows(2) {
        let (above, below) = (pair[0].lines.last()?, pair[1].lines.first()?);
        if above.page == below.page && (above.y - below.y).abs() < 1.0 {
            complaints.add(say!(
                "không mỗi căn cứ một dòng",
                "are not each on a line of its own"
            ));
        }
    }
    let name = say!("căn cứ ban hành", "legal bases");
    let place = subject.place(first.printed);
    let finding = complaints.finding(&rules::BASIS_LOOK, &name, first.page(), place);
    Some(finding.into_iter().collect())
}

/// The words that enact it: bold, in the middle of the page.
pub(super) fn enacting_look(subject: &PageSubject<'_>) -> PageLooked {
    let words = subject.first(TextRole::Enacting)?;
    let look = LetterLook {
        sizes: &["noi-dung"],
        bold: Some(true),
        italic: Some(false),
        capitals: true,
    };
    let name = say!("lệnh ban hành", "the words that enact it");
    let finding = in_the_middle(subject, &words, (&rules::ENACTING_LOOK, &name), look);
    Some(finding.into_iter().collect())
}
