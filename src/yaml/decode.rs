//! From bytes to characters: UTF-8, and what other programs save texts in.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::char::is_combining_mark;

use crate::vi::{self, OldText};

/// How far into a file its encoding is looked for.
const START: usize = 1 << 20;

/// The characters of a file, and the encoding that was assumed, if it is another than UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DecodedText {
    pub(super) text: String,
    pub(super) assumed: Option<&'static str>,
}

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoText {
    /// UTF-16 that is cut off or damaged.
    Damaged16,
    /// Text in an older encoding, as far as its first such line.
    Old(OldText),
    /// Anything else.
    Unknown,
}

/// The characters of a plain text, in whichever encoding; none if the bytes are no text.
pub fn plain_text(bytes: &[u8]) -> Option<String> {
    decode(bytes).ok().map(|decoded| decoded.text)
}

pub(super) fn decode(bytes: &[u8]) -> Result<DecodedText, NoText> {
    for (mark, encoding) in [(&b"\xff\xfe"[..], UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let text = whole(rest, encoding).ok_or(NoText::Damaged16)?;
            return Ok(DecodedText { text, assumed: Some("UTF-16") });
        }
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(text) = unmarked_16(bytes) {
        return Ok(DecodedText { text, assumed: Some("UTF-16") });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(DecodedText { text: text.to_owned(), assumed: None });
    }
    if bytes.contains(&0) {
        return Err(NoText::Unknown);
    }
    let (western, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let old = western.lines().take(200).find_map(vi::old_text);
    let is_misread = |old: &OldText| matches!(old.encoding, vi::OldEncoding::Misread(_));
    if let Some(old) = old.filter(|old| !is_misread(old)) {
        return Err(NoText::Old(old));
    }
    match vietnamese(bytes) {
        Some(text) => Ok(DecodedText { text, assumed: Some("Windows-1258") }),
        None => Err(NoText::Unknown),
    }
}

fn whole(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    (!damaged).then(|| text.into_owned())
}

/// UTF-16 without its mark: half of its bytes are those that number scripts.
fn unmarked_16(bytes: &[u8]) -> Option<String> {
    let start = &bytes[..bytes.len().min(START)];
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) || !start.contains(&0) {
        return None;
    }
    [(UTF_16LE, 1), (UTF_16BE, 0)]
        .into_iter()
        .find_map(|(encoding, high)| {
            let units = || start.chunks_exact(2);
            // Latin letters, those of Vietnamese, and marks of punctuation.
            let usual = |unit: &&[u8]| {
                matches!(unit[high], 0 | 1 | 3 | 0x1e | 0x20)
                    && !(unit[high] == 0 && unit[1 - high] == 0)
            };
            let fits = units().filter(usual).count() * 20 >= units().count() * 19;
            let text = whole(bytes, encoding).filter(|_| fits)?;
            let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
            (!text.contains(odd)).then_some(text)
        })
}

/// The text of bytes that are Vietnamese in Windows-1258 and nothing else.
fn vietnamese(bytes: &[u8]) -> Option<String> {
    let (text, damaged) = WINDOWS_1258.decode_without_bom_handling(bytes);
    let text = vi::nfc(&text);
    let odd = |c: char| {
        is_combining_mark(c) || c.is_control() && !matches!(c, '\n' | '\r' | '\t')
    };
    if damaged || text.contains(odd) {
        return None;
    }
    let marked = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_ascii());
    let (mut right, mut wrong) = (0, 0);
    for word in marked {
        if vi::is_syllable(word) { right += 1 } else { wrong += 1 }
    }
    (right > wrong * 3).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Họ tên;Số\nNguyễn Văn Hương;5\nTrần Đức Ân;6\n";

    fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    /// The text in Windows-1258, whose tones stand after their letters.
    fn in_1258(text: &str) -> Vec<u8> {
        use unicode_normalization::UnicodeNormalization;
        let tone = |c: char| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(c);
        let mut ordered = String::new();
        for c in text.chars() {
            let parts: Vec<char> = c.nfd().collect();
            let (tones, marks): (Vec<char>, Vec<char>) =
                parts.iter().skip(1).partition(|c| tone(**c));
            let base: String =
                parts.iter().take(1).chain(&marks).copied().nfc().collect();
            ordered.push_str(&base);
            ordered.extend(tones);
        }
        WINDOWS_1258.encode(&ordered).0.into_owned()
    }

    #[test]
    fn what_spreadsheets_save_is_read_and_said() {
        for (bytes, assumed) in [
            (TEXT.as_bytes().to_vec(), None),
            (format!("\u{feff}{TEXT}").into_bytes(), None),
            (utf_16(&format!("\u{feff}{TEXT}"), u16::to_le_bytes), Some("UTF-16")),
            (utf_16(&format!("\u{feff}{TEXT}"), u16::to_be_bytes), Some("UTF-16")),
            (utf_16(TEXT, u16::to_le_bytes), Some("UTF-16")),
            (utf_16(TEXT, u16::to_be_bytes), Some("UTF-16")),
            (in_1258(TEXT), Some("Windows-1258")),
        ] {
            let found = decode(&bytes);
            assert_eq!(found, Ok(DecodedText { text: TEXT.to_owned(), assumed }));
        }
    }

    #[test]
    fn what_may_be_anything_is_not_guessed() {
        assert_eq!(decode(b"caf\xe9, na\xefve"), Err(NoText::Unknown));
        assert_eq!(decode(b"\xff\xfea"), Err(NoText::Damaged16));
        assert_eq!(decode(b"\xff\xff\x00\x01"), Err(NoText::Unknown));
        let old = decode(b"Nguy\xd4n V\xa8n H\xad\xacng");
        assert!(matches!(old, Err(NoText::Old(it)) if it.text == "Nguyễn Văn Hương"));
    }
}
