//! A comparison as data for a page.

use serde::Serialize;

use super::change::{Change, Stretch};
use super::compare::Compared;
use super::said::{FilePair, comparison_summary, place};
use crate::diag::{Lang, Message};
use crate::say;

/// What the page's template reads.
#[derive(Serialize)]
struct ComparisonPage {
    title: String,
    names: [String; 2],
    summary: String,
    /// What the marks mean: added, dropped, moved.
    legend: [String; 3],
    parts: Vec<PagePart>,
    font: String,
    year: i32,
}

#[derive(Serialize)]
struct PagePart {
    #[serde(rename = "fate")]
    change: Change,
    place: String,
    /// What became of it, in words; empty for what stayed.
    note: String,
    /// Its words, a paragraph a list.
    paragraphs: Vec<Vec<Stretch>>,
}

/// The comparison as a page shows it, what stayed too: for the template of `so-sanh`. `font` is
/// the family it is set in, `year` the one that the file is dated to.
pub fn comparison_page(
    compared: &[Compared],
    names: FilePair<'_>,
    (font, year): (&str, i32),
    lang: Lang,
) -> impl Serialize + use<> {
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
