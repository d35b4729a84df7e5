//! A change in words, for one who reads no marks.

use super::change::{Change, Stretch};
use super::compare::Compared;
use crate::diag::Lang;
use crate::say;
use crate::vi::shortened;

/// The most replacements of one part that are told.
const MOST: usize = 4;
/// The most letters of a stretch that are told.
const LETTERS: usize = 160;

/// What became of the words of a part: `“năm 2025” thành “năm 2026”; thêm “…”`.
pub(super) fn told(compared: &Compared, lang: Lang) -> String {
    let mut all = replacements(&compared.pieces, compared.change, lang);
    let looks = replacements(&compared.look, Change::Changed, lang);
    if !looks.is_empty() {
        let word = say!("trình bày", "layout");
        all.push(format!("{}: {}", word.in_lang(lang), looks.join("; ")));
    }
    if all.len() > MOST {
        let more = all.len() - MOST;
        all.truncate(MOST);
        let more = say!("và {more} chỗ khác", "and {more} more");
        all.push(more.in_lang(lang).to_owned());
    }
    all.join("; ")
}

fn replacements(pieces: &[Stretch], whole: Change, lang: Lang) -> Vec<String> {
    let quoted = |piece: &Stretch| format!("“{}”", shortened(&piece.text, LETTERS));
    if let ([only], Change::Added | Change::Dropped | Change::Moved) = (pieces, whole) {
        return vec![quoted(only)];
    }
    let mut all = vec![];
    let mut i = 0;
    while let Some(piece) = pieces.get(i) {
        let next = pieces.get(i + 1).filter(|next| next.change == Change::Added);
        let message = match (piece.change, next) {
            (Change::Dropped, Some(next)) => {
                i += 1;
                let (old, new) = (quoted(piece), quoted(next));
                Some(say!("{old} thành {new}", "{old} to {new}"))
            }
            (Change::Dropped, None) => {
                let old = quoted(piece);
                Some(say!("bỏ {old}", "dropped {old}"))
            }
            (Change::Added, _) => {
                let new = quoted(piece);
                Some(say!("thêm {new}", "added {new}"))
            }
            _ => None,
        };
        all.extend(message.map(|message| message.in_lang(lang).to_owned()));
        i += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_replaced_added_and_dropped_is_told_in_turn() {
        let piece = |change, text: &str| Stretch { change, text: text.to_owned() };
        let pieces = [
            piece(Change::Same, "năm "),
            piece(Change::Dropped, "2025"),
            piece(Change::Added, "2026"),
            piece(Change::Same, " và "),
            piece(Change::Dropped, "quý I "),
            piece(Change::Same, "của tỉnh"),
            piece(Change::Added, " mới"),
        ];
        let told = replacements(&pieces, Change::Changed, Lang::Vi).join("; ");
        assert_eq!(told, "“2025” thành “2026”; bỏ “quý I”; thêm “mới”");
    }
}
