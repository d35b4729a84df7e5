//! Annexes as templates see them.

use serde::Serialize;

use super::builder::Builder;
use super::identity::reference;
use super::inline::Line;
use super::table::{TableView, table};
use crate::document::{Appendix, Orientation, Path};
use crate::vi::{self, Room};

/// An annex.
#[derive(Debug, Serialize)]
pub struct AppendixView {
    /// `Phụ lục`, or `Phụ lục II` among several (III.1.a).
    pub number: String,
    /// The title in capitals.
    pub title: Option<Line>,
    /// The line “(Kèm theo …)”.
    pub reference: Line,
    /// Set on its side.
    pub landscape: bool,
    /// Prose before the table.
    pub text: Vec<Line>,
    /// The table.
    pub table: Option<TableView>,
}

pub(super) fn appendices(builder: &Builder<'_>) -> Vec<AppendixView> {
    let document = &builder.loaded.document;
    let all = &document.appendices;
    let path = Path::default().key("appendices");
    let reference = reference(document, &builder.loaded.agency);
    all.iter()
        .enumerate()
        .map(|(i, appendix)| {
            let number = match all.len() {
                1 => "Phụ lục".to_owned(),
                _ => format!("Phụ lục {}", vi::roman(i + 1)),
            };
            one(builder, appendix, &path.index(i), number, &reference, i)
        })
        .collect()
}

fn one(
    builder: &Builder<'_>,
    appendix: &Appendix,
    path: &Path,
    number: String,
    reference: &str,
    index: usize,
) -> AppendixView {
    let title = appendix.title.as_ref();
    AppendixView {
        number,
        title: title.map(|t| builder.line(&path.key("title"), &vi::upper(t), Room::Page)),
        reference: builder.line(path, reference, Room::Page),
        landscape: appendix.orientation == Orientation::Landscape,
        text: appendix.text.as_ref().map_or_else(Vec::new, |text| {
            builder.prose(text, &path.key("text"), Room::Page)
        }),
        table: appendix
            .table
            .as_ref()
            .map(|t| table(builder, t, &path.key("table"), appendix.orientation, index)),
    }
}
