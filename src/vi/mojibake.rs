//! UTF-8 that was read as an older encoding: `Nguyá»…n` for `Nguyễn`.

use super::text::nfc;

/// How often a text may have been read wrongly over what was read wrongly.
const MOST: usize = 3;
/// What Windows-1252 has from 0x80 on.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
/// Marks that stand after a letter in right texts, too: `HỢP TÁC XÃ”`.
const LOOSE: [char; 12] =
    ['‘', '’', '“', '”', '‚', '„', '–', '—', '…', '\u{a0}', '\u{ad}', '‰'];

/// A text as it was meant, and how often it was read wrongly; none if it was not, for certain.
pub(super) fn mended(text: &str) -> Option<(String, usize)> {
    let mut before = ' ';
    let may_be = |c: char| {
        let leads = matches!(before, 'Ã' | 'Ă' | 'Ä' | 'Å' | 'Æ' | 'Ì' | 'á' | 'â');
        before = c;
        leads && !c.is_ascii() && byte(c).is_some_and(|byte| byte < 0xC0)
    };
    if !text.contains(may_be) {
        return None;
    }
    let (mut now, mut found) = (text.to_owned(), None);
    for times in 1..=MOST {
        let (next, sure) = once(&now);
        if next == now {
            break;
        }
        now = next;
        if sure {
            found = Some((nfc(&now), times));
        }
    }
    found
}

/// The text with every stretch put right that is UTF-8 as bytes, and whether one of them is
/// nothing else for certain.
fn once(text: &str) -> (String, bool) {
    let characters: Vec<char> = text.chars().collect();
    let (mut put_right, mut sure, mut quoted, mut at) = (String::new(), false, false, 0);
    while let Some(c) = characters.get(at).copied() {
        // What «…» marks is a field, whose end is no byte of a letter.
        let found = decoded(&characters[at..]).filter(|_| {
            let closes = characters.get(at + 1) == Some(&'»');
            !(quoted && closes)
        });
        match found {
            Some((letter, length)) => {
                let last = characters[at + length - 1];
                let loose = length == 2 && LOOSE.contains(&last);
                sure |= is_vietnamese(letter) && !loose;
                put_right.push(letter);
                at += length;
            }
            None => {
                quoted = c == '«' || quoted && c != '»';
                put_right.push(c);
                at += 1;
            }
        }
    }
    (put_right, sure)
}

/// The character whose UTF-8 the first characters are as bytes, and how many of them.
fn decoded(characters: &[char]) -> Option<(char, usize)> {
    let first = byte(*characters.first()?)?;
    let length = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> =
        characters.get(..length)?.iter().map(|c| byte(*c)).collect();
    let letter = std::str::from_utf8(&bytes?).ok()?.chars().next()?;
    // Only what Vietnamese texts hold, or what a byte may once have been.
    (is_vietnamese(letter) || byte(letter).is_some()).then_some((letter, length))
}

/// The byte that a character stands for in Windows-1252, 1258 or Latin-1.
fn byte(c: char) -> Option<u8> {
    match c {
        'Ă' => Some(0xC3),
        'ă' => Some(0xE3),
        '\u{80}'..='\u{ff}' => u8::try_from(u32::from(c)).ok(),
        c if c.is_ascii() => None,
        c => u8::try_from(WINDOWS.chars().position(|it| it == c)?)
            .ok()?
            .checked_add(0x80),
    }
}

/// True for a letter of Vietnamese with a mark, or such a mark.
fn is_vietnamese(c: char) -> bool {
    matches!(c, '\u{1ea0}'..='\u{1ef9}')
        || "\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31b}\u{323}".contains(c)
        || "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư".contains(c)
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    fn misread(text: &str) -> String {
        let (said, _) = WINDOWS_1252.decode_without_bom_handling(text.as_bytes());
        said.into_owned()
    }

    #[test]
    fn a_text_that_was_misread_is_put_right_however_often_it_was() {
        for text in ["Nguyễn Văn Ân", "Đỗ Thị Hà", "Lê", "“Đường sắt” – Hà Nội…"]
        {
            let (mut said, mut times) = (text.to_owned(), 0);
            while times < 2 {
                (said, times) = (misread(&said), times + 1);
                assert_eq!(mended(&said), Some((text.to_owned(), times)), "{said}");
            }
        }
        assert_eq!(mended("Nguyá»…n VÄƒn An").unwrap().0, "Nguyễn Văn An");
        let parted = misread("Tra\u{302}\u{300}n");
        assert_eq!(mended(&parted).unwrap().0, "Trần");
    }

    #[test]
    fn right_texts_are_left_alone() {
        for text in [
            "HỢP TÁC XÃ”",
            "“MÃ’",
            "«Đơn giá»–«Thành tiền»…",
            "FRÉTTABLAÐ» já»",
            "SÃO PAULO, NÃO",
            "ÄÖÜ, Å, Ærø",
            "“Tôi đã…”, bà â…",
            "XÃ\u{a0}AN",
        ] {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
