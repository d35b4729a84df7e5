//! A document as the page shows it: drawings, the text over them, and where it comes from.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::places::Places;
use crate::diag::Place;
use crate::fingerprint::Fingerprint;
use crate::typeset::{Pages, TextRun, svg};

/// The pages of a document, drawn.
pub struct DrawnPages {
    /// The drawings, by their fingerprint.
    pub(super) drawings: BTreeMap<String, Vec<u8>>,
    /// The pages as the page reads them.
    pub(super) pages: Vec<Value>,
    /// The places that texts come from.
    pub(super) places: Places,
}

impl DrawnPages {
    /// Draws pages; `runs` are the texts on them, each with the place that says it.
    pub fn new(pages: &Pages, runs: &[(TextRun, Option<Place>)]) -> Self {
        let mut places = Places::default();
        let mut texts: Vec<Vec<Value>> = vec![vec![]; pages.len()];
        for (run, place) in runs {
            let place = place.as_ref().map(|place| places.number(place));
            texts[run.page].push(text(run, place));
        }
        let mut drawings = BTreeMap::new();
        let page = |((i, drawing), texts): ((usize, Vec<u8>), Vec<Value>)| {
            let hash = Fingerprint::of(&drawing).to_string();
            drawings.insert(hash.clone(), drawing);
            let (width, height) = pages.size(i).unwrap_or_default();
            json!({ "hash": hash, "width": width, "height": height, "texts": texts })
        };
        let pages = svg(pages).into_iter().enumerate().zip(texts).map(page).collect();
        Self { drawings, pages, places }
    }
}

/// A run: left edge, baseline, width and size in pt, the text, its place, its style.
fn text(run: &TextRun, place: Option<usize>) -> Value {
    let round = |length: f64| (length * 100.0).round() / 100.0;
    let style = match (run.italic, run.bold) {
        (false, false) => "",
        (false, true) => "bold",
        (true, false) => "italic",
        (true, true) => "italic bold",
    };
    let place = place.map_or(json!(-1), |place| json!(place));
    json!([
        round(run.x),
        round(run.y),
        round(run.width),
        round(run.size),
        run.text,
        place,
        style
    ])
}
