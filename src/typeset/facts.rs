//! What can be read off compiled pages: runs of text and straight lines, in pt.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::syntax::Span;
use typst::text::{FontStyle, FontWeight, TextItem};
use typst::visualize::{Geometry, Paint};

use super::pages::Pages;
use super::run::TextRun;

/// A straight line on a page.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// The page, from 0.
    pub page: usize,
    /// The left end, from the page's left, in pt.
    pub x: f64,
    /// The upper end, from the page's top, in pt.
    pub y: f64,
    /// The extent to the right, in pt.
    pub width: f64,
    /// The extent downwards, in pt.
    pub height: f64,
}

/// Every run of text, page by page, in the order in which it was laid out.
pub fn text_runs(pages: &Pages) -> Vec<TextRun> {
    let mut found = vec![];
    walk(pages, &mut |page, at, turned, item| {
        if let FrameItem::Text(text) = item {
            let run = run(page, at, text);
            found.push(if turned { upwards(run) } else { run });
        }
    });
    found
}

/// A run that is written upwards: on the page it is as wide as a line is high.
fn upwards(run: TextRun) -> TextRun {
    TextRun { x: run.x - run.size, width: run.size, ..run }
}

/// Every straight line, page by page.
pub fn strokes(pages: &Pages) -> Vec<Stroke> {
    let mut found = vec![];
    walk(pages, &mut |page, at, _, item| {
        if let FrameItem::Shape(shape, _) = item
            && let Geometry::Line(end) = shape.geometry
        {
            let (x, y) = (at.x.to_pt(), at.y.to_pt());
            let (width, height) = (end.x.to_pt(), end.y.to_pt());
            found.push(Stroke { page, x, y, width, height });
        }
    });
    found
}

/// A frame that is drawn, or a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// The page, from 0.
    pub page: usize,
    /// The left edge, in pt.
    pub x: f64,
    /// The top edge, in pt.
    pub y: f64,
    /// The extent to the right, in pt.
    pub width: f64,
    /// The extent downwards, in pt.
    pub height: f64,
    /// True for a picture.
    pub picture: bool,
}

/// Every rectangle and picture, page by page.
pub fn areas(pages: &Pages) -> Vec<Area> {
    let mut found = vec![];
    walk(pages, &mut |page, at, _, item| {
        let (size, picture) = match item {
            FrameItem::Shape(shape, _) => match shape.geometry {
                Geometry::Rect(size) => (size, false),
                _ => return,
            },
            FrameItem::Image(_, size, _) => (*size, true),
            _ => return,
        };
        found.push(Area {
            page,
            x: at.x.to_pt(),
            y: at.y.to_pt(),
            width: size.x.to_pt(),
            height: size.y.to_pt(),
            picture,
        });
    });
    found
}

fn run(page: usize, at: Point, item: &TextItem) -> TextRun {
    let info = item.font.font().info();
    let missing = item.glyphs.iter().filter(|glyph| glyph.id == 0);
    let characters =
        |range: std::ops::Range<usize>| item.text.get(range).unwrap_or_default();
    TextRun {
        page,
        x: at.x.to_pt(),
        y: at.y.to_pt(),
        width: item.width().to_pt(),
        size: item.size.to_pt(),
        family: info.family.clone(),
        bold: info.variant.weight >= FontWeight::SEMIBOLD,
        italic: info.variant.style != FontStyle::Normal,
        black: matches!(&item.fill, Paint::Solid(color)
            if color.to_vec4()[..3].iter().all(|part| *part == 0.0)),
        gap: widest_space(item),
        text: item.text.to_string(),
        span: item.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0),
        missing: missing.flat_map(|glyph| characters(glyph.range()).chars()).collect(),
    }
}

/// The widest space of a run, in pt; none at its end, where a line was broken, nor in a run that
/// is nothing else, which is a blank.
fn widest_space(item: &TextItem) -> f64 {
    if item.text.chars().all(char::is_whitespace) {
        return 0.0;
    }
    let is_space = |range: std::ops::Range<usize>| {
        matches!(item.text.get(range), Some(" " | "\u{a0}"))
    };
    let spaces = item.glyphs.iter().filter(|glyph| is_space(glyph.range()));
    spaces
        .map(|glyph| glyph.x_advance.at(item.size).to_pt())
        .fold(0.0, f64::max)
}

/// Calls `visit` with the page of an item, its place, and whether it is turned.
fn walk(pages: &Pages, visit: &mut impl FnMut(usize, Point, bool, &FrameItem)) {
    for (page, laid_out) in pages.document.pages().iter().enumerate() {
        walk_frame(&laid_out.frame, Transform::identity(), &mut |at, turned, item| {
            visit(page, at, turned, item);
        });
    }
}

fn walk_frame(
    frame: &Frame,
    transform: Transform,
    visit: &mut impl FnMut(Point, bool, &FrameItem),
) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let inner = transform
                    .pre_concat(Transform::translate(at.x, at.y))
                    .pre_concat(group.transform);
                walk_frame(&group.frame, inner, visit);
            }
            item => visit(apply(*at, transform), transform.kx.get().abs() > 0.5, item),
        }
    }
}

fn apply(point: Point, transform: Transform) -> Point {
    let part = |scale: f64, skew: f64, shift: Abs, along: Abs, across: Abs| {
        along * scale + across * skew + shift
    };
    let Transform { sx, ky, kx, sy, tx, ty } = transform;
    Point::new(
        part(sx.get(), kx.get(), tx, point.x, point.y),
        part(sy.get(), ky.get(), ty, point.y, point.x),
    )
}
