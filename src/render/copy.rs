//! What makes a copy (Điều 25; forms 3.1 and 3.2).

use serde::Serialize;

use super::builder::Builder;
use super::identity::{code, date};
use super::inline::Line;
use super::view::SignerView;
use crate::document::{Loaded, Medium, Width};
use crate::vi::{self, Room};
use crate::yaml::Path;

/// The part of a page that makes a copy, and the pages of the original.
#[derive(Debug, Serialize)]
pub struct CopyView {
    /// SAO Y, SAO LỤC or TRÍCH SAO.
    pub form: String,
    /// The lines of the agency that copies, in capitals.
    pub heading: Vec<String>,
    /// The line of number and code.
    pub number: String,
    /// The line of place and date.
    pub place_date: String,
    /// Who signs.
    pub signers: Vec<SignerView>,
    /// Who receives it.
    pub recipients: Vec<Line>,
    /// The paths of the scans of the original's pages.
    pub pages: Vec<String>,
    /// Where the last scan's text ends, in mm from the top; none for a sheet of its own.
    pub end_at: Option<f64>,
    /// What the agency's signature of an electronic copy says, instead of everything else.
    pub stamp: Option<Line>,
}

/// The copy that a document of one of the three kinds is; none for any other.
pub(super) fn copy(builder: &Builder<'_>) -> Option<CopyView> {
    if let Some(copied_by) = &builder.loaded.copied_by {
        return copy(&Builder { loaded: copied_by, ..*builder });
    }
    let Loaded { document, kind, agency, .. } = builder.loaded;
    if kind.form != "ban-sao" {
        return None;
    }
    let original = document.original.clone().unwrap_or_default();
    let form = vi::upper(&kind.name);
    let stamp = (document.medium == Medium::Electronic)
        .then_some(document.signed_at.as_ref())
        .flatten()
        .and_then(|signed_at| vi::signing_time(signed_at))
        .map(|time| {
            let path = Path::default().key("signed_at");
            builder.line(&path, &format!("{form}; {}; {time}", agency.name), Room::Page)
        });
    Some(CopyView {
        form,
        heading: agency.heading.iter().map(|line| vi::upper(line)).collect(),
        number: format!("Số: {}", code(builder.loaded)?),
        place_date: format!("{}, {}", agency.place, date(document)),
        signers: builder.signers(),
        recipients: builder.recipients(),
        pages: original.pages.iter().map(|file| format!("/du-an/{file}")).collect(),
        end_at: match original.end_at {
            Some(Width::Fixed(end)) => Some(end),
            _ => None,
        },
        stamp,
    })
}
