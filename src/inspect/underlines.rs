//! The lines that are drawn under a text.

use super::complaints::{Complaints, mm};
use super::lines::PageLine;
use super::subject::PageSubject;
use super::tolerances::{BELOW, CENTRE, LENGTH};
use crate::say;
use crate::typeset::Stroke;

/// The line under a line of text.
pub(super) fn underline<'a>(
    subject: &'a PageSubject<'_>,
    text: &PageLine,
) -> Option<&'a Stroke> {
    let lines = subject.sheets.drawn.iter();
    let mut under = lines.filter(|line| {
        let below = line.y - text.y;
        let beside = line.x > text.right || line.x + line.width < text.x;
        line.page == text.page && !beside && (-1.0..BELOW * text.size).contains(&below)
    });
    under.next()
}

/// What is wrong with the line under some text, which is to be as long as a part of its last
/// line or of its longest, and in its middle.
pub(super) fn length(
    subject: &PageSubject<'_>,
    texts: &[PageLine],
    part: (f64, f64),
    complaints: &mut Complaints,
) {
    let Some(last) = texts.last() else { return };
    let Some(line) = underline(subject, last) else {
        complaints.add(say!("không có đường kẻ ở dưới", "has no line below it"));
        return;
    };
    let longest = texts.iter().map(PageLine::width).fold(0.0, f64::max);
    let fits = |width: f64| {
        let (least, most) = (part.0 * width, part.1 * width);
        (least * (1.0 - LENGTH)..=most * (1.0 + LENGTH)).contains(&line.width)
    };
    if !fits(last.width()) && !fits(longest) {
        let (length, text) = (mm(line.width), mm(last.width()));
        complaints.add(if part.0 < 1.0 {
            say!(
                "có đường kẻ dài {length} mm, không phải 1/3 đến 1/2 của dòng chữ {text} mm",
                "has a line of {length} mm, not a third to a half of its text of {text} mm"
            )
        } else {
            say!(
                "có đường kẻ dài {length} mm, không bằng dòng chữ {text} mm",
                "has a line of {length} mm, which is not as long as its text of {text} mm"
            )
        });
    }
    if (line.x + line.width / 2.0 - last.centre()).abs() > CENTRE {
        complaints.add(say!(
            "có đường kẻ không cân đối với dòng chữ",
            "has a line that is not in the middle of its text"
        ));
    }
}
