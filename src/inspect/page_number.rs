//! What a page number looks like.

/// The longest text that may be one: `Trang 120/130`.
const LONGEST: usize = 16;

/// The number that a text is, with nothing but a word or dashes around it.
pub(super) fn number_in(text: &str) -> Option<usize> {
    let text = text.trim();
    let fine = |c: char| c.is_ascii_digit() || " -–—/".contains(c);
    let digits = text.trim_start_matches(char::is_alphabetic);
    if text.chars().count() > LONGEST || !digits.chars().all(fine) {
        return None;
    }
    let mut parts = digits.split(|c: char| !c.is_ascii_digit());
    parts.find(|part| !part.is_empty())?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_have_a_word_and_dashes_and_no_more() {
        let of = |text: &str| number_in(text);
        assert_eq!(
            (of("2"), of("- 12 -"), of("Trang 3/9")),
            (Some(2), Some(12), Some(3))
        );
        assert_eq!((of("Số: 05/KH"), of("ngày 5 tháng 3"), of("-")), (None, None, None));
    }
}
