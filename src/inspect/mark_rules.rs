//! Rules on marks, on the agency's address, and on what a signed file says of itself (II.8.b,
//! III.2, III.4).

use super::check::PageLooked;
use super::complaints::{Complaints, mm};
use super::look::{LetterLook, letters, size_range};
use super::printed::TextRole;
use super::subject::{PageSubject, ShownText};
use super::tolerances::{CENTRE, MM, SIZE};
use crate::diag::rules;
use crate::say;
use crate::typeset::{Area, TextRun};

/// How high the box of a mark is, in mm, and how exactly its sides are measured, in pt.
const BOX_HEIGHT: f64 = 8.0;
const SIDE: f64 = 0.5 * MM;

/// The smallest box around some text.
fn boxed<'a>(subject: &'a PageSubject<'_>, shown: &ShownText<'_>) -> Option<&'a Area> {
    let line = shown.lines.first()?;
    let around = subject.sheets.areas.iter().filter(|area| {
        let inside = area.y < line.y && line.y < area.y + area.height;
        let wide = area.x <= line.x && area.x + area.width >= line.right;
        area.page == line.page && !area.picture && inside && wide
    });
    around.min_by(|a, b| (a.width * a.height).total_cmp(&(b.width * b.height)))
}

/// The mark of urgency: bold capitals that are not black, in a box of its width.
pub(super) fn urgency_mark(subject: &PageSubject<'_>) -> PageLooked {
    let mark = subject.first(TextRole::Urgency)?;
    let look = LetterLook {
        sizes: &["dau-chi"],
        bold: Some(true),
        italic: Some(false),
        capitals: true,
    };
    let mut complaints = Complaints::default();
    letters(subject, &mark, look, &mut complaints);
    if mark.runs.iter().any(|run| run.black) {
        complaints.add(say!("không có màu đỏ", "is not red"));
    }
    let of_text = |text: &str| {
        let degrees = subject.standard().urgency.iter();
        let mut degrees = degrees.filter(|(_, degree)| degree.text == text);
        degrees.next().map(|(_, degree)| f64::from(degree.width) * MM)
    };
    match (boxed(subject, &mark), of_text(mark.printed.text.trim())) {
        (None, _) => complaints.add(say!("không có khung", "has no box")),
        (Some(area), Some(width)) => {
            let wrong_height = (area.height - BOX_HEIGHT * MM).abs() > SIDE;
            if wrong_height || (area.width - width).abs() > SIDE {
                let (w, h) = (mm(area.width), mm(area.height));
                let (width, height) = (mm(width), BOX_HEIGHT);
                complaints.add(say!(
                    "có khung {w} × {h} mm, không phải {width} × {height} mm",
                    "has a box of {w} × {h} mm, not of {width} × {height} mm"
                ));
            }
        }
        (Some(_), None) => {}
    }
    let name = say!("dấu chỉ mức độ khẩn", "the mark of urgency");
    let place = subject.place(mark.printed);
    let finding = complaints.finding(&rules::URGENCY_MARK, &name, mark.page(), place);
    Some(finding.into_iter().collect())
}

/// The runs of the top margin of page 1 that say a text.
fn in_top_margin<'a>(subject: &'a PageSubject<'_>, text: &str) -> Vec<&'a TextRun> {
    let (top, text) = (subject.margin_top(), text.trim());
    let runs = subject.sheets.runs.iter();
    let own = |run: &&TextRun| {
        let said = run.text.trim();
        run.page == 0 && run.y <= top && !said.is_empty() && text.contains(said)
    };
    runs.filter(own).collect()
}

/// Who may see it: bold capitals in a box in the top margin.
pub(super) fn circulation_mark(subject: &PageSubject<'_>) -> PageLooked {
    let mut all = subject.texts.all.iter();
    let printed = all.find(|it| it.role == TextRole::Circulation)?;
    let runs = in_top_margin(subject, &printed.text);
    let lines = super::lines::lines_of(runs.iter().copied());
    let mut complaints = Complaints::default();
    let shown = ShownText { printed, runs, ids: vec![], lines };
    if shown.lines.is_empty() {
        complaints.add(say!("không ở lề trên", "is not in the top margin"));
    } else {
        let look = LetterLook {
            sizes: &["dau-chi"],
            bold: Some(true),
            italic: Some(false),
            capitals: true,
        };
        letters(subject, &shown, look, &mut complaints);
        if boxed(subject, &shown).is_none() {
            complaints.add(say!("không có khung", "has no box"));
        }
    }
    let name = say!("chỉ dẫn phạm vi lưu hành", "the mark of who may see it");
    let place = subject.place(printed);
    let rule = &rules::CIRCULATION_MARK;
    Some(
        complaints
            .finding(rule, &name, shown.page(), place)
            .into_iter()
            .collect(),
    )
}

/// The agency's address: upright, at the foot of page 1 under a line across the text.
pub(super) fn contact_look(subject: &PageSubject<'_>) -> PageLooked {
    let lines = subject.shown(&[TextRole::Contact]);
    let first = lines.first()?;
    let look = LetterLook {
        sizes: &["dia-chi"],
        bold: Some(false),
        italic: Some(false),
        capitals: false,
    };
    let mut complaints = Complaints::default();
    for line in &lines {
        letters(subject, line, look, &mut complaints);
    }
    let top = first.lines.first()?;
    if lines.iter().any(|line| line.page() > 0) {
        complaints.add(say!("không ở trang 1", "is not on page 1"));
    }
    let (left, right) = subject.text_block(top.page);
    let across = subject.sheets.drawn.iter().any(|line| {
        let above = top.y - line.y;
        line.page == top.page
            && (0.0..3.0 * top.size).contains(&above)
            && line.width > (right - left) - 10.0 * MM
    });
    if !across {
        complaints.add(say!(
            "không có đường kẻ hết bề ngang ở trên",
            "has no line across the text above it"
        ));
    }
    let name = say!("địa chỉ cơ quan", "the agency's address");
    let place = subject.place(first.printed);
    let finding = complaints.finding(&rules::CONTACT_LOOK, &name, first.page(), place);
    Some(finding.into_iter().collect())
}

/// What a file that is signed by itself says: upright, of its size, at the top right.
pub(super) fn file_signature_look(subject: &PageSubject<'_>) -> PageLooked {
    let all = subject.texts.all.iter();
    let stamps: Vec<&str> = all
        .filter(|it| it.role == TextRole::Stamp)
        .map(|it| it.text.as_str())
        .collect();
    let (from, to) = size_range(subject.standard(), "ky-so")?;
    let top = subject.margin_top();
    let runs = subject.sheets.runs.iter().filter(|run| {
        let said = run.text.trim();
        run.y <= top && said.len() > 3 && stamps.iter().any(|it| it.contains(said))
    });
    let runs: Vec<&TextRun> = runs.collect();
    let first = runs.first()?;
    let mut complaints = Complaints::default();
    if runs.iter().any(|run| run.size < from - SIZE || run.size > to + SIZE) {
        let wanted = super::look::range(from, to);
        complaints.add(say!("không có cỡ chữ {wanted}", "is not set in {wanted} pt"));
    }
    if runs.iter().any(|run| run.bold || run.italic) {
        complaints.add(say!("không đứng, thường", "is not upright and regular"));
    }
    let (_, right) = subject.text_block(first.page);
    if runs.iter().all(|run| (run.x + run.width - right).abs() > CENTRE) {
        complaints.add(say!("không ở góc trên bên phải", "is not at the top right"));
    }
    let name = say!("thông tin ký số", "what is said of the signature");
    let place = subject.place_of(first);
    let rule = &rules::FILE_SIGNATURE_LOOK;
    Some(
        complaints
            .finding(rule, &name, first.page, place)
            .into_iter()
            .collect(),
    )
}
