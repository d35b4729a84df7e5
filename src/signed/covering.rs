//! Stamps that are too large to be one: what they would cover cannot be read any more.

use super::verdict::{FileFault, SignedVerdict};
use super::words::WidgetLook;
use crate::say;

/// The largest stamp of offices, a leader's signature with its seal, in mm.
const LARGEST: [f64; 2] = [124.0, 106.0];
const MM: f64 = 72.0 / 25.4;

/// The fault of a stamp that is larger than any that offices use.
pub(super) fn too_large(look: &WidgetLook) -> Option<FileFault> {
    let [left, top, right, bottom] = look.area;
    let size = [(right - left).abs() / MM, (bottom - top).abs() / MM];
    let is_large = size.iter().zip(LARGEST).any(|(own, most)| *own > most + 0.5);
    let ([width, height], [most_wide, most_high]) = (size.map(f64::round), LARGEST);
    let page = look.page;
    is_large.then(|| {
        FileFault::new(SignedVerdict::AddedLater, say!(
            "dấu ở trang {page} rộng {width} x {height} mm, che mất chữ (lớn nhất {most_wide} x {most_high} mm)",
            "the stamp on page {page} is {width} x {height} mm and covers words: not allowed (at most {most_wide} x {most_high} mm)"
        ))
    })
}
