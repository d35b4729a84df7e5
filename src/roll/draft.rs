//! From a document to its draft for another year, with the review list.

use std::collections::BTreeMap;

use super::asides::asides;
use super::head::head;
use super::maker::Maker;
use super::review::{Answer, Review};
use super::stated::said;
use crate::diag::{Diagnostic, Place, rules};
use crate::document::Loaded;
use crate::judge::Years;
use crate::legal::Register;
use crate::say;
use crate::yaml::{Path, Tree};

/// A draft for another year.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The file's text: the source's bytes but for what the review names.
    pub text: String,
    /// What was found, and what is asked.
    pub review: Review,
}

/// Rolls a document forward to a year; by default to the one after its own. `answers` are to
/// the questions of an earlier call, by their place in its review.
///
/// # Errors
/// Returns that the document has no year, or that the year is not after it.
pub fn draft(
    loaded: &Loaded,
    register: &Register,
    year: Option<i32>,
    answers: &BTreeMap<usize, Answer>,
) -> Result<Draft, Diagnostic> {
    let Loaded { document, tree, .. } = loaded;
    let from = document.subject_year().ok_or_else(|| no_year(tree))?;
    let to = year.unwrap_or(from + 1);
    if to <= from || to > 2999 {
        return Err(not_after(tree, from, to));
    }
    let years = Years { from, to };
    let mut stated = head(tree, years);
    stated.extend(said(loaded, years, register));
    let asides = asides(tree, &stated);
    stated.extend(asides);
    stated.sort_by_key(|s| (s.range.start, s.range.end));
    let (text, review) = Maker::new(tree, years, answers).make(stated, document);
    Ok(Draft { text, review })
}

fn no_year(tree: &Tree) -> Diagnostic {
    let message = say!("văn bản không có năm", "missing year");
    Diagnostic::new(&rules::MISSING_YEAR, message)
        .at(Place::new(&tree.file, tree.root.range.start..tree.root.range.start))
        .hint(say!("Thêm `year:` hoặc `date:`.", "Add `year:` or `date:`."))
}

fn not_after(tree: &Tree, from: i32, to: i32) -> Diagnostic {
    let root = Path::default();
    let place = ["year", "date"]
        .iter()
        .find_map(|key| {
            tree.root.find_exact(&root.key(key)).filter(|node| !node.is_null())
        })
        .map(|node| tree.place(node));
    let message = say!(
        "năm mới {to} phải sau năm {from} của văn bản",
        "invalid year {to}: expected one after {from}, the document's"
    );
    Diagnostic::new(&rules::INVALID_YEAR, message)
        .at_maybe(place)
        .hint(say!(
            "Ghi năm sau bằng --year, hoặc bỏ --year để lấy năm kế tiếp.",
            "Give a later year with --year, or leave it out for the next one."
        ))
}
