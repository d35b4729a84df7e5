//! The code of a document and the abbreviations in it: what they may be made of.

use crate::diag::Message;
use crate::say;

/// What stands between the abbreviations of a code.
const BETWEEN: [char; 4] = ['-', '/', '.', ','];
/// What is typed in place of a hyphen.
const DASHES: [char; 4] = ['–', '—', '−', '‑'];

/// Checks a code: abbreviations in capitals, joined without spaces; the number is no part of it.
///
/// # Errors
/// Returns what is wrong with it.
pub(super) fn check_symbol(text: &str) -> Result<(), Message> {
    // A year before the letters is how texts of law are numbered; some joint ones are.
    if !is_symbol(text.split_once('/').map_or(text, without_year)) {
        return Err(say!(
            "`{text}` không phải ký hiệu: ghi KH-BCĐ, số để ở `number`",
            "invalid code `{text}`: expected KH-BCĐ; the number goes to `number`"
        ));
    }
    check_abbreviations(text)
}

/// Checks the abbreviations of a code.
///
/// # Errors
/// Returns what is wrong with them.
pub(super) fn check_abbreviations(text: &str) -> Result<(), Message> {
    // A field of a list is filled in before it is printed.
    if text.contains('«') {
        return Ok(());
    }
    let tidy = tidy(text);
    if tidy != text {
        return Err(say!(
            "`{text}` có dấu cách hoặc gạch ngang không đúng: ghi {tidy}",
            "invalid code `{text}`: a space or dash is not allowed; expected {tidy}"
        ));
    }
    match text.split(BETWEEN).find(|part| !is_capital(part)) {
        None => Ok(()),
        Some(part) => Err(say!(
            "`{part}` không viết hoa: chữ viết tắt trong ký hiệu viết hoa, như KH-BCĐ, TTr-SNV",
            "invalid code `{text}`: `{part}` is not in capitals; expected such as KH-BCĐ, TTr-SNV"
        )),
    }
}

/// Checks a place: its name begins with a capital.
///
/// # Errors
/// Returns what is wrong with it.
pub(super) fn check_place(text: &str) -> Result<(), Message> {
    match text.chars().find(|c| c.is_alphanumeric()) {
        Some(first) if first.is_lowercase() => Err(say!(
            "`{text}`: chữ đầu của địa danh viết hoa",
            "invalid place `{text}`: it must begin with a capital letter"
        )),
        _ => Ok(()),
    }
}

fn is_symbol(text: &str) -> bool {
    !text.contains('/') && !text.starts_with(|c: char| c.is_ascii_digit())
}

/// What follows a year of four digits; otherwise something that is no symbol.
fn without_year<'a>((year, rest): (&'a str, &'a str)) -> &'a str {
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    if is_year { rest } else { "/" }
}

/// A code with hyphens, and without the spaces around what joins it; two abbreviations that only
/// a space parts are joined by a hyphen.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for c in text.replace(DASHES, "-").chars() {
        let joined = tidy.trim_end().ends_with(BETWEEN);
        if BETWEEN.contains(&c) || joined && !c.is_whitespace() {
            tidy.truncate(tidy.trim_end().len());
        }
        tidy.push(c);
    }
    let words: Vec<&str> = tidy.split_whitespace().collect();
    words.join("-")
}

/// True for an abbreviation in capitals; a second letter of a word may be small, as in `TTr`.
fn is_capital(part: &str) -> bool {
    let small = |c: char| c.is_lowercase();
    let mut pairs = part.chars().zip(part.chars().skip(1));
    let capitals = part.chars().filter(|c| c.is_uppercase()).count();
    !part.starts_with(small)
        && pairs.all(|(a, b)| !(small(a) && small(b)))
        && (capitals > 1 || !part.contains(small))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_abbreviations_in_capitals_without_spaces() {
        for right in [
            "KH-BCĐ",
            "TTr-SNV",
            "QyĐ-UBND",
            "QĐ-TTg",
            "2026/NQLT-UBND",
            "SNV-VTLT&BC",
            "HD-BQLDA.XD1",
            "«loại»-SNV",
        ] {
            assert_eq!(check_symbol(right), Ok(()), "{right}");
        }
        for (wrong, said) in [
            ("kh-ubnd", "`kh`"),
            ("KH-ubnd", "`ubnd`"),
            ("Kh-UBND", "`Kh`"),
            ("KH-UBnd", "`UBnd`"),
            ("KH - UBND", "ghi KH-UBND"),
            ("KH- UBND", "ghi KH-UBND"),
            ("KH–UBND", "ghi KH-UBND"),
            ("KH UBND", "ghi KH-UBND"),
            ("2026 / NQLT-UBND", "số để ở `number`"),
            ("12/KH-UBND", "số để ở `number`"),
        ] {
            let fault = check_symbol(wrong).expect_err(wrong).vi;
            assert!(fault.contains(said), "{wrong}: {fault}");
        }
    }

    #[test]
    fn a_place_begins_with_a_capital() {
        assert!(check_place("Bắc Ninh").is_ok() && check_place("Đắk Lắk").is_ok());
        assert!(check_place("bắc ninh").is_err() && check_place("đắk Lắk").is_err());
    }
}
