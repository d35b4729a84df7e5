//! Small values that are read once and know their form.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::symbol::{check_abbreviations, check_place, check_symbol};
use crate::diag::Message;
use crate::say;
use crate::vi;

/// The number that the registry gave a document: `83`, or `0134` as the office writes it; the
/// standard says with how many digits it is printed at the least.
///
/// ```
/// use vanban::document::DocumentNumber;
/// let number: DocumentNumber = "0134".parse().unwrap();
/// assert_eq!((number.value, number.to_string().as_str()), (134, "0134"));
/// assert_eq!(number, "134".parse().unwrap());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DocumentNumber {
    /// What it counts.
    pub value: u32,
    /// How many digits were written.
    pub digits: usize,
}

impl DocumentNumber {
    /// The number so many places after it, written alike.
    #[must_use]
    pub fn after(self, places: u32) -> Self {
        Self { value: self.value.saturating_add(places), ..self }
    }
}

/// Zeros in front make no other number.
impl PartialEq for DocumentNumber {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for DocumentNumber {}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.value, width = self.digits)
    }
}

impl FromStr for DocumentNumber {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let digits = text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
        match text.parse() {
            Ok(value) if digits && value > 0 => Ok(Self { value, digits: text.len() }),
            _ => Err(say!(
                "`{text}` không phải số văn bản: cần số nguyên dương, như 83",
                "invalid document number `{text}`: expected a positive whole number, such as 83"
            )),
        }
    }
}

/// The day a document was issued, or the month while the day is not known yet; the standard says
/// how it is printed.
///
/// ```
/// use vanban::document::IssueDate;
/// let [one, other] = ["13/02/2025", "2025-02-13"].map(|text| text.parse::<IssueDate>());
/// assert_eq!(one.unwrap(), other.unwrap());
/// assert_eq!("6/2026".parse::<IssueDate>().unwrap().day(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueDate {
    /// The day; the first of the month where only that is known.
    first: NaiveDate,
    known: bool,
}

impl IssueDate {
    /// The year of the date.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The month.
    pub fn month(self) -> u32 {
        self.first.month()
    }

    /// The day; none while only the month is known.
    pub fn day(self) -> Option<NaiveDate> {
        self.known.then_some(self.first)
    }

    /// As data has it: `2026-07-13`, or `2026-07`.
    pub fn iso(self) -> String {
        let form = if self.known { "%Y-%m-%d" } else { "%Y-%m" };
        self.first.format(form).to_string()
    }

    /// The day that it is at the latest.
    pub fn latest(self) -> NaiveDate {
        let month = Months::new(1);
        let next = self.first.checked_add_months(month).and_then(|day| day.pred_opt());
        next.filter(|_| !self.known).unwrap_or(self.first)
    }
}

impl From<NaiveDate> for IssueDate {
    fn from(day: NaiveDate) -> Self {
        Self { first: day, known: true }
    }
}

impl FromStr for IssueDate {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let day = vi::parse_date(text).map(|first| Self { first, known: true });
        let month = || vi::parse_month(text).map(|first| Self { first, known: false });
        day.or_else(month).ok_or_else(|| {
            say!(
                "`{text}` không phải ngày có thật: viết 2025-02-13 hoặc 13/02/2025",
                "invalid date `{text}`: expected 2025-02-13 or 13/02/2025"
            )
        })
    }
}

/// The width of a table's column: a share of what is left (`4fr`) or fixed (`20mm`).
///
/// ```
/// use vanban::document::Width;
/// assert_eq!("2.5fr".parse::<Width>().unwrap().to_string(), "2.5fr");
/// assert_eq!("2,5 cm".parse::<Width>().unwrap().to_string(), "25mm");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// A share of the width that fixed columns leave.
    Share(f64),
    /// A fixed width, in mm.
    Fixed(f64),
}

impl FromStr for Width {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let plain = text.replace(',', ".").replace(' ', "");
        let end = plain.find(|c: char| c.is_alphabetic()).unwrap_or(plain.len());
        let (number, unit) = plain.split_at(end);
        let number = number.parse::<f64>().ok().filter(|n| n.is_finite() && *n > 0.0);
        match (number, unit) {
            (Some(n), "fr") if n <= 1000.0 => Ok(Self::Share(n)),
            (Some(n), "mm") if n <= 1000.0 => Ok(Self::Fixed(n)),
            (Some(n), "cm") if n <= 100.0 => Ok(Self::Fixed(n * 10.0)),
            _ => Err(say!(
                "`{text}` không phải bề rộng cột: viết 4fr (phần) hoặc 20mm",
                "invalid width `{text}`: expected 4fr (a share) or 20mm"
            )),
        }
    }
}

impl fmt::Display for Width {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share(n) => write!(f, "{n}fr"),
            Self::Fixed(n) => write!(f, "{n}mm"),
        }
    }
}

/// Lets a value type be read from a YAML scalar, and names its form in the schema.
macro_rules! scalar {
    ($type:ident, $format:literal, $types:tt, $pattern:literal, $description:literal) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|m: Message| D::Error::custom(m.en))
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": $types,
                    "format": $format,
                    "pattern": $pattern,
                    "description": $description,
                })
            }
        }
    };
}

scalar!(
    DocumentNumber,
    "document-number",
    ["integer", "string"],
    "^0*[1-9][0-9]*$",
    "Số văn bản trong năm, in đúng các chữ số đã viết (0134); để trống khi còn dự thảo."
);
scalar!(
    IssueDate,
    "date-vi",
    "string",
    "^([0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?|([0-9]{1,2}[/.-])?[0-9]{1,2}[/.-][0-9]{4}|(ngày|tháng) .*)$",
    "Ngày ban hành: 2025-02-13 hoặc 13/02/2025; 2026-06 hoặc 6/2026 khi mới biết tháng; để trống khi còn dự thảo."
);
scalar!(
    Width,
    "width",
    "string",
    "^[0-9]+([.,][0-9]+)? ?(fr|mm|cm)$",
    "Bề rộng cột: 4fr (một phần của chỗ còn lại) hoặc 20mm."
);

/// The forms of scalars that have one, by their name in the schema.
pub fn check_format(format: &str, text: &str) -> Result<(), Message> {
    match format {
        "document-number" => text.parse::<DocumentNumber>().map(drop),
        "issue-date" => text.parse::<IssueDate>().map(drop),
        "date-vi" => match text.parse::<IssueDate>()?.day() {
            Some(_) => Ok(()),
            None => Err(say!(
                "`{text}` mới có tháng, ở đây cần cả ngày: viết 13/02/2025",
                "invalid date `{text}`: the day is missing; expected 13/02/2025"
            )),
        },
        "width" => text.parse::<Width>().map(drop),
        "signing-time" if vi::signing_time(text).is_none() => Err(say!(
            "`{text}` không phải thời điểm: viết 2026-03-05T14:05:09+07:00",
            "invalid time `{text}`: expected 2026-03-05T14:05:09+07:00"
        )),
        // Only asked where the schema does not list it.
        "kind" => Err(say!(
            "không có loại văn bản `{text}`",
            "unknown kind of document `{text}`"
        )),
        "symbol" => check_symbol(text),
        "symbol-part" => check_abbreviations(text),
        "place" => check_place(text),
        _ => Ok(()),
    }
}

/// How a page lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline, description = "Trang dọc (portrait) hay ngang (landscape).")]
pub enum Orientation {
    /// A4 upright.
    #[schemars(description = "Trang dọc.")]
    #[default]
    Portrait,
    /// A4 on its side, for wide tables.
    #[schemars(description = "Trang nằm ngang.")]
    Landscape,
}
