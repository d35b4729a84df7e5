//! Values of arguments: how each is read, and what is said of one that is refused.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::diag::Message;
use crate::say;

/// Why a value is refused; clap carries it to where the language is known.
#[derive(Clone, Debug)]
pub(super) struct Refused(pub(super) Message);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.en)
    }
}

impl std::error::Error for Refused {}

impl From<Message> for Refused {
    fn from(message: Message) -> Self {
        Self(message)
    }
}

/// Reads one of a few words as what it stands for.
pub(super) fn one_of<T: Copy + Send + Sync>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let said = PossibleValuesParser::new(words.iter().map(|(word, _)| *word));
    said.try_map(|said| {
        let found = words.iter().find(|(word, _)| *word == said);
        found.map(|(_, value)| *value).ok_or("unknown word")
    })
}

pub(super) fn number<T>(
    range: RangeInclusive<T>,
) -> impl Fn(&str) -> Result<T, Refused> + Clone + Send + Sync + 'static
where
    T: FromStr + PartialOrd + fmt::Display + Clone + Send + Sync + 'static,
{
    move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| {
            let (first, last) = (range.start(), range.end());
            say!(
                "cần một số từ {first} đến {last}",
                "expected a number from {first} to {last}"
            )
            .into()
        })
    }
}

/// Reads a value that says itself what is wrong with it.
pub(super) fn parsed<T: FromStr<Err = Message>>(text: &str) -> Result<T, Refused> {
    text.parse().map_err(Refused)
}
