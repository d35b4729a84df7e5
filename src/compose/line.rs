//! Lines of text: stretches in one style, each with the value that it comes from.

use std::sync::Arc;

use crate::document::{Script, StyledText};
use crate::vi;
use crate::yaml::Path;

/// Where in the data something is said.
pub type At = Arc<Path>;

/// What is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlankFor {
    /// The document's number.
    Number,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// The name of who signs.
    Name,
}

/// Room in a line that is filled in later, by hand or with a stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What for.
    pub kind: BlankFor,
    /// How wide it is, in mm, from the glyph before it to the glyph behind it.
    pub width: u32,
}

/// A stretch of text in one style, a blank, or a footnote that is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// The characters; none for a footnote, one space for a blank.
    pub text: String,
    /// The blank that this is; no line ends on either side of it.
    pub blank: Option<Blank>,
    /// In italics.
    pub emph: bool,
    /// In bold.
    pub strong: bool,
    /// Above or below the line.
    pub script: Script,
    /// The footnote that is called here, instead of characters.
    pub note: Option<Note>,
    /// Where it comes from.
    pub at: At,
}

/// A footnote; one that is called twice is the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its name in the data.
    pub name: String,
    /// What it says.
    pub line: Line,
}

/// A paragraph's text.
pub type Line = Vec<Inline>;

impl Inline {
    /// True for characters in no style.
    pub(super) fn is_upright(&self) -> bool {
        let styled = self.emph || self.strong || self.script != Script::None;
        !styled && self.note.is_none() && self.blank.is_none()
    }
}

/// The characters of a line, without its footnotes.
pub fn text_of(line: &[Inline]) -> String {
    line.iter().map(|inline| inline.text.as_str()).collect()
}

/// The signs that make a line an item of a list.
const DASHES: [&str; 5] = ["-", "–", "—", "+", "•"];

/// The sign of a line that is an item of a list, and the line without it.
pub fn item_of(line: &[Inline]) -> Option<(Inline, Line)> {
    let (first, others) = line.split_first()?;
    let (sign, text) = first.text.split_once(' ')?;
    if !DASHES.contains(&sign) || (text.is_empty() && others.is_empty()) {
        return None;
    }
    let with = |text: &str| Inline { text: text.to_owned(), ..first.clone() };
    let own = (!text.is_empty()).then(|| with(text));
    Some((with(sign), own.into_iter().chain(others.iter().cloned()).collect()))
}

/// A text in one upright stretch.
pub(super) fn upright(text: impl Into<String>, at: &At) -> Line {
    vec![stretch(text.into(), &StyledText::default(), at)]
}

/// A blank as a stretch of a line.
pub(super) fn blank_stretch(blank: Blank, at: &At) -> Inline {
    let space = stretch(" ".to_owned(), &StyledText::default(), at);
    Inline { blank: Some(blank), ..space }
}

/// A stretch in the style of a run.
pub(super) fn stretch(text: String, style: &StyledText, at: &At) -> Inline {
    let StyledText { emph, strong, script, .. } = *style;
    Inline {
        text,
        blank: None,
        emph,
        strong,
        script,
        note: None,
        at: at.clone(),
    }
}

/// A line in capitals; footnotes stay as they are.
pub(super) fn upper(mut line: Line) -> Line {
    for inline in &mut line {
        inline.text = vi::upper(&inline.text);
    }
    line
}

/// Puts an upright text before a line: into its first stretch, if that is upright too.
pub(super) fn prefix(line: &mut Line, text: &str, at: &At) {
    match line.first_mut() {
        Some(first) if first.is_upright() => {
            first.text.insert_str(0, text);
        }
        _ => line.insert(0, stretch(text.to_owned(), &StyledText::default(), at)),
    }
}
