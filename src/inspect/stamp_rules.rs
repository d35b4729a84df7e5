//! Rules on what lies under the stamps that an issued document gets.

use super::check::PageLooked;
use super::complaints::in_template;
use super::printed::TextRole;
use super::subject::{PageSubject, ShownText};
use super::tolerances::MM;
use crate::diag::{Diagnostic, Message, rules};
use crate::say;
use crate::standard::{StampBox, Stamps};
use crate::typeset::TextRun;

/// How far letters reach over and under their baseline, in em.
const LETTERS: (f64, f64) = (0.68, 0.22);

/// A box on a page, in pt: left, top, right and bottom.
struct Covered {
    page: usize,
    sides: [f64; 4],
}

impl Covered {
    /// A stamp in the middle of a blank.
    fn over(blank: &TextRun, stamp: &StampBox) -> Self {
        let (width, height) = (f64::from(stamp.width) * MM, f64::from(stamp.height) * MM);
        let (x, y) = (blank.x + blank.width / 2.0, blank.y - 0.25 * blank.size);
        let sides =
            [x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0];
        Self { page: blank.page, sides }
    }

    fn holds(&self, run: &TextRun) -> bool {
        let [left, top, right, bottom] = self.sides;
        let (over, under) = LETTERS;
        run.page == self.page
            && !run.text.trim().is_empty()
            && run.x < right - 0.5
            && run.x + run.width > left + 0.5
            && run.y - over * run.size < bottom
            && run.y + under * run.size > top
    }
}

/// Nothing stands where number, day and month are stamped, nor where a seal comes on an annex.
pub(super) fn text_under_stamp(subject: &PageSubject<'_>) -> PageLooked {
    let stamps = subject.standard().stamps.as_ref()?;
    if subject.texts.is_copy() {
        return None;
    }
    let heads = [TextRole::Number, TextRole::PlaceDate].into_iter();
    let heads = heads.filter_map(|role| subject.first(role));
    let over_heads = heads.flat_map(|head| over_head(subject, &head, stamps));
    let annexes = subject.shown(&[TextRole::AnnexNumber]);
    let over_annexes = annexes.iter().filter_map(|number| {
        let covered = on_annex(number.page(), &stamps.annex)?;
        let what = say!("dấu ở đầu phụ lục", "the seal on an annex");
        Some((covered, what))
    });
    let covered: Vec<(Covered, Message)> = over_heads.chain(over_annexes).collect();
    if covered.is_empty() {
        return None;
    }
    let finding = |(covered, what): &(Covered, Message)| {
        let run = subject.sheets.runs.iter().find(|run| covered.holds(run))?;
        let text: String = run.text.trim().chars().take(40).collect();
        let page = run.page + 1;
        let (vi, en) = (&what.vi, &what.en);
        let message = Message::new(
            format!("chữ “{text}” ở trang {page} nằm dưới {vi}"),
            format!("the text “{text}” on page {page} lies under {en}"),
        );
        let finding = Diagnostic::new(&rules::TEXT_UNDER_STAMP, message);
        Some(finding.at(subject.place_of(run)).hint(in_template()))
    };
    Some(covered.iter().filter_map(finding).collect())
}

fn on_annex(page: usize, stamp: &StampBox) -> Option<Covered> {
    let (left, top) = (f64::from(stamp.left?) * MM, f64::from(stamp.top?) * MM);
    let (width, height) = (f64::from(stamp.width) * MM, f64::from(stamp.height) * MM);
    Some(Covered {
        page,
        sides: [left, top, left + width, top + height],
    })
}

/// The boxes over the blanks of a line of the head.
fn over_head(
    subject: &PageSubject<'_>,
    head: &ShownText<'_>,
    stamps: &Stamps,
) -> Vec<(Covered, Message)> {
    let Some(line) = head.lines.first() else { return vec![] };
    let is_number = head.printed.role == TextRole::Number;
    let blanks = subject.sheets.runs.iter().filter(|run| {
        run.text == " "
            && run.page == line.page
            && (run.y - line.y).abs() < 0.1
            && run.x > line.x
            && run.x < line.x + line.width()
    });
    let boxed = |blank: &TextRun| {
        let (stamp, what) = if is_number {
            (&stamps.number, say!("dấu số của văn bản", "the stamp of the number"))
        } else {
            (&stamps.day, say!("dấu số của ngày, tháng", "the stamp of day or month"))
        };
        (Covered::over(blank, stamp), what)
    };
    blanks.map(boxed).collect()
}
