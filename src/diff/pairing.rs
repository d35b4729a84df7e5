//! Which part of one document is which of the other.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::likeness::Words;
use super::walk::{Part, PartKind};

/// The likeness from which two parts are taken for one.
const ALIKE: f64 = 0.5;
/// How much less is enough where the parts that they lie in are one.
const BESIDE: f64 = 0.1;
/// The most pairs whose likeness is worked out; beyond, only neighbours are looked at.
const MAX_PAIRS: usize = 1_000_000;
/// How far apart neighbours stand.
const NEAR: usize = 40;

/// Pairs new parts with old ones: by id; by the same words, first in the same place and then
/// anywhere; by what lies in them; then by likeness.
pub(super) fn pair(old: &[Part], new: &[Part]) -> BTreeMap<usize, usize> {
    let mut pairs = Pairs {
        old,
        new,
        of_new: BTreeMap::new(),
        taken: HashSet::new(),
    };
    pairs.by_id();
    pairs.by_words(Pairs::place);
    pairs.by_words(|_, _, _| Some(None));
    pairs.by_contents();
    pairs.by_likeness();
    pairs.of_new
}

/// Which of the two documents a part is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

/// The pairs found so far: new parts with their old ones, and the old ones that have a pair.
struct Pairs<'a> {
    old: &'a [Part],
    new: &'a [Part],
    of_new: BTreeMap<usize, usize>,
    taken: HashSet<usize>,
}

/// A place by which parts with the same words are told apart: an old part that both lie in.
type Within = Option<usize>;

impl Pairs<'_> {
    fn join(&mut self, new: usize, old: usize) {
        self.taken.insert(old);
        self.of_new.insert(new, old);
    }

    /// The new parts without a pair, and the old ones.
    fn open(&self) -> (Vec<usize>, Vec<usize>) {
        let new = (0..self.new.len()).filter(|n| !self.of_new.contains_key(n));
        let old = (0..self.old.len()).filter(|o| !self.taken.contains(o));
        (new.collect(), old.collect())
    }

    /// Pairs what has the same id.
    fn by_id(&mut self) {
        let mut ids: HashMap<(PartKind, &str), usize> = HashMap::new();
        for (o, part) in self.old.iter().enumerate() {
            if let Some(id) = &part.id {
                ids.entry((part.kind, id)).or_insert(o);
            }
        }
        for (n, part) in self.new.iter().enumerate() {
            let same = part.id.as_deref().and_then(|id| ids.get(&(part.kind, id)));
            if let Some(o) = same.filter(|o| !self.taken.contains(*o)) {
                self.join(n, *o);
            }
        }
    }

    /// The old part that a part lies in, or whose pair it lies in; none if that has no pair.
    fn place(&self, side: Side, part: &Part) -> Option<Within> {
        match (side, part.parent) {
            (_, None) => Some(None),
            (Side::Old, Some(parent)) => Some(Some(parent)),
            (Side::New, Some(parent)) => self.of_new.get(&parent).map(|o| Some(*o)),
        }
    }

    /// Pairs what says the same within the same place, the first with the first. What holds
    /// comes before what is held, so that a place that has just got its pair counts.
    fn by_words(&mut self, place: fn(&Self, Side, &Part) -> Option<Within>) {
        let (open, left) = self.open();
        let (old, new) = (self.old, self.new);
        let mut texts: HashMap<(PartKind, &str, Within), Vec<usize>> = HashMap::new();
        for o in left.into_iter().rev() {
            let part = &old[o];
            if let Some(within) = place(self, Side::Old, part) {
                texts.entry((part.kind, &part.text, within)).or_default().push(o);
            }
        }
        for n in open {
            let part = &new[n];
            let Some(within) = place(self, Side::New, part) else { continue };
            let same = texts.get_mut(&(part.kind, part.text.as_str(), within));
            if let Some(o) = same.filter(|_| !part.text.is_empty()).and_then(Vec::pop) {
                self.join(n, o);
            }
        }
    }

    /// Pairs what holds the same things, though its title was rewritten: more than half of what
    /// lies in either of the two.
    fn by_contents(&mut self) {
        let mut in_old: HashMap<usize, usize> = HashMap::new();
        for part in self.old {
            *in_old.entry(part.parent.unwrap_or(usize::MAX)).or_default() += 1;
        }
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let mut in_new: HashMap<usize, usize> = HashMap::new();
        for (n, part) in self.new.iter().enumerate() {
            let Some(parent) = part.parent else { continue };
            *in_new.entry(parent).or_default() += 1;
            let within = self.of_new.get(&n).and_then(|o| self.old[*o].parent);
            if let Some(within) = within {
                *shared.entry((parent, within)).or_default() += 1;
            }
        }
        // What lies deepest first: what holds it may then be known by it.
        for ((n, o), count) in shared.into_iter().rev() {
            let most = in_new.get(&n).max(in_old.get(&o)).copied().unwrap_or_default();
            let free = !self.of_new.contains_key(&n) && !self.taken.contains(&o);
            let like = self.new[n].kind == self.old[o].kind;
            let ids = self.new[n].id.is_some() && self.old[o].id.is_some();
            if free && like && !ids && 2 * count > most {
                self.join(n, o);
            }
        }
    }

    /// Pairs what is left, the most alike first.
    fn by_likeness(&mut self) {
        let (open, left) = self.open();
        let words = Words::of(self.old, self.new);
        let old_bags: Vec<_> = left.iter().map(|o| words.bags(&self.old[*o])).collect();
        let all = left.len() * open.len() <= MAX_PAIRS;
        let mut likely = vec![];
        for (i, n) in open.iter().enumerate() {
            let part = &self.new[*n];
            let bags = words.bags(part);
            let within = self.place(Side::New, part);
            for (k, o) in left.iter().enumerate() {
                let other = &self.old[*o];
                // Only one of the two has an id: it may have been given since.
                let named_apart = other.id.is_some() && part.id.is_some();
                let apart = !all && i.abs_diff(k) > NEAR;
                if other.kind != part.kind || named_apart || apart {
                    continue;
                }
                let beside = within.is_some() && within == self.place(Side::Old, other);
                let likeness =
                    bags.likeness(&old_bags[k]) + if beside { BESIDE } else { 0.0 };
                if likeness >= ALIKE {
                    likely.push((likeness, *n, *o));
                }
            }
        }
        likely
            .sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        for (_, n, o) in likely {
            if !self.of_new.contains_key(&n) && !self.taken.contains(&o) {
                self.join(n, o);
            }
        }
    }
}
