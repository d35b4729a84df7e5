//! Lines of justified text whose words stand too far apart.

use crate::typeset::TextRun;

/// How wide a space may get, in em of its letters: three times and more what it is of itself.
const WIDEST: f64 = 0.6;

/// The lines that came out after a stretched one, and hold together what might have filled it:
/// the first run of each, and what it says.
pub fn after_stretched(runs: &[TextRun]) -> Vec<(&TextRun, String)> {
    let mut found = vec![];
    let mut last = None;
    for (i, run) in runs.iter().enumerate() {
        if run.gap <= WIDEST * run.size {
            continue;
        }
        let next = runs[i..]
            .iter()
            .position(|other| !on_one_line(run, other))
            .map(|n| i + n);
        let Some(next) = next.filter(|next| last != Some(*next)) else { continue };
        last = Some(next);
        let line = line(&runs[next..]);
        if holds_together(&line) {
            found.push((&runs[next], line));
        }
    }
    found
}

fn on_one_line(one: &TextRun, other: &TextRun) -> bool {
    other.page == one.page && (other.y - one.y).abs() < 0.5 * one.size
}

/// What the line says that begins with the first run.
fn line(runs: &[TextRun]) -> String {
    let Some(first) = runs.first() else { return String::new() };
    let on_line = runs.iter().take_while(|run| on_one_line(first, run));
    on_line.map(|run| run.text.as_str()).collect()
}

/// True if a line begins with tied words, or with a word that has parts.
fn holds_together(line: &str) -> bool {
    let first = line.trim_start().split(' ').next().unwrap_or_default();
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    first.contains(|c: char| "\u{a0}@./-_–:?&=".contains(c))
        || line
            .trim_start()
            .split(' ')
            .nth(1)
            .is_some_and(|word| "-–—".contains(word))
}
