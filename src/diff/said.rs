//! How a comparison is put into words.

use super::change::{Change, Stretch};
use super::compare::Compared;
use crate::diag::{Lang, Message};
use crate::say;
use crate::vi::shortened;

/// The names of the two files as people see them.
#[derive(Clone, Copy, Debug)]
pub struct FilePair<'a> {
    /// The file that was there before.
    pub old: &'a str,
    /// The file that is looked at.
    pub new: &'a str,
}

/// True if anything was added, dropped, moved or changed.
pub fn differs(compared: &[Compared]) -> bool {
    compared.iter().any(|c| c.change != Change::Same)
}

/// The comparison in one line.
pub(super) fn comparison_summary(compared: &[Compared]) -> Message {
    let count = |change| compared.iter().filter(|c| c.change == change).count();
    let (mut vi, mut en) = (vec![], vec![]);
    for change in [
        Change::Added,
        Change::Dropped,
        Change::Moved,
        Change::Changed,
        Change::Renumbered,
        Change::Same,
    ] {
        let (count, name) = (count(change), change.name());
        if count > 0 {
            vi.push(format!("{count} {}", name.in_lang(Lang::Vi)));
            en.push(format!("{count} {}", name.in_lang(Lang::En)));
        }
    }
    let (vi, en) = (vi.join(", "), en.join(", "));
    if differs(compared) {
        say!("{vi}", "{en}")
    } else {
        say!("hai bản giống nhau ({vi})", "the two are the same ({en})")
    }
}

/// How the words of a part are set otherwise, for a line of its own; none if they are not.
pub(super) fn look(
    compared: &Compared,
    added: [&str; 2],
    dropped: [&str; 2],
    lang: Lang,
) -> Option<String> {
    let word = say!("trình bày", "layout");
    let marked = marked(&compared.look, added, dropped);
    (!compared.look.is_empty()).then(|| format!("{}: {marked}", word.in_lang(lang)))
}

/// The parts that have only another number, in one line; none if there are none.
pub(super) fn renumbered(compared: &[Compared]) -> Option<String> {
    let all = compared.iter().filter(|c| c.change == Change::Renumbered);
    let places: Vec<String> = all.map(place).collect();
    (!places.is_empty()).then(|| places.join("; "))
}

/// Where a part stands: its label, with the old one where the two differ.
pub(super) fn place(compared: &Compared) -> String {
    match (&compared.old, &compared.new) {
        (Some((old, _)), Some((new, _))) if old != new => format!("{old} → {new}"),
        (_, Some((label, _))) | (Some((label, _)), None) => label.clone(),
        (None, None) => String::new(),
    }
}

/// Where the lines are: the new file's, else the old one's.
pub(super) fn lines(compared: &Compared) -> String {
    match (&compared.old, &compared.new) {
        (Some((_, old)), Some((_, new))) => format!("{old} → {new}"),
        (Some((_, line)), None) | (None, Some((_, line))) => line.to_string(),
        (None, None) => String::new(),
    }
}

/// Words with their marks; long stretches that stayed are cut to what is around a change.
pub(super) fn marked(pieces: &[Stretch], added: [&str; 2], dropped: [&str; 2]) -> String {
    let mut out = String::new();
    let last = pieces.len().saturating_sub(1);
    for (i, piece) in pieces.iter().enumerate() {
        let text = piece.text.replace('\n', " ⏎ ");
        let around = |marks: [&str; 2]| {
            let core = text.trim_end();
            format!("{}{core}{}{}", marks[0], marks[1], &text[core.len()..])
        };
        let shown = match piece.change {
            Change::Added if pieces.len() > 1 => around(added),
            Change::Dropped if pieces.len() > 1 => around(dropped),
            Change::Same if pieces.len() > 1 => context(&text, i == 0, i == last),
            _ => shortened(&text, 300),
        };
        out.push_str(&shown);
    }
    out
}

/// The words next to a change.
fn context(text: &str, first: bool, last: bool) -> String {
    const WORDS: usize = 8;
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    if words.len() <= 2 * WORDS + 1 {
        return text.to_owned();
    }
    let head = if first { String::new() } else { words[..WORDS].concat() };
    let tail = if last { String::new() } else { words[words.len() - WORDS..].concat() };
    format!("{head}… {tail}")
}
