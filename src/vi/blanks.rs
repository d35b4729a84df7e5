//! Places that are still to be filled in.

use std::ops::Range;

/// The first place in a text that is still to be written: dots that stand for a word, `[…]`,
/// `<…>`, or a row of question marks, low lines or the letter x.
///
/// Dots at the end of a list (`nhân dân...;`, `a, b, …`) are Vietnamese for "and so on".
pub fn blank(text: &str) -> Option<Range<usize>> {
    let mark = ["?", "_", "X", "x"].iter().find_map(|sign| {
        let mark = sign.repeat(3);
        let at = text.find(&mark)?;
        Some(at..at + mark.len())
    });
    mark.or_else(|| bracketed(text)).or_else(|| dotted(text))
}

/// `[…]`, `[ ]`, `<số>`, `[...]`: brackets around dots, nothing, or a word to be filled in.
fn bracketed(text: &str) -> Option<Range<usize>> {
    text.match_indices(['[', '<']).find_map(|(at, open)| {
        let close = if open == "[" { ']' } else { '>' };
        let end = at + text[at..].find(close)? + 1;
        let inside = text[at + 1..end - 1].trim();
        let dots = inside.chars().all(|c| matches!(c, '.' | '…' | ' '));
        // `<…>` is used for nothing else in these texts; `[[id]]` and `[^note]` are marks.
        let words =
            open == "<" && inside.chars().all(|c| c.is_alphanumeric() || c == ' ');
        (dots || words).then_some(at..end)
    })
}

/// Dots that stand where a word is missing: after a space, a slash or at the start, with no
/// comma before them.
fn dotted(text: &str) -> Option<Range<usize>> {
    let bytes = text.char_indices().collect::<Vec<_>>();
    let mut i = 0;
    while i < bytes.len() {
        let start = i;
        while i < bytes.len() && matches!(bytes[i].1, '.' | '…') {
            i += 1;
        }
        let long = i - start >= 3 || (start..i).any(|k| bytes[k].1 == '…');
        let from = bytes.get(start).map_or(text.len(), |(at, _)| *at);
        let to = bytes.get(i).map_or(text.len(), |(at, _)| *at);
        if long {
            let before = text[..from].trim_end();
            let apart = before.len() < from || before.is_empty();
            let listed = before.ends_with([',', ';']);
            let glued = text[to..].starts_with(['/', '-']);
            if apart && !listed || glued || before.ends_with('/') {
                return Some(from..to);
            }
        }
        i = i.max(start + 1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_word_is_a_blank_and_so_on_is_not() {
        for text in [
            "ngày … tháng … năm 2026",
            "số .../KH-UBND",
            "Nghị quyết số …/NQ-HĐND",
            "giao … chỉ tiêu",
            "… đồng",
            "đạt [...] %",
            "<số>",
            "ông ???",
            "ngày ___",
            "kinh phí: ... đồng",
        ] {
            assert!(blank(text).is_some(), "{text}");
        }
        for text in [
            "tài sản của Nhà nước và nhân dân...;",
            "phường, xã, ...",
            "Thủ đô Hà Nội*”...",
            "điểm [[muc-1]] và [^chu]",
            "v.v.",
            "a < b",
        ] {
            assert_eq!(blank(text), None, "{text}");
        }
    }
}
