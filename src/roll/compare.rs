//! Two documents part by part: what was added, dropped, moved and changed.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use super::changed_words::words_changed;
use super::parts::{Part, PartKind};

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It says the same, in the same place.
    Same,
    /// It is new.
    Added,
    /// It is no more.
    Dropped,
    /// It says something else.
    Changed,
    /// It stands elsewhere, and may say something else too.
    Moved,
}

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What became of the words: same, added or dropped.
    pub fate: Fate,
    /// The words, with the spaces between them.
    pub text: String,
}

/// A part of either document, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What it is.
    pub kind: PartKind,
    /// What became of it.
    pub fate: Fate,
    /// Its `id`.
    pub id: Option<String>,
    /// How the old document cites it, if it has it, and its line there.
    pub old: Option<(String, usize)>,
    /// How the new one does.
    pub new: Option<(String, usize)>,
    /// Its words, marked.
    pub pieces: Vec<Piece>,
}

/// The likeness from which two parts are taken for one.
const ALIKE: f64 = 0.5;
/// The most pairs whose likeness is worked out; beyond, only neighbours are looked at.
const MAX_PAIRS: usize = 1_000_000;
/// How far apart neighbours stand.
const NEAR: usize = 40;

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
                result.push(alone(&old[*next_old], Fate::Dropped));
            }
            *next_old += 1;
        }
    };
    for (n, part) in new.iter().enumerate() {
        match pairs.get(&n) {
            None => result.push(alone(part, Fate::Added)),
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

fn alone(part: &Part, fate: Fate) -> Compared {
    let place = Some((part.label.clone(), part.line));
    let (old, new) = if fate == Fate::Added { (None, place) } else { (place, None) };
    let pieces = vec![Piece { fate, text: part.text.clone() }];
    Compared {
        kind: part.kind,
        fate,
        id: part.id.clone(),
        old,
        new,
        pieces,
    }
}

fn both(old: &Part, new: &Part, moved: bool) -> Compared {
    let fate = match (moved, old.text == new.text) {
        (true, _) => Fate::Moved,
        (false, true) => Fate::Same,
        (false, false) => Fate::Changed,
    };
    Compared {
        kind: new.kind,
        fate,
        id: new.id.clone(),
        old: Some((old.label.clone(), old.line)),
        new: Some((new.label.clone(), new.line)),
        pieces: words_changed(&old.text, &new.text),
    }
}

/// Pairs new parts with old ones: by id, by the same words, then by likeness.
fn pair(old: &[Part], new: &[Part]) -> BTreeMap<usize, usize> {
    let mut pairs = BTreeMap::new();
    let mut taken = HashSet::new();
    let mut join = |n: usize, o: usize, taken: &mut HashSet<usize>| {
        taken.insert(o);
        pairs.insert(n, o);
    };
    let mut ids: HashMap<(PartKind, &str), usize> = HashMap::new();
    for (o, part) in old.iter().enumerate() {
        if let Some(id) = &part.id {
            ids.entry((part.kind, id)).or_insert(o);
        }
    }
    let mut open = vec![];
    for (n, part) in new.iter().enumerate() {
        let same = part.id.as_deref().and_then(|id| ids.get(&(part.kind, id)));
        match same.filter(|o| !taken.contains(*o)) {
            Some(o) => join(n, *o, &mut taken),
            None => open.push(n),
        }
    }
    let mut texts: HashMap<(PartKind, &str), Vec<usize>> = HashMap::new();
    for (o, part) in old.iter().enumerate().rev() {
        if !taken.contains(&o) {
            texts.entry((part.kind, &part.text)).or_default().push(o);
        }
    }
    open.retain(|n| {
        let part = &new[*n];
        match texts.get_mut(&(part.kind, part.text.as_str())).and_then(Vec::pop) {
            Some(o) => {
                join(*n, o, &mut taken);
                false
            }
            None => true,
        }
    });
    let left: Vec<usize> = (0..old.len()).filter(|o| !taken.contains(o)).collect();
    for (n, o) in alike(old, new, &left, &open) {
        join(n, o, &mut taken);
    }
    pairs
}

/// Pairs what is left, the most alike first.
fn alike(
    old: &[Part],
    new: &[Part],
    left: &[usize],
    open: &[usize],
) -> Vec<(usize, usize)> {
    let bag = |part: &Part| {
        let mut words: Vec<String> =
            part.text.split_whitespace().map(str::to_lowercase).collect();
        words.sort_unstable();
        words
    };
    let all = left.len() * open.len() <= MAX_PAIRS;
    let old_bags: Vec<_> = left.iter().map(|o| bag(&old[*o])).collect();
    let mut likely = vec![];
    for (i, n) in open.iter().enumerate() {
        let words = bag(&new[*n]);
        for (k, o) in left.iter().enumerate() {
            // Only one of the two has an id: it may have been given since.
            let other = old[*o].id.is_some() && new[*n].id.is_some();
            let apart = !all && i.abs_diff(k) > NEAR;
            if old[*o].kind != new[*n].kind || other || apart {
                continue;
            }
            let likeness = likeness(&old_bags[k], &words);
            if likeness >= ALIKE {
                likely.push((likeness, *n, *o));
            }
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut news, mut olds) = (HashSet::new(), HashSet::new());
    likely.retain(|(_, n, o)| {
        let free = !news.contains(n) && !olds.contains(o);
        if free {
            news.insert(*n);
            olds.insert(*o);
        }
        free
    });
    likely.into_iter().map(|(_, n, o)| (n, o)).collect()
}

/// Twice the words that two sorted lists share, by the words of both (Dice).
fn likeness(a: &[String], b: &[String]) -> f64 {
    let (mut i, mut k, mut shared) = (0, 0, 0u32);
    while i < a.len() && k < b.len() {
        match a[i].cmp(&b[k]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => k += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                k += 1;
            }
        }
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    if all == 0 { 0.0 } else { f64::from(2 * shared) / f64::from(all) }
}

/// The new parts that lie in another part than before, or out of the order that most of
/// those beside them keep.
fn moved(old: &[Part], new: &[Part], pairs: &BTreeMap<usize, usize>) -> HashSet<usize> {
    let mut moved = HashSet::new();
    // The pairs under one parent, kind by kind.
    let mut beside = BTreeMap::<_, Vec<(usize, usize)>>::new();
    for (n, o) in pairs {
        let parent = new[*n].parent.and_then(|parent| pairs.get(&parent).copied());
        let same = parent == old[*o].parent
            || new[*n].parent.is_some_and(|p| !pairs.contains_key(&p));
        if same {
            let key = (new[*n].parent, new[*n].kind as u8);
            beside.entry(key).or_default().push((*n, *o));
        } else {
            moved.insert(*n);
        }
    }
    for siblings in beside.values() {
        let places: Vec<usize> = siblings.iter().map(|(_, o)| *o).collect();
        let kept = longest_rising(&places);
        for (i, (n, _)) in siblings.iter().enumerate() {
            if !kept.contains(&i) {
                moved.insert(*n);
            }
        }
    }
    moved
}

/// The places of a longest rising run of numbers.
fn longest_rising(numbers: &[usize]) -> HashSet<usize> {
    let mut ends: Vec<usize> = vec![];
    let mut before = vec![None; numbers.len()];
    for (i, number) in numbers.iter().enumerate() {
        let at = ends.partition_point(|end| numbers[*end] < *number);
        before[i] = at.checked_sub(1).map(|k| ends[k]);
        if at == ends.len() {
            ends.push(i);
        } else {
            ends[at] = i;
        }
    }
    let mut kept = HashSet::new();
    let mut last = ends.last().copied();
    while let Some(i) = last {
        kept.insert(i);
        last = before[i];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: Option<&str>, text: &str) -> Part {
        Part {
            kind: PartKind::Task,
            id: id.map(str::to_owned),
            label: text.to_owned(),
            text: text.to_owned(),
            parent: None,
            line: 1,
        }
    }

    fn fates(old: &[Part], new: &[Part]) -> Vec<(Fate, String)> {
        let said = |c: Compared| (c.fate, c.pieces.into_iter().map(|p| p.text).collect());
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
            fates(&old, &new),
            [
                (Fate::Changed, "mộtkhác hẳn".to_owned()),
                (Fate::Changed, "tổ chức hội nghị tổng kết năm 20252026".to_owned()),
                (Fate::Added, "việc mới".to_owned()),
                (Fate::Dropped, "bỏ đi".to_owned()),
            ]
        );
    }

    #[test]
    fn one_part_that_was_put_elsewhere_is_moved_and_the_others_are_not() {
        let old = ["a b", "c d", "e f", "g h"].map(|text| part(None, text));
        let new = ["g h", "a b", "c d", "e f"].map(|text| part(None, text));
        let moved: Vec<_> = fates(&old, &new).into_iter().map(|(fate, _)| fate).collect();
        assert_eq!(moved, [Fate::Moved, Fate::Same, Fate::Same, Fate::Same]);
    }
}
