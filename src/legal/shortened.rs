//! What offices shorten in the names of laws: `Luật BHYT`, `Luật NSNN`.

use crate::vi::WordList;

/// Short and full, with `=` between.
static SHORT: WordList = WordList::new(include_str!("words/shortened-names.txt"));

/// A name in lower case with its shortened words said in full.
pub fn in_full(name: &str) -> String {
    let full = |word: &str| {
        let fits = |entry: &&&str| {
            entry.strip_prefix(word).is_some_and(|rest| rest.starts_with(" = "))
        };
        let found = SHORT.in_order().iter().find(fits);
        found.map_or(word.to_owned(), |entry| entry[word.len() + 3..].to_owned())
    };
    let words = name.split_whitespace().map(full);
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortened_name_is_said_in_full() {
        assert_eq!(in_full("luật nsnn năm 2015"), "luật ngân sách nhà nước năm 2015");
        assert_eq!(in_full("luật đất đai"), "luật đất đai");
    }
}
