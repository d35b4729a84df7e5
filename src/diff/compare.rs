//! Two documents part by part: what was added, dropped, moved and changed.

use std::collections::HashMap;

use super::change::{Change, Stretch};
use super::changed_words::words_changed;
use super::moved::moved;
use super::pairing::pair;
use super::walk::{Part, PartKind};

/// A part of either document, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// That of both parts.
    pub(super) kind: PartKind,
    pub(super) change: Change,
    pub(super) id: Option<String>,
    /// How the old document cites it, if it has it, and its line there.
    pub(super) old: Option<(String, usize)>,
    /// How the new one does.
    pub(super) new: Option<(String, usize)>,
    /// All its words, old and new, in stretches.
    pub(super) pieces: Vec<Stretch>,
    /// How it is set, likewise; empty if that stayed.
    pub(super) look: Vec<Stretch>,
}

/// Compares two documents; the parts are in the order of the new one, with each dropped part
/// where it stood.
pub fn compare(old: &[Part], new: &[Part]) -> Vec<Compared> {
    let pairs = pair(old, new);
    let moved = moved(old, new, &pairs);
    let of_old: HashMap<usize, usize> = pairs.iter().map(|(n, o)| (*o, *n)).collect();
    let mut result = vec![];
    let mut next_old = 0;
    let drop_until = |end: usize, next_old: &mut usize, result: &mut Vec<Compared>| {
        while *next_old < end {
            if !of_old.contains_key(next_old) {
                result.push(alone(&old[*next_old], Change::Dropped));
            }
            *next_old += 1;
        }
    };
    for (n, part) in new.iter().enumerate() {
        match pairs.get(&n) {
            None => result.push(alone(part, Change::Added)),
            Some(o) => {
                if !moved.contains(&n) {
                    drop_until(*o, &mut next_old, &mut result);
                }
                result.push(both(&old[*o], part, moved.contains(&n)));
            }
        }
    }
    drop_until(old.len(), &mut next_old, &mut result);
    result
}

fn alone(part: &Part, change: Change) -> Compared {
    let place = Some((part.label.clone(), part.line));
    let (old, new) = if change == Change::Added { (None, place) } else { (place, None) };
    let pieces = vec![Stretch { change, text: part.text.clone() }];
    Compared {
        kind: part.kind,
        change,
        id: part.id.clone(),
        old,
        new,
        pieces,
        look: vec![],
    }
}

fn both(old: &Part, new: &Part, moved: bool) -> Compared {
    let same_look = old.look == new.look;
    let same = old.text == new.text && same_look;
    let change = match (moved, same, old.number == new.number) {
        (true, ..) => Change::Moved,
        (false, false, _) => Change::Changed,
        (false, true, false) => Change::Renumbered,
        (false, true, true) => Change::Same,
    };
    Compared {
        kind: new.kind,
        change,
        id: new.id.clone(),
        old: Some((old.label.clone(), old.line)),
        new: Some((new.label.clone(), new.line)),
        pieces: words_changed(&old.text, &new.text),
        look: if same_look { vec![] } else { words_changed(&old.look, &new.look) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: Option<&str>, text: &str) -> Part {
        Part::new(PartKind::Task, text, text).id(id.map(str::to_owned))
    }

    fn changes(old: &[Part], new: &[Part]) -> Vec<(Change, String)> {
        let said =
            |c: Compared| (c.change, c.pieces.into_iter().map(|p| p.text).collect());
        compare(old, new).into_iter().map(said).collect()
    }

    #[test]
    fn parts_are_paired_by_id_else_by_words_else_by_likeness() {
        let old = [
            part(Some("a"), "một"),
            part(None, "tổ chức hội nghị tổng kết năm 2025"),
            part(None, "bỏ đi"),
        ];
        let new = [
            part(Some("a"), "khác hẳn"),
            part(None, "tổ chức hội nghị tổng kết năm 2026"),
            part(None, "việc mới"),
        ];
        assert_eq!(
            changes(&old, &new),
            [
                (Change::Changed, "mộtkhác hẳn".to_owned()),
                (Change::Changed, "tổ chức hội nghị tổng kết năm 20252026".to_owned()),
                (Change::Added, "việc mới".to_owned()),
                (Change::Dropped, "bỏ đi".to_owned()),
            ]
        );
    }

    #[test]
    fn one_part_that_was_put_elsewhere_is_moved_and_the_others_are_not() {
        let old = ["a b", "c d", "e f", "g h"].map(|text| part(None, text));
        let new = ["g h", "a b", "c d", "e f"].map(|text| part(None, text));
        let moved: Vec<_> =
            changes(&old, &new).into_iter().map(|(change, _)| change).collect();
        assert_eq!(moved, [Change::Moved, Change::Same, Change::Same, Change::Same]);
    }
}
