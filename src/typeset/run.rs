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
    /// The family of its face, as the font's own table names it.
    pub family: String,
    /// Set in a bold face.
    pub bold: bool,
    /// Set in an italic face.
    pub italic: bool,
    /// True if its letters are black.
    pub black: bool,
    /// The widest space in it, in pt.
    pub gap: f64,
    /// What the letters say.
    pub text: String,
    /// The characters of it that the face lacks.
    pub missing: Vec<char>,
    /// Where it stands in the source.
    pub(super) span: Span,
}
