//! How a column of texts writes its numbers: what a dot and a comma in it mean.
//!
//! One text may be read in two ways (`13.323` is thirteen thousand or thirteen point three); the
//! column that it stands in shows which, and where it does not, the text is Vietnamese.

/// A text of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenNumber<'a> {
    /// What it says.
    pub text: &'a str,
    /// Who wrote it.
    pub by: Writer,
}

/// Who wrote a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Writer {
    /// Somebody, as text.
    #[default]
    Person,
    /// Somebody who wrote what YAML takes for a number, whose point is before decimals.
    Yaml,
    /// A program that knows numbers from texts; in Vietnamese notation.
    Program,
}

/// The numbers of a column, each in Vietnamese notation; none for what is no number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadNumbers {
    /// One for each text.
    pub read: Vec<Option<String>>,
    /// The first text that nothing in the column decides.
    pub doubt: Option<usize>,
}

/// Two texts of a column that cannot both be right: the first has dots between thousands or a
/// comma before decimals, the second a point before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// The text that is Vietnamese, or that may be.
    pub vietnamese: usize,
    /// The text that is not.
    pub foreign: usize,
}

/// A number as `12.5` or `12,5` says it, in Vietnamese notation.
///
/// # Errors
/// Returns two texts that contradict each other.
pub fn read_numbers(texts: &[WrittenNumber<'_>]) -> Result<ReadNumbers, Mixed> {
    let readings: Vec<Reading> = texts.iter().map(|text| Reading::of(*text)).collect();
    let first = |wanted: fn(&Reading) -> bool| readings.iter().position(wanted);
    let vietnamese = first(|it| matches!(it, Reading::Vietnamese(_)));
    let foreign = first(|it| matches!(it, Reading::Foreign(_)));
    if let (Some(vietnamese), Some(foreign)) = (vietnamese, foreign) {
        return Err(Mixed { vietnamese, foreign });
    }
    let fraction = first(|it| matches!(it, Reading::Known { fraction: true, .. }));
    let mut numbers = ReadNumbers::default();
    for (i, (reading, text)) in readings.iter().zip(texts).enumerate() {
        numbers.read.push(match reading {
            Reading::None => None,
            Reading::Vietnamese(said)
            | Reading::Foreign(said)
            | Reading::Known { said, .. } => Some(said.clone()),
            Reading::Either { here, there, dot } => {
                // Beside a number with decimals, a dot may mean the same or not.
                let undecided = match text.by {
                    Writer::Yaml => vietnamese.is_some(),
                    _ => foreign.is_none() && vietnamese.is_none() && *dot,
                };
                if let (true, Some(foreign)) = (undecided, fraction) {
                    return Err(Mixed { vietnamese: i, foreign });
                }
                let unknown = match text.by {
                    Writer::Yaml => fraction.is_none(),
                    _ => !dot,
                };
                let decided = vietnamese.is_some() || foreign.is_some() || !unknown;
                if !decided {
                    numbers.doubt.get_or_insert(i);
                }
                let abroad =
                    foreign.is_some() || text.by == Writer::Yaml && vietnamese.is_none();
                Some(if abroad { there.clone() } else { here.clone() })
            }
        });
    }
    Ok(numbers)
}

/// The numbers of a column of whole amounts, such as đồng: there a point before decimals in one
/// text does not make `20.000` twenty.
///
/// # Errors
/// Returns two texts that contradict each other.
pub fn read_whole_numbers(texts: &[WrittenNumber<'_>]) -> Result<ReadNumbers, Mixed> {
    let numbers = read_numbers(texts)?;
    let pointed = |text: &WrittenNumber<'_>| {
        let by_hand = match text.by {
            Writer::Person => true,
            // Programs write no needless zeros.
            Writer::Yaml => text.text.ends_with('0'),
            Writer::Program => false,
        };
        let reading = Reading::of(*text);
        by_hand && matches!(reading, Reading::Either { dot: true, .. })
    };
    let decimal =
        |said: &Option<String>| said.as_ref().is_some_and(|it| it.contains(','));
    let small = texts
        .iter()
        .zip(&numbers.read)
        .position(|(text, said)| pointed(text) && decimal(said));
    let deciding = texts.iter().zip(&numbers.read).position(|(text, said)| {
        let one_way = !matches!(Reading::of(*text), Reading::Either { .. });
        one_way && text.text.contains('.') && decimal(said)
    });
    match (small, deciding) {
        (Some(vietnamese), Some(foreign)) => Err(Mixed { vietnamese, foreign }),
        _ => Ok(numbers),
    }
}

/// What a text can be read as.
enum Reading {
    None,
    /// The same in every notation, or known for what it is.
    Known {
        said: String,
        fraction: bool,
    },
    /// Only with dots between thousands or a comma before decimals.
    Vietnamese(String),
    /// Only with commas between thousands or a point before decimals.
    Foreign(String),
    Either {
        here: String,
        there: String,
        dot: bool,
    },
}

impl Reading {
    fn of(WrittenNumber { text, by }: WrittenNumber<'_>) -> Self {
        if by == Writer::Program {
            let (said, fraction) = (text.to_owned(), text.contains(','));
            return Self::Known { said, fraction };
        }
        let known = |said: String| {
            let fraction = by == Writer::Yaml && said.contains(',');
            Self::Known { said, fraction }
        };
        match (number(text, '.', ','), number(text, ',', '.')) {
            (None, None) if by == Writer::Yaml => {
                from_machine(text).map_or(Self::None, known)
            }
            (None, None) => Self::None,
            (Some(here), Some(there)) if here == there => known(here),
            (Some(here), Some(there)) => {
                Self::Either { here, there, dot: text.contains('.') }
            }
            (Some(here), None) => Self::Vietnamese(here),
            (None, Some(there)) if by == Writer::Yaml => known(there),
            (None, Some(there)) => Self::Foreign(there),
        }
    }
}

/// True for what YAML and JSON take for a number.
pub fn is_machine_number(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let digits =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.map(|it| it.strip_prefix(['-', '+']).unwrap_or(it));
    digits(whole) && digits(fraction) && exponent.is_none_or(digits)
}

/// The number that a program wrote with a point, in Vietnamese notation, digit for digit.
///
/// ```
/// use vanban::vi::from_machine;
/// assert_eq!(from_machine("-13.50").as_deref(), Some("-13,50"));
/// assert_eq!(from_machine("1.25e3").as_deref(), Some("1250"));
/// ```
pub fn from_machine(text: &str) -> Option<String> {
    if !is_machine_number(text) {
        return None;
    }
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok().filter(|it: &i32| it.abs() <= 40)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let point = i32::try_from(whole.len()).ok()? + exponent;
    let mut digits = format!("{whole}{fraction}");
    if exponent == 0 {
        let tail = if fraction.is_empty() { "" } else { "," };
        return Some(format!("{sign}{whole}{tail}{fraction}"));
    }
    if point < 1 {
        digits.insert_str(0, &"0".repeat(usize::try_from(1 - point).ok()?));
    }
    let point = usize::try_from(point.max(1)).ok()?;
    while digits.len() < point {
        digits.push('0');
    }
    let (whole, fraction) = digits.split_at(point);
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let fraction = fraction.trim_end_matches('0');
    let tail = if fraction.is_empty() { "" } else { "," };
    Some(format!("{sign}{whole}{tail}{fraction}"))
}

/// A text in one notation as Vietnamese writes it: `(1,500.5)` is `-1.500,5`.
fn number(text: &str, group: char, point: char) -> Option<String> {
    let text = text.trim();
    let (negative, text) =
        match text.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
            Some(inner) => (true, inner.trim()),
            None => match text.strip_prefix(['-', '−', '–', '‒']) {
                Some(rest) => (true, rest.trim_start()),
                None => (false, text.strip_prefix('+').unwrap_or(text)),
            },
        };
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), "%"),
        None => (text, ""),
    };
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let (whole, fraction) = match text.split_once(point) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let digits =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !fraction.is_none_or(digits) {
        return None;
    }
    let parts: Vec<&str> = if whole.contains(is_space) {
        whole.split(is_space).collect()
    } else {
        whole.split(group).collect()
    };
    let (first, rest) = parts.split_first()?;
    let grouped = !rest.is_empty();
    let is_group = |part: &&str| part.len() == 3 && digits(part);
    let begins =
        digits(first) && (!grouped || first.len() <= 3 && !first.starts_with('0'));
    if !begins || !rest.iter().all(is_group) {
        return None;
    }
    let sign = if negative { "-" } else { "" };
    let tail = fraction.map_or(String::new(), |fraction| format!(",{fraction}"));
    Some(format!("{sign}{}{tail}{percent}", parts.join(".")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(by: Writer, texts: &[&str]) -> Result<ReadNumbers, Mixed> {
        let written: Vec<_> =
            texts.iter().map(|text| WrittenNumber { text, by }).collect();
        read_numbers(&written)
    }

    fn said(by: Writer, texts: &[&str]) -> String {
        let read = read(by, texts).unwrap().read.into_iter();
        let words: Vec<_> = read.map(|it| it.unwrap_or_else(|| "?".to_owned())).collect();
        words.join(" ")
    }

    #[test]
    fn a_column_shows_what_its_dots_mean() {
        for (texts, expected) in [
            (&["13.323", "6.48", "0.125"][..], "13,323 6,48 0,125"),
            (&["13.323", "0.125"], "13,323 0,125"),
            (&["13.323", "1234.567"], "13,323 1234,567"),
            (&["13.323", "6"], "13.323 6"),
            (&["13.323", "1.500.000"], "13.323 1.500.000"),
            (&["1,500", "1,500,000"], "1.500 1.500.000"),
            (&["1,500", "12.5"], "1.500 12,5"),
            (&["1,500", "12,5"], "1,500 12,5"),
            (&["1,234.5", "1.500"], "1.234,5 1,500"),
            (&["(500)", "−200", "– 7", "+3"], "-500 -200 -7 3"),
            (&["12,5%", "7 %"], "12,5% 7%"),
            (&["1 000", "12\u{a0}345\u{202f}678,5"], "1.000 12.345.678,5"),
            (
                &["1.2.3", "1 00", "5.", ",5", "", "x", "1,5,6", "0.1.2"],
                "? ? ? ? ? ? ? ?",
            ),
        ] {
            assert_eq!(said(Writer::Person, texts), expected);
        }
    }

    #[test]
    fn a_slip_in_a_column_of_whole_amounts_does_not_divide_the_others() {
        let whole = |texts: &[&str]| {
            let by = Writer::Person;
            let written: Vec<_> =
                texts.iter().map(|text| WrittenNumber { text, by }).collect();
            read_whole_numbers(&written).map(|it| it.read)
        };
        for (texts, vietnamese, foreign) in [
            (&["20.000", "350.000", "15.0000"][..], 0, 2),
            (&["1.500", "2.000", "12.50"], 0, 2),
            (&["7.5", "1.500"], 1, 0),
            (&["500", "1.500", "-0.5"], 1, 2),
            (&["0.125", "1.500"], 1, 0),
        ] {
            assert_eq!(whole(texts), Err(Mixed { vietnamese, foreign }), "{texts:?}");
        }
        for texts in [
            &["20.000", "350.000", "150"][..],
            &["1,500", "12.50"],
            &["1.500", "12,50"],
            &["12.5", "7.25"],
        ] {
            assert!(whole(texts).is_ok(), "{texts:?}");
        }
    }

    #[test]
    fn a_column_that_contradicts_itself_is_refused_with_both_texts() {
        for (texts, vietnamese, foreign) in [
            (&["1.500.000,5", "2", "1.5"][..], 0, 2),
            (&["6.48", "13,3"], 1, 0),
            (&["1.500.000", "1,500,000"], 0, 1),
        ] {
            assert_eq!(read(Writer::Person, texts), Err(Mixed { vietnamese, foreign }));
        }
        let mixed = [
            WrittenNumber { text: "13.323", by: Writer::Person },
            WrittenNumber { text: "6,48", by: Writer::Program },
        ];
        assert_eq!(read_numbers(&mixed), Err(Mixed { vietnamese: 0, foreign: 1 }));
    }

    #[test]
    fn a_number_of_yaml_is_one_unless_the_column_is_vietnamese() {
        assert_eq!(said(Writer::Yaml, &["13.323", "6.48"]), "13,323 6,48");
        assert_eq!(said(Writer::Yaml, &["1.500", "1.500.000"]), "1.500 1.500.000");
        assert_eq!(said(Writer::Yaml, &["1234.5", "1200", "-5"]), "1234,5 1200 -5");
        assert_eq!(said(Writer::Yaml, &["1.5e3", "2E-2"]), "1500 0,02");
        let doubted = read(Writer::Yaml, &["7", "1.500"]).unwrap();
        assert_eq!((doubted.doubt, doubted.read[1].as_deref()), (Some(1), Some("1,500")));
        assert_eq!(read(Writer::Yaml, &["1.500", "6.48"]).unwrap().doubt, None);
        assert_eq!(read(Writer::Person, &["1.500", "2"]).unwrap().doubt, None);
        assert_eq!(read(Writer::Person, &["1,500", "2"]).unwrap().doubt, Some(0));
    }
}
