//! The words on the pages of a PDF, and those that its signatures draw.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::object::{Array, Dict, Name, Rect, Stream};
use hayro_syntax::page::{Page, Resources};
use kurbo::{Affine, BezPath, Point, Shape};

use crate::typeset::embedded_face;

/// How much may be drawn on all pages together, in letters: forms that draw forms multiply.
const MOST_DRAWN: usize = 4_000_000;
/// The size below which nobody reads a stamp, in pt.
const LEAST: f64 = 5.0;
/// What a form counts for, which takes as long as so many letters.
const FORM: usize = 50;
/// The stack of the thread that reads content, for what lies deep in it.
const STACK: usize = 64 * 1024 * 1024;

/// A word and where it stands, in pt from the top left corner of its page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageWord {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
}

/// What a signature's widget draws.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WidgetLook {
    /// The page, from 1.
    pub(super) page: usize,
    /// The name of its field's own part.
    pub(super) field: Option<Vec<u8>>,
    /// Left, top, right and bottom, in pt from the top left corner.
    pub(super) area: [f64; 4],
    pub(super) words: Vec<PageWord>,
    pub(super) is_picture: bool,
    /// True if some of its text cannot be seen, so that none of it may be taken as read.
    pub(super) is_hidden: bool,
}

/// The words of a file, page by page, and what its widgets draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PageWords {
    pub(super) pages: Vec<Vec<PageWord>>,
    pub(super) looks: Vec<WidgetLook>,
}

/// Reads the words of a file whose structure is known to be sound; none if its content is not.
pub(super) fn words(bytes: &Arc<Vec<u8>>) -> Option<PageWords> {
    let bytes = Arc::clone(bytes);
    let thread = std::thread::Builder::new().stack_size(STACK);
    let read = move || catch_unwind(AssertUnwindSafe(|| read(bytes))).ok().flatten();
    thread.spawn(read).ok()?.join().ok().flatten()
}

fn read(bytes: Arc<Vec<u8>>) -> Option<PageWords> {
    let pdf = Pdf::new(bytes).ok()?;
    let cache = InterpreterCache::new();
    let (mut words, mut drawn) = (PageWords::default(), 0);
    for (number, page) in pdf.pages().iter().enumerate() {
        let mut device = Collector::new(drawn);
        let mut context = context(page, to_top(page), &cache);
        interpret_page(page, &mut context, &mut device);
        drawn = device.drawn;
        words.pages.push(device.words());
        let list = page.raw().get::<Array<'_>>(b"Annots".as_slice());
        for widget in list.iter().flat_map(Array::iter::<Dict<'_>>) {
            words
                .looks
                .extend(look(&widget, page, number + 1, &cache, &mut drawn));
        }
    }
    Some(words)
}

/// From the page's own coordinates to those from the top left corner.
fn to_top(page: &Page<'_>) -> Affine {
    let area = page.crop_box();
    Affine::new([1.0, 0.0, 0.0, -1.0, -area.x0, area.y1])
}

fn context<'a>(
    page: &Page<'a>,
    transform: Affine,
    cache: &InterpreterCache<'a>,
) -> Context<'a> {
    let settings = InterpreterSettings {
        // A font that a file only names is read by its names of letters; which one draws it is
        // of no matter.
        font_resolver: Arc::new(|_| {
            let face: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(embedded_face());
            Some((face, 0))
        }),
        cmap_resolver: Arc::new(|_| None),
        warning_sink: Arc::new(|_| {}),
        render_annotations: false,
    };
    let everything = kurbo::Rect::new(-1e5, -1e5, 1e5, 1e5);
    Context::new(transform, everything, cache, page.xref(), settings)
}

/// What the widget of a signature draws, if it draws anything.
fn look<'a>(
    widget: &Dict<'a>,
    page: &Page<'a>,
    number: usize,
    cache: &InterpreterCache<'a>,
    drawn: &mut usize,
) -> Option<WidgetLook> {
    if &*widget.get::<Name<'_>>(b"Subtype".as_slice())? != b"Widget" {
        return None;
    }
    let field = widget
        .get::<hayro_syntax::object::String<'_>>(b"T".as_slice())
        .map(|it| it.as_bytes().to_vec());
    let rect = widget.get::<Rect>(b"Rect".as_slice())?;
    let form = widget.get::<Dict<'_>>(b"AP".as_slice())?;
    let form = form.get::<Stream<'_>>(b"N".as_slice())?;
    let dict = form.dict();
    let own = dict
        .get::<[f64; 6]>(b"Matrix".as_slice())
        .map_or(Affine::IDENTITY, Affine::new);
    let [x0, y0, x1, y1] = dict.get::<[f64; 4]>(b"BBox".as_slice())?;
    // ISO 32000-1, 12.5.5: the box of the form, turned, is stretched over the widget's.
    let turned = (own * kurbo::Rect::new(x0, y0, x1, y1).to_path(0.1)).bounding_box();
    let stretch = |from: f64, to: f64| if from == 0.0 { 1.0 } else { to / from };
    let (sx, sy) = (
        stretch(turned.width(), rect.x1 - rect.x0),
        stretch(turned.height(), rect.y1 - rect.y0),
    );
    let onto = Affine::new([
        sx,
        0.0,
        0.0,
        sy,
        rect.x0 - turned.x0 * sx,
        rect.y0 - turned.y0 * sy,
    ]);
    let decoded = form.decoded().ok()?;
    let resources = dict.get::<Dict<'_>>(b"Resources".as_slice()).unwrap_or_default();
    let resources = Resources::from_parent(resources, page.resources().clone());
    let mut device = Collector::new(*drawn);
    let mut context = context(page, to_top(page) * onto * own, cache);
    interpret(TypedIter::new(&decoded), &resources, &mut context, &mut device);
    *drawn = device.drawn;
    let (top_left, bottom_right) = (
        to_top(page) * Point::new(rect.x0, rect.y1),
        to_top(page) * Point::new(rect.x1, rect.y0),
    );
    let area = [top_left.x, top_left.y, bottom_right.x, bottom_right.y];
    let is_picture = device.has_picture;
    let is_hidden = device.hides(area);
    let words = if is_hidden { vec![] } else { device.words() };
    Some(WidgetLook {
        page: number,
        field,
        area,
        words,
        is_picture,
        is_hidden,
    })
}

/// A letter, or several that are one glyph.
struct DrawnLetter {
    text: String,
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
    is_visible: bool,
}

/// Takes in what is drawn.
struct Collector {
    letters: Vec<DrawnLetter>,
    has_picture: bool,
    drawn: usize,
    /// What lies outside any of these is not drawn.
    clips: Vec<kurbo::Rect>,
}

/// True if a colour stands out from paper.
fn is_dark(paint: &Paint<'_>) -> bool {
    let Paint::Color(color) = paint else { return false };
    let [red, green, blue, opacity] = color.to_rgba().to_rgba8();
    opacity >= 128 && [red, green, blue].iter().any(|part| *part < 200)
}

/// That too much is drawn.
struct TooMuch;

impl Collector {
    fn new(drawn: usize) -> Self {
        Self {
            letters: vec![],
            has_picture: false,
            drawn,
            clips: vec![],
        }
    }

    /// Counts what is drawn. There is no other way to stop than to unwind.
    fn count(&mut self, much: usize) {
        self.drawn += much;
        if self.drawn > MOST_DRAWN {
            let stop: Box<dyn Any + Send> = Box::new(TooMuch);
            resume_unwind(stop);
        }
    }

    /// True if a letter cannot be seen, in the area in which they are drawn.
    fn hides(&self, [left, top, right, bottom]: [f64; 4]) -> bool {
        let is_outside = |it: &DrawnLetter| {
            it.left > right
                || it.right < left
                || it.baseline < top
                || it.baseline > bottom + it.size * 0.2
        };
        let mut letters = self.letters.iter().filter(|it| !it.text.trim().is_empty());
        letters.any(|it| !it.is_visible || is_outside(it))
    }

    fn words(self) -> Vec<PageWord> {
        let mut words: Vec<PageWord> = vec![];
        let mut is_new = true;
        for letter in self.letters {
            if letter.text.trim().is_empty() {
                is_new = true;
                continue;
            }
            let gap = letter.size * 0.2;
            let joins = words.last().is_some_and(|word| {
                !is_new
                    && (word.baseline - letter.baseline).abs() < gap
                    && (letter.left - word.right).abs() < gap
            });
            match words.last_mut() {
                Some(word) if joins => {
                    word.text.push_str(&letter.text);
                    word.right = letter.right;
                }
                _ => words.push(PageWord {
                    text: letter.text,
                    left: letter.left,
                    right: letter.right,
                    baseline: letter.baseline,
                }),
            }
            is_new = false;
        }
        words
    }
}

impl<'a> Device<'a> for Collector {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.count(1);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count(FORM);
        self.clips.push(clip.path.bounding_box());
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count(FORM);
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        self.count(1);
        let text = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(text)) => text,
            None => "\u{fffd}".to_owned(),
        };
        let whole = transform * glyph_transform;
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(_) => None,
        };
        let width = f64::from(advance.unwrap_or(500.0));
        let (from, to) = (whole * Point::ZERO, whole * Point::new(width, 0.0));
        let size = (whole * Point::new(0.0, 1000.0)).distance(from);
        let is_inside = self.clips.iter().all(|clip| {
            from.x < clip.x1
                && to.x > clip.x0
                && from.y > clip.y0
                && from.y - size * 0.4 < clip.y1
        });
        let is_visible = !matches!(mode, GlyphDrawMode::Invisible)
            && is_dark(paint)
            && size >= LEAST
            && is_inside;
        self.letters.push(DrawnLetter {
            is_visible,
            text,
            left: from.x,
            right: to.x,
            baseline: from.y,
            size,
        });
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.count(1);
        self.has_picture = true;
    }

    fn pop_clip_path(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {}
}
