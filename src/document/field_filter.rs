//! How a field says its value: in words, in capitals, as a date.

use crate::vi;

/// How a field says its value: what stands after `|` in `«Số tiền|bằng chữ»`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldFilter {
    /// `bằng chữ`: a number in words.
    Words,
    /// `chữ hoa`: in capitals.
    Capitals,
    /// `ngày`: a date as `05/3/2026`.
    Date,
    /// `ngày tháng năm`: a date as `ngày 05 tháng 3 năm 2026`.
    LongDate,
}

impl FieldFilter {
    /// Their names.
    pub const NAMES: [&str; 4] = ["bằng chữ", "chữ hoa", "ngày", "ngày tháng năm"];

    /// The filter of a name, whatever the case of its letters.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Words, Self::Capitals, Self::Date, Self::LongDate];
        let at = Self::NAMES.iter().position(|it| *it == name.to_lowercase())?;
        Some(all[at])
    }

    /// A value as it is said; none if it is not of the sort that the filter needs. Nothing
    /// stays nothing.
    pub fn said(self, value: &str) -> Option<String> {
        if value.trim().is_empty() {
            return Some(String::new());
        }
        let date = || vi::parse_date(value.split_whitespace().next()?);
        match self {
            Self::Words => {
                let said = vi::amount_in_words(&number_in(value)?, "")?;
                Some(said.trim_end().to_owned())
            }
            Self::Capitals => Some(vi::upper(value)),
            Self::Date => date().map(vi::short_date),
            Self::LongDate => {
                let short = vi::short_date(date()?);
                let mut parts = short.split('/');
                let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
                Some(format!("ngày {day} tháng {month} năm {year}"))
            }
        }
    }
}

/// The number in a text, without the currency that a sheet may show with it.
fn number_in(text: &str) -> Option<String> {
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}');
    let text = text.trim();
    let signs = ['-', '−', '–', '(', ')', '+'];
    let bare = text.trim_matches(|c: char| !c.is_ascii_digit() && !signs.contains(&c));
    let inner = bare.trim_matches(signs);
    if inner.is_empty() || !inner.chars().all(numeric) {
        return None;
    }
    let by = vi::Writer::Person;
    let read = vi::read_numbers(&[vi::WrittenNumber { text: bare, by }]).ok()?;
    read.read.into_iter().next()?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_said_in_words_in_capitals_or_as_a_date() {
        let said = |name: &str, value: &str| FieldFilter::named(name)?.said(value);
        for (name, value, expected) in [
            ("bằng chữ", "1.500.000", Some("Một triệu năm trăm nghìn")),
            ("Bằng chữ", "1.500.000 đ", Some("Một triệu năm trăm nghìn")),
            ("bằng chữ", "12,5", Some("Mười hai phẩy năm")),
            ("bằng chữ", "(200)", Some("Âm hai trăm")),
            ("bằng chữ", "hai", None),
            ("bằng chữ", "", Some("")),
            ("chữ hoa", "Nguyễn Văn đạt", Some("NGUYỄN VĂN ĐẠT")),
            ("ngày", "2026-03-05", Some("05/3/2026")),
            ("ngày", "5/3/2026 08:30", Some("05/3/2026")),
            ("ngày tháng năm", "05/3/2026", Some("ngày 05 tháng 3 năm 2026")),
            ("ngày", "hôm qua", None),
            ("lạ", "x", None),
        ] {
            assert_eq!(said(name, value).as_deref(), expected, "{name} {value}");
        }
    }
}
