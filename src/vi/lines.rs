//! Where a line may not end: codes and numbers stay whole, and a word stays with its number.

use std::ops::Range;

use super::room::{BLANK, Room};
use super::ties::{NO_BREAK, Ties, is_whole, span_from};

/// A stretch of text that is set as one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Running text; its no-break spaces tie words together.
    Text(String),
    /// A code, number or date that must not be broken at its `/` and `-`.
    Whole(String),
    /// Tied words that may not fit on one line together: whoever sets them measures them. Each is
    /// in the parts that it is broken into where it is too wide by itself.
    Measured(Vec<Vec<String>>),
    /// A word that may be broken between its parts.
    Parts(Vec<String>),
}

/// Cuts a text where codes begin and end, and ties words with no-break spaces.
///
/// In a column a date in words may break between its parts, and what may not fit is measured.
/// `loose` are beginnings of lines that came out after a stretched one: what begins there is tied
/// less tightly, each time that it is named. Runs of spaces become one space; a space at either
/// end is kept.
pub fn pieces(text: &str, room: Room, loose: &[String]) -> Vec<Piece> {
    let words: Vec<&str> = text.split([' ', '\n']).filter(|w| !w.is_empty()).collect();
    let is_space = |c: char| c == ' ' || c == '\n';
    let mut ties = Ties::new(&words, room);
    for beginning in loose {
        ties.loosen(beginning);
    }
    let mut cut = Cut::default();
    if text.starts_with(is_space) {
        cut.run.push(' ');
    }
    let mut i = 0;
    while i < words.len() {
        let end = ties.group_end(i);
        cut_group(&ties, i..end, &mut cut);
        i = end;
        if i < words.len() {
            cut.run.push(' ');
        }
    }
    if !words.is_empty() && text.ends_with(is_space) {
        cut.run.push(' ');
    }
    cut.flush();
    cut.found
}

/// A text while it is cut.
#[derive(Default)]
struct Cut {
    found: Vec<Piece>,
    /// The running text that is not a piece yet.
    run: String,
}

impl Cut {
    fn flush(&mut self) {
        if !self.run.is_empty() {
            self.found.push(Piece::Text(std::mem::take(&mut self.run)));
        }
    }

    fn push(&mut self, piece: Piece) {
        self.flush();
        self.found.push(piece);
    }
}

/// Cuts words that stay together.
fn cut_group(ties: &Ties<'_>, group: Range<usize>, cut: &mut Cut) {
    let words = &ties.words[group.clone()];
    let as_one = if ties.room.is_page {
        words.iter().all(|word| ties.room.holds(&[word]))
    } else {
        ties.room.holds(words)
    };
    if !as_one {
        cut.push(Piece::Measured(words.iter().map(|word| parts(word)).collect()));
        return;
    }
    let mut i = group.start;
    while i < group.end {
        let span = span_from(ties.words, i, ties.room);
        // A span that was loosened is words again.
        let span = if i + span <= group.end { span } else { 1 };
        let word = ties.words[i];
        if ties.broken[i] && parts(word).len() > 1 {
            cut.push(Piece::Parts(parts(word)));
        } else if span > 1 || !ties.broken[i] && is_whole(word, ties.room) {
            cut.push(Piece::Whole(ties.words[i..i + span].join(" ")));
        } else {
            cut.run.push_str(word);
        }
        i += span;
        if i < group.end {
            cut.run.push(NO_BREAK);
        }
    }
}

/// The parts of a long word that a line may end after: up to a sign of addresses and codes, or to
/// a blank.
fn parts(word: &str) -> Vec<String> {
    let is_sign = |c: char| c == BLANK || "@./-_–:?&=,;".contains(c);
    let mut parts: Vec<String> = vec![];
    let mut after_sign = true;
    for c in word.chars() {
        let begins = after_sign && c.is_alphanumeric();
        match parts.last_mut() {
            Some(last) if !begins || !last.contains(char::is_alphanumeric) => {
                last.push(c);
            }
            _ => parts.push(c.to_string()),
        }
        after_sign = is_sign(c);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Room = Room { width: 160.0, size: 14.0, is_page: true };
    const COLUMN: Room = Room { width: 42.0, size: 12.0, is_page: false };

    /// The pieces as one line: `[…]` around what is whole, `~` for a no-break space.
    fn shown(text: &str, room: Room) -> String {
        shown_loose(text, room, &[])
    }

    /// The same after lines that began so; `{…|…}` around what is measured or broken.
    fn shown_loose(text: &str, room: Room, loose: &[&str]) -> String {
        let loose: Vec<String> = loose.iter().map(ToString::to_string).collect();
        let show = |piece| match piece {
            Piece::Text(text) => text.replace(NO_BREAK, "~"),
            Piece::Whole(text) => format!("[{text}]"),
            Piece::Measured(words) => {
                let words: Vec<String> =
                    words.iter().map(|word| word.join("|")).collect();
                format!("<{}>", words.join("~"))
            }
            Piece::Parts(parts) => parts.join("|"),
        };
        pieces(text, room, &loose).into_iter().map(show).collect()
    }

    #[test]
    fn a_citation_is_held_together() {
        assert_eq!(
            shown(
                "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;",
                PAGE
            ),
            "Nghị định số~[98/2023/NĐ-CP] ngày~31~tháng~12~năm~2023 của Chính phủ;"
        );
    }

    #[test]
    fn a_code_takes_the_brackets_and_marks_that_touch_it() {
        assert_eq!(
            shown("(Chỉ thị 41-CT/TW, ngày 26/12/2024).", PAGE),
            "(Chỉ thị [41-CT/TW,] ngày~[26/12/2024).]"
        );
    }

    #[test]
    fn articles_numerals_and_letters_stay_with_their_word() {
        assert_eq!(
            shown("theo điểm a khoản 2 Điều 5 Chương II, lần thứ XIV, Quý I", PAGE),
            "theo điểm~a khoản~2 Điều~5 Chương~II, lần~thứ~XIV, Quý~I"
        );
        assert_eq!(shown("các điều kiện và mục tiêu", PAGE), "các điều kiện và mục tiêu");
    }

    #[test]
    fn a_dash_never_begins_a_line_and_spans_stay_whole() {
        assert_eq!(shown("kinh tế - xã hội", PAGE), "kinh tế~- xã hội");
        assert_eq!(shown("(1945 - 2025) và", PAGE), "[(1945 - 2025)] và");
        assert_eq!(shown("(19/5/1890 - 19/5/2025)", PAGE), "[(19/5/1890 - 19/5/2025)]");
    }

    #[test]
    fn a_narrow_column_may_break_a_long_date() {
        assert_eq!(
            shown("ngày 31 tháng 12 năm 2023", COLUMN),
            "ngày~31 tháng~12 năm~2023"
        );
        assert_eq!(
            shown("(19/5/1890 - 19/5/2025)", Room { width: 30.0, ..COLUMN }),
            "[(19/5/1890]~- [19/5/2025)]"
        );
        assert_eq!(shown("năm học 2024 – 2025.", COLUMN), "năm học [2024 – 2025.]");
    }

    #[test]
    fn spaces_at_the_ends_are_kept_and_runs_are_folded() {
        assert_eq!(shown(" a  b\nc ", PAGE), " a b c ");
        assert_eq!(shown("", PAGE), "");
        assert_eq!(shown("và/hoặc", PAGE), "và/hoặc");
    }

    #[test]
    fn what_may_not_fit_a_column_is_measured() {
        let narrow = Room { width: 20.0, ..COLUMN };
        assert_eq!(shown("Tháng 12/2026", narrow), "<Tháng~12/|2026>");
        assert_eq!(shown("Quý I", narrow), "Quý~I");
        assert_eq!(shown("Tháng 12/2026", COLUMN), "Tháng~[12/2026]");
        assert_eq!(
            shown("Hòm thư: binh.tt@bacninh.gov.vn", narrow),
            "Hòm thư: <binh.|tt@|bacninh.|gov.|vn>"
        );
        let address = "a".repeat(80);
        assert_eq!(shown(&format!("Mã {address}."), PAGE), format!("Mã <{address}.>"));
    }

    #[test]
    fn a_long_word_is_broken_after_its_signs() {
        let cut = |word| parts(word).join("|");
        assert_eq!(cut("https://a-b.vn/c_d?e=1"), "https://|a-|b.|vn/|c_|d?|e=|1");
        assert_eq!(cut("(H05.12-26)."), "(H05.|12-|26).");
        assert_eq!(cut("…"), "…");
    }

    #[test]
    fn ties_are_loosened_step_by_step() {
        let text = "và số 657/TTr ngày 11 tháng 7 năm 2025 của";
        let loose = |lines: &[&str]| shown_loose(text, PAGE, lines);
        assert_eq!(
            loose(&["ngày 11 tháng 7"]),
            "và số~[657/TTr] ngày~11 tháng~7 năm~2025 của"
        );
        assert_eq!(
            loose(&["ngày 11 tháng 7", "ngày\u{a0}11"]),
            "và số~[657/TTr] ngày 11 tháng~7 năm~2025 của"
        );
        assert_eq!(
            loose(&["số", "657/TTr"]),
            "và số 657/|TTr ngày~11~tháng~7~năm~2025 của"
        );
        assert_eq!(loose(&["không có"]), loose(&[]));
    }
}
