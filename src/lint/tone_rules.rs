//! The rule on where tones stand: one way throughout a document.

use super::check::Looked;
use super::mark_rules::at_all;
use super::subject::Subject;
use crate::diag::{Place, rules};
use crate::grammar::TokenKind;
use crate::say;
use crate::vi::old_tones;

/// Ends of syllables that have their tone on the first vowel.
const FIRST: [&str; 15] = [
    "òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy",
    "ụy",
];

/// `hòa` and `khoá` in one document.
pub(super) fn mixed_tones(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let (mut on_first, mut on_last): (Vec<Place>, Vec<Place>) = (vec![], vec![]);
    for (text, read) in subject.read() {
        for token in &read.tokens {
            // Names are written as their bearers write them.
            let name = token.is_capital() && !matches!(token.text, "Ủy" | "Uỷ");
            if token.kind != TokenKind::Word || name || token.text.is_ascii() {
                continue;
            }
            let lower = token.text.to_lowercase();
            let place = || subject.place_in(text, token.range());
            if FIRST.iter().any(|end| lower.ends_with(end)) {
                on_first.push(place());
            } else if old_tones(lower.clone()) != lower {
                on_last.push(place());
            }
        }
    }
    let counts = (on_first.len(), on_last.len());
    let (fewer, way) = if counts.1 <= counts.0 {
        (on_last, "òa, ủy")
    } else {
        (on_first, "oà, uỷ")
    };
    let message = say!(
        "dấu thanh đặt hai kiểu, phần lớn là {way}",
        "tone marks stand in two ways, mostly as in {way}"
    );
    let hint = say!("Viết theo một kiểu.", "Write them all in one way.");
    let mixed = counts.0 > 0 && counts.1 > 0;
    let places = if mixed { fewer } else { vec![] };
    Some(at_all(&rules::MIXED_TONES, places, message, hint))
}
