//! Where a line may not end: codes and numbers stay whole, and a word stays with its number.

use super::word_list::WordList;

/// A stretch of text that is set as one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Running text; its no-break spaces tie words together.
    Text(String),
    /// A code, number or date that must not be broken at its `/` and `-`.
    Whole(String),
}

/// Words that stay with the number, numeral or letter after them.
static TIED_WORDS: WordList = WordList::new(include_str!("words/tied-words.txt"));

/// Two words that stay together with what the second one counts.
static TIED_PAIRS: WordList = WordList::new(include_str!("words/tied-pairs.txt"));

/// How much room a line has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The width of a page.
    Page,
    /// A column that so many characters fit in at the least.
    Column(usize),
}

impl Room {
    /// The longest code that is kept whole, in characters.
    fn longest_whole(self) -> usize {
        match self {
            // About half a line.
            Self::Page => 40,
            Self::Column(characters) => characters.min(40),
        }
    }
}

const NO_BREAK: char = '\u{a0}';

/// Cuts a text where codes begin and end, and ties words with no-break spaces.
///
/// In a narrow room, a table's column, a date in words may break between its parts, and a
/// code that is longer than a line is not kept whole. Runs of spaces become one space; a space at either end is kept.
pub fn pieces(text: &str, room: Room) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut run = String::new();
    let words: Vec<&str> = text.split([' ', '\n']).filter(|w| !w.is_empty()).collect();
    let is_space = |c: char| c == ' ' || c == '\n';
    if text.starts_with(is_space) {
        run.push(' ');
    }
    let mut i = 0;
    while i < words.len() {
        let span = span_from(&words, i, room);
        if span > 1 || is_whole(words[i], room) {
            if !run.is_empty() {
                found.push(Piece::Text(std::mem::take(&mut run)));
            }
            found.push(Piece::Whole(words[i..i + span].join(" ")));
        } else {
            run.push_str(words[i]);
        }
        i += span;
        if i < words.len() {
            run.push(if tied(&words, i - 1, room) { NO_BREAK } else { ' ' });
        }
    }
    if !words.is_empty() && text.ends_with(is_space) {
        run.push(' ');
    }
    if !run.is_empty() {
        found.push(Piece::Text(run));
    }
    found
}

/// The number of words from one on that are set as one thing: three for `2021 - 2025`, where
/// a no-break space would not hold, since a line may always end after a hyphen; else one.
fn span_from(words: &[&str], i: usize, room: Room) -> usize {
    let [from, dash, to, ..] = words[i..] else { return 1 };
    let length = from.chars().count() + to.chars().count() + 3;
    let is_span = is_number(from)
        && is_dash(dash)
        && is_number(to)
        && length <= room.longest_whole();
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
    room == Room::Page && is_number(word) && in_date(words, i)
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
fn is_whole(word: &str, room: Room) -> bool {
    let core = core(word);
    let joined = core.contains(['/', '-', '–']);
    let digit = core.contains(|c: char| c.is_ascii_digit());
    let capitals = core.chars().zip(core.chars().skip(1));
    let code = digit
        || capitals
            .into_iter()
            .any(|(a, b)| a.is_uppercase() && b.is_uppercase());
    joined && code && word.chars().count() <= room.longest_whole()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces as one line: `[…]` around what is whole, `~` for a no-break space.
    fn shown(text: &str, room: Room) -> String {
        pieces(text, room)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.replace(NO_BREAK, "~"),
                Piece::Whole(text) => format!("[{text}]"),
            })
            .collect()
    }

    #[test]
    fn a_citation_is_held_together() {
        assert_eq!(
            shown(
                "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;",
                Room::Page
            ),
            "Nghị định số~[98/2023/NĐ-CP] ngày~31~tháng~12~năm~2023 của Chính phủ;"
        );
    }

    #[test]
    fn a_code_takes_the_brackets_and_marks_that_touch_it() {
        assert_eq!(
            shown("(Chỉ thị 41-CT/TW, ngày 26/12/2024).", Room::Page),
            "(Chỉ thị [41-CT/TW,] ngày~[26/12/2024).]"
        );
    }

    #[test]
    fn articles_numerals_and_letters_stay_with_their_word() {
        assert_eq!(
            shown("theo điểm a khoản 2 Điều 5 Chương II, lần thứ XIV, Quý I", Room::Page),
            "theo điểm~a khoản~2 Điều~5 Chương~II, lần~thứ~XIV, Quý~I"
        );
        assert_eq!(
            shown("các điều kiện và mục tiêu", Room::Page),
            "các điều kiện và mục tiêu"
        );
    }

    #[test]
    fn a_dash_never_begins_a_line_and_spans_stay_whole() {
        assert_eq!(shown("kinh tế - xã hội", Room::Page), "kinh tế~- xã hội");
        assert_eq!(shown("(1945 - 2025) và", Room::Page), "[(1945 - 2025)] và");
        assert_eq!(
            shown("(19/5/1890 - 19/5/2025)", Room::Page),
            "[(19/5/1890 - 19/5/2025)]"
        );
    }

    #[test]
    fn a_narrow_column_may_break_a_long_date() {
        assert_eq!(
            shown("ngày 31 tháng 12 năm 2023", Room::Column(16)),
            "ngày~31 tháng~12 năm~2023"
        );
        assert_eq!(
            shown("(19/5/1890 - 19/5/2025)", Room::Column(16)),
            "[(19/5/1890]~- [19/5/2025)]"
        );
        assert_eq!(
            shown("năm học 2024 – 2025.", Room::Column(16)),
            "năm học [2024 – 2025.]"
        );
    }

    #[test]
    fn spaces_at_the_ends_are_kept_and_runs_are_folded() {
        assert_eq!(shown(" a  b\nc ", Room::Page), " a b c ");
        assert_eq!(shown("", Room::Page), "");
        assert_eq!(shown("và/hoặc", Room::Page), "và/hoặc");
    }
}
