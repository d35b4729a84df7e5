//! How exactly the pages are measured, and what practice wants where the decree gives no number.

/// A millimetre, in pt.
pub(super) const MM: f64 = 72.0 / 25.4;

/// Sizes of letters, in pt.
pub(super) const SIZE: f64 = 0.1;
/// Margins and indentations, in pt.
pub(super) const MARGIN: f64 = 0.5 * MM;
/// The sides of a sheet of paper, in pt.
pub(super) const PAPER: f64 = 0.5 * MM;
/// What stands in the middle of something, in pt.
pub(super) const CENTRE: f64 = MM;
/// The length of a line that is drawn, as a part of it.
pub(super) const LENGTH: f64 = 0.03;
/// The distances of lines and paragraphs, in pt.
pub(super) const SPACING: f64 = 0.3;
/// What stands on one baseline, in pt.
pub(super) const BASELINE: f64 = 1.0;

/// A single line of text is as high as this many sizes of its letters, as office programs set it.
pub(super) const SINGLE_LINE: f64 = 1.15;
/// How far below a text its line may be, in sizes of its letters.
pub(super) const BELOW: f64 = 1.1;
/// The least room for a signature by hand (practice: 25 to 30 mm), in pt.
pub(super) const SIGNATURE: f64 = 20.0 * MM;
/// How far a picture of a signature reaches from the middle of the name, in pt.
pub(super) const HALF_SIGNATURE: f64 = 20.0 * MM;
/// A space this wide, in sizes of the letters, is a hole in a line: six times what it is of itself.
pub(super) const HOLE: f64 = 1.5;
/// A heading's two columns are told apart from this distance on, in pt.
pub(super) const COLUMNS: f64 = 0.5 * MM;
