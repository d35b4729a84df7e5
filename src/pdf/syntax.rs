//! The syntax of a PDF value: its tokens, and what stands under a key.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PdfTokenKind {
    /// `<<` or `[`.
    Open,
    /// `>>` or `]`.
    Close,
    /// `/Name`.
    Name,
    /// `(…)` or `<…>`.
    Text,
    /// Anything else: numbers and words.
    Word,
}

/// A token and where it stands.
#[derive(Clone, Debug)]
pub struct PdfToken {
    /// What it is.
    pub kind: PdfTokenKind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// The tokens of a value, up to where its last bracket closes.
pub fn tokens(bytes: &[u8]) -> Vec<PdfToken> {
    let (mut tokens, mut at, mut depth) = (vec![], 0, 0_usize);
    while let Some(first) = bytes.get(at) {
        if first.is_ascii_whitespace() || *first == 0 {
            at += 1;
            continue;
        }
        let rest = &bytes[at..];
        let (kind, length) = match first {
            b'<' if rest.starts_with(b"<<") => (PdfTokenKind::Open, 2),
            b'>' if rest.starts_with(b">>") => (PdfTokenKind::Close, 2),
            b'[' => (PdfTokenKind::Open, 1),
            b']' => (PdfTokenKind::Close, 1),
            b'(' => (PdfTokenKind::Text, literal(rest)),
            b'<' => {
                let end = rest.iter().position(|byte| *byte == b'>');
                (PdfTokenKind::Text, end.map_or(rest.len(), |end| end + 1))
            }
            b'/' => (PdfTokenKind::Name, 1 + word(&rest[1..])),
            _ => (PdfTokenKind::Word, word(rest).max(1)),
        };
        match kind {
            PdfTokenKind::Open => depth += 1,
            PdfTokenKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        tokens.push(PdfToken { kind, range: at..at + length });
        at += length;
        if kind == PdfTokenKind::Close && depth == 0 {
            break;
        }
    }
    tokens
}

/// The length of a text in round brackets.
fn literal(bytes: &[u8]) -> usize {
    let (mut depth, mut escaped) = (0_usize, false);
    for (i, byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return i + 1;
                }
            }
            _ => {}
        }
    }
    bytes.len()
}

fn word(bytes: &[u8]) -> usize {
    let ends = |byte: &u8| {
        byte.is_ascii_whitespace() || *byte == 0 || b"()<>[]/%{}".contains(byte)
    };
    bytes.iter().position(ends).unwrap_or(bytes.len())
}

/// The keys of a dictionary, each with the bytes of its value.
pub fn entries(dictionary: &[u8]) -> Vec<(&[u8], &[u8])> {
    let tokens = tokens(dictionary);
    let (mut entries, mut i) = (vec![], 1);
    while let Some(key) = tokens.get(i).filter(|key| key.kind == PdfTokenKind::Name) {
        let end = value_end(dictionary, &tokens, i + 1);
        let (Some(first), Some(last)) = (tokens.get(i + 1), tokens.get(end - 1)) else {
            break;
        };
        let value = first.range.start..last.range.end;
        entries.push((&dictionary[key.range.clone()], &dictionary[value]));
        i = end;
    }
    entries
}

/// What stands under a key of a dictionary.
pub fn entry<'a>(dictionary: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let entries = entries(dictionary);
    entries.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
}

/// The index after the last token of the value that begins at a token.
fn value_end(bytes: &[u8], tokens: &[PdfToken], start: usize) -> usize {
    if reference(bytes, tokens, start).is_some() {
        return start + 3;
    }
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate().skip(start) {
        match token.kind {
            PdfTokenKind::Open => depth += 1,
            PdfTokenKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return i + 1;
        }
    }
    tokens.len().max(start + 1)
}

/// The object that three tokens refer to: `12 0 R`.
pub fn reference(bytes: &[u8], tokens: &[PdfToken], at: usize) -> Option<u32> {
    let [number, generation, mark] = tokens.get(at..at + 3)? else { return None };
    let text = |token: &PdfToken| &bytes[token.range.clone()];
    if text(mark) != b"R" || text(generation) != b"0" {
        return None;
    }
    whole(text(number))
}

/// All objects that a value refers to.
pub fn references(value: &[u8]) -> Vec<u32> {
    let tokens = tokens(value);
    (0..tokens.len())
        .filter_map(|i| reference(value, &tokens, i))
        .collect()
}

/// A whole number.
pub fn whole(text: &[u8]) -> Option<u32> {
    std::str::from_utf8(text).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_gives_its_values_whole() {
        let said = b"<</A[1 0 R(x\\)(y))]/B<</C 2 0 R>>/D 3 0 R/E<FE>/F/G/H 7>>";
        let found: Vec<_> = entries(said)
            .into_iter()
            .map(|(key, value)| {
                (String::from_utf8_lossy(key), String::from_utf8_lossy(value))
            })
            .map(|(key, value)| format!("{key} {value}"))
            .collect();
        let expected = [
            "/A [1 0 R(x\\)(y))]",
            "/B <</C 2 0 R>>",
            "/D 3 0 R",
            "/E <FE>",
            "/F /G",
            "/H 7",
        ];
        assert_eq!(found, expected);
        assert_eq!(references(said), [1, 2, 3]);
    }
}
