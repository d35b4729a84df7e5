//! A comparison as data for a page.

use serde::Serialize;

use super::change::{Change, Stretch};
use super::compare::Compared;
use super::said::{Names, comparison_summary, place};
use crate::diag::{Lang, Message};
use crate::say;

/// The comparison as a page shows it: every part, what stayed too.
#[derive(Debug, Serialize)]
pub struct ComparisonPage {
    /// The title of the page.
    pub title: String,
    /// The names of the two files.
    pub names: [String; 2],
    /// All in one line.
    pub summary: String,
    /// What the marks mean: added, dropped, moved.
    pub legend: [String; 3],
    /// The parts.
    pub parts: Vec<PagePart>,
    /// The family of the font.
    pub font: String,
    /// The year that the file is dated to.
    pub year: i32,
}

/// A part of the page.
#[derive(Debug, Serialize)]
pub struct PagePart {
    /// What became of it.
    #[serde(rename = "fate")]
    pub change: Change,
    /// Where it stands.
    pub place: String,
    /// What became of it, in words; empty for what stayed.
    pub note: String,
    /// Its words, a paragraph a list.
    pub paragraphs: Vec<Vec<Stretch>>,
}

/// Makes the page of a comparison.
pub fn comparison_page(
    compared: &[Compared],
    names: Names<'_>,
    (font, year): (&str, i32),
    lang: Lang,
) -> ComparisonPage {
    let said = |message: Message| message.in_lang(lang).to_owned();
    let parts = compared
        .iter()
        .map(|c| PagePart {
            change: c.change,
            place: place(c),
            note: if c.change == Change::Same {
                String::new()
            } else {
                said(c.change.name())
            },
            paragraphs: paragraphs(&c.pieces),
        })
        .collect();
    ComparisonPage {
        title: said(say!("So sánh hai văn bản", "Comparison of two documents")),
        names: [names.old.to_owned(), names.new.to_owned()],
        summary: said(comparison_summary(compared)),
        legend: [Change::Added, Change::Dropped, Change::Moved]
            .map(|change| said(change.name())),
        parts,
        font: font.to_owned(),
        year,
    }
}

fn paragraphs(pieces: &[Stretch]) -> Vec<Vec<Stretch>> {
    let mut all = vec![vec![]];
    for piece in pieces {
        for (i, line) in piece.text.split('\n').enumerate() {
            if i > 0 {
                all.push(vec![]);
            }
            if let Some(last) = all.last_mut().filter(|_| !line.is_empty()) {
                last.push(Stretch { change: piece.change, text: line.to_owned() });
            }
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}
