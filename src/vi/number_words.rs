//! Numbers in words, as amounts of money are written: `Bằng chữ: …`.

use super::amount::Amount;

/// The largest number that has words here, on either side of zero.
const LARGEST: i128 = 1_000_000_000_000_000_000;
const DIGITS: [&str; 10] =
    ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
/// The names of groups of three digits below a tỷ.
const GROUPS: [&str; 3] = ["", " nghìn", " triệu"];

/// A whole number in words; none beyond 10^18.
///
/// ```
/// use vanban::vi::words;
/// assert_eq!(words(1_234_000_000_000).unwrap(), "một nghìn hai trăm ba mươi bốn tỷ");
/// assert_eq!(words(24).unwrap(), "hai mươi tư");
/// assert_eq!(words(-105).unwrap(), "âm một trăm linh năm");
/// ```
pub fn words(n: i128) -> Option<String> {
    if n.abs() > LARGEST {
        return None;
    }
    let said = match n.unsigned_abs() {
        0 => DIGITS[0].to_owned(),
        n => positive(n),
    };
    Some(if n < 0 { format!("âm {said}") } else { said })
}

fn positive(n: u128) -> String {
    const BILLION: u128 = 1_000_000_000;
    let (high, low) = (n / BILLION, n % BILLION);
    let mut said = vec![];
    // What counts the tỷ is a number by itself, so that no tỷ follows another: a tỷ of tỷ is
    // một nghìn triệu tỷ.
    if high >= BILLION {
        said.push(format!("{} triệu tỷ", below_billion(high / 1_000_000, false, false)));
        if high % 1_000_000 > 0 {
            said.push(format!("{} tỷ", below_billion(high % 1_000_000, true, false)));
        }
    } else if high > 0 {
        said.push(format!("{} tỷ", below_billion(high, false, false)));
    }
    if low > 0 {
        said.push(below_billion(low, high > 0, true));
    }
    said.join(" ")
}

/// `inner` is true where something stands before, so that an empty hundred is said; `last`
/// where nothing follows, so that a four is `tư` and not `bốn`.
fn below_billion(n: u128, inner: bool, last: bool) -> String {
    let mut said: Vec<String> = vec![];
    for (power, name) in GROUPS.iter().enumerate().rev() {
        let group = n / 1000_u128.pow(u32::try_from(power).unwrap_or(0)) % 1000;
        if group > 0 {
            let group = usize::try_from(group).unwrap_or(0);
            let group =
                below_thousand(group, inner || !said.is_empty(), last && power == 0);
            said.push(format!("{group}{name}"));
        }
    }
    said.join(" ")
}

fn below_thousand(n: usize, inner: bool, last: bool) -> String {
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    let mut said = vec![];
    let with_hundreds = hundreds > 0 || inner;
    if with_hundreds {
        said.push(format!("{} trăm", DIGITS[hundreds]));
    }
    match (tens, ones) {
        (0, 0) => {}
        (0, _) if with_hundreds => said.push("linh".to_owned()),
        (0, _) => {}
        (1, _) => said.push("mười".to_owned()),
        _ => said.push(format!("{} mươi", DIGITS[tens])),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => said.push("mốt".to_owned()),
        (2.., 4) if last => said.push("tư".to_owned()),
        (1.., 5) => said.push("lăm".to_owned()),
        _ => said.push(DIGITS[ones].to_owned()),
    }
    said.join(" ")
}

/// A number in Vietnamese notation in words; none if it is no number.
fn decimal_words(text: &str) -> Option<String> {
    let shown = Amount::parse(text)?.to_string();
    let (whole, decimals) = shown.split_once(',').unwrap_or((&shown, ""));
    let negative = whole.starts_with('-');
    let digits = whole.replace(['.', '-'], "");
    let mut said = words(digits.parse().ok()?)?;
    if negative {
        said = format!("âm {said}");
    }
    // Zeros alone say nothing; those before or after a figure are said as they are written.
    if decimals.bytes().any(|digit| digit != b'0') {
        said.push_str(" phẩy");
        for digit in decimals.bytes() {
            said.push(' ');
            said.push_str(DIGITS[usize::from(digit - b'0')]);
        }
    }
    Some(said)
}

/// An amount as a sentence begins with it: `Một nghìn hai trăm đồng`.
///
/// ```
/// let said = vanban::vi::amount_in_words("1200", "đồng").unwrap();
/// assert_eq!(said, "Một nghìn hai trăm đồng");
/// ```
pub fn amount_in_words(text: &str, unit: &str) -> Option<String> {
    let said = decimal_words(text)?;
    let mut characters = said.chars();
    let first = characters.next()?.to_uppercase();
    Some(format!("{}{} {unit}", first.collect::<String>(), characters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_said_digit_by_digit_after_phay() {
        let said = decimal_words("-1.234,05");
        let expected = "âm một nghìn hai trăm ba mươi tư phẩy không năm";
        assert_eq!(said.as_deref(), Some(expected));
    }
}
