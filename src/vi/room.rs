//! How much room a line has, and how much a text takes at the most.

/// Stands in a text for room that is filled in later; no text of a document has it.
pub const BLANK: char = '\u{1a}';

/// How much room a line has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The width, in mm.
    pub width: f64,
    /// The largest letters that are set in it, in pt.
    pub(super) size: f64,
    /// A page's text rather than a column.
    pub(super) is_page: bool,
}

const POINTS_PER_MM: f64 = 72.0 / 25.4;
/// The longest code that is kept whole in a page's text, in characters: about half a line.
const LONGEST_WHOLE: usize = 40;

impl Room {
    /// The text of a page, so wide in mm, in letters of a size.
    pub fn page(width: f64, size: f64) -> Self {
        Self { width, size, is_page: true }
    }

    /// A column, so wide in mm, in letters of a size.
    pub fn column(width: f64, size: f64) -> Self {
        Self { width, size, is_page: false }
    }

    /// True if a text fits a column on one line for certain, so that nothing in it can be broken.
    pub fn is_wide_for(self, text: &str) -> bool {
        !self.is_page
            && !text.contains('\n')
            && !text.contains("  ")
            && self.holds(&[text])
    }

    /// True if words of one line fit for certain.
    pub(super) fn holds(self, words: &[&str]) -> bool {
        let all: f64 = words.iter().map(|word| at_most(word)).sum();
        let spaces = words.iter().skip(1).count();
        let spaces = u32::try_from(spaces).map_or(f64::INFINITY, f64::from);
        (all + spaces * letter(' ')) * self.size <= self.width * POINTS_PER_MM
    }

    /// True if a code is kept whole.
    pub(super) fn keeps(self, code: &str) -> bool {
        self.holds(&[code]) && (!self.is_page || code.chars().count() <= LONGEST_WHOLE)
    }
}

/// The most that a text of one line takes, in em, in an upright or bold face of a book.
fn at_most(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

fn letter(c: char) -> f64 {
    match c {
        ' ' | '\u{a0}' => 0.25,
        // As wide as an office may choose it.
        BLANK => 6.0,
        '0'..='9' => 0.5,
        'i' | 'í' | 'ì' | 'ị' | 'j' | 'l' | 't' | 'f' | 'r' | 's' => 0.45,
        '.' | ',' | ':' | ';' | '/' | '-' | '(' | ')' | '\'' | '|' | '!' => 0.34,
        'm' | 'w' => 0.84,
        c if c.is_lowercase() => 0.56,
        c if c.is_uppercase() && !matches!(c, 'M' | 'W') => 0.8,
        // Wide capitals and signs such as @ and %.
        _ => 1.0,
    }
}
