//! Where the tone of a syllable stands: `uỷ` and `ủy` are one word.

/// Ends of syllables with the tone on the last vowel, and with it on the first.
const ENDS: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// A word in lower case with its tone where most offices put it: `ủy` for `uỷ`.
pub fn old_tones(word: String) -> String {
    if word.is_ascii() {
        return word;
    }
    for (new, old) in ENDS {
        // `quý` has its only place.
        if let Some(head) = word.strip_suffix(new)
            && !(head.ends_with('q') && new.starts_with('u'))
        {
            return format!("{head}{old}");
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_on_the_last_vowel_goes_to_the_first() {
        let of = |word: &str| old_tones(word.to_owned());
        assert_eq!(
            (of("uỷ"), of("khoá"), of("hoà")),
            ("ủy".into(), "khóa".into(), "hòa".into())
        );
        assert_eq!(
            (of("quý"), of("hoàn"), of("ban")),
            ("quý".into(), "hoàn".into(), "ban".into())
        );
    }
}
