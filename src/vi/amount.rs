//! Numbers as tables hold them: dots between thousands, a comma before decimals.

use std::fmt;

/// A decimal number, exact.
///
/// ```
/// use vanban::vi::Amount;
/// let sum = Amount::parse("1500000").unwrap() + Amount::parse("2.000,50").unwrap();
/// assert_eq!(sum.to_string(), "1.502.000,50");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    units: i128,
    decimals: u32,
}

/// The most digits that a number may have, so that sums stay exact.
const MOST_DIGITS: usize = 24;

impl Amount {
    /// Reads `1500000`, `1.500.000`, `-46,8` or `46.8`; none if it is no number.
    ///
    /// A dot before exactly three digits parts thousands, as is usual in Vietnamese.
    pub fn parse(text: &str) -> Option<Self> {
        let text = unspaced(text.trim())?;
        let (negative, digits) = match text.strip_prefix(['-', '−', '–']) {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let (whole, fraction) = match digits.split_once(',') {
            Some((whole, fraction)) => (ungrouped(whole)?, fraction),
            None => match ungrouped(digits) {
                Some(whole) => (whole, ""),
                None => {
                    let (whole, fraction) = digits.split_once('.')?;
                    (whole.to_owned(), fraction)
                }
            },
        };
        let all = format!("{whole}{fraction}");
        let digits_only = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits_only(&all) || all.len() > MOST_DIGITS {
            return None;
        }
        if digits.contains(',') && fraction.is_empty() {
            return None;
        }
        let units: i128 = all.parse().ok()?;
        let decimals = u32::try_from(fraction.len()).ok()?;
        Some(Self {
            units: if negative { -units } else { units },
            decimals,
        })
    }

    /// True if a number is written with dots between thousands.
    pub fn is_parted(text: &str) -> bool {
        let whole = text.split_once(',').map_or(text, |(whole, _)| whole);
        whole.contains('.')
            && Self::parse(text).is_some_and(|it| text.contains(',') || it.decimals == 0)
    }

    /// True if two numbers are the same, however many decimals they are written with.
    pub fn equals(self, other: Self) -> bool {
        let decimals = self.decimals.max(other.decimals);
        self.scaled(decimals) == other.scaled(decimals)
    }

    /// The number without dots between thousands.
    pub fn undotted(self) -> String {
        self.to_string().replace('.', "")
    }

    fn scaled(self, decimals: u32) -> i128 {
        self.units
            .saturating_mul(10_i128.saturating_pow(decimals - self.decimals))
    }
}

/// The text without the spaces between thousands; none if a space stands elsewhere.
fn unspaced(text: &str) -> Option<String> {
    let mut parts = text.split(char::is_whitespace);
    let mut whole = parts.next()?.to_owned();
    for part in parts {
        let after_sign = matches!(whole.as_str(), "-" | "−" | "–");
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 3 && !after_sign {
            return None;
        }
        whole.push_str(part);
    }
    Some(whole)
}

/// The digits without the dots between thousands; none if a dot stands elsewhere.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() && (first.is_empty() || first.len() > 3) {
        return None;
    }
    rest.iter()
        .all(|group| group.len() == 3)
        .then(|| format!("{first}{}", rest.concat()))
}

impl std::ops::Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let decimals = self.decimals.max(other.decimals);
        let units = self.scaled(decimals).saturating_add(other.scaled(decimals));
        Self { units, decimals }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let power = 10_u128.saturating_pow(self.decimals);
        let (whole, fraction) =
            (self.units.unsigned_abs() / power, self.units.unsigned_abs() % power);
        let digits = whole.to_string();
        if self.units < 0 {
            f.write_str("-")?;
        }
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        if self.decimals > 0 {
            write!(f, ",{fraction:0width$}", width = self.decimals as usize)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_every_usual_form() {
        for (text, printed) in [
            ("0", "0"),
            ("999", "999"),
            ("1500000", "1.500.000"),
            ("1.500.000", "1.500.000"),
            ("46.8", "46,8"),
            ("-1.234,05", "-1.234,05"),
            ("1 000", "1.000"),
        ] {
            assert_eq!(
                Amount::parse(text).map(|a| a.to_string()).as_deref(),
                Some(printed)
            );
        }
        for text in
            ["", "a", "1.2.3", "1,", ",5", "12%", "--1", "1,5,6", "12 5", "1 0000"]
        {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }
}
