//! Characters: normal form, case, and what may not stand in a document.

use std::cell::Cell;

use strsim::osa_distance;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::bounds::{SUGGESTED_LETTERS, SUGGESTED_NAMES, SUGGESTIONS};

/// The precomposed form (NFC) of a text: one `ế`, not `e` and two marks (TCVN 6909:2001).
pub fn nfc(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// The same of a text that is not needed any more, and is mostly so already.
pub fn into_nfc(text: String) -> String {
    if is_nfc(&text) { text } else { text.nfc().collect() }
}

/// The text as a document holds it: NFC, a tab as a space, no space at either end.
pub fn clean(text: &str) -> String {
    nfc(&text.replace('\t', " ").replace("\r\n", "\n")).trim().to_owned()
}

/// The text in capitals, as "in hoa" wants it.
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// How a character above or below the line is typed with marks: `⁺` is `^+^`, `₂` is `~2~`.
pub fn script_typed(c: char) -> Option<String> {
    let mark = match c {
        '²' | '³' | '¹' | '\u{2070}'..='\u{207f}' => '^',
        '\u{2080}'..='\u{209c}' => '~',
        _ => return None,
    };
    let base = c.to_string().nfkc().collect::<String>().replace('−', "-");
    Some(format!("{mark}{base}{mark}"))
}

/// The text with a small first letter, as within a sentence.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// Why a character may not stand in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// A control character, NUL among them.
    Control,
    /// A mark that turns the direction of writing.
    Bidirectional,
    /// A character that cannot be seen.
    Invisible,
    /// A character without a meaning that everyone shares.
    PrivateUse,
}

/// Says whether, and why, a character may not stand in a document. Line ends and tabs may.
pub fn forbidden(c: char) -> Option<Forbidden> {
    match c {
        '\n' | '\r' | '\t' => None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
            Some(Forbidden::Control)
        }
        '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => Some(Forbidden::Bidirectional),
        '\u{ad}'
        | '\u{34f}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fff9}'..='\u{fffc}'
        | '\u{e0000}'..='\u{e007f}' => Some(Forbidden::Invisible),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => {
            Some(Forbidden::PrivateUse)
        }
        _ => None,
    }
}

/// The text without tone and vowel marks, in lower case; đ is d.
pub fn unaccented(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if matches!(c, 'đ' | 'Đ') { 'd' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The candidate nearest to a misspelt word, if one is near enough to be meant: what differs
/// may be a letter added, left out, replaced or swapped with its neighbour.
pub fn suggest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if word.chars().count() > SUGGESTED_LETTERS {
        return None;
    }
    let plain = |s: &str| unaccented(s).replace(['-', ' '], "_");
    let word = plain(word);
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    // A name that is longer by more is none that could be meant.
    let is_near = |it: &&str| it.len() <= 4 * (length + allowed);
    candidates
        .into_iter()
        .filter(is_near)
        .take_while(|_| LEFT.with(|left| left.replace(left.get().saturating_sub(1)) > 0))
        .take(SUGGESTED_NAMES)
        .map(|candidate| (osa_distance(&word, &plain(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

thread_local! {
    /// How many more names words are held against, in the document that this thread is at.
    static LEFT: Cell<usize> = const { Cell::new(SUGGESTIONS) };
}

/// Begins with a new document, for which as many names are suggested as for any other.
pub fn suggest_anew() {
    LEFT.with(|left| left.set(SUGGESTIONS));
}

/// A text in one line of at most so many characters, cut between words.
pub fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{} …", cut.trim_end_matches([',', ';', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_text_is_composed() {
        assert_eq!(nfc("tie\u{302}\u{301}ng Vie\u{323}\u{302}t"), "tiếng Việt");
    }

    #[test]
    fn capitals_keep_every_mark() {
        assert_eq!(upper("Ủy ban nhân dân tỉnh Đắk Lắk"), "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK");
    }

    #[test]
    fn invisible_and_control_characters_are_forbidden_and_letters_are_not() {
        assert_eq!(forbidden('\0'), Some(Forbidden::Control));
        assert_eq!(forbidden('\u{202e}'), Some(Forbidden::Bidirectional));
        assert_eq!(forbidden('\u{200b}'), Some(Forbidden::Invisible));
        assert_eq!(forbidden('\u{e001}'), Some(Forbidden::PrivateUse));
        assert_eq!("ộ–“”…\n\t ".chars().find_map(forbidden), None);
    }

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        let keys = ["subject", "signature", "sections"];
        assert_eq!(suggest("subjcet", keys), Some("subject"));
        assert_eq!(suggest("section", keys), Some("sections"));
        assert_eq!(suggest("kế hoạch", ["ke-hoach", "bao-cao"]), Some("ke-hoach"));
        assert_eq!(suggest("xyz", keys), None);
    }

    #[test]
    fn a_letter_too_many_missing_other_or_swapped_is_near() {
        for word in ["subjeect", "subjct", "subjekt", "subejct"] {
            assert_eq!(suggest(word, ["subject"]), Some("subject"), "{word}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_words_and_says_so() {
        assert_eq!(shortened("một\n hai  ba", 10), "một hai ba");
        assert_eq!(shortened("một hai, ba", 10), "một hai …");
    }
}
