//! Words as the keys of a Vietnamese keyboard were struck: `ddoongf` for `đồng`.

use crate::vi::{WordList, is_syllable, nfc};

/// English words that could be taken for keystrokes.
static ENGLISH: WordList = WordList::new(include_str!("words/no-keystrokes.txt"));

/// The word that a Telex typist meant, if no other reading of the letters makes sense.
pub(super) fn telex(word: &str) -> Option<String> {
    let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !plain
        || !(3..=10).contains(&word.len())
        || ENGLISH.contains(word)
        || is_syllable(word)
    {
        return None;
    }
    let letters: Vec<char> = word.chars().collect();
    let (mut made, mut tone, mut effects) = (String::new(), None, 0);
    let mut i = 0;
    while i < letters.len() {
        let (c, next) = (letters[i], letters.get(i + 1).copied());
        let is_vowel = made.chars().any(|c| "aăâeêioôơuưy".contains(c));
        match (c, next) {
            ('d', Some('d')) if i == 0 => made.push('đ'),
            ('a', Some('a')) => made.push('â'),
            ('e', Some('e')) => made.push('ê'),
            ('o', Some('o')) => made.push('ô'),
            ('a', Some('w')) => made.push('ă'),
            ('o', Some('w')) => made.push('ơ'),
            ('u', Some('w')) => made.push('ư'),
            ('f' | 's' | 'r' | 'x' | 'j', _) if is_vowel && tone.is_none() => {
                tone = Some(c);
                effects += 1;
                i += 1;
                continue;
            }
            _ => {
                made.push(c);
                i += 1;
                continue;
            }
        }
        effects += 1;
        i += 2;
    }
    // `uow` is typed for `ươ` by many.
    let made = made.replace("uơ", "ươ");
    if effects < 2 {
        return None;
    }
    let mark = tone.map(|tone| match tone {
        'f' => '\u{300}',
        's' => '\u{301}',
        'r' => '\u{309}',
        'x' => '\u{303}',
        _ => '\u{323}',
    });
    with_tone(&made, mark)
}

/// The word that a VNI typist meant: `d9o6ng2` for `đồng`.
pub(super) fn vni(word: &str) -> Option<String> {
    let fits = word
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let (mut made, mut mark, mut effects) = (String::new(), None, 0);
    if !fits || word.len() < 4 || !word.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    for c in word.chars() {
        let Some(digit) = c.to_digit(10) else {
            made.push(c);
            continue;
        };
        effects += 1;
        let change = |made: &str, pairs: &[(char, char)]| {
            let (at, from) = made
                .char_indices()
                .rev()
                .find(|(_, c)| pairs.iter().any(|(p, _)| p == c))?;
            let (_, to) = pairs.iter().find(|(p, _)| *p == from)?;
            Some(format!("{}{to}{}", &made[..at], &made[at + from.len_utf8()..]))
        };
        match digit {
            1..=5 if mark.is_none() => {
                mark = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}']
                    .get(usize::try_from(digit).ok()?.checked_sub(1)?)
                    .copied();
            }
            6 => made = change(&made, &[('a', 'â'), ('e', 'ê'), ('o', 'ô')])?,
            7 => made = change(&made, &[('o', 'ơ'), ('u', 'ư')])?.replace("uơ", "ươ"),
            8 => made = change(&made, &[('a', 'ă')])?,
            9 => made = change(&made, &[('d', 'đ')])?,
            _ => return None,
        }
    }
    let marked = !made.is_ascii();
    if effects < 1 || !(marked || effects > 1) {
        return None;
    }
    with_tone(&made, mark)
}

/// A word with a tone where it makes a syllable; none if it makes none.
fn with_tone(word: &str, mark: Option<char>) -> Option<String> {
    let Some(mark) = mark else { return is_syllable(word).then(|| word.to_owned()) };
    let vowels = word.char_indices().filter(|(_, c)| "aăâeêioôơuưy".contains(*c));
    let toned = vowels.map(|(at, c)| {
        let end = at + c.len_utf8();
        nfc(&format!("{}{mark}{}", &word[..end], &word[end..]))
    });
    let right: Vec<String> = toned.filter(|word| is_syllable(word)).collect();
    // The mark stands on a vowel that has one already, else on the first that may carry it.
    let strong = right
        .iter()
        .find(|word| word.chars().any(|c| "ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự".contains(c)));
    strong.or(right.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_telex_are_known_by_two_of_their_signs() {
        for (keys, word) in [
            ("ddoongf", "đồng"),
            ("uwowcs", "ước"),
            ("nguwowif", "người"),
            ("vieejt", "việt"),
            ("tieesng", "tiếng"),
            ("dduwowcj", "được"),
            ("hoachj", ""),
            ("keets", "kết"),
        ] {
            assert_eq!(telex(keys).unwrap_or_default(), word, "{keys}");
        }
        for word in [
            "book", "rooms", "week", "download", "free", "google", "now", "show",
            "access", "coong", "xoong", "software", "windows", "address", "workflow",
            "class", "gasoline", "express", "data", "web", "email", "been", "soon",
            "feedback", "power", "excel", "door", "beer", "boost", "trees", "rows",
            "ddos",
        ] {
            assert_eq!(telex(word), None, "{word}");
        }
    }

    #[test]
    fn keys_of_vni_are_known_by_their_digits() {
        assert_eq!(vni("d9o6ng2").as_deref(), Some("đồng"));
        assert_eq!(vni("nguo7i2").as_deref(), Some("người"));
        assert_eq!(vni("vie65t").as_deref(), Some("việt"));
        for word in
            ["m2", "km2", "co2", "a4", "f0", "h2o", "b12", "mp3", "pm2", "ipv6", "win10"]
        {
            assert_eq!(vni(word), None, "{word}");
        }
    }
}
