//! A run of text on a page.

use typst::syntax::Span;

/// A run of text in one font on one page.
#[derive(Clone, Debug)]
pub struct TextRun {
    /// The page, from 0.
    pub page: usize,
    /// The left edge, from the page's left, in pt.
    pub x: f64,
    /// The baseline, from the page's top, in pt.
    pub y: f64,
    /// The width, in pt.
    pub width: f64,
    /// The size, in pt.
    pub size: f64,
    /// The family.
    pub family: String,
    /// Set in a bold face.
    pub bold: bool,
    /// Set in an italic face.
    pub italic: bool,
    /// Filled with black.
    pub black: bool,
    /// The text.
    pub text: String,
    /// The characters of it that the face lacks.
    pub missing: Vec<char>,
    /// Where it stands in the source.
    pub(super) span: Span,
}
