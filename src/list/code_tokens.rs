//! The parts of a section of a format's code, and what comes of it.

/// What a sheet shows of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ShownNumber {
    /// The whole.
    pub(super) text: String,
    /// The number in it, in Vietnamese notation; none if none is shown.
    pub(super) number: Option<String>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CodeToken {
    /// What is shown as it stands.
    Literal(String),
    /// A place for a digit: `0`, `#` or `?`.
    Digit(char),
    /// The point before decimals.
    Point,
    /// A comma: between thousands, or dividing by them.
    Comma,
    Percent,
    /// `E+` or `E-`; true if a plus is shown.
    Exponent(bool),
    /// The line of a fraction.
    Slash,
    Date(DatePart),
    /// The text of the cell.
    Text,
    General,
    /// The language of names, by its number.
    Language(u32),
}

/// A part of a day or time, with how many letters ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DatePart {
    Year(usize),
    Month(usize),
    Day(usize),
    Hour(usize),
    Minute(usize),
    Second(usize),
    /// Decimals of a second.
    Fraction(usize),
    /// Before or after noon.
    Noon,
    AllHours(usize),
    AllMinutes(usize),
    AllSeconds(usize),
    /// Day, month and year as an office writes them: what of them is asked for.
    Office {
        day: bool,
        month: bool,
        year: bool,
    },
}

impl CodeToken {
    /// True for a part of a date of this sort.
    pub(super) fn is_part(&self, wanted: fn(DatePart) -> bool) -> bool {
        matches!(self, Self::Date(part) if wanted(*part))
    }
}

/// The parts of a section and its condition; none if something in it is not understood.
pub(super) fn tokens(text: &str) -> Option<(Vec<CodeToken>, Option<String>)> {
    let mut scan = Scan { rest: text, tokens: vec![], condition: None };
    while let Some(c) = scan.rest.chars().next() {
        scan.one(c)?;
    }
    Some((scan.tokens, scan.condition))
}

struct Scan<'a> {
    rest: &'a str,
    tokens: Vec<CodeToken>,
    condition: Option<String>,
}

impl Scan<'_> {
    fn one(&mut self, c: char) -> Option<()> {
        match c {
            '"' => {
                let inner = &self.rest[1..];
                let end = inner.find('"')?;
                self.literal(&inner[..end]);
                self.rest = &inner[end + 1..];
            }
            '\\' => {
                let mut after = self.rest[1..].chars();
                let escaped = after.next()?;
                self.literal(&escaped.to_string());
                self.rest = after.as_str();
            }
            // A gap as wide as a character, and one that fills the cell.
            '_' | '*' => {
                let mut after = self.rest[1..].chars();
                after.next();
                if c == '_' {
                    self.literal(" ");
                }
                self.rest = after.as_str();
            }
            '[' => {
                let end = self.rest.find(']')?;
                let inner = &self.rest[1..end];
                self.bracket(inner)?;
                self.rest = &self.rest[end + 1..];
            }
            '0' | '#' | '?' => self.push(CodeToken::Digit(c), 1),
            '.' => self.push(CodeToken::Point, 1),
            ',' => self.push(CodeToken::Comma, 1),
            '%' => self.push(CodeToken::Percent, 1),
            '@' => self.push(CodeToken::Text, 1),
            '/' => self.push(CodeToken::Slash, 1),
            _ if c.is_ascii_alphabetic() => self.letters(c)?,
            _ => {
                self.literal(&c.to_string());
                self.rest = &self.rest[c.len_utf8()..];
            }
        }
        Some(())
    }

    fn push(&mut self, token: CodeToken, bytes: usize) {
        self.tokens.push(token);
        self.rest = &self.rest[bytes..];
    }

    fn literal(&mut self, text: &str) {
        match self.tokens.last_mut() {
            Some(CodeToken::Literal(said)) => said.push_str(text),
            _ => self.tokens.push(CodeToken::Literal(text.to_owned())),
        }
    }

    /// A currency, language, colour, condition, or hours that go on past a day.
    fn bracket(&mut self, inner: &str) -> Option<()> {
        let lower = inner.to_lowercase();
        if let Some(currency) = inner.strip_prefix('$') {
            let (sign, language) = currency.split_once('-').unwrap_or((currency, ""));
            if !sign.is_empty() {
                self.literal(sign);
            }
            let code = language.split(',').next().unwrap_or_default();
            if let Ok(number) = u32::from_str_radix(code, 16) {
                self.tokens.push(CodeToken::Language(number & 0xFFFF));
            }
            return Some(());
        }
        if inner.starts_with(['<', '>', '=']) {
            self.condition = Some(inner.to_owned());
            return Some(());
        }
        let part = match lower.as_str() {
            "h" | "hh" => DatePart::AllHours(lower.len()),
            "m" | "mm" => DatePart::AllMinutes(lower.len()),
            "s" | "ss" => DatePart::AllSeconds(lower.len()),
            // Names of colours; other words, such as that of Chinese digits, are not known.
            _ => {
                let colour = lower.trim_end_matches(|c: char| c.is_ascii_digit());
                let known = [
                    "black", "blue", "cyan", "green", "magenta", "red", "white",
                    "yellow", "color", "color ",
                ];
                return known.contains(&colour).then_some(());
            }
        };
        self.tokens.push(CodeToken::Date(part));
        Some(())
    }

    fn letters(&mut self, c: char) -> Option<()> {
        let lower = self.rest.to_lowercase();
        for name in ["general", "standard"] {
            if lower.starts_with(name) {
                self.push(CodeToken::General, name.len());
                return Some(());
            }
        }
        for name in ["am/pm", "a/p"] {
            if lower.starts_with(name) {
                self.push(CodeToken::Date(DatePart::Noon), name.len());
                return Some(());
            }
        }
        if matches!(c, 'E' | 'e') {
            let sign = self.rest[1..].chars().next();
            if matches!(sign, Some('+' | '-')) {
                self.push(CodeToken::Exponent(sign == Some('+')), 2);
                return Some(());
            }
        }
        let letter = c.to_ascii_lowercase();
        let run = lower.chars().take_while(|it| *it == letter).count();
        let part = match letter {
            'y' | 'e' => DatePart::Year(run),
            'm' => DatePart::Month(run),
            'd' => DatePart::Day(run),
            'h' => DatePart::Hour(run),
            's' => DatePart::Second(run),
            _ => return None,
        };
        self.push(CodeToken::Date(part), run);
        Some(())
    }
}
