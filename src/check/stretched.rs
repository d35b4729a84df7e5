//! Lines of justified text whose words stand too far apart.

use crate::typeset::TextRun;

/// How wide a space may get, in em of its letters: three times and more what it is of itself.
const WIDEST: f64 = 0.6;

const NO_BREAK: char = '\u{a0}';
/// How many words of a line are looked at.
const NEAR: usize = 4;

/// The lines that came out after a stretched one, and hold together what might have filled it:
/// the first run of each, and what it says from there on.
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
        if let Some(line) = held_together(&line(&runs[next..])) {
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
    // A blank is a space by itself, and holds the words beside it together.
    let said = |run: &TextRun| match run.text.as_str() {
        " " => NO_BREAK.to_string(),
        text => text.to_owned(),
    };
    on_line.map(said).collect()
}

/// A line from the first of its words on that are tied, or have parts; none if the first few do
/// not.
fn held_together(line: &str) -> Option<String> {
    let words: Vec<&str> = line.trim_start().split(' ').collect();
    let holds = |i: &usize| {
        let word = words[*i].trim_start_matches(|c: char| !c.is_alphanumeric());
        let inner =
            word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != NO_BREAK);
        let dash = words.get(i + 1).is_some_and(|next| matches!(*next, "-" | "–" | "—"));
        dash || inner.contains(|c: char| c == NO_BREAK || "@./-_–:?&=".contains(c))
    };
    let first = (0..words.len().min(NEAR)).find(holds)?;
    Some(words[first..].join(" "))
}
