//! Lines of text cut into stretches that are set alike.

use serde::Serialize;

use crate::document::{APART, Paragraph, Run};
use crate::vi::{Piece, Room, pieces};

/// A stretch of text in one style, or a footnote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Inline {
    /// The characters.
    pub text: String,
    /// Must stay on one line.
    pub whole: bool,
    /// In italics.
    pub emph: bool,
    /// In bold.
    pub strong: bool,
    /// A footnote that is called here, instead of characters.
    pub note: Option<Vec<Inline>>,
}

/// A paragraph's text.
pub type Line = Vec<Inline>;

/// A plain text as a line.
pub(super) fn plain(text: &str, room: Room) -> Line {
    styled(text, room, false, false)
}

fn styled(text: &str, room: Room, emph: bool, strong: bool) -> Line {
    let inline = |text, whole| Inline { text, whole, emph, strong, note: None };
    pieces(text, room)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => inline(text, false),
            Piece::Whole(text) => inline(text, true),
        })
        .collect()
}

/// The runs of a paragraph; a dash line with its dash.
pub(super) fn paragraph_runs(paragraph: &Paragraph) -> Vec<Run> {
    let mut runs = paragraph.runs.clone();
    if paragraph.dash {
        prefix(&mut runs, "- ");
    }
    runs
}

/// Runs of prose as a line.
pub(super) fn runs_line(runs: &[Run], room: Room) -> Line {
    let text = |run: &Run| run.text.replace(APART, "");
    runs.iter()
        .flat_map(|run| styled(&text(run), room, run.emph, run.strong))
        .collect()
}

/// Puts an upright text before the first run.
pub(super) fn prefix(runs: &mut Vec<Run>, text: &str) {
    match runs.first_mut() {
        Some(first) if !first.emph && !first.strong => first.text.insert_str(0, text),
        _ => runs.insert(0, Run { text: text.to_owned(), ..Run::default() }),
    }
}
