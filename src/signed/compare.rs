//! The first word at which two files differ, and how alike they are.

use std::collections::BTreeMap;

use super::words::PageWords;

/// How many words are shown of each side.
const SHOWN: usize = 6;

/// Where the words of two files part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The page of the file, from 1.
    pub page: usize,
    /// What the build says there.
    pub ours: String,
    /// What the file says there.
    pub theirs: String,
}

fn flat(words: &PageWords) -> Vec<(usize, &str)> {
    let pages = words.pages.iter().enumerate();
    pages
        .flat_map(|(i, page)| page.iter().map(move |word| (i + 1, word.text.as_str())))
        .collect()
}

/// The first words at which two files differ; none if all are the same.
pub(super) fn first_difference(
    ours: &PageWords,
    theirs: &PageWords,
) -> Option<Difference> {
    let (ours, theirs) = (flat(ours), flat(theirs));
    let same = ours.iter().zip(&theirs).take_while(|(a, b)| a.1 == b.1).count();
    if same == ours.len() && same == theirs.len() {
        return None;
    }
    let from = same.saturating_sub(2);
    let shown = |words: &[(usize, &str)]| {
        let part: Vec<&str> =
            words.iter().skip(from).take(SHOWN).map(|it| it.1).collect();
        part.join(" ")
    };
    let at = theirs.get(same).or(theirs.last()).or(ours.get(same));
    let page = at.map_or(1, |it| it.0);
    Some(Difference { page, ours: shown(&ours), theirs: shown(&theirs) })
}

/// The share of words that two files have in common.
pub(super) fn likeness(ours: &PageWords, theirs: &PageWords) -> f64 {
    let count = |words: &PageWords| {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for (_, word) in flat(words) {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
        counts
    };
    let (ours, theirs) = (count(ours), count(theirs));
    let sum = |counts: &BTreeMap<String, u32>| counts.values().sum::<u32>();
    let common = ours.iter().map(|(word, n)| theirs.get(word).map_or(0, |m| *n.min(m)));
    let most = sum(&ours).max(sum(&theirs));
    if most == 0 { 0.0 } else { f64::from(common.sum::<u32>()) / f64::from(most) }
}
