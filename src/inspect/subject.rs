//! Finished pages as the checks look at them: gathered once.

use super::finder::{Stretches, TextFinder};
use super::lines::{PageLine, lines_of};
use super::page_number::number_in;
use super::printed::{Printed, PrintedTexts, TextRole};
use super::stream::Stream;
use super::tolerances::MM;
use crate::diag::Place;
use crate::document::Loaded;
use crate::standard::{Margins, Standard, nd30};
use crate::typeset::{Area, Pages, Stroke, TextRun, areas, strokes, text_runs};

/// The least length of a line that is drawn for itself, and the most height of one, in pt.
const LEAST_LENGTH: f64 = 1.0;
const MOST_HEIGHT: f64 = 1.6;
/// So near to each other are lines that go on, in pt.
const JOINT: f64 = 0.5;
/// A line under words leaves so much out where a letter reaches down, in pt.
const GAP: f64 = 8.0;
/// So many lines that end alike say where the text ends.
const ENOUGH: usize = 3;

/// Everything that can be read off finished pages.
pub struct Sheets<'a> {
    pub(super) runs: Vec<TextRun>,
    pub(super) areas: Vec<Area>,
    /// The horizontal lines that are drawn.
    pub(super) drawn: Vec<Stroke>,
    /// The width and height of every page.
    pub(super) sizes: Vec<(f64, f64)>,
    /// What the project has chosen.
    pub(super) margins: Margins,
    /// Finds the YAML value that a run comes from.
    pub(super) locate: &'a dyn Fn(&TextRun) -> Option<Place>,
}

impl<'a> Sheets<'a> {
    /// Reads the pages of a document; `margins` are what its project has chosen.
    pub fn new(
        pages: &Pages,
        margins: Margins,
        locate: &'a dyn Fn(&TextRun) -> Option<Place>,
    ) -> Self {
        let (runs, areas) = (text_runs(pages), areas(pages));
        let drawn = drawn(&runs, &areas, strokes(pages));
        let sizes = (0..pages.len()).filter_map(|page| pages.size(page)).collect();
        Self { runs, areas, drawn, sizes, margins, locate }
    }
}

/// The horizontal lines: strokes, thin rectangles, and the sign for it in a row.
fn drawn(runs: &[TextRun], areas: &[Area], strokes: Vec<Stroke>) -> Vec<Stroke> {
    let flat = |line: &Stroke| line.height.abs() < MOST_HEIGHT;
    let thin = areas.iter().filter(|area| !area.picture).map(|area| Stroke {
        page: area.page,
        x: area.x,
        y: area.y,
        width: area.width,
        height: area.height,
    });
    let typed = runs.iter().filter(|run| {
        let text = run.text.trim();
        text.len() > 2 && text.chars().all(|c| c == '_')
    });
    let typed = typed.map(|run| Stroke {
        page: run.page,
        x: run.x,
        y: run.y,
        width: run.width,
        height: 0.0,
    });
    let straight = |line: Stroke| Stroke {
        x: line.x.min(line.x + line.width),
        width: line.width.abs(),
        ..line
    };
    let lines = strokes.into_iter().map(straight).chain(thin).chain(typed);
    joined(lines.filter(|line| flat(line) && line.width > LEAST_LENGTH))
}

/// Lines that go on one from the other are one, such as those under words.
fn joined(lines: impl Iterator<Item = Stroke>) -> Vec<Stroke> {
    let mut joined: Vec<Stroke> = vec![];
    for line in lines {
        match joined.last_mut() {
            Some(last)
                if last.page == line.page
                    && (last.y - line.y).abs() < JOINT
                    && (last.x + last.width - line.x).abs() < GAP =>
            {
                last.width = line.x + line.width - last.x;
            }
            _ => joined.push(line),
        }
    }
    joined
}

/// A text that was found on the pages.
pub(super) struct ShownText<'a> {
    pub(super) printed: &'a Printed,
    pub(super) runs: Vec<&'a TextRun>,
    /// The indices of its runs.
    pub(super) ids: Vec<usize>,
    pub(super) lines: Vec<PageLine>,
}

impl ShownText<'_> {
    pub(super) fn page(&self) -> usize {
        self.lines.first().map_or(0, |line| line.page)
    }
}

/// What stands on the first page.
const HEAD: [TextRole; 8] = [
    TextRole::Nation,
    TextRole::Motto,
    TextRole::Parent,
    TextRole::Agency,
    TextRole::Number,
    TextRole::PlaceDate,
    TextRole::About,
    TextRole::Kind,
];

/// Finished pages as the checks look at them.
pub(super) struct PageSubject<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) texts: &'a PrintedTexts,
    pub(super) sheets: &'a Sheets<'a>,
    pub(super) stream: Stream,
    /// Where each text stands.
    pub(super) found: Vec<Stretches>,
    /// It follows the decree or a standard of its line.
    pub(super) is_decree: bool,
    /// The left and right end of the text on upright pages, and whether they were measured.
    pub(super) block: (f64, f64, bool),
}

impl<'a> PageSubject<'a> {
    pub(super) fn new(
        loaded: &'a Loaded,
        texts: &'a PrintedTexts,
        sheets: &'a Sheets<'a>,
    ) -> Self {
        let top = margin_top(&loaded.standard);
        let stream = Stream::new(&sheets.runs, |run| {
            run.y > top || number_in(&run.text).is_none()
        });
        let mut finder = TextFinder::new(&stream);
        let found = texts.all.iter().map(|printed| finder.find(printed)).collect();
        let mut subject = Self {
            loaded,
            texts,
            sheets,
            stream,
            found,
            is_decree: loaded.standard.line == nd30().line,
            block: (0.0, 0.0, false),
        };
        subject.block = subject.measured_block();
        subject
    }

    pub(super) fn standard(&self) -> &Standard {
        &self.loaded.standard
    }

    /// Where the text may begin at the earliest, from the top of a page.
    pub(super) fn margin_top(&self) -> f64 {
        margin_top(self.standard())
    }

    fn shown_at(&self, i: usize) -> Option<ShownText<'_>> {
        let found = self.found.get(i).filter(|found| !found.is_empty())?;
        let runs = found.iter().flat_map(|range| self.stream.runs_in(range));
        let mut ids: Vec<usize> = runs.collect();
        ids.dedup();
        let runs: Vec<&TextRun> = ids.iter().map(|i| &self.sheets.runs[*i]).collect();
        let lines = lines_of(runs.iter().copied());
        let printed = &self.texts.all[i];
        (!lines.is_empty()).then_some(ShownText { printed, runs, ids, lines })
    }

    /// The texts of some roles that are on the pages, in the order of printing.
    pub(super) fn shown(&self, roles: &[TextRole]) -> Vec<ShownText<'_>> {
        let all = self.texts.all.iter().enumerate();
        let of_role = all.filter(|(_, printed)| roles.contains(&printed.role));
        of_role.filter_map(|(i, _)| self.shown_at(i)).collect()
    }

    /// The first text of a role, in the document itself.
    pub(super) fn first(&self, role: TextRole) -> Option<ShownText<'_>> {
        let mut all = self.texts.all.iter().enumerate();
        let (i, _) = all.find(|(_, it)| it.role == role && it.part == 0)?;
        self.shown_at(i)
            .filter(|shown| !HEAD.contains(&role) || shown.page() == 0)
    }

    /// The place in the data of what a text comes from.
    pub(super) fn place(&self, printed: &Printed) -> Place {
        let tree = &self.loaded.tree;
        tree.place(tree.root.find(&printed.at))
    }

    /// The place in the data of a run, else of what the document is.
    pub(super) fn place_of(&self, run: &TextRun) -> Place {
        (self.sheets.locate)(run).unwrap_or_else(|| self.whole())
    }

    /// The place of the document as a whole.
    pub(super) fn whole(&self) -> Place {
        let tree = &self.loaded.tree;
        tree.place(tree.root.find(&crate::yaml::Path::default().key("kind")))
    }

    /// True if a page lies on its side.
    pub(super) fn lies(&self, page: usize) -> bool {
        self.sheets
            .sizes
            .get(page)
            .is_some_and(|(width, height)| width > height)
    }

    /// The middle of a page's text; none where it is not known.
    pub(super) fn middle(&self, page: usize) -> Option<f64> {
        let (measured, chosen) = (self.block, self.chosen_block(0));
        // What is known of upright pages says nothing of others, unless it is as usual.
        let unusual =
            (chosen.0 - measured.0).abs() > MM || (chosen.1 - measured.1).abs() > MM;
        let (left, right) = self.text_block(page);
        let known = !self.lies(page) || !unusual || !measured.2;
        known.then(|| f64::midpoint(left, right))
    }

    /// The left and right end of a page's text, as far as they are known.
    pub(super) fn text_block(&self, page: usize) -> (f64, f64) {
        if self.lies(page) {
            self.chosen_block(page)
        } else {
            (self.block.0, self.block.1)
        }
    }

    /// The ends of the text as the project has chosen them.
    fn chosen_block(&self, page: usize) -> (f64, f64) {
        let width = self.sheets.sizes.get(page).map_or(0.0, |(width, _)| *width);
        let Margins { left, right, .. } = self.sheets.margins;
        (left * MM, width - right * MM)
    }

    fn measured_block(&self) -> (f64, f64, bool) {
        let upright = (0..self.sheets.sizes.len()).find(|page| !self.lies(*page));
        let (left, right) = self.chosen_block(upright.unwrap_or(0));
        let (mut lefts, mut rights) = (vec![], vec![]);
        for shown in self.shown(&[TextRole::Paragraph, TextRole::Basis]) {
            let lines = &shown.lines;
            let inner = lines.iter().skip(1).filter(|line| !self.lies(line.page));
            lefts.extend(inner.map(|line| line.x));
            let full = lines.iter().rev().skip(1).filter(|line| !self.lies(line.page));
            rights.extend(full.map(|line| line.right));
        }
        match (most_common(&lefts), most_common(&rights)) {
            (Some(left), Some(right)) => (left, right, true),
            _ => (left, right, false),
        }
    }
}

fn margin_top(standard: &Standard) -> f64 {
    let least = standard.margins.top.from.or(standard.margins.top.usual);
    f64::from(least.unwrap_or_default()) * MM
}

/// The number that most of them are, to half a point; none where nothing is said often enough.
fn most_common(numbers: &[f64]) -> Option<f64> {
    let near = |a: f64, b: f64| (a - b).abs() < 0.5;
    let count = |x: f64| numbers.iter().filter(|other| near(x, **other)).count();
    let some = numbers.iter().take(400);
    let best = some.map(|x| (count(*x), *x)).max_by(|a, b| a.0.cmp(&b.0))?;
    (best.0 >= ENOUGH && 2 * best.0 > numbers.len()).then_some(best.1)
}
