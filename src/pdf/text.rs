//! Texts as PDF has them.

/// A text as UTF-16, which says any letter.
pub fn utf16(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!("{unit:04X}"));
    format!("<FEFF{}>", units.collect::<Vec<_>>().concat())
}
