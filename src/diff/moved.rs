//! Which parts stand elsewhere than before.

use std::collections::{BTreeMap, HashSet};

use super::walk::Part;

/// The new parts that lie in another part than before, a level higher or lower, or out of the
/// order that most of those beside them keep.
pub(super) fn moved(
    old: &[Part],
    new: &[Part],
    pairs: &BTreeMap<usize, usize>,
) -> HashSet<usize> {
    let mut moved = HashSet::new();
    // The pairs under one parent, kind by kind.
    let mut beside = BTreeMap::<_, Vec<(usize, usize)>>::new();
    for (n, o) in pairs {
        let parent = new[*n].parent.and_then(|parent| pairs.get(&parent).copied());
        let known = new[*n].parent.is_none() || parent.is_some();
        // What had no number and has one now became a khoản of what it was the text of.
        let level = new[*n].number.is_empty() == old[*o].number.is_empty();
        if known && level && parent == old[*o].parent {
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
