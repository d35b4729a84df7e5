//! Which words stay together on a line.

use super::room::{BLANK, Room};
use super::word_list::WordList;

/// Words that stay with the number, numeral or letter after them.
static TIED_WORDS: WordList = WordList::new(include_str!("words/tied-words.txt"));

/// Two words that stay together with what the second one counts.
static TIED_PAIRS: WordList = WordList::new(include_str!("words/tied-pairs.txt"));

pub(super) const NO_BREAK: char = '\u{a0}';

/// Which words of a text stay together.
pub(super) struct Ties<'a> {
    pub(super) words: &'a [&'a str],
    pub(super) room: Room,
    /// True for a word that a line must not end after.
    tied: Vec<bool>,
    /// True for a word that may be broken though it is a code.
    pub(super) broken: Vec<bool>,
}

impl<'a> Ties<'a> {
    pub(super) fn new(words: &'a [&'a str], room: Room) -> Self {
        let last = words.len().saturating_sub(1);
        let mut tied: Vec<bool> = (0..last).map(|i| tied(words, i, room)).collect();
        tied.push(false);
        for i in 0..words.len() {
            if span_from(words, i, room) == 3 {
                tied[i] = true;
                tied[i + 1] = true;
            }
        }
        Self {
            words,
            room,
            tied,
            broken: vec![false; words.len()],
        }
    }

    /// The end of the words that stay together from one on.
    pub(super) fn group_end(&self, i: usize) -> usize {
        self.tied[i..]
            .iter()
            .position(|tied| !tied)
            .map_or(self.words.len(), |n| i + n + 1)
    }

    /// Loosens what begins where a line began: first between the parts of a date, then between
    /// words, and a word by itself within.
    pub(super) fn loosen(&mut self, beginning: &str) {
        let beginning = beginning.replace(NO_BREAK, " ");
        let beginning = beginning.trim();
        let begins = |i: &usize| {
            let rest = self.words[*i..].join(" ").replace(BLANK, " ");
            // The line may go on in another style, which is a text of its own.
            rest.starts_with(beginning) || beginning.starts_with(&rest)
        };
        let Some(i) = (0..self.words.len()).find(begins) else { return };
        let group = i..self.group_end(i);
        let dates: Vec<usize> = group
            .clone()
            .filter(|i| self.tied[*i] && in_date(self.words, *i))
            .collect();
        if !dates.is_empty() {
            for i in dates {
                self.tied[i] = false;
            }
        } else if group.len() > 1 {
            for i in group {
                self.tied[i] = false;
            }
        } else {
            self.broken[i] = true;
        }
    }
}

/// The number of words from one on that are set as one thing: three for `2021 - 2025`, where
/// a no-break space would not hold, since a line may always end after a hyphen; else one.
pub(super) fn span_from(words: &[&str], i: usize, room: Room) -> usize {
    let [from, dash, to, ..] = words[i..] else { return 1 };
    let is_span = is_dash(dash)
        && is_number(from)
        && is_number(to)
        && room.keeps(&[from, dash, to].join(" "));
    if is_span { 3 } else { 1 }
}

/// True if a line must not end between a word and the next one.
fn tied(words: &[&str], i: usize, room: Room) -> bool {
    let (word, next) = (words[i], words[i + 1]);
    if is_dash(next) {
        return true;
    }
    // What is counted is looked at first: it is rare, and a look at one letter tells.
    let lower = |word: &str| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    };
    if is_counter(next) {
        return TIED_WORDS.contains(&lower(word));
    }
    if words.get(i + 2).copied().is_some_and(is_counter)
        && TIED_PAIRS.contains(&format!("{} {}", lower(word), lower(next)))
    {
        return true;
    }
    room.is_page && is_number(word) && in_date(words, i)
}

/// True between `31` and `tháng`, and between `12` and `năm`, of a date in words.
fn in_date(words: &[&str], i: usize) -> bool {
    let at = |j: Option<usize>| j.and_then(|j| words.get(j)).map_or("", |w| core(w));
    let (before, next, after) = (at(i.checked_sub(1)), at(Some(i + 1)), at(Some(i + 2)));
    let is = |word: &str, what: &str| word.to_lowercase() == what;
    is_number(after)
        && ((is(next, "tháng") && is(before, "ngày"))
            || (is(next, "năm") && is(before, "tháng")))
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

/// The word without the punctuation around it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// True for `98`, `31/12/2023`, `(1945` and the like: starts and ends with a digit.
fn is_number(word: &str) -> bool {
    let core = core(word);
    core.starts_with(|c: char| c.is_ascii_digit())
        && core.ends_with(|c: char| c.is_ascii_digit())
}

/// True for what a word such as `Điều` or `lần thứ` counts: a number, a code that begins with
/// one, a Roman numeral, or a single letter.
fn is_counter(word: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    let core = core(word);
    let roman = !core.is_empty() && core.chars().all(|c| "IVXLC".contains(c));
    let letter = core.chars().count() == 1 && core.chars().all(char::is_lowercase);
    first.is_ascii_digit() || roman || letter
}

/// True for codes and dates: a `/` or `-` inside, and a digit or two capitals in a row.
pub(super) fn is_whole(word: &str, room: Room) -> bool {
    let core = core(word);
    let joined = core.contains(['/', '-', '–']);
    let digit = core.contains(|c: char| c.is_ascii_digit());
    let capitals = core.chars().zip(core.chars().skip(1));
    let code = digit
        || capitals
            .into_iter()
            .any(|(a, b)| a.is_uppercase() && b.is_uppercase());
    joined && code && room.keeps(word)
}
