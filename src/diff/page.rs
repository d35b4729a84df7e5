//! A comparison as data for a page.

use serde::Serialize;

use super::change::{Change, Stretch};
use super::compare::Compared;
use super::said::{FilePair, comparison_summary, place, renumbered};
use super::told::told;
use crate::diag::{Lang, Message};
use crate::say;

/// What a page needs to know beside the comparison.
#[derive(Clone, Debug)]
pub struct ComparisonSheet {
    /// The titles of the two documents.
    pub titles: [String; 2],
    /// The family that it is set in.
    pub font: String,
    /// The year that the file is dated to.
    pub year: i32,
}

/// What the page's template reads.
#[derive(Serialize)]
struct ComparisonPage {
    title: String,
    /// The old document and the new one: what it is called, its title, its file.
    names: [[String; 3]; 2],
    summary: String,
    /// The title over the changes in words, and each of them: its place, what became of it,
    /// and in words what is other.
    changes_title: String,
    changes: Vec<[String; 3]>,
    /// The title over everything.
    whole_title: String,
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
    /// Its words, a paragraph a list; how they are set comes last, where that is other.
    paragraphs: Vec<Vec<Stretch>>,
}

/// The comparison as a page shows it, what stayed too: for the template of `so-sanh`.
pub fn comparison_page(
    compared: &[Compared],
    names: FilePair<'_>,
    sheet: ComparisonSheet,
    lang: Lang,
) -> impl Serialize + use<> {
    let said = |message: Message| message.in_lang(lang).to_owned();
    let [old, new] = sheet.titles;
    ComparisonPage {
        title: said(say!("So sánh hai văn bản", "Comparison of two documents")),
        names: [
            [said(say!("Bản cũ", "Old")), old, names.old.to_owned()],
            [said(say!("Bản mới", "New")), new, names.new.to_owned()],
        ],
        summary: said(comparison_summary(compared)),
        changes_title: said(say!("Những chỗ đã thay đổi", "What has changed")),
        changes: changes(compared, lang),
        whole_title: said(say!("Toàn văn, có đánh dấu", "The whole text, marked")),
        legend: [Change::Added, Change::Dropped, Change::Moved]
            .map(|change| said(change.name())),
        parts: compared.iter().map(|c| page_part(c, lang)).collect(),
        font: sheet.font,
        year: sheet.year,
    }
}

fn page_part(compared: &Compared, lang: Lang) -> PagePart {
    let name = compared.change.name().in_lang(lang).to_owned();
    let mut paragraphs = paragraphs(&compared.pieces);
    if !compared.look.is_empty() {
        paragraphs.push(compared.look.clone());
    }
    PagePart {
        change: compared.change,
        place: place(compared),
        note: if compared.change == Change::Same { String::new() } else { name },
        paragraphs,
    }
}

/// Each change in words; parts that have only another number in one line.
fn changes(compared: &[Compared], lang: Lang) -> Vec<[String; 3]> {
    let alone = |c: &&Compared| !matches!(c.change, Change::Same | Change::Renumbered);
    let name = |change: Change| change.name().in_lang(lang).to_owned();
    let line = |c: &Compared| [place(c), name(c.change), told(c, lang)];
    let mut all: Vec<_> = compared.iter().filter(alone).map(line).collect();
    if let Some(places) = renumbered(compared) {
        all.push([String::new(), name(Change::Renumbered), places]);
    }
    all
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
