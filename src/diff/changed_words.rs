//! Two texts word by word.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

use super::change::{Change, Stretch};

/// The words of two texts, marked: between two changes, spaces alone are no rest.
pub(super) fn words_changed(old: &str, new: &str) -> Vec<Stretch> {
    let (a, b) = (split(old), split(new));
    let mut marked = Marked::default();
    for op in capture_diff_slices(Algorithm::Patience, &a, &b) {
        for change in op.iter_changes(&a, &b) {
            marked.take(change.tag(), change.value());
        }
    }
    marked.close();
    in_larger_pieces(&marked.pieces)
}

/// A word or two that stayed within a stretch that was rewritten belong to both versions:
/// people read whole phrases, not remains.
fn in_larger_pieces(pieces: &[Stretch]) -> Vec<Stretch> {
    let words = |piece: Option<&Stretch>| {
        piece.map_or(0, |piece| piece.text.split_whitespace().count())
    };
    let mut marked = Marked::default();
    for (i, piece) in pieces.iter().enumerate() {
        let before: usize = (1..=2)
            .map(|k| words(i.checked_sub(k).and_then(|k| pieces.get(k))))
            .sum();
        let after: usize = (1..=2).map(|k| words(pieces.get(i + k))).sum();
        let inner = i > 0 && i + 1 < pieces.len() && !piece.text.contains('\n');
        let remains = inner && words(Some(piece)) <= 2 && before + after >= 10;
        match piece.change {
            Change::Dropped => marked.take(ChangeTag::Delete, &piece.text),
            Change::Added => marked.take(ChangeTag::Insert, &piece.text),
            _ if remains => {
                marked.take(ChangeTag::Delete, &piece.text);
                marked.take(ChangeTag::Insert, &piece.text);
            }
            _ => marked.take(ChangeTag::Equal, &piece.text),
        }
    }
    marked.close();
    marked.pieces
}

/// Stretchs in the making: what was dropped and added since the last word that stayed, and the
/// spaces since.
#[derive(Default)]
struct Marked {
    pieces: Vec<Stretch>,
    dropped: String,
    added: String,
    spaces: String,
}

impl Marked {
    fn take(&mut self, tag: ChangeTag, text: &str) {
        let changing = !self.dropped.is_empty() || !self.added.is_empty();
        match tag {
            ChangeTag::Equal if changing && text.trim().is_empty() => {
                self.spaces.push_str(text);
            }
            ChangeTag::Equal => {
                self.close();
                self.push(Change::Same, text);
            }
            ChangeTag::Delete => {
                self.join();
                self.dropped.push_str(text);
            }
            ChangeTag::Insert => {
                self.join();
                self.added.push_str(text);
            }
        }
    }

    /// Spaces between two changes belong to both.
    fn join(&mut self) {
        let spaces = std::mem::take(&mut self.spaces);
        for side in [&mut self.dropped, &mut self.added] {
            if !side.is_empty() {
                side.push_str(&spaces);
            }
        }
    }

    fn close(&mut self) {
        let (dropped, added) =
            (std::mem::take(&mut self.dropped), std::mem::take(&mut self.added));
        self.push(Change::Dropped, &dropped);
        self.push(Change::Added, &added);
        let spaces = std::mem::take(&mut self.spaces);
        self.push(Change::Same, &spaces);
    }

    fn push(&mut self, change: Change, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut().filter(|last| last.change == change) {
            Some(last) => last.text.push_str(text),
            None => self.pieces.push(Stretch { change, text: text.to_owned() }),
        }
    }
}

/// Words, dates and codes (`03/02/2025`, `NĐ-CP`), runs of spaces, and every other character
/// by itself.
fn split(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        _ if c.is_alphanumeric() => 1,
        _ if c.is_whitespace() => 2,
        _ => 0,
    };
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    // A slash or hyphen without spaces belongs to the words that it joins.
    let joins = |i: usize| {
        let word =
            |k: Option<&(usize, char)>| k.is_some_and(|(_, c)| c.is_alphanumeric());
        matches!(letters[i].1, '/' | '-')
            && i > 0
            && word(letters.get(i - 1))
            && word(letters.get(i + 1))
    };
    let mut words: Vec<&str> = vec![];
    let mut start = 0;
    let mut before = None;
    for (i, (at, c)) in letters.iter().enumerate() {
        let kind = if joins(i) { 1 } else { kind(*c) };
        let goes_on = before == Some(kind) && kind != 0;
        if !goes_on && *at > start {
            words.push(&text[start..*at]);
            start = *at;
        }
        before = Some(kind);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(old: &str, new: &str) -> String {
        let mark = |piece: Stretch| match piece.change {
            Change::Dropped => format!("[-{}-]", piece.text),
            Change::Added => format!("{{+{}+}}", piece.text),
            _ => piece.text,
        };
        words_changed(old, new).into_iter().map(mark).collect()
    }

    #[test]
    fn codes_and_dates_are_one_word_and_punctuation_is_its_own() {
        assert_eq!(
            marked("số 98/2023/NĐ-CP, năm 2025;", "số 152/2025/NĐ-CP, năm 2026;"),
            "số [-98/2023/NĐ-CP-]{+152/2025/NĐ-CP+}, năm [-2025-]{+2026+};"
        );
    }

    #[test]
    fn a_word_that_stayed_by_chance_in_what_was_rewritten_is_no_rest() {
        let old = "kỷ niệm một hai ba bốn năm sáu bảy tám chín mười xong";
        let new = "kỷ niệm tám mươi năm Ngày Toàn quốc kháng chiến xong";
        assert_eq!(
            marked(old, new),
            "kỷ niệm [-một hai ba bốn năm sáu bảy tám chín mười-]\
             {+tám mươi năm Ngày Toàn quốc kháng chiến+} xong"
        );
    }
}
