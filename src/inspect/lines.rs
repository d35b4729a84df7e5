//! Lines of a text on the pages.

use crate::typeset::TextRun;

/// A line of a text: its runs on one baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PageLine {
    pub(super) page: usize,
    pub(super) x: f64,
    pub(super) right: f64,
    /// The baseline.
    pub(super) y: f64,
    /// The size of its largest letters.
    pub(super) size: f64,
}

impl PageLine {
    pub(super) fn width(&self) -> f64 {
        self.right - self.x
    }

    pub(super) fn centre(&self) -> f64 {
        f64::midpoint(self.x, self.right)
    }

    fn of(run: &TextRun) -> Self {
        Self {
            page: run.page,
            x: run.x,
            right: run.x + run.width,
            y: run.y,
            size: run.size,
        }
    }

    /// True if a run stands on this line; what is above or below it as a script does, too.
    fn holds(&self, run: &TextRun) -> bool {
        let near = 0.6 * self.size.max(run.size);
        self.page == run.page && (self.y - run.y).abs() < near
    }
}

/// The lines of some runs, in their order.
pub(super) fn lines_of<'a>(runs: impl Iterator<Item = &'a TextRun>) -> Vec<PageLine> {
    let mut lines: Vec<PageLine> = vec![];
    for run in runs.filter(|run| !run.text.trim().is_empty()) {
        match lines.last_mut().filter(|line| line.holds(run)) {
            Some(line) => {
                if run.size > line.size {
                    (line.size, line.y) = (run.size, run.y);
                }
                line.x = line.x.min(run.x);
                line.right = line.right.max(run.x + run.width);
            }
            None => lines.push(PageLine::of(run)),
        }
    }
    lines
}
