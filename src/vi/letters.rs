//! Counting: Roman numerals and the letters of điểm.

/// The letters of điểm in the decree's order: no ă, â, ê, ô, ơ, ư; đ kept; no f, j, w, z.
const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r",
    "s", "t", "u", "v", "x", "y",
];

/// The letter of the n-th điểm, from 1; none after `y`, the 23rd (II.6.đ).
pub fn letter(n: usize) -> Option<&'static str> {
    LETTERS.get(n.checked_sub(1)?).copied()
}

/// A number from 1 in Roman numerals; above 3999 the thousands just repeat.
pub fn roman(n: usize) -> String {
    const VALUES: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = n;
    let mut numeral = String::new();
    for (value, sign) in VALUES {
        while rest >= value {
            numeral.push_str(sign);
            rest -= value;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d_with_a_bar_follows_d_and_e_is_sixth() {
        let first: Vec<_> = (1..=7).filter_map(letter).collect();
        assert_eq!(first, ["a", "b", "c", "d", "đ", "e", "g"]);
        assert_eq!((letter(0), letter(23), letter(24)), (None, Some("y"), None));
    }

    #[test]
    fn roman_numerals_subtract() {
        let numerals: Vec<_> =
            [1, 4, 9, 14, 40, 90, 1994].into_iter().map(roman).collect();
        assert_eq!(numerals, ["I", "IV", "IX", "XIV", "XL", "XC", "MCMXCIV"]);
    }
}
