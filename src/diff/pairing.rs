//! Which part of one document is which of the other.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::walk::{Part, PartKind};

/// The likeness from which two parts are taken for one.
const ALIKE: f64 = 0.5;
/// The most pairs whose likeness is worked out; beyond, only neighbours are looked at.
const MAX_PAIRS: usize = 1_000_000;
/// How far apart neighbours stand.
const NEAR: usize = 40;

/// Pairs new parts with old ones: by id, by the same words, then by likeness.
pub(super) fn pair(old: &[Part], new: &[Part]) -> BTreeMap<usize, usize> {
    let mut pairs = Pairs::default();
    let open = pairs.by_id(old, new);
    let open = pairs.by_words(old, new, &open);
    let left: Vec<usize> = (0..old.len()).filter(|o| !pairs.taken.contains(o)).collect();
    for (n, o) in alike(old, new, &left, &open) {
        pairs.join(n, o);
    }
    pairs.of_new
}

/// The pairs found so far: new parts with their old ones, and the old ones that have a pair.
#[derive(Default)]
struct Pairs {
    of_new: BTreeMap<usize, usize>,
    taken: HashSet<usize>,
}

impl Pairs {
    fn join(&mut self, new: usize, old: usize) {
        self.taken.insert(old);
        self.of_new.insert(new, old);
    }

    /// Pairs what has the same id; gives the new parts that are left.
    fn by_id(&mut self, old: &[Part], new: &[Part]) -> Vec<usize> {
        let mut ids: HashMap<(PartKind, &str), usize> = HashMap::new();
        for (o, part) in old.iter().enumerate() {
            if let Some(id) = &part.id {
                ids.entry((part.kind, id)).or_insert(o);
            }
        }
        let mut open = vec![];
        for (n, part) in new.iter().enumerate() {
            let same = part.id.as_deref().and_then(|id| ids.get(&(part.kind, id)));
            match same.filter(|o| !self.taken.contains(*o)) {
                Some(o) => self.join(n, *o),
                None => open.push(n),
            }
        }
        open
    }

    /// Pairs what says the same, the first with the first; gives the new parts that are left.
    fn by_words(&mut self, old: &[Part], new: &[Part], open: &[usize]) -> Vec<usize> {
        let mut texts: HashMap<(PartKind, &str), Vec<usize>> = HashMap::new();
        for (o, part) in old.iter().enumerate().rev() {
            if !self.taken.contains(&o) {
                texts.entry((part.kind, &part.text)).or_default().push(o);
            }
        }
        let mut left = vec![];
        for n in open {
            let part = &new[*n];
            match texts.get_mut(&(part.kind, part.text.as_str())).and_then(Vec::pop) {
                Some(o) => self.join(*n, o),
                None => left.push(*n),
            }
        }
        left
    }
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
