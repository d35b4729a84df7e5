//! How alike two parts are: a word that stands everywhere says little.

use std::collections::HashMap;

use super::walk::{Part, PartKind};

/// How much of the likeness of two parts with a gist is that of their gists.
const OF_GIST: f64 = 0.8;

/// The words of the parts of two documents, each with its weight.
pub(super) struct Words<'a> {
    numbers: HashMap<String, usize>,
    /// For each kind of part, in how many of them each word stands.
    spread: HashMap<(PartKind, usize), u32>,
    counts: HashMap<PartKind, u32>,
    sides: [&'a [Part]; 2],
}

/// Words in the order of their numbers, each as often as it stands there, with its weight.
type Bag = Vec<(usize, f64)>;

/// The bags of a part: of its gist and of everything that it says.
pub(super) struct Bags {
    gist: Bag,
    all: Bag,
}

impl<'a> Words<'a> {
    pub(super) fn of(old: &'a [Part], new: &'a [Part]) -> Self {
        let mut words = Self {
            numbers: HashMap::new(),
            spread: HashMap::new(),
            counts: HashMap::new(),
            sides: [old, new],
        };
        for part in words.sides.into_iter().flatten() {
            *words.counts.entry(part.kind).or_default() += 1;
            let mut own = words.numbered(&part.text);
            own.dedup();
            for word in own {
                *words.spread.entry((part.kind, word)).or_default() += 1;
            }
        }
        words
    }

    /// The numbers of a text's words, in their order.
    fn numbered(&mut self, text: &str) -> Vec<usize> {
        let mut all: Vec<usize> = split(text)
            .map(|word| {
                let next = self.numbers.len();
                *self.numbers.entry(word).or_insert(next)
            })
            .collect();
        all.sort_unstable();
        all
    }

    pub(super) fn bags(&self, part: &Part) -> Bags {
        Bags {
            gist: self.bag(part.kind, &part.gist),
            all: self.bag(part.kind, &part.text),
        }
    }

    fn bag(&self, kind: PartKind, text: &str) -> Bag {
        let count = f64::from(self.counts.get(&kind).copied().unwrap_or(1));
        let mut bag: Bag = split(text)
            .filter_map(|word| self.numbers.get(&word).copied())
            .map(|word| {
                let spread = self.spread.get(&(kind, word)).copied().unwrap_or(1);
                (word, (1.0 + count / f64::from(spread)).ln())
            })
            .collect();
        bag.sort_unstable_by_key(|(word, _)| *word);
        bag
    }
}

fn split(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '/');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

impl Bags {
    /// From 0, nothing alike, to 1, the same words.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let all = shared(&self.all, &other.all);
        if self.gist.is_empty() || other.gist.is_empty() {
            return all;
        }
        OF_GIST * shared(&self.gist, &other.gist) + (1.0 - OF_GIST) * all
    }
}

/// Twice the weight of the words that two bags share, by the weight of both (Dice).
fn shared(a: &Bag, b: &Bag) -> f64 {
    let weight = |bag: &Bag| bag.iter().map(|(_, weight)| weight).sum::<f64>();
    let (mut i, mut k, mut both) = (0, 0, 0.0);
    while let (Some((one, weight)), Some((other, _))) = (a.get(i), b.get(k)) {
        if one == other {
            both += weight;
        }
        i += usize::from(one <= other);
        k += usize::from(other <= one);
    }
    let all = weight(a) + weight(b);
    if all > 0.0 { 2.0 * both / all } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_in_every_row_make_no_two_rows_alike() {
        let row = |work: &str| {
            let text = format!("{work}\nChủ trì: Sở Nội vụ\nThời hạn: Quý I năm 2026");
            Part::new(PartKind::Task, "", &text).gist(work.to_owned())
        };
        let old =
            ["Kiểm tra công vụ", "Tập huấn văn thư", "Thi tuyển công chức"].map(row);
        let new = ["Số hóa hồ sơ lưu trữ", "Tập huấn văn thư cho cấp xã"].map(row);
        let words = Words::of(&old, &new);
        let like =
            |o: usize, n: usize| words.bags(&old[o]).likeness(&words.bags(&new[n]));
        assert!(like(0, 0) < 0.4, "{}", like(0, 0));
        assert!(like(1, 1) > 0.6, "{}", like(1, 1));
    }
}
