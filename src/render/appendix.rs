//! Annexes as templates see them.

use serde::Serialize;

use super::body::{Block, annex_body};
use super::builder::Builder;
use super::identity::{code, reference};
use super::inline::Line;
use super::table::{TableView, table};
use crate::document::{Appendix, Orientation};
use crate::vi::{self, Room};
use crate::yaml::Path;

/// An annex.
#[derive(Debug, Serialize)]
pub struct AppendixView {
    /// `Phụ lục`, or `Phụ lục II` among several (III.1.a).
    pub number: String,
    /// The title in capitals.
    pub title: Option<Line>,
    /// The line “(Kèm theo …)”.
    pub reference: Line,
    /// What the agency's signature of the file says, at the top right (III.1.d).
    pub stamp: Option<Line>,
    /// Set on its side.
    pub landscape: bool,
    /// Prose before the sections and the table.
    pub text: Vec<Line>,
    /// The sections.
    pub body: Vec<Block>,
    /// The table.
    pub table: Option<TableView>,
}

pub(super) fn appendices(builder: &Builder<'_>) -> Vec<AppendixView> {
    let document = &builder.loaded.document;
    let all = &document.appendices;
    let path = Path::default().key("appendices");
    let reference = reference(builder.loaded);
    all.iter()
        .enumerate()
        .map(|(i, appendix)| {
            let number = match all.len() {
                1 => "Phụ lục".to_owned(),
                _ => format!("Phụ lục {}", vi::roman(i + 1)),
            };
            one(builder, appendix, &path.index(i), number, &reference)
        })
        .collect()
}

fn one(
    builder: &Builder<'_>,
    appendix: &Appendix,
    path: &Path,
    number: String,
    reference: &str,
) -> AppendixView {
    let title = appendix.title.as_ref();
    let key = path.to_string();
    AppendixView {
        number,
        title: title.map(|t| builder.line(&path.key("title"), &vi::upper(t), Room::Page)),
        reference: builder.line(path, reference, Room::Page),
        stamp: stamp(builder).filter(|_| appendix.separate),
        landscape: appendix.orientation == Orientation::Landscape,
        text: appendix.text.as_ref().map_or_else(Vec::new, |text| {
            builder.prose(text, &path.key("text"), Room::Page)
        }),
        body: annex_body(
            builder,
            &appendix.sections,
            &path.key("sections"),
            appendix.orientation,
        ),
        table: appendix
            .table
            .as_ref()
            .map(|t| table(builder, t, &path.key("table"), appendix.orientation, &key)),
    }
}

/// Number, code and time of the agency's signature of a file (II.8.b); only from what the
/// data says.
fn stamp(builder: &Builder<'_>) -> Option<Line> {
    let signed_at = builder.loaded.document.signed_at.as_ref()?;
    let time = vi::signing_time(signed_at)?;
    let code = code(builder.loaded)?;
    let path = Path::default().key("signed_at");
    Some(builder.line(&path, &format!("Số: {code}; {time}"), Room::Page))
}
