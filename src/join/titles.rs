//! What a joined file says of itself: its title, and the record of its standards.

use crate::pdf::{PdfFile, entry, without_data};

/// A text of a PDF, in either of its two forms.
pub(super) fn text(value: &[u8]) -> String {
    let Some(inner) = value.get(1..value.len().saturating_sub(1)) else {
        return String::new();
    };
    if value.first() != Some(&b'<') {
        let plain = String::from_utf8_lossy(inner);
        return plain.replace("\\(", "(").replace("\\)", ")").replace("\\\\", "\\");
    }
    let digit =
        |byte: &u8| char::from(*byte).to_digit(16).and_then(|it| u16::try_from(it).ok());
    let digits: Vec<u16> = inner.iter().filter_map(digit).collect();
    let unit = |unit: &[u16]| unit.iter().fold(0, |unit, digit| unit << 4 | digit);
    let units: Vec<u16> = digits.chunks(4).map(unit).skip(1).collect();
    String::from_utf16_lossy(&units)
}

/// The title that a file gives itself.
pub(super) fn title(file: &PdfFile<'_>) -> String {
    let info = file.info.and_then(|info| file.value(info));
    info.and_then(|info| entry(info, b"/Title"))
        .map_or(String::new(), text)
}

/// The record of a file with another title, number of pages and identity.
pub(super) fn record(first: &str, title: &str, pages: usize, identity: &str) -> String {
    let escaped = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut record = without_data(first);
    for (open, close, new) in [
        ("<rdf:li xml:lang=\"x-default\">", "</rdf:li>", escaped.as_str()),
        ("<xmpTPg:NPages>", "</xmpTPg:NPages>", &pages.to_string()),
        ("<xmpMM:DocumentID>", "</xmpMM:DocumentID>", identity),
    ] {
        record = replaced(&record, open, close, new).unwrap_or(record);
    }
    let (open, close) = ("<xmpMM:InstanceID>", "</xmpMM:InstanceID>");
    let old = between(&record, open, close).map(str::to_owned);
    // The history names the same instance.
    old.map_or(record.clone(), |old| record.replace(&old, identity))
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(open)?;
    rest.split_once(close).map(|(inner, _)| inner)
}

fn replaced(text: &str, open: &str, close: &str, new: &str) -> Option<String> {
    let (before, rest) = text.split_once(open)?;
    let (_, after) = rest.split_once(close)?;
    Some(format!("{before}{open}{new}{close}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::utf16;

    #[test]
    fn a_text_is_read_in_either_form() {
        assert_eq!(text(utf16("Giấy mời 𝄞").as_bytes()), "Giấy mời 𝄞");
        assert_eq!(text(b"(a\\(b\\))"), "a(b)");
    }

    #[test]
    fn a_record_gets_its_own_title_pages_and_identity() {
        let first = "<rdf:li xml:lang=\"x-default\">A</rdf:li><i>7_source</i>\
                     <xmpTPg:NPages>1</xmpTPg:NPages><xmpMM:InstanceID>7</xmpMM:InstanceID>\
                     <xmpMM:DocumentID>6</xmpMM:DocumentID>";
        let made = record(first, "B & C", 12, "id");
        let expected = "<rdf:li xml:lang=\"x-default\">B &amp; C</rdf:li><i>id_source</i>\
                        <xmpTPg:NPages>12</xmpTPg:NPages><xmpMM:InstanceID>id</xmpMM:InstanceID>\
                        <xmpMM:DocumentID>id</xmpMM:DocumentID>";
        assert_eq!(made, expected);
    }
}
