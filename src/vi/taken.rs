//! A text as it is taken from a file: without what cannot be seen in it.

use super::old_encodings::old_text;
use super::text::{Forbidden, forbidden};

/// How many no-break spaces stand in a paragraph that has no other.
const LEAST: usize = 6;
/// How many, if it has a few others.
const MANY: usize = 10;

/// What was changed in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenText {
    /// The text as it is used.
    pub text: String,
    /// How many characters were dropped that cannot be seen.
    pub invisible: usize,
    /// In how many paragraphs no-break spaces became ordinary ones.
    pub no_break: usize,
}

/// True for a character that cannot be seen.
pub fn is_invisible(c: char) -> bool {
    forbidden(c) == Some(Forbidden::Invisible)
}

/// The text without characters that cannot be seen, and with ordinary spaces where a paragraph
/// has next to no others; none if it is used as it is.
///
/// ```
/// use vanban::vi::taken;
/// assert_eq!(taken("Nguyễn\u{200b} Văn A").unwrap().text, "Nguyễn Văn A");
/// assert_eq!(taken("ngày\u{a0}5 tháng 6"), None);
/// ```
pub fn taken(text: &str) -> Option<TakenText> {
    let odd = |c: char| is_no_break(c) || is_invisible(c);
    if text.is_ascii() || !text.contains(odd) {
        return None;
    }
    let invisible = text.chars().filter(|c| is_invisible(*c)).count();
    // In TCVN3, a soft hyphen is a letter.
    let is_letter = invisible > 0 && text.contains('\u{ad}') && old_text(text).is_some();
    let (mut said, mut no_break) = (String::new(), 0);
    for line in text.split_inclusive('\n') {
        let is_pasted = is_pasted(line);
        no_break += usize::from(is_pasted);
        for c in line.chars() {
            if is_pasted && is_no_break(c) {
                said.push(' ');
            } else if is_letter || !is_invisible(c) {
                said.push(c);
            }
        }
    }
    let invisible = if is_letter { 0 } else { invisible };
    (said != text).then_some(TakenText { text: said, invisible, no_break })
}

fn is_no_break(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// True for a paragraph that was pasted from a page that has no other spaces: it can neither be
/// broken nor justified. A few that somebody set stay.
fn is_pasted(line: &str) -> bool {
    let text = line.trim();
    let text = text.strip_prefix("- ").unwrap_or(text);
    let no_break = text.chars().filter(|c| is_no_break(*c)).count();
    let others = text.matches(' ').count();
    no_break >= LEAST && others == 0 || no_break >= MANY && others * 4 <= no_break
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_dropped_and_counted_but_for_letters_of_an_old_encoding() {
        let found = taken("\u{feff}a\u{ad}b\u{200d}c").unwrap();
        assert_eq!((found.text.as_str(), found.invisible, found.no_break), ("abc", 3, 0));
        assert_eq!(taken("NguyÔn V¨n H\u{ad}¬ng"), None);
        assert_eq!(taken("Nguyễn Văn Hương"), None);
    }

    #[test]
    fn a_paragraph_of_no_break_spaces_gets_ordinary_ones_and_a_few_stay() {
        let words = "Các đơn vị tổ chức thực hiện nghiêm túc kế hoạch này";
        let pasted = words.replace(' ', "\u{a0}");
        let found = taken(&pasted).unwrap();
        assert_eq!((found.text.as_str(), found.no_break), (words, 1));
        let mixed = format!("{pasted} {pasted}\n{words}\n- {pasted}");
        assert_eq!(taken(&mixed).unwrap().no_break, 2);
        for kept in
            ["Nguyễn\u{a0}Văn\u{a0}A", "ngày\u{a0}5\u{a0}tháng\u{a0}6 năm\u{a0}2026"]
        {
            assert_eq!(taken(kept), None);
        }
    }
}
