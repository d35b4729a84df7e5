//! Words with blanks among them, which stay together on a line.

use super::line_value::BlankPart;
use crate::compose::{Inline, Line};
use crate::vi::BLANK;

/// A stretch of a line with the blanks in it, whose places are marked in its text.
pub(super) struct StretchWithBlanks<'a> {
    /// How it is set, and where it comes from.
    pub(super) inline: &'a Inline,
    pub(super) text: String,
    /// The widths of its blanks, in mm, in their order.
    pub(super) blanks: Vec<u32>,
}

/// The stretches of a line, a blank with what is set alike beside it.
pub(super) fn stretches(line: &Line) -> Vec<StretchWithBlanks<'_>> {
    let mut found: Vec<StretchWithBlanks<'_>> = vec![];
    for inline in line {
        let width = inline.blank.map(|blank| blank.width);
        let own = width.map_or_else(|| inline.text.clone(), |_| BLANK.to_string());
        match found.last_mut() {
            Some(last)
                if (width.is_some() || !last.blanks.is_empty())
                    && set_alike(last.inline, inline) =>
            {
                last.text.push_str(&own);
                last.blanks.extend(width);
            }
            _ => found.push(StretchWithBlanks {
                inline,
                text: own,
                blanks: width.into_iter().collect(),
            }),
        }
    }
    found
}

fn set_alike(one: &Inline, other: &Inline) -> bool {
    let style = |it: &Inline| (it.emph, it.strong, it.script);
    let has_note = one.note.is_some() || other.note.is_some();
    style(one) == style(other) && one.at == other.at && !has_note
}

/// The words of a text, those with blanks apart, in the parts that they are set in.
pub(super) fn words(
    text: &str,
    blanks: &mut impl Iterator<Item = u32>,
) -> Vec<(String, Option<Vec<BlankPart>>)> {
    let mut found: Vec<(String, Option<Vec<BlankPart>>)> = vec![];
    let mut plain = String::new();
    for word in text.split_inclusive(' ') {
        let Some(bare) = Some(word.trim_end_matches(' ')).filter(|it| it.contains(BLANK))
        else {
            plain.push_str(word);
            continue;
        };
        if !plain.is_empty() {
            found.push((std::mem::take(&mut plain), None));
        }
        found.push((bare.replace(BLANK, " "), Some(parts(bare, blanks))));
        plain.push_str(&word[bare.len()..]);
    }
    if !plain.is_empty() {
        found.push((plain, None));
    }
    found
}

/// The parts of words that stay together.
pub(super) fn parts(
    text: &str,
    blanks: &mut impl Iterator<Item = u32>,
) -> Vec<BlankPart> {
    let mut parts = vec![];
    for (i, said) in text.split(BLANK).enumerate() {
        if i > 0 {
            parts.extend(blanks.next().map(BlankPart::Blank));
        }
        if !said.is_empty() {
            parts.push(BlankPart::Text(said.to_owned()));
        }
    }
    parts
}
