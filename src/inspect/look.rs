//! How the letters of a component look.

use super::complaints::{Complaints, number};
use super::subject::{PageSubject, ShownText};
use super::tolerances::{CENTRE, SIZE};
use crate::say;
use crate::standard::Standard;
use crate::typeset::TextRun;

/// How the letters of a component are to look; what is not said is free.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LetterLook {
    /// The names of sizes in the standard, of which one fits.
    pub(super) sizes: &'static [&'static str],
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) capitals: bool,
}

/// What a component's size is called where its room is narrow.
const NARROW: [&str; 2] = ["hep", "dai"];

/// The least and the largest size of a name, in pt.
pub(super) fn size_range(standard: &Standard, name: &str) -> Option<(f64, f64)> {
    let mut size = standard.sizes.get(name)?;
    for _ in 0..standard.sizes.names().count() {
        let Some(other) = &size.same else { break };
        size = standard.sizes.get(other)?;
    }
    let usual = size.usual;
    let (from, to) = (size.from.or(usual)?, size.to.or(usual)?);
    let narrow = NARROW.iter().filter_map(|ending| {
        let narrow = standard.sizes.get(&format!("{name}-{ending}"))?;
        narrow.usual
    });
    let all: Vec<u32> = narrow.chain([from, to]).collect();
    let (least, most) = (all.iter().min()?, all.iter().max()?);
    Some((f64::from(*least), f64::from(*most)))
}

/// The range of several sizes together.
pub(super) fn sizes_range(standard: &Standard, names: &[&str]) -> Option<(f64, f64)> {
    let ranges = names.iter().filter_map(|name| size_range(standard, name));
    ranges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// The size of most letters of some runs.
fn main_size(runs: &[&TextRun]) -> Option<f64> {
    let longest = runs.iter().max_by_key(|run| run.text.len())?;
    Some(longest.size)
}

/// True for a run that is seen in its style: it has letters or digits.
fn is_seen(run: &TextRun) -> bool {
    run.text.chars().any(char::is_alphanumeric)
}

/// What is wrong with the letters of a component.
pub(super) fn letters(
    subject: &PageSubject<'_>,
    shown: &ShownText<'_>,
    look: LetterLook,
    complaints: &mut Complaints,
) {
    let runs: Vec<&TextRun> =
        shown.runs.iter().copied().filter(|run| is_seen(run)).collect();
    if let Some((from, to)) = sizes_range(subject.standard(), look.sizes)
        && let Some(size) = main_size(&runs)
        && !(from - SIZE..=to + SIZE).contains(&size)
    {
        let (size, wanted) = (number(size), range(from, to));
        complaints.add(say!(
            "có cỡ chữ {size}, không phải {wanted}",
            "is set in {size} pt, not in {wanted}"
        ));
    }
    // What its author has set in another style is no matter of the template.
    if !shown.printed.styled {
        style(&runs, look, complaints);
    }
    if look.capitals && shown.printed.text.to_uppercase() == shown.printed.text {
        let small = |run: &&TextRun| run.text.chars().any(char::is_lowercase);
        if runs.iter().any(small) {
            complaints.add(say!("không in hoa", "is not in capitals"));
        }
    }
}

fn style(runs: &[&TextRun], look: LetterLook, complaints: &mut Complaints) {
    match look.bold {
        Some(true) if runs.iter().any(|run| !run.bold) => {
            complaints.add(say!("không đậm", "is not bold"));
        }
        Some(false) if runs.iter().any(|run| run.bold) => {
            complaints.add(say!("đậm", "is bold"));
        }
        _ => {}
    }
    match look.italic {
        Some(true) if runs.iter().any(|run| !run.italic) => {
            complaints.add(say!("không nghiêng", "is not in italics"));
        }
        Some(false) if runs.iter().any(|run| run.italic) => {
            complaints.add(say!("nghiêng", "is in italics"));
        }
        _ => {}
    }
}

/// A range of sizes as messages print it.
pub(super) fn range(from: f64, to: f64) -> String {
    if (to - from).abs() < SIZE { number(from) } else { format!("{from}–{to}") }
}

/// What is wrong with the middle of a component's lines.
pub(super) fn centred(shown: &ShownText<'_>, middle: f64, complaints: &mut Complaints) {
    if shown.lines.iter().any(|line| (line.centre() - middle).abs() > CENTRE) {
        complaints.add(say!("không ở giữa", "is not centred"));
    }
}
